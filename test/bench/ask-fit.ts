import type { AskCorpus } from '@/lib/ask'
import { buildModel } from '@/lib/ask/build'
import { descend } from '@/lib/ask/build/descent'
import type { Signs } from '@/lib/ask/model/decide'
import { openRanker, type Ranker } from '@/lib/ask/model/rank'
import { understand } from '@/lib/ask/text/terms'
import type { Question } from '../ask/questions'

interface Case {
  readonly signs: Signs
  readonly inScope: boolean
  /** The right answer came first. */
  readonly right: boolean
  /** A phrasing of a voice that was left out of the training, or a question of the fixtures. */
  readonly phrasing: boolean
}

/** Weights by name. */
type Weights = Readonly<Record<string, number>>

/**
 * Fits the weights of lib/ask/model/decide.ts: the signs of phrasings, each judged by a model that has not heard its
 * voice, and of the questions given. `firstHits`: the share of those phrasings whose answer came first.
 */
export function fitted(
  corpora: readonly AskCorpus[],
  questions: readonly Question[],
): { readonly answerable: Weights; readonly right: Weights; readonly firstHits: number } {
  const [corpus] = corpora
  if (!corpus) throw new Error('an empty corpus')
  const voices = [...new Set(corpus.phrasings.map(({ voice }) => voice))].filter((voice) => voice !== 'readers')
  const apart = Array.from({ length: Math.ceil(voices.length / together) }, (_, at) =>
    voices.slice(at * together, (at + 1) * together),
  )
  const cases = [...apart.flatMap((some) => leftOut(corpus, some)), ...asked(corpus, questions)]
  const inside = cases.filter(({ inScope }) => inScope).length
  const share = ({ inScope }: Case) => 0.5 / (inScope ? inside : cases.length - inside)
  const within = cases.filter(({ inScope }) => inScope)
  const unheard = within.filter(({ phrasing }) => phrasing)
  return {
    firstHits: unheard.filter(({ right }) => right).length / unheard.length,
    answerable: regression(
      cases.map((each) => ({ row: answerableRow(each.signs), wanted: each.inScope, share: share(each) })),
    ),
    right: regression(
      within.map(({ signs, right }) => ({
        row: rightRow(signs),
        wanted: right,
        share: 1 / within.length,
      })),
    ),
  }
}

function answerableRow({ overOther, foreign, strange, fails }: Signs): Weights {
  return { always: 1, overOther, foreign: Math.min(foreign, 3), strange, fails: fails ? 1 : 0 }
}

function rightRow({ best, lead, known, length }: Signs): Weights {
  return { always: 1, best, lead, known, length: Math.min(length, 20) }
}

/** Voices that one model has not heard. */
const together = 3

/** Steps of the descent at most: it ends sooner. */
const steps = 200

/** Logistic regression. */
function regression(
  cases: readonly { readonly row: Weights; readonly wanted: boolean; readonly share: number }[],
): Weights {
  const names = Object.keys(cases[0]?.row ?? {})
  const rows = cases.map(({ row, wanted, share }) => ({
    values: Float64Array.from(names, (name) => row[name] ?? 0),
    wanted: wanted ? 1 : 0,
    share,
  }))
  const weights = new Float64Array(names.length)
  descend(
    weights,
    steps,
    (point, slope) => {
      slope.fill(0)
      let loss = 0
      for (const { values, wanted, share } of rows) {
        const sum = values.reduce((all, value, at) => all + value * (point[at] ?? 0), 0)
        const likely = 1 / (1 + Math.exp(-sum))
        loss -= share * Math.log(Math.max(wanted === 1 ? likely : 1 - likely, 1e-12))
        values.forEach((value, at) => {
          slope[at] = (slope[at] ?? 0) + (likely - wanted) * share * value
        })
      }
      return loss
    },
    new Float64Array(names.length).fill(1),
  )
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]))
}

function caseOf({ lexicon, spell, rank }: Ranker, text: string, accept: readonly string[], phrasing: boolean): Case {
  const { hits, signs } = rank(understand(text, lexicon, spell))
  return { signs, inScope: accept.length > 0, right: accept.includes(hits[0]?.slug ?? ''), phrasing }
}

function leftOut(corpus: AskCorpus, voices: readonly string[]): Case[] {
  const phrasings = corpus.phrasings.filter(({ voice }) => !voices.includes(voice))
  const ranker = openRanker(buildModel({ ...corpus, phrasings }))
  return corpus.phrasings
    .filter(({ voice }) => voices.includes(voice))
    .map(({ slug, text }) => caseOf(ranker, text, slug === '' ? [] : [slug], true))
}

function asked(corpus: AskCorpus, questions: readonly Question[]): Case[] {
  const ranker = openRanker(buildModel(corpus))
  return questions.map(({ q, accept }) => caseOf(ranker, q, accept, false))
}
