import type { AskCorpus } from '@/lib/ask'
import { buildModel } from '@/lib/ask/build'
import { rowOf } from '@/lib/ask/decide'
import { openRanker, type Ranker } from '@/lib/ask/rank'
import { understand } from '@/lib/ask/terms'
import type { Question } from '../ask/questions'

const folds = 5

interface Case {
  readonly row: readonly number[]
  readonly inScope: boolean
  /** A phrasing that was left out of the training, or a question of the fixtures. */
  readonly phrasing: boolean
}

/**
 * Fits the weights of lib/ask/decide.ts: the signs of phrasings, each judged by a model that has not learnt it, and of
 * the questions given; phrasings and questions, answered and not, weigh a quarter each.
 */
export function fitted(
  corpora: readonly AskCorpus[],
  questions: readonly Question[],
): { readonly weights: number[]; readonly answerable: number } {
  const cases = corpora.flatMap((corpus) => [...leftOut(corpus), ...asked(corpus, questions)])
  const share = ({ inScope, phrasing }: Case) =>
    0.25 / cases.filter((other) => other.inScope === inScope && other.phrasing === phrasing).length
  const shares = cases.map(share)
  const weights: number[] = (cases[0]?.row ?? []).map(() => 0)
  for (let turn = 0; turn < 20_000; turn += 1) {
    const pull = weights.map((weight, at) => (at === 0 ? 0 : 1e-4 * weight))
    cases.forEach(({ row, inScope }, index) => {
      const off = (probability(row, weights) - (inScope ? 1 : 0)) * (shares[index] ?? 0)
      row.forEach((sign, at) => {
        pull[at] = (pull[at] ?? 0) + off * sign
      })
    })
    pull.forEach((value, at) => {
      weights[at] = (weights[at] ?? 0) - value
    })
  }
  // The threshold that still answers 99 of 100 questions.
  const sure = cases
    .filter(({ inScope, phrasing }) => inScope && !phrasing)
    .map(({ row }) => probability(row, weights))
    .sort((a, b) => a - b)
  return { weights, answerable: sure[Math.floor(sure.length * 0.01)] ?? 0 }
}

function probability(row: readonly number[], weights: readonly number[]): number {
  return 1 / (1 + Math.exp(-row.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), 0)))
}

function rowFrom({ lexicon, spell, rank }: Ranker, text: string): number[] {
  return rowOf(rank(understand(text, lexicon, spell)).signs)
}

function leftOut(corpus: AskCorpus): Case[] {
  return Array.from({ length: folds }, (_, fold) => {
    const held = (index: number) => index % folds === fold
    const ranker = openRanker(
      buildModel({ ...corpus, phrasings: corpus.phrasings.filter((_each, index) => !held(index)) }),
    )
    return corpus.phrasings
      .filter(({ language }, index) => held(index) && language === corpus.locale)
      .map(({ slug, text }) => ({ row: rowFrom(ranker, text), inScope: slug !== '', phrasing: true }))
  }).flat()
}

function asked(corpus: AskCorpus, questions: readonly Question[]): Case[] {
  const ranker = openRanker(buildModel(corpus))
  return questions
    .filter(({ lang }) => lang === corpus.locale)
    .map(({ q, accept }) => ({ row: rowFrom(ranker, q), inScope: accept.length > 0, phrasing: false }))
}
