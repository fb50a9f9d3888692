import { type Computed, compute, type Tool } from './answer/compute'
import { continued } from './answer/follow-up'
import { marksOf, passageOf } from './answer/passage'
import { prefillOf } from './answer/prefill'
import type { Context, Hit, Passage, Reply } from './answer/reply'
import type { AskModel } from './corpus'
import { decide } from './model/decide'
import { openRanker } from './model/rank'
import { openCodes } from './text/codes'
import { type Intent, intents, languageOf } from './text/language'
import { longest, normalise, words } from './text/normalise'
import { pasted } from './text/pasted'
import { type Understood, understand } from './text/terms'

export interface Asker {
  readonly locale: string
  readonly titleOf: (slug: string) => string
  readonly answerOf: (slug: string) => string
  readonly headingOf: (slug: string, section: string) => string
  /** Answers a question of any length; `previous` is the `context` of the reply before, for follow-ups. */
  readonly ask: (question: string, options?: { readonly previous?: Context | undefined }) => Reply
}

const explaining = {
  block: 'ip-and-cidr',
  range: 'ip-and-cidr',
  relation: 'ip-and-cidr',
  merge: 'ip-and-cidr',
  prefix: 'ip-and-cidr',
  refused: 'ip-and-cidr',
  port: 'protocols-and-ports',
  'rules-of-groups': 'rule-limit-reached',
  'rules-of-directions': 'rule-count-directions',
  'rules-left': 'rule-count-directions',
  pasted: 'misconfigured-rules',
} as const satisfies Record<Computed['kind'], string>

/** Slug of the answer that explains what was worked out. */
export function answerFor({ kind }: Computed): string {
  return explaining[kind]
}

/** Kinds whose explanation comes before every other answer: the figure is what was asked for. */
const leading: ReadonlySet<Computed['kind']> = new Set([
  'block',
  'range',
  'relation',
  'merge',
  'prefix',
  'rules-of-directions',
  'rules-left',
])

/** In a long question the first hit stands from this score on, whatever could be worked out beside. */
const sureEnough = 0.8
/** Words of a question that asks for figures and no more. */
const mostWordsOfFigures = 8
/** How sure an answer is that an error code leads to. */
const byCode = 0.97

/** The answer to a connection that fails for no reason that is named. */
const unreachable = 'service-unreachable'
const failing: readonly string[] = ['#unreachable', '#cannotEnter', '#timeout', '#refused']
/** What fails there is not a server of this cloud. */
const elsewhere: readonly string[] = ['#otherProvider', '#home', '#chat', '#credential', '#certificate']

/** Opens a model; the asker answers in about a millisecond. */
export function loadModel(model: AskModel): Asker {
  const { lexicon, spell, rank } = openRanker(model)
  const answers = new Map(model.answers.map((answer) => [answer.slug, answer]))
  const codeIn = openCodes(model.codes)
  const understandOne = (text: string) => understand(text, lexicon, spell)

  function passage(hit: Hit | undefined, terms: ReadonlySet<string>): Passage | null {
    const answer = hit && answers.get(hit.slug)
    if (!answer) return null
    const section = answer.sections.find(({ id }) => id === hit.section)
    const place = { slug: hit.slug, section: section?.id ?? '', heading: section?.heading ?? '' }
    return passageOf(place, section?.text ?? answer.answer, terms)
  }

  /** Hits and outcome, before what was worked out or recognised is weighed. */
  function judge(understood: Understood, question: string) {
    const { hits, signs } = rank(understood)
    const outcome = decide(signs)
    const code = codeIn(question.slice(0, longest))
    if (code && answers.has(code.answer)) return { hits: lead(hits, code.answer, byCode), outcome: 'answer' as const }
    // A service that cannot be reached is never turned away.
    const fails = failsIn(understood)
    if (fails && outcome === 'none' && answers.has(unreachable)) {
      return { hits: among(hits, unreachable), outcome: 'did-you-mean' as const }
    }
    return { hits, outcome }
  }

  function ask(question: string, { previous }: { readonly previous?: Context | undefined } = {}): Reply {
    const alone = understandOne(question)
    const { question: whole, entities, followsUp } = continued(question, alone, previous)
    const understood = followsUp ? understandOne(whole) : alone
    const { normalised, concepts } = understood
    const terms = new Set(understood.terms)
    const document = pasted(question)
    const computed: Computed | null = document
      ? { kind: 'pasted', ...document }
      : compute(normalised, entities, model.limits)
    const judged = judge(understood, question)
    const fails = failsIn(understood)
    const explains = computed !== null && leading.has(computed.kind) ? answerFor(computed) : null
    // An address in passing doesn't take a question away from an answer that is sure.
    const [top] = judged.hits
    const inPassing = words(normalised).length > mostWordsOfFigures
    const stands = top && inPassing && top.slug !== explains && top.score >= sureEnough
    const first = stands && judged.outcome === 'answer' ? null : explains
    const hits = first === null ? judged.hits : lead(judged.hits, first, 1)
    const outcome = first !== null ? 'answer' : judged.outcome
    const intent: Intent | null = intents.find((each) => concepts.includes(`#${each}`)) ?? null
    const language = languageOf(question)
    // A port is an idea to the judges; to the reader's eye it is its number.
    const seen = new Set([...terms, ...entities.ports.map((port) => String(port))])
    const shown = passage(hits[0], seen)
    const prefill = prefillOf(question, entities, computed, fails)
    return {
      outcome: outcome === 'none' && document ? 'did-you-mean' : outcome,
      hits,
      passage: shown,
      matched: shown === null ? [] : matchedIn(question, shown),
      entities,
      intent,
      computed,
      prefill,
      tool: prefill?.tool ?? (outcome === 'none' ? null : toolOf(hits[0]?.slug)),
      fails,
      language: language === null || language === model.locale ? null : language,
      context: { question: whole.slice(0, 1000), entities },
      followsUp,
    }
  }

  function toolOf(slug: string | undefined): Tool | null {
    return (slug === undefined ? undefined : model.tools[slug]) ?? null
  }

  return {
    locale: model.locale,
    titleOf: (slug) => answers.get(slug)?.title ?? slug,
    answerOf: (slug) => answers.get(slug)?.answer ?? '',
    headingOf: (slug, section) => answers.get(slug)?.sections.find(({ id }) => id === section)?.heading ?? '',
    ask,
  }
}

/** Whether a question tells of a connection that fails, to something that may stand in this cloud. */
function failsIn({ concepts, entities }: Understood): boolean {
  if (concepts.some((idea) => elsewhere.includes(idea))) return false
  return entities.symptom !== null || concepts.some((idea) => failing.includes(idea))
}

/** Puts an answer before all others. */
function lead(hits: readonly Hit[], slug: string, score: number): readonly Hit[] {
  const found = hits.find((hit) => hit.slug === slug) ?? { slug, section: '', score }
  const rest = hits.filter((hit) => hit.slug !== slug)
  return [{ ...found, score }, ...rest.map((hit) => ({ ...hit, score: Math.min(hit.score, 1 - score) }))].slice(0, 10)
}

/** Puts an answer among the first three, where it is not yet. */
function among(hits: readonly Hit[], slug: string): readonly Hit[] {
  if (hits.slice(0, 3).some((hit) => hit.slug === slug)) return hits
  const found = hits.find((hit) => hit.slug === slug) ?? { slug, section: '', score: 0 }
  const others = hits.filter((hit) => hit.slug !== slug)
  return [...others.slice(0, 2), { ...found, score: others[1]?.score ?? 0 }, ...others.slice(2)].slice(0, 10)
}

/** Stretches of the question, as written, whose words the passage holds. */
function matchedIn(question: string, { heading, text }: Passage): string[] {
  const start = question.slice(0, longest)
  const held = new Set(words(normalise(`${heading} ${text}`)))
  return [...new Set(marksOf(start, held).map(([from, to]) => start.slice(from, to)))]
}
