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
  /** Of those, and of what the question names, what this site is about. */
  readonly subjects: number
  /** Ideas of the question that are of other topics. */
  readonly foreign: number
  /** A single word, with which words of the texts begin. */
  readonly begun: boolean
  /** A word or phrase that names what is asked about here, and no more: `priority`. */
  readonly bare: boolean
}

/** The signs as a row of numbers, in the order of `weights`. */
export function rowOf({ best, margin, overOther, known, ideas, foreign, subjects }: Signs): number[] {
  return [1, best, margin, overOther, known, Math.min(ideas, 6), Math.min(foreign, 3), Math.min(subjects, 4)]
}

/**
 * Logistic regression of "this question has an answer here" on the signs. Fitted by `npm run bench:ask -- --fit`: every
 * phrasing of content/asks is judged by a model that has not learnt it (five folds), and so are dev.jsonl and every
 * second question of the other files in test/fixtures/questions; both halves and both outcomes weigh the same. The
 * questions in between take no part: they judge. Some weights look turned round (`best`) because they share the work
 * with others (`margin`, `overOther`).
 */
const weights = [-1.5, -2.37, 0.78, 1.01, 1.71, 0.14, -2.44, 0.46]

/** From this probability on there is an answer: at it, 99 of 100 fitted questions that have one are still answered. */
const answerable = 0.59
/** From this probability of the best answer among all on, it is given alone. */
const sure = 0.4

/** 0–1: how likely it is that the question has an answer here. */
function confidence(signs: Signs): number {
  const sum = rowOf(signs).reduce((whole, sign, at) => whole + sign * (weights[at] ?? 0), 0)
  return 1 / (1 + Math.exp(-sum))
}

export function decide(signs: Signs): Outcome {
  // Nothing here says anything of it; a single word may be one that is still being typed.
  if (signs.known === 0) return signs.begun ? 'did-you-mean' : 'none'
  // A bare word says too little to be sure of, and too much to be turned away.
  if (confidence(signs) < answerable) return signs.bare ? 'did-you-mean' : 'none'
  return signs.best >= sure ? 'answer' : 'did-you-mean'
}
