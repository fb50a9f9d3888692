import { existsSync, readdirSync } from 'node:fs'
import { contentPath } from './root'

/** A locale is a folder of content/ that holds answers and messages, named by its BCP 47 tag. */
export type Locale = string

/** Every language's own name for itself, as the language switch shows it. */
export const localeNames: Readonly<Record<string, string>> = { ja: '日本語', en: 'English', zh: '简体中文' }

const order = ['ja', 'en', 'zh']

/** Locales that have pages, first language first. A new locale needs only its folder. */
export function locales(): Locale[] {
  return readdirSync(contentPath(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(contentPath(entry.name, 'messages')))
    .map((entry) => entry.name)
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
}

function rank(locale: Locale): number {
  const at = order.indexOf(locale)
  return at < 0 ? order.length : at
}
