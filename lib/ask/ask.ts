import {
  type AddressFigures,
  asksForSize,
  type Computed,
  compute,
  type Tool,
  wantsAddressFigures,
} from './answer/compute'
import { asksWhy, continued, putRight } from './answer/follow-up'
import { marksOf, passageOf } from './answer/passage'
import { prefillOf } from './answer/prefill'
import type { Hit, Passage, Reply, ReplyOutcome, TurnContext } from './answer/reply'
import { openConversation } from './conversation'
import type { AskModel } from './corpus'
import { failsIn, openJudge } from './judge'
import { openRanker } from './model/rank'
import { type ChipKey, chipsOf, intentOf } from './text/chips'
import { isSettled, isThanks, turnsAway } from './text/courtesy'
import { type Entities, entitiesOf } from './text/entities'
import { languageOf } from './text/language'
import { longest, normalise, words } from './text/normalise'
import { pasted } from './text/pasted'
import { asksHow } from './text/steps'
import { type UnderstoodQuestion, understand } from './text/terms'

export { answerFor } from './judge'

export interface AskOptions {
  /** The `context` of the reply before, for follow-ups. */
  readonly previous?: TurnContext | undefined
  /** What the reader has taken away of what was understood. */
  readonly without?: readonly ChipKey[]
}

export interface Asker<Slug extends string = string> {
  readonly locale: string
  readonly titleOf: (slug: Slug) => string
  readonly answerOf: (slug: Slug) => string
  /** When it is this answer, to be said after "when". */
  readonly caseOf: (slug: Slug) => string
  readonly headingOf: (slug: Slug, section: string) => string
  /** Answers a question of any length. */
  readonly ask: (question: string, options?: AskOptions) => Reply<Slug>
  /** The same, which works out figures of addresses: what does so is fetched. Fails where it does not come. */
  readonly withFigures: () => Promise<Asker<Slug>>
}

/**
 * Opens a model; the asker answers in about a millisecond.
 * @param figures what works out addresses (`lib/ask/figures`); null where it may come later, if a question needs it
 */
export function loadModel<Slug extends string>(model: AskModel<Slug>, figures: AddressFigures | null): Asker<Slug> {
  const ranker = openRanker(model)
  const judge = openJudge(model, ranker)
  const { isLost, isSure, settle } = openConversation(model, ranker, judge)
  const answers = new Map(model.answers.map((answer) => [answer.slug, answer]))

  /** @param ports that the question names: what is said of another port is no answer */
  function passage(
    hit: Hit<Slug> | undefined,
    terms: ReadonlySet<string>,
    ports: readonly number[],
  ): Passage<Slug> | null {
    const answer = hit && answers.get(hit.slug)
    if (!answer) return null
    const found = answer.sections.find(({ id }) => id === hit.section)
    // An answer that is about the port may name others on the way: those to use instead of it.
    const isOther = found && ports.length > 0 && isOfOtherPorts(`${answer.answer} ${found.text}`, ports)
    const section = isOther ? undefined : found
    const place = { slug: hit.slug, section: section?.id ?? '', heading: section?.heading ?? '' }
    return passageOf(place, section?.text ?? answer.answer, terms)
  }

  function ask(question: string, { previous, without = [] }: AskOptions, figures: AddressFigures | null): Reply<Slug> {
    const asked = previous ? putRight(question) : question
    const reply = replyTo(asked, { previous, without }, figures)
    const isOver = isThanks(normalise(question)) || (previous !== undefined && isSettled(question))
    if (!isOver) return reply
    // Nothing was asked: what was asked before is still what is spoken of.
    return { ...reply, outcome: 'none', thanks: true, hits: [], passage: null, context: previous ?? reply.context }
  }

  function replyTo(
    question: string,
    { previous, without = [] }: AskOptions,
    figures: AddressFigures | null,
  ): Reply<Slug> {
    const taken: ReadonlySet<ChipKey> = new Set(without)
    const read = (text: string) => understand(text, ranker.lexicon, ranker.spell, taken)
    const alone = read(question)
    const isNew = turnsAway(normalise(question)) || without.some((key) => key.startsWith('thread:'))
    const thread = isNew ? undefined : previous
    const { question: whole, entities, followsUp, inVain } = continued(question, alone, thread, { isLost, isSure })
    const understood = followsUp ? read(whole) : alone
    const { normalised, concepts } = understood
    const document = pasted(question)
    const inPassing = followsUp && isInPassing(alone, thread, figures)
    const computed: Computed | null = document
      ? { kind: 'pasted', ...document }
      : (compute(normalised, entities, model.limits, figures, inPassing) ??
        portBeside(alone, followsUp, thread, figures))
    const judged = judge(understood, question, computed, inVain)
    const turn = { question, alone, followsUp, inVain, inPassing, isFigure: computed !== null, read }
    const { hits: ranking, outcome, unknownCode, before } = settle(judged, turn, thread)
    const fails = failsIn(understood)
    const told = followsUp ? furtherOn(ranking, alone, inVain, thread) : ranking
    const hits = told === ranking && asksHow(normalised) && !fails ? atSteps(ranking) : told
    const intent = intentOf(concepts)
    const known = document
      ? nothingTold
      : { unknownCode, chips: chipsOf(entities, intent, threadOf(followsUp, thread)) }
    // A port is an idea to the judges; to the reader's eye it is its number.
    const seen = new Set([...understood.terms, ...entities.ports.map(String)])
    const shown = passage(hits[0], seen, entities.ports)
    const offered = toolOf(outcome, hits[0]?.slug)
    const prefill = prefillOf(question, entities, computed, fails, offered)
    return {
      outcome: outcome === 'none' && document ? 'did-you-mean' : outcome,
      hits,
      passage: shown,
      matched: shown === null ? [] : matchedIn(question, shown),
      entities,
      unknownCode: known.unknownCode,
      intent,
      chips: known.chips,
      computed,
      awaitsFigures:
        figures === null && document === null && entities.symptom === null && wantsAddressFigures(normalised, entities),
      prefill,
      tool: prefill?.tool ?? offered,
      fails,
      thanks: false,
      language: languageBeside(question, model.locale),
      // Who was read together with the question before is asked on as a part of it.
      context: contextOf(before === null ? whole : `${whole} ${before}`, entities, shown),
      followsUp,
      goesOn: told !== ranking,
    }
  }

  /** `and NTP?` after a question whose port was told. */
  function portBeside(
    { normalised, entities }: UnderstoodQuestion,
    followsUp: boolean,
    thread: TurnContext | undefined,
    figures: AddressFigures | null,
  ) {
    return followsUp && toldOf(thread, figures)?.kind === 'port'
      ? compute(normalised, entities, model.limits, figures)
      : null
  }

  /** With the first at the section that says more than what was shown of it. */
  function furtherOn(
    hits: readonly Hit<Slug>[],
    alone: UnderstoodQuestion,
    inVain: boolean,
    thread: TurnContext | undefined,
  ): readonly Hit<Slug>[] {
    const wanted = asksWhy(alone) ? reasons : inVain ? stepsOn : []
    const [top, ...others] = hits
    if (top === undefined || thread?.shown?.slug !== top.slug) return hits
    const ids = ['', ...(answers.get(top.slug)?.sections.map(({ id }) => id) ?? [])]
    const next = wanted.find((id) => id !== thread.shown?.section && ids.includes(id))
    return next === undefined ? hits : [{ ...top, section: next }, ...others]
  }

  /** With the first at its steps. */
  function atSteps([top, ...others]: readonly Hit<Slug>[]): readonly Hit<Slug>[] {
    if (top === undefined) return []
    const steps = answers.get(top.slug)?.sections.some(({ id }) => id === sectionOfSteps)
    return [steps ? { ...top, section: sectionOfSteps } : top, ...others]
  }

  /** Whether a question that goes on names addresses only as a circumstance: no figure was asked for before, and none is now. */
  function isInPassing(
    { normalised }: UnderstoodQuestion,
    before: TurnContext | undefined,
    figures: AddressFigures | null,
  ): boolean {
    if (before === undefined || asksForSize(normalised)) return false
    return toldOf(before, figures) === null
  }

  /** What was worked out for the question before. */
  function toldOf(before: TurnContext | undefined, figures: AddressFigures | null): Computed | null {
    return before ? compute(normalise(before.question), before.entities, model.limits, figures) : null
  }

  function toolOf(outcome: ReplyOutcome, slug: Slug | undefined): Tool | null {
    return (slug === undefined || outcome === 'none' ? undefined : model.tools[slug]) ?? null
  }

  const open = (figures: AddressFigures | null): Asker<Slug> => ({
    locale: model.locale,
    titleOf: (slug) => answers.get(slug)?.title ?? slug,
    answerOf: (slug) => answers.get(slug)?.answer ?? '',
    caseOf: (slug) => answers.get(slug)?.case ?? '',
    headingOf: (slug, section) => answers.get(slug)?.sections.find(({ id }) => id === section)?.heading ?? '',
    ask: (question, options = {}) => ask(question, options, figures),
    withFigures: async () => open((await import('./figures')).addressFigures),
  })
  return open(figures)
}

/** What the next question builds on. */
function contextOf(question: string, entities: Entities, shown: Passage | null): TurnContext {
  return { question: question.slice(0, 1000), entities, shown: shown && { slug: shown.slug, section: shown.section } }
}

/** Sections that say why, and what to do next where it has not helped; the last where all else was shown. */
const reasons = ['why', '']
const stepsOn = ['how', 'check', '']

/** The section of an answer that says how it is done. */
const sectionOfSteps = 'how'

/** Whether a text speaks of ports, and of none of those. */
function isOfOtherPorts(text: string, ports: readonly number[]): boolean {
  const named = entitiesOf(text, normalise(text), true).entities.ports
  return named.length > 0 && !named.some((port) => ports.includes(port))
}

/** Of a document nothing is told that it names: its tool does. */
const nothingTold = { unknownCode: null, chips: [] } as const

/** The question that one was read as a part of, in short; null for one that stands alone. */
function threadOf(followsUp: boolean, thread: TurnContext | undefined): string | null {
  return followsUp ? (thread?.question.slice(0, 80) ?? null) : null
}

/** The language of a question, where it is another than the page's. */
function languageBeside(question: string, locale: string): string | null {
  const language = languageOf(question)
  return language === locale ? null : language
}

/** Stretches of the question, as written, whose words the passage holds. */
function matchedIn(question: string, { heading, text }: Passage): string[] {
  const start = question.slice(0, longest)
  const held = new Set(words(normalise(`${heading} ${text}`)))
  return [...new Set(marksOf(start, held).map(([from, to]) => start.slice(from, to)))]
}
