import type { ReplyOutcome } from '../answer/reply'

/** What the confidence is made of. */
export interface Signs {
  /** Probability of the best answer among the answers, 0–1. */
  readonly best: number
  /** How many times as likely as the second it is, as a logarithm, 0–5. */
  readonly lead: number
  /** Logit of the best answer less that of another topic. */
  readonly overOther: number
  /** Share of the question's features that the model knows, 0–1. */
  readonly known: number
  /** Share of its words (of Chinese and Japanese, characters) that neither a weight nor an idea knows, 0–1: they may change what the others mean. */
  readonly strange: number
  /** How much the question says: its words, ideas and entities. */
  readonly length: number
  /** Ideas of the question that are of other topics. */
  readonly foreign: number
  /** It tells of a connection that fails. */
  readonly fails: boolean
  /** A single word, with which words of the texts begin. */
  readonly begun: boolean
  /** Names what is asked about here and no more (`priority`), wants to learn it, or a name in a rule. */
  readonly bare: boolean
}

/**
 * Two logistic regressions on the signs. Fitted by `npm run bench:ask -- --fit` on what models say of voices that they have
 * not heard, three at a time, and of test/fixtures/questions but `voices`, `posts`, `messages` and `forum`: these judge.
 * Every weight has the sign that a reader expects: the surer the ranking, the surer the reply.
 */
const answerableBy = { always: -0.02, overOther: 0.63, foreign: -1.65, strange: -2.72, fails: 0.12 }
const rightBy = { always: -2.35, best: 2.92, lead: 0.47, known: 0.47, length: 0.01 }

/** From this probability on there is an answer here. */
const answerable = 0.52
/** From this probability of being right on, the best answer is given alone. */
const alone = 0.44

/** From this probability of being right on, a short question says enough by itself. */
const sure = 0.8

/** What a question says beyond this makes no reply surer. */
const longestCounted = 20

const logistic = (sum: number) => 1 / (1 + Math.exp(-sum))

/** 0–1: how likely it is that the question has an answer here. */
export function answerability({ overOther, foreign, strange, fails }: Signs): number {
  const by = answerableBy
  return logistic(
    by.always +
      by.overOther * overOther +
      by.foreign * Math.min(foreign, 3) +
      // A text of a program names much that nobody knows.
      (fails ? by.fails : by.strange * strange),
  )
}

/** 0–1: how likely it is that the best answer is the right one, if there is one. */
export function rightness({ best, lead, known, length }: Signs): number {
  const by = rightBy
  return logistic(
    by.always + by.best * best + by.lead * lead + by.known * known + by.length * Math.min(length, longestCounted),
  )
}

/** Whether a question is understood so well by itself that what was asked before adds nothing. */
export function saysEnough(signs: Signs): boolean {
  return answerability(signs) >= answerable && rightness(signs) >= sure
}

export function decideReply(signs: Signs): ReplyOutcome {
  // Nothing here says anything of it; a single word may be one that is still being typed.
  if (signs.known === 0) return signs.begun || signs.bare ? 'did-you-mean' : 'none'
  // A bare word says too little to be sure of, and too much to be turned away.
  if (answerability(signs) < answerable) return signs.bare ? 'did-you-mean' : 'none'
  return rightness(signs) >= alone ? 'answer' : 'did-you-mean'
}
