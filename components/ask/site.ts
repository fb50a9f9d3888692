import type { Slug } from '@/content/topics'
import type * as engine from '@/lib/ask'

/** The engine's types with the answers of this site. */
export type SiteAsker = engine.Asker<Slug>
export type SiteHit = engine.Hit<Slug>
export type SiteReply = engine.Reply<Slug>
export type SitePassage = engine.Passage<Slug>
