import MiniSearch from 'minisearch'
import { type Computed, compute } from './compute'
import { continued } from './follow-up'
import { type Intent, intents, languageOf } from './language'
import { type AskDocument, type AskModel, options } from './model'
import { marksOf, passageOf } from './passage'
import { pasted } from './pasted'
import { prefillOf } from './prefill'
import type { Context, Hit, Outcome, Passage, Reply } from './reply'
import { understand } from './terms'

export interface Asker {
  readonly locale: string
  readonly titleOf: (slug: string) => string
  readonly answerOf: (slug: string) => string
  readonly headingOf: (slug: string, section: string) => string
  /** Answers a question of any length; `previous` is the `context` of the reply before, for follow-ups. */
  readonly ask: (question: string, options?: { readonly previous?: Context | undefined }) => Reply
}

/** Below this share of the question explained, there is no answer. Chosen by a sweep over the development questions. */
const threshold = 0.2
/** How much better another topic has to be to take the question away. */
const otherMargin = 1

const kindWeight: Record<AskDocument['kind'], number> = { ask: 1, answer: 0.75, section: 0.5, other: 1 }

interface Ranked {
  readonly outcome: Outcome
  readonly hits: readonly Hit[]
  readonly terms: ReadonlySet<string>
}

/** The answer that explains what was computed. */
const explains: Readonly<Record<Computed['kind'], string | null>> = {
  block: 'ip-and-cidr',
  range: 'ip-and-cidr',
  relation: 'ip-and-cidr',
  merge: 'ip-and-cidr',
  prefix: 'ip-and-cidr',
  port: null,
  'rules-of-groups': null,
  'rules-of-directions': null,
  pasted: null,
  refused: null,
}

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

  function rank(unique: readonly string[]): Ranked {
    const none: Ranked = { outcome: 'none', hits: [], terms: new Set() }
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
    return { outcome: answered ? 'answer' : 'none', hits, terms: top.terms }
  }

  function passage(hit: Hit | undefined, terms: ReadonlySet<string>): Passage | null {
    const answer = hit && model.answers[hit.slug]
    if (!answer) return null
    const section = answer.sections[hit.section]
    const place = { slug: hit.slug, section: section ? hit.section : '', heading: section?.heading ?? '' }
    return passageOf(place, section?.text ?? answer.answer, terms)
  }

  function ask(question: string, { previous }: { readonly previous?: Context | undefined } = {}): Reply {
    const alone = understand(question)
    const { question: whole, entities, followsUp } = continued(question, alone, previous)
    const { normalised, terms, concepts } = followsUp ? understand(whole) : alone
    const document = pasted(question)
    const computed: Computed | null = document
      ? { kind: 'pasted', ...document }
      : compute(normalised, entities, model.limits)
    const ranked = rank([...new Set(terms)])
    const first = computed === null ? null : explains[computed.kind]
    const hits = first === null ? ranked.hits : lead(ranked.hits, first)
    const intent: Intent | null = intents.find((each) => concepts.includes(`#${each}`)) ?? null
    const language = languageOf(question)
    const shown = passage(hits[0], ranked.terms)
    return {
      outcome: computed !== null && first !== null ? 'answer' : ranked.outcome,
      hits,
      passage: shown,
      matched: matchedIn(question, ranked.terms),
      entities,
      intent,
      computed,
      prefill: prefillOf(question, entities, computed),
      language: language === null || language === model.locale ? null : language,
      context: { question: whole.slice(0, 1000), entities },
      followsUp,
    }
  }

  return {
    locale: model.locale,
    titleOf: (slug) => model.answers[slug]?.title ?? slug,
    answerOf: (slug) => model.answers[slug]?.answer ?? '',
    headingOf: (slug, section) => model.answers[slug]?.sections[section]?.heading ?? '',
    ask,
  }
}

/** Puts an answer before all others. */
function lead(hits: readonly Hit[], slug: string): readonly Hit[] {
  const found = hits.find((hit) => hit.slug === slug) ?? { slug, section: '', score: 1 }
  return [{ ...found, score: 1 }, ...hits.filter((hit) => hit.slug !== slug)].slice(0, 10)
}

/** Stretches of the question, as written, whose terms the answer holds. */
function matchedIn(question: string, terms: ReadonlySet<string>): string[] {
  const start = question.slice(0, 600)
  return [...new Set(marksOf(start, terms).map(([from, to]) => start.slice(from, to)))]
}
