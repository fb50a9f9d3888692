import {
  type Changes,
  type CliOptions,
  type Comparison,
  changes,
  compare,
  type Exposure,
  exposures,
  type Found,
  type MapChoice,
  type Query,
  type Reading,
  type ReadOptions,
  type Redundancy,
  type RuleSet,
  reachMap,
  read,
  redundant,
  search,
} from '@/lib/rules'
import { type Picture, pictureOf } from '../map/picture'
import type { KnownService } from '../services'

/** What the page has worked out off its main thread, by kind of question. */
export interface Questions {
  readonly read: { readonly text: string; readonly options: ReadOptions }
  readonly findings: RuleSet
  readonly exposure: { readonly set: RuleSet; readonly services: readonly KnownService[] }
  readonly search: { readonly set: RuleSet; readonly query: Query }
  readonly map: { readonly set: RuleSet; readonly choice: MapChoice }
  readonly changes: { readonly before: RuleSet; readonly after: RuleSet; readonly options: CliOptions }
}

export interface Answers {
  readonly read: Reading
  readonly findings: Redundancy
  readonly exposure: readonly Exposure<KnownService>[]
  readonly search: { readonly found: Found | null }
  readonly map: { readonly picture: Picture; readonly choice: MapChoice }
  readonly changes: { readonly comparison: Comparison | null; readonly plan: Changes }
}

export type Kind = keyof Questions

export interface Task<K extends Kind> {
  readonly kind: K
  readonly question: Questions[K]
}

/** Called now and then with the share that is done, 0–1. */
type OnProgress = (share: number) => void

const workers: { readonly [K in Kind]: (question: Questions[K], onProgress: OnProgress) => Answers[K] } = {
  read: ({ text, options }) => read(text, options),
  findings: (set, onProgress) => redundant(set, onProgress),
  exposure: ({ set, services }) => exposures(set, services),
  search: ({ set, query }, onProgress) => ({ found: search(set, query, onProgress) }),
  map: ({ set, choice }) => ({ picture: pictureOf(reachMap(set, choice)), choice }),
  changes: ({ before, after, options }, onProgress) => ({
    comparison: compare(before, after, onProgress),
    plan: changes(before, after, options),
  }),
}

/** Answers one question; called in a worker, so that the page stays free. */
export function answer<K extends Kind>({ kind, question }: Task<K>, onProgress: OnProgress): Answers[K] {
  return workers[kind](question, onProgress)
}
