import { asks } from '@/content/asks'
import { facts } from '@/content/facts'
import { readAnswers } from './answers'
import { locales } from './locales'

/** What the ask box answers from, for one language of questions, as plain text. */
export interface Corpus {
  /** Language of the questions. */
  readonly locale: 'ja' | 'en' | 'zh'
  /** What counts of rules are held against (L-2, L-3). */
  readonly limits: { readonly rulesPerGroup: number; readonly rulesPerEni: number }
  readonly answers: readonly {
    readonly slug: string
    readonly title: string
    readonly answer: string
    readonly sections: readonly { readonly id: string; readonly heading: string; readonly text: string }[]
  }[]
  /** How readers put it, in every language; without a slug it is a topic that no answer covers. */
  readonly phrasings: readonly { readonly language: 'ja' | 'en' | 'zh'; readonly slug: string; readonly text: string }[]
}

/** The corpora of all languages that questions are understood in; without pages of its own one answers from the English. */
export function readCorpus(): Corpus[] {
  const phrasings = asks.flatMap(({ language, answers, other }) => [
    ...Object.entries(answers).flatMap(([slug, texts]) => texts.map((text) => ({ language, slug, text }))),
    ...other.map((text) => ({ language, slug: '', text })),
  ])
  const pages = new Set(locales())
  const limits = { rulesPerGroup: facts['rules-per-group'].value, rulesPerEni: facts['rules-per-eni'].value }
  return asks.map(({ language: locale }) => ({
    locale,
    limits,
    answers: readAnswers(pages.has(locale) ? locale : 'en').map(({ slug, title, answer, sections }) => ({
      slug,
      title,
      answer,
      sections: sections.filter(({ id }) => id !== 'official'),
    })),
    phrasings,
  }))
}
