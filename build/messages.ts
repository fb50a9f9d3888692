import type { MessageSection, Messages } from '@/content/ja/messages'
import { messageLoaders } from '@/content/messages.generated'
import { slugs } from '@/content/topics'
import type { Locale } from './locales'

/** Counts that the frame's strings state; no string types one. */
const counts: Readonly<Record<string, number>> = { answers: slugs.length }

/** Strings with the counts of the content in the places of `{answers}`. */
function counted<Section extends object>(section: Section): Section {
  const filled = structuredClone(section)
  for (const [key, text] of Object.entries(filled)) {
    if (typeof text !== 'string') continue
    const whole = text.replace(/\{(\w+)\}/g, (place, name: string) => String(counts[name] ?? place))
    Reflect.set(filled, key, whole)
  }
  return filled
}

/** The named sections of a locale's interface strings: a page carries only those that it shows. */
export async function pickMessages(locale: Locale, sections: readonly MessageSection[]): Promise<Partial<Messages>> {
  const load = messageLoaders[locale]
  if (!load) throw new Error(`content/${locale}/messages is missing`)
  const messages = await load()
  return Object.fromEntries(
    sections.map((section) => [section, section === 'site' ? counted(messages.site) : messages[section]]),
  )
}
