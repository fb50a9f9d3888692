import { answerTools } from '@/content/answer-tools'
import { errorCodes } from '@/content/error-codes'
import { facts } from '@/content/facts'
import { defaultLocale, localeEntries } from '@/content/locales'
import { lookalikes, opposites } from '@/content/opposites'
import { type Slug, slugs } from '@/content/topics'
import type { AskCorpus } from '@/lib/ask'
import { readAnswers } from './answers'
import { readCases, readPhrasings } from './asks'
import { locales } from './locales'

/** The corpora of all listed languages; one without pages of its own answers from those of the default one. */
export function readCorpus(): AskCorpus<Slug>[] {
  const phrasings = readPhrasings()
  const limits = {
    rulesPerGroup: facts['rules-per-group'].value,
    rulesPerInterface: facts['rules-per-eni'].value,
    keptPerVSwitch: facts['vswitch-kept-first'].value + facts['vswitch-kept-last'].value,
  }
  const published = new Map<string, Slug>(slugs.map((slug) => [slug, slug]))
  const codes = errorCodes.flatMap(({ code, answer: named }) => {
    const answer = published.get(named)
    return answer === undefined ? [] : [{ code, answer }]
  })
  const bothPublished = (pairs: readonly (readonly [string, string])[]) =>
    pairs.flatMap(([one, other]): [Slug, Slug][] => {
      const [first, second] = [published.get(one), published.get(other)]
      return first === undefined || second === undefined ? [] : [[first, second]]
    })
  const pages = new Set(locales())
  const texts = localeEntries.map(({ tag }) => {
    const shown = pages.has(tag) ? tag : defaultLocale
    const cases = readCases(shown)
    const answers = readAnswers(shown).map(({ slug, title, answer, sections }) => ({
      slug,
      title,
      answer,
      case: caseOf(cases, slug, shown),
      sections: sections.filter(({ id }) => id !== 'official'),
    }))
    return { locale: tag, answers }
  })
  const learnt = texts.filter(({ locale }) => pages.has(locale))
  return texts.map(({ locale, answers }) => ({
    locale,
    limits,
    answers,
    texts: learnt,
    phrasings,
    codes,
    tools: answerTools,
    opposites: bothPublished(opposites),
    lookalikes: bothPublished(lookalikes),
  }))
}

/** When an answer is the one. @throws Error naming the file that does not say it */
function caseOf(cases: ReadonlyMap<string, string>, slug: Slug, language: string): string {
  const found = cases.get(slug)
  if (found === undefined) throw new Error(`content/asks/${language}/cases.json: "${slug}" is missing`)
  return found
}
