import type { Slug } from '@/content/topics'
import type * as engine from '@/lib/ask'

/** The engine's types with the answers of this site. */
export type Asker = engine.Asker<Slug>
export type Hit = engine.Hit<Slug>
export type Reply = engine.Reply<Slug>
export type Passage = engine.Passage<Slug>
