import type { Outcome } from './reply'

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
  /** A single word, with which words of the texts begin. */
  readonly begun: boolean
}

/**
 * Logistic regression of "this question has an answer here" on the signs, fitted by `npm run bench:ask -- --fit`:
 * every phrasing of content/asks is answered by a model that was trained without it (five folds, all languages), and the
 * coefficients are fitted to whether it belongs to an answer or to another topic. The questions in test/fixtures take
 * no part, so that they can judge.
 */
const within = { bias: -1.08, best: -2.47, margin: 1.13, overOther: 1.06, known: 0.89, ideas: 0.69, foreign: -1.09 }

/** From this probability on there is an answer; below it there is none. */
const answerable = 0.5
/** From this probability of the best answer on, it is given alone. */
const sure = 0.5

/** 0–1: how likely it is that the question has an answer here. */
function confidence({ best, margin, overOther, known, ideas, foreign }: Signs): number {
  const sum =
    within.bias +
    within.best * best +
    within.margin * margin +
    within.overOther * overOther +
    within.known * known +
    within.ideas * Math.min(ideas, 6) +
    within.foreign * Math.min(foreign, 3)
  return 1 / (1 + Math.exp(-sum))
}

export function decide(signs: Signs): Outcome {
  // Nothing here says anything of it; a single word may be one that is still being typed.
  if (signs.known === 0) return signs.begun ? 'did-you-mean' : 'none'
  if (confidence(signs) < answerable) return 'none'
  return signs.best >= sure ? 'answer' : 'did-you-mean'
}
