import { asks } from '@/content/asks'
import { facts } from '@/content/facts'
import type { AskCorpus } from '@/lib/ask'
import { readAnswers } from './answers'
import { locales } from './locales'

/** The corpora of all languages that questions are understood in; without pages of its own one answers from the English. */
export function readCorpus(): AskCorpus[] {
  const phrasings = asks.flatMap(({ language, answers, other }) => [
    ...Object.entries(answers).flatMap(([slug, texts]) => texts.map((text) => ({ language, slug, text }))),
    ...other.map((text) => ({ language, slug: '', text })),
  ])
  const pages = new Set(locales())
  const limits = { rulesPerGroup: facts['rules-per-group'].value, rulesPerInterface: facts['rules-per-eni'].value }
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
