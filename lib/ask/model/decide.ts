import type { ReplyOutcome } from '../answer/reply'

/** What the confidence is made of. */
export interface Signs {
  /** Probability of the best answer among the answers, 0–1. */
  readonly best: number
  /** The same less that of the second. */
  readonly margin: number
  /** Logit of the best answer less that of another topic. */
  readonly overOther: number
  /** Share of the question's features that the model knows, 0–1. */
  readonly known: number
  /** Ideas of the question that are of this site's topics. */
  readonly ideas: number
  /** Ideas of the question that are of other topics. */
  readonly foreign: number
  /** It tells of a connection that fails. */
  readonly fails: boolean
  /** A single word, with which words of the texts begin. */
  readonly begun: boolean
  /** Names what is asked about here and no more (`priority`), or wants to learn it. */
  readonly bare: boolean
}

/**
 * Two logistic regressions on the signs. Fitted by `npm run bench:ask -- --fit` on what models say of voices that they have
 * not heard, and of every second question of test/fixtures/questions; the questions in between take no part: they judge.
 * Every weight has the sign that a reader expects: the surer the ranking, the surer the reply.
 */
const answerableBy = { always: -0.51, overOther: 0.7, ideas: 0.16, foreign: -1.5, fails: 0.71 }
const rightBy = { always: -2.45, best: 1.52, margin: 2.95, known: 1.65 }

/** From this probability on there is an answer here. */
const answerable = 0.5
/** From this probability of being right on, the best answer is given alone. */
const alone = 0.47

const logistic = (sum: number) => 1 / (1 + Math.exp(-sum))

/** 0–1: how likely it is that the question has an answer here. */
export function answerability({ overOther, ideas, foreign, fails }: Signs): number {
  const by = answerableBy
  return logistic(
    by.always +
      by.overOther * overOther +
      by.ideas * Math.min(ideas, 6) +
      by.foreign * Math.min(foreign, 3) +
      (fails ? by.fails : 0),
  )
}

/** 0–1: how likely it is that the best answer is the right one, if there is one. */
export function rightness({ best, margin, known }: Signs): number {
  return logistic(rightBy.always + rightBy.best * best + rightBy.margin * margin + rightBy.known * known)
}

export function decideReply(signs: Signs): ReplyOutcome {
  // Nothing here says anything of it; a single word may be one that is still being typed.
  if (signs.known === 0) return signs.begun || signs.bare ? 'did-you-mean' : 'none'
  // A bare word says too little to be sure of, and too much to be turned away.
  if (answerability(signs) < answerable) return signs.bare ? 'did-you-mean' : 'none'
  return rightness(signs) >= alone ? 'answer' : 'did-you-mean'
}
