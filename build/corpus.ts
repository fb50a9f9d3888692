import { answerTools } from '@/content/answer-tools'
import { errorCodes } from '@/content/error-codes'
import { facts } from '@/content/facts'
import { defaultLocale, localeEntries } from '@/content/locales'
import { type Slug, slugs } from '@/content/topics'
import type { AskCorpus } from '@/lib/ask'
import { readAnswers } from './answers'
import { readPhrasings } from './asks'
import { locales } from './locales'

/** The corpora of all listed languages; one without pages of its own answers from those of the default one. */
export function readCorpus(): AskCorpus<Slug>[] {
  const phrasings = readPhrasings()
  const limits = { rulesPerGroup: facts['rules-per-group'].value, rulesPerInterface: facts['rules-per-eni'].value }
  const published = new Map<string, Slug>(slugs.map((slug) => [slug, slug]))
  const codes = errorCodes.flatMap(({ code, answer: named }) => {
    const answer = published.get(named)
    return answer === undefined ? [] : [{ code, answer }]
  })
  const pages = new Set(locales())
  const texts = localeEntries.map(({ tag }) => ({
    locale: tag,
    answers: readAnswers(pages.has(tag) ? tag : defaultLocale).map(({ slug, title, answer, sections }) => ({
      slug,
      title,
      answer,
      sections: sections.filter(({ id }) => id !== 'official'),
    })),
  }))
  const learnt = texts.filter(({ locale }) => pages.has(locale))
  return texts.map(({ locale, answers }) => ({
    locale,
    limits,
    answers,
    texts: learnt,
    phrasings,
    codes,
    tools: answerTools,
  }))
}
