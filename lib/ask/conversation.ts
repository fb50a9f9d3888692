import { asksForAnother, isCircumstance, mayLean, namesSubject, rejects, turnsRound } from './answer/follow-up'
import type { Hit, ReplyOutcome, TurnContext } from './answer/reply'
import type { AskModel } from './corpus'
import { type Judge, type JudgedQuestion, second } from './judge'
import { decideReply, type Signs, saysEnough } from './model/decide'
import type { Ranker } from './model/rank'
import { subjects } from './text/language'
import { type UnderstoodQuestion, understand } from './text/terms'

/** From this score on a question that goes on has an answer of its own. */
const ofItsOwn = 0.6
/** So many words and ideas are a question by themselves, however it begins. */
const ofItself = 8
/** From this score on it is hardly of another topic, where what was asked before leads there, too. */
const plainly = 0.8
/** From this score on it has no other; below that one, what was asked before has nothing to do with it. */
const clearly = 0.9
const maybe = 0.4

/** Below this logit of the best answer less that of another topic, a question speaks of something else. */
const clearlyOther = -1
/** From here on it may still tell more of what was asked before: `the server is in Singapore`. */
const farOther = -3.5

const subjectIdeas: ReadonlySet<string> = new Set(subjects.map((concept) => `#${concept}`))

/** Whether a question says of what it asks: `how many fit?` does not. */
function isOfSubject({ concepts, entities }: UnderstoodQuestion): boolean {
  return entities.ports.length + entities.codes.length > 0 || concepts.some((idea) => subjectIdeas.has(idea))
}

/** Ideas of what no conversation here goes on to. */
const elsewhere: ReadonlySet<string> = new Set(['#chat', '#program', '#home'])

/** Whether a question has no answer here because it speaks of something else. */
function isOther({ foreign, overOther }: Signs): boolean {
  return foreign > 0 || overOther <= clearlyOther
}

/**
 * Whether what is answered alone is less likely than that of the other reading: hardly sure where it thinks of both.
 * @param seemsOther alone it speaks of something else
 */
function isLess<Slug extends string>(
  { hits, outcome }: JudgedQuestion<Slug>,
  other: Hit<Slug>,
  seemsOther: boolean,
): boolean {
  const isNear = hits.slice(0, 3).some(({ slug }) => slug === other.slug)
  return isNear ? (hits[0]?.score ?? 0) < ofItsOwn : outcome !== 'answer' && !seemsOther
}

/** A question of a conversation. */
interface Turn {
  /** As written. */
  readonly question: string
  /** What is understood of it alone. */
  readonly alone: UnderstoodQuestion
  /** It was read as a part of the one before. */
  readonly followsUp: boolean
  /** It says that what was answered has not helped. */
  readonly inVain: boolean
  /** It names addresses, and no figure is asked for. */
  readonly inPassing: boolean
  /** A figure was worked out, or a document pasted. */
  readonly isFigure: boolean
  readonly read: (text: string) => UnderstoodQuestion
}

interface Settled<Slug extends string> extends JudgedQuestion<Slug> {
  /** The question before, where the reply is one to both; null where it is not. */
  readonly before: string | null
}

export interface Conversation<Slug extends string> {
  /** No answer here, and no other topic either: it may be about what was asked before. */
  readonly isLost: (understood: UnderstoodQuestion) => boolean
  /** It stands for itself, whatever was asked before. */
  readonly isSure: (understood: UnderstoodQuestion) => boolean
  /**
   * What is answered in the light of the question before.
   * @param judged the question alone, or with the one before where it was read as a part of it
   * @param before the question before; undefined where there is none
   */
  readonly settle: (judged: JudgedQuestion<Slug>, turn: Turn, before: TurnContext | undefined) => Settled<Slug>
}

/** Opens what weighs the readings of a question against each other: alone, and as a part of a conversation. */
export function openConversation<Slug extends string>(
  model: AskModel<Slug>,
  ranker: Ranker<Slug>,
  judge: Judge<Slug>,
): Conversation<Slug> {
  const known: ReadonlySet<Slug> = new Set(model.answers.map(({ slug }) => slug))
  const read = (text: string) => understand(text, ranker.lexicon, ranker.spell)

  function isLost(understood: UnderstoodQuestion): boolean {
    const { signs } = ranker.rank(understood)
    return decideReply(signs) === 'none' && !isOther(signs)
  }

  function isSure(understood: UnderstoodQuestion): boolean {
    return decideReply(ranker.rank(understood).signs) === 'answer'
  }

  /** A question before, read alone. */
  function asked({ question }: TurnContext): JudgedQuestion<Slug> {
    return judge(read(question), question, null, false)
  }

  function settle(judged: JudgedQuestion<Slug>, turn: Turn, before: TurnContext | undefined): Settled<Slug> {
    if (before === undefined) return { ...judged, before: null }
    const { followsUp, inVain, isFigure } = turn
    if (rejects(turn.alone)) return { ...otherwise(judged, before), before: null }
    const settled = followsUp && !inVain ? inThread(judged, turn, before) : judged
    const decided = followsUp || isFigure ? settled : eitherWay(settled, turn, before)
    const hits = isFigure ? decided.hits : withReading(decided, turn, before)
    return { ...decided, hits, before: decided === settled ? null : before.question }
  }

  /** With what was shown before behind the others. */
  function otherwise(judged: JudgedQuestion<Slug>, { shown }: TurnContext): JudgedQuestion<Slug> {
    const others = judged.hits.filter(({ slug }) => slug !== shown?.slug)
    return { ...judged, hits: others, outcome: 'did-you-mean' }
  }

  /**
   * A short question after another one may be new or lean on it. Where the two readings lead to two answers, both are offered;
   * where it says too little alone, and enough together, the second is meant, the more so where both lead to one answer.
   */
  function eitherWay(judged: JudgedQuestion<Slug>, turn: Turn, before: TurnContext): JudgedQuestion<Slug> {
    const { alone } = turn
    const { signs } = ranker.rank(alone)
    if (standsAlone(judged, alone, signs)) return judged
    const together = turn.read(`${turn.question} ${before.question}`)
    const both = judge(together, together.normalised, null, false)
    const [own] = judged.hits
    const [other] = both.hits
    if (!own || !other) return judged
    if (namesAnother(own, alone, before)) return { ...judged, outcome: 'answer' }
    const seemsOther = judged.outcome === 'none' && isOther(signs)
    const answered = { ...judged, hits: both.hits, outcome: 'answer' as const }
    if (own.slug === other.slug) {
      const isOfThread = !seemsOther || own.score >= plainly || asked(before).hits[0]?.slug === own.slug
      return isOfThread && both.outcome === 'answer' ? answered : judged
    }
    const goesOn = seemsOther && signs.overOther > farOther && asked(before).hits[0]?.slug === other.slug
    const isMeant = goesOn || isLess(judged, other, seemsOther)
    if (isMeant && !saysEnough(signs) && saysEnough(ranker.rank(together).signs)) return answered
    return seemsOther ? judged : offered(judged, own, other)
  }

  /** Whether a subject is named that the question before did not name: it is asked of in that one's light. */
  function namesAnother({ score }: Hit<Slug>, alone: UnderstoodQuestion, before: TurnContext): boolean {
    return score >= plainly && namesSubject(alone, read(before.question).concepts)
  }

  /** Whether a question has nothing to do with the one before: it is long, says enough, or speaks of something else. */
  function standsAlone({ outcome }: JudgedQuestion<Slug>, alone: UnderstoodQuestion, signs: Signs): boolean {
    return !mayLean(alone) || (saysEnough(signs) && isOfSubject(alone)) || (outcome === 'none' && signs.foreign > 0)
  }

  /** With the first answers of both readings. */
  function offered(judged: JudgedQuestion<Slug>, own: Hit<Slug>, other: Hit<Slug>): JudgedQuestion<Slug> {
    const score = Math.min(own.score, other.score)
    const rest = judged.hits.filter(({ slug }) => slug !== own.slug && slug !== other.slug)
    return { ...judged, hits: [own, { ...other, score }, ...rest].slice(0, 10), outcome: 'did-you-mean' }
  }

  /**
   * A question that goes on turns to what it names where that has an answer of its own, or to the opposite of what was answered, and
   * keeps to what was asked before where it names no more than a circumstance.
   */
  function inThread(judged: JudgedQuestion<Slug>, turn: Turn, before: TurnContext): JudgedQuestion<Slug> {
    const { alone } = turn
    const { hits, signs } = ranker.rank(alone)
    const isFailure = before.entities.symptom !== null
    // What speaks of something else leans on nothing, but for what is told of a failure.
    const isElsewhere = alone.concepts.some((idea) => elsewhere.has(idea)) && isOther(signs)
    if (isElsewhere && !isFailure) return { ...judged, outcome: 'none' }
    const opposite = turnsRound(alone) ? oppositeOf(asked(before).hits[0]?.slug) : undefined
    if (opposite !== undefined)
      return { ...judged, hits: first(judged.hits, { slug: opposite, section: '', score: 1 }) }
    const [own] = hits
    // Both readings lead there.
    if (own && own.slug === judged.hits[0]?.slug && saysEnough(signs)) return { ...judged, outcome: 'answer' }
    if (namesSubject(alone, read(before.question).concepts)) return turned(judged, own, decideReply(signs))
    if (own && own.score >= clearly && signs.length >= ofItself && saysEnough(signs) && isOfSubject(alone)) {
      return { ...judged, hits: first(judged.hits, own), outcome: 'answer' }
    }
    if (judged.outcome === 'none') return judged
    // What was answered is not what is asked for now; where a connection fails there are more causes.
    if (asksForAnother(alone) && !isFailure) return { ...judged, outcome: 'did-you-mean' }
    return keptTo(judged, own, turn, before)
  }

  /**
   * With the answer to the subject that a question turns to, where it has one.
   * @param own the first answer to it alone
   * @param outcome of it alone
   */
  function turned(
    judged: JudgedQuestion<Slug>,
    own: Hit<Slug> | undefined,
    outcome: ReplyOutcome,
  ): JudgedQuestion<Slug> {
    const [top] = judged.hits
    if (!own || own.score < ofItsOwn) return judged
    if (own.slug === top?.slug) return own.score >= plainly ? { ...judged, outcome: 'answer' } : judged
    // Both may be meant where what was asked before fits, too.
    const isAlone = outcome !== 'none' && (own.score >= clearly || (top?.score ?? 0) < maybe)
    return { ...judged, hits: first(judged.hits, own), outcome: isAlone ? 'answer' : 'did-you-mean' }
  }

  /** The answer to the opposite of what another one answers; undefined where there is none, or none here. */
  function oppositeOf(slug: Slug | undefined): Slug | undefined {
    const pair = model.opposites.find((two) => two.some((each) => each === slug))
    return pair?.find((each) => each !== slug && known.has(each))
  }

  /**
   * With the answer to the question before, where a question names no more than a circumstance, or leads to what neither was asked
   * before nor is said now; as sure as it was where no more than an address is named.
   * @param own the first answer to it alone
   */
  function keptTo(
    judged: JudgedQuestion<Slug>,
    own: Hit<Slug> | undefined,
    { alone, inPassing }: Turn,
    before: TurnContext,
  ): JudgedQuestion<Slug> {
    const { slug, score } = judged.hits[0] ?? { slug: undefined, score: 0 }
    const names = isCircumstance(alone)
    const isAddress = names && inPassing && alone.entities.blocks.length > 0
    if (score >= ofItsOwn && !isAddress) return judged
    const isSaid = own !== undefined && own.slug === slug && own.score >= maybe
    if (!names && (judged.outcome !== 'answer' || isSaid)) return judged
    const { hits, outcome } = asked(before)
    const [kept] = hits
    if (!kept || kept.slug === slug) return judged
    return { ...judged, hits: first(judged.hits, kept), outcome: isAddress ? outcome : 'did-you-mean' }
  }

  /** Of an answer that is given alone, with that of another reading behind it: together with the question before, alone, or to that one. */
  function withReading(
    { hits, outcome }: JudgedQuestion<Slug>,
    { alone, ...turn }: Turn,
    before: TurnContext,
  ): readonly Hit<Slug>[] {
    const [top, next] = hits
    if (top === undefined || outcome !== 'answer') return hits
    const together = ranker.rank(turn.read(`${alone.normalised} ${before.question}`)).hits
    const readings = [together[0], ranker.rank(alone).hits[0], asked(before).hits[0]]
    const other = readings.find((hit) => hit !== undefined && hit.slug !== top.slug)
    return other ? second(hits, { ...other, score: next?.score ?? 0 }) : hits
  }

  return { isLost, isSure, settle }
}

/** Puts an answer before the others. */
function first<Slug extends string>(hits: readonly Hit<Slug>[], hit: Hit<Slug>): readonly Hit<Slug>[] {
  return [hit, ...hits.filter(({ slug }) => slug !== hit.slug)].slice(0, 10)
}
