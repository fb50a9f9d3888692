/** What one language of the site is called and how it writes numbers. */
export interface LocaleEntry {
  /** BCP 47 tag; names the folders content/<tag> and content/asks/<tag>. */
  readonly tag: string
  /** The language's own name for itself, as the language switch shows it. */
  readonly name: string
  /** BCP 47 tag by which `Intl` formats numbers and dates. */
  readonly format: string
}

/**
 * THE list of languages, first language first: pages, the language switch, alternate links, the checks and the question box
 * derive from it. A language is shown once its folder holds messages.
 */
export const localeEntries: readonly LocaleEntry[] = [
  { tag: 'ja', name: '日本語', format: 'ja-JP' },
  { tag: 'en', name: 'English', format: 'en-US' },
  { tag: 'zh', name: '简体中文', format: 'zh-CN' },
]

/** Where readers of no listed language are sent (`hreflang="x-default"`). */
export const defaultLocale = 'en'
