import { facts } from '@/content/facts'
import { readAnswers } from './answers'
import { type Locale, locales } from './locales'

/** What the ask box searches: every answer of one locale, as plain text. */
export interface Corpus {
  readonly locale: Locale
  /** What counts of rules are held against (L-2, L-3). */
  readonly limits: { readonly rulesPerGroup: number; readonly rulesPerEni: number }
  readonly answers: readonly {
    readonly slug: string
    readonly title: string
    readonly answer: string
    readonly asks: readonly string[]
    readonly sections: readonly { readonly id: string; readonly heading: string; readonly text: string }[]
  }[]
}

/** The corpora of all locales that have pages. */
export function readCorpus(): Corpus[] {
  return locales().map((locale) => ({
    locale,
    limits: { rulesPerGroup: facts['rules-per-group'].value, rulesPerEni: facts['rules-per-eni'].value },
    answers: readAnswers(locale).map(({ slug, title, answer, asks, sections }) => ({
      slug,
      title,
      answer,
      asks,
      sections,
    })),
  }))
}
