/** How readers ask, in one language: what the ask box learns from beside the pages. */
export interface Asks {
  readonly language: 'ja' | 'en' | 'zh'
  /** Phrasings by answer (slug); only the language's own, not those of another. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** What readers also ask, and what these pages have no answer for: such questions are refused. */
  readonly other: readonly string[]
}
