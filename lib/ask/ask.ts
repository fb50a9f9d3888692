import MiniSearch from 'minisearch'
import type { Entities } from './entities'
import { type AskDocument, type AskModel, options } from './model'
import { understand } from './terms'

export interface Hit {
  readonly slug: string
  /** Id of the section that matched best; empty when the answer as a whole did. */
  readonly section: string
  /** 0–1: how much of the question the answer explains. */
  readonly score: number
}

export interface Reply {
  /** False: the site has no answer for this; the hits are the nearest pages, offered as such. */
  readonly answered: boolean
  /** Best first, at most 10. */
  readonly hits: readonly Hit[]
  readonly entities: Entities
  /** Terms of the question that the best answer holds. */
  readonly matched: readonly string[]
}

export interface Asker {
  readonly locale: string
  readonly titleOf: (slug: string) => string
  readonly answerOf: (slug: string) => string
  readonly headingOf: (slug: string, section: string) => string
  readonly ask: (question: string) => Reply
}

/** Below this share of the question explained, there is no answer. Chosen by a sweep over the development questions. */
const threshold = 0.2
/** How much better another topic has to be to take the question away. */
const otherMargin = 1

const kindWeight: Record<AskDocument['kind'], number> = { ask: 1, answer: 0.75, section: 0.5, other: 1 }

/** Opens a model; the asker answers in about a millisecond. */
export function loadModel(model: AskModel): Asker {
  const index = MiniSearch.loadJS<{ id: number; text: string }>(Object(model.index), options)
  const total = model.documents.length
  const frequency = new Map<string, number>()

  /** Rare terms say more. Terms of concepts count as much as words. */
  function weight(term: string, holders: number): number {
    const known = frequency.get(term)
    if (known !== undefined) return known
    const value = Math.log(1 + (total - holders + 0.5) / (holders + 0.5)) * (term.startsWith('@') ? 1.5 : 1)
    frequency.set(term, value)
    return value
  }

  function ask(question: string): Reply {
    const { terms, entities } = understand(question)
    const unique = [...new Set(terms)]
    const none: Reply = { answered: false, hits: [], entities, matched: [] }
    if (unique.length === 0) return none

    const results = index.search(unique.join('\u0000'), {
      fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 1 : false),
      prefix: (term) => /^[a-z]{4,}$/.test(term),
      boostDocument: (id) => kindWeight[model.documents[Number(id)]?.kind ?? 'section'],
    })
    const holders = new Map<string, number>()
    for (const result of results) for (const term of result.queryTerms) holders.set(term, (holders.get(term) ?? 0) + 1)
    const weights = new Map(unique.map((term) => [term, weight(term, holders.get(term) ?? 0)]))
    const whole = [...weights.values()].reduce((sum, value) => sum + value, 0)

    const bySlug = new Map<
      string,
      { best: number; sum: number; section: string; sectionScore: number; terms: Set<string> }
    >()
    for (const result of results) {
      const document = model.documents[Number(result.id)]
      if (!document) continue
      const entry = bySlug.get(document.slug) ?? {
        best: 0,
        sum: 0,
        section: '',
        sectionScore: 0,
        terms: new Set<string>(),
      }
      if (result.score > entry.best) entry.best = result.score
      entry.sum += result.score
      if (document.kind === 'section' && result.score > entry.sectionScore) {
        entry.section = document.section
        entry.sectionScore = result.score
      }
      if (document.kind !== 'section' || result.score > entry.best * 0.5)
        for (const term of result.queryTerms) entry.terms.add(term)
      bySlug.set(document.slug, entry)
    }
    const other = bySlug.get('')
    bySlug.delete('')
    const ranked = [...bySlug.entries()]
      .map(([slug, entry]) => ({
        slug,
        ...entry,
        rank: entry.best + 0.08 * Math.min(entry.sum - entry.best, 4 * entry.best),
      }))
      .sort((a, b) => b.rank - a.rank || a.slug.localeCompare(b.slug))
    const [top] = ranked
    if (!top) return none
    const explained = (held: ReadonlySet<string>) =>
      [...weights].reduce((sum, [term, value]) => sum + (held.has(term) ? value : 0), 0) / whole
    const hits = ranked.slice(0, 10).map((entry) => ({
      slug: entry.slug,
      section: entry.section,
      score: Math.round(Math.min(1, explained(entry.terms) * (entry.rank / top.rank)) * 1000) / 1000,
    }))
    const answered = (hits[0]?.score ?? 0) >= threshold && !(other && other.best * otherMargin > top.best)
    return { answered, hits, entities, matched: unique.filter((term) => top.terms.has(term)) }
  }

  return {
    locale: model.locale,
    titleOf: (slug) => model.answers[slug]?.title ?? slug,
    answerOf: (slug) => model.answers[slug]?.answer ?? '',
    headingOf: (slug, section) => model.answers[slug]?.sections[section] ?? '',
    ask,
  }
}
