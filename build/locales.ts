import { existsSync } from 'node:fs'
import { localeEntries } from '@/content/locales'
import { contentPath } from './root'

/** Tag of a language in content/locales.ts. */
export type Locale = string

/** Locales that have pages, first language first: those of content/locales.ts whose folder holds messages. */
export function locales(): Locale[] {
  return localeEntries.map(({ tag }) => tag).filter((tag) => existsSync(contentPath(tag, 'messages')))
}

/** A language's own name for itself. */
export function localeName(locale: Locale): string {
  return localeEntries.find(({ tag }) => tag === locale)?.name ?? locale
}
