import type { MessageSection, Messages } from '@/content/ja/messages'
import { messageLoaders } from '@/content/registry.generated'
import type { Locale } from './locales'

/** The named sections of a locale's interface strings: a page carries only those that it shows. */
export async function pickMessages(locale: Locale, sections: readonly MessageSection[]): Promise<Partial<Messages>> {
  const load = messageLoaders[locale]
  if (!load) throw new Error(`content/${locale}/messages is missing`)
  const messages = await load()
  return Object.fromEntries(sections.map((section) => [section, messages[section]]))
}
