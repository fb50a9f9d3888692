import { type AddressFigures, asksForSize, type Computed, compute, namesAddresses, type Tool } from './answer/compute'
import { continued, isCircumstance, mayLean, namesSubject } from './answer/follow-up'
import { marksOf, passageOf } from './answer/passage'
import { prefillOf } from './answer/prefill'
import type { Hit, Passage, Reply, ReplyOutcome, TurnContext } from './answer/reply'
import type { AskModel } from './corpus'
import { failsIn, type JudgedQuestion, openJudge } from './judge'
import { decideReply, type Signs, saysEnough } from './model/decide'
import { openRanker } from './model/rank'
import { type ChipKey, chipsOf, intentOf } from './text/chips'
import { isThanks } from './text/courtesy'
import { entitiesOf } from './text/entities'
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

/** From this score on a question that goes on has an answer of its own. */
const ofItsOwn = 0.6
/** From this score on it has no other; below that one, what was asked before has nothing to do with it. */
const clearly = 0.9
const maybe = 0.4

/** Below this logit of the best answer less that of another topic, a question speaks of something else. */
const clearlyOther = -1

/** Whether a question has no answer here because it speaks of something else. */
function isOther({ foreign, overOther }: Signs): boolean {
  return foreign > 0 || overOther <= clearlyOther
}

/**
 * Opens a model; the asker answers in about a millisecond.
 * @param figures what works out addresses (`lib/ask/figures`); null where it may come later, if a question needs it
 */
export function loadModel<Slug extends string>(model: AskModel<Slug>, figures: AddressFigures | null): Asker<Slug> {
  const ranker = openRanker(model)
  const judge = openJudge(model, ranker)
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

  /** No answer here, and no other topic either: it may be about what was asked before. */
  function isLost(understood: UnderstoodQuestion): boolean {
    const { signs } = ranker.rank(understood)
    return decideReply(signs) === 'none' && !isOther(signs)
  }

  /** It stands for itself, whatever was asked before. */
  function isSure(understood: UnderstoodQuestion): boolean {
    return decideReply(ranker.rank(understood).signs) === 'answer'
  }

  /**
   * A short question after another one may be new or lean on it. Where the two readings lead to two answers, both are offered;
   * where it says too little alone, and enough together, the second is meant.
   *
   * @param judged the question read alone
   * @param alone what is understood of it so
   * @param before the question before; undefined where it is not to be read with it
   * @param readWith understands it together with another
   */
  function eitherWay(
    judged: JudgedQuestion<Slug>,
    alone: UnderstoodQuestion,
    before: TurnContext | undefined,
    readWith: (other: string) => UnderstoodQuestion,
  ): JudgedQuestion<Slug> {
    const { signs } = ranker.rank(alone)
    if (before === undefined || !mayLean(alone) || saysEnough(signs)) return judged
    // What speaks of something else is no part of the conversation.
    if (judged.outcome === 'none' && isOther(signs)) return judged
    const together = readWith(before.question)
    const [own] = judged.hits
    const { hits } = judge(together, together.normalised, null, false)
    const [other] = hits
    if (!own || !other || own.slug === other.slug) return judged
    if (judged.outcome !== 'answer' && saysEnough(ranker.rank(together).signs))
      return { ...judged, hits, outcome: 'answer' }
    const score = Math.min(own.score, other.score)
    const rest = judged.hits.filter(({ slug }) => slug !== own.slug && slug !== other.slug)
    return { ...judged, hits: [own, { ...other, score }, ...rest].slice(0, 10), outcome: 'did-you-mean' }
  }

  /**
   * A question that goes on turns to what it names where that has an answer of its own, and keeps to what was asked before where
   * it names no more than a circumstance.
   *
   * @param judged it and the one before, read as one
   * @param alone what is understood of it alone
   * @param before the question before
   * @param inPassing it names addresses, and no figure is asked for
   */
  function inThread(
    judged: JudgedQuestion<Slug>,
    alone: UnderstoodQuestion,
    before: TurnContext | undefined,
    inPassing: boolean,
  ): JudgedQuestion<Slug> {
    if (before === undefined || (judged.outcome === 'none' && !namesSubject(alone))) return judged
    const [top] = judged.hits
    if (namesSubject(alone)) {
      const { hits } = ranker.rank(alone)
      const [own] = hits
      if (!own || own.score < ofItsOwn || own.slug === top?.slug) return judged
      // Both may be meant where what was asked before fits, too.
      const outcome = own.score >= clearly || (top?.score ?? 0) < maybe ? 'answer' : 'did-you-mean'
      return { ...judged, hits: first(judged.hits, own), outcome }
    }
    const isAddress = inPassing && alone.entities.blocks.length > 0
    if (!isCircumstance(alone) || ((top?.score ?? 0) >= ofItsOwn && !isAddress)) return judged
    return keptTo(judged, before, isAddress)
  }

  /** With the answer to the question before, which is as sure as it was where no more than an address is named. */
  function keptTo(judged: JudgedQuestion<Slug>, before: TurnContext, isAddress: boolean): JudgedQuestion<Slug> {
    const asked = judge(understand(before.question, ranker.lexicon, ranker.spell), before.question, null, false)
    const [kept] = asked.hits
    if (!kept || kept.slug === judged.hits[0]?.slug) return judged
    return { ...judged, hits: first(judged.hits, kept), outcome: isAddress ? asked.outcome : 'did-you-mean' }
  }

  function ask(question: string, { previous, without = [] }: AskOptions, figures: AddressFigures | null): Reply<Slug> {
    const reply = replyTo(question, { previous, without }, figures)
    if (!isThanks(normalise(question))) return reply
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
    const thread = without.some((key) => key.startsWith('thread:')) ? undefined : previous
    const { question: whole, entities, followsUp, inVain } = continued(question, alone, thread, { isLost, isSure })
    const understood = followsUp ? read(whole) : alone
    const { normalised, concepts } = understood
    const document = pasted(question)
    const inPassing = followsUp && isInPassing(alone, thread, figures)
    const computed: Computed | null = document
      ? { kind: 'pasted', ...document }
      : compute(normalised, entities, model.limits, figures, inPassing)
    const judged = judge(understood, question, computed, inVain)
    const before = followsUp || computed !== null ? undefined : thread
    const settled = followsUp && !inVain ? inThread(judged, alone, thread, inPassing) : judged
    const decided = eitherWay(settled, alone, before, (other) => read(`${question} ${other}`))
    const { outcome, unknownCode } = decided
    const hits = asksHow(normalised) && !failsIn(understood) ? atSteps(decided.hits) : decided.hits
    const intent = intentOf(concepts)
    const told = document ? nothingTold : { unknownCode, chips: chipsOf(entities, intent, threadOf(followsUp, thread)) }
    const fails = failsIn(understood)
    // A port is an idea to the judges; to the reader's eye it is its number.
    const seen = new Set([...understood.terms, ...entities.ports.map((port) => String(port))])
    const shown = passage(hits[0], seen, entities.ports)
    const offered = toolOf(outcome, hits[0]?.slug)
    const prefill = prefillOf(question, entities, computed, fails, offered)
    return {
      outcome: outcome === 'none' && document ? 'did-you-mean' : outcome,
      hits,
      passage: shown,
      matched: shown === null ? [] : matchedIn(question, shown),
      entities,
      unknownCode: told.unknownCode,
      intent,
      chips: told.chips,
      computed,
      awaitsFigures: figures === null && document === null && entities.symptom === null && namesAddresses(entities),
      prefill,
      tool: prefill?.tool ?? offered,
      fails,
      thanks: false,
      language: languageBeside(question, model.locale),
      context: { question: whole.slice(0, 1000), entities },
      followsUp,
    }
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
    return compute(normalise(before.question), before.entities, model.limits, figures) === null
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

/** Puts an answer before the others. */
function first<Slug extends string>(hits: readonly Hit<Slug>[], hit: Hit<Slug>): readonly Hit<Slug>[] {
  return [hit, ...hits.filter(({ slug }) => slug !== hit.slug)].slice(0, 10)
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
