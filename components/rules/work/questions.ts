import {
  type Changes,
  type CliOptions,
  type Comparison,
  changes,
  compare,
  type Explanation,
  type Exposure,
  explain,
  exposures,
  type Found,
  isYaml,
  type MapChoice,
  type Packet,
  type Query,
  type Reading,
  type ReadOptions,
  type Redundancy,
  type Rule,
  type RuleSet,
  reachMap,
  read,
  redundant,
  removableTogether,
  search,
  type YamlReader,
} from '@/lib/rules'
import { type Picture, pictureOf } from '../map/picture'
import type { KnownService } from '../workbench/services'

/** What the page has worked out off its main thread, by kind of question. */
export interface Questions {
  readonly read: { readonly text: string; readonly options: ReadOptions }
  readonly findings: RuleSet
  readonly together: RuleSet
  /** Rules by position among all rules of the set. */
  readonly explanations: { readonly set: RuleSet; readonly rules: readonly number[] }
  readonly exposure: { readonly set: RuleSet; readonly services: readonly KnownService[] }
  readonly search: { readonly set: RuleSet; readonly query: Query }
  readonly map: { readonly set: RuleSet; readonly choice: MapChoice }
  readonly changes: { readonly before: RuleSet; readonly after: RuleSet; readonly options: CliOptions }
}

export interface Answers {
  readonly read: Reading
  readonly findings: Redundancy
  readonly together: readonly Rule[]
  readonly explanations: ReadonlyMap<number, Explained>
  readonly exposure: readonly Exposure<KnownService>[]
  readonly search: { readonly found: Found | null }
  readonly map: { readonly picture: Picture; readonly choice: MapChoice }
  readonly changes: { readonly comparison: Comparison | null; readonly plan: Changes }
}

/** Why a rule can go, with a packet that it matches; null when it matches none. */
export interface Explained extends Explanation {
  readonly packet: Packet | null
}

export type Kind = keyof Questions

export interface Task<K extends Kind> {
  readonly kind: K
  readonly question: Questions[K]
}

/** Called now and then with the share that is done, 0–1. */
type OnProgress = (share: number) => void

const workers: {
  readonly [K in Kind]: (question: Questions[K], onProgress: OnProgress, yaml?: YamlReader) => Answers[K]
} = {
  read: ({ text, options }, _, yaml) => read(text, yaml ? { ...options, yaml } : options),
  findings: (set, onProgress) => redundant(set, onProgress),
  together: (set, onProgress) => removableTogether(set, onProgress),
  explanations: ({ set, rules }, onProgress) => {
    const all = set.groups.flatMap((group) => group.rules)
    return new Map(
      rules.flatMap((index, done): [number, Explained][] => {
        const rule = all[index]
        onProgress(done / rules.length)
        return rule ? [[index, { ...explain(set, rule), packet: packetOf(rule, set) }]] : []
      }),
    )
  },
  exposure: ({ set, services }) => exposures(set, services),
  search: ({ set, query }, onProgress) => ({ found: search(set, query, onProgress) }),
  map: ({ set, choice }) => ({ picture: pictureOf(reachMap(set, choice)), choice }),
  changes: ({ before, after, options }, onProgress) => ({
    comparison: compare(before, after, onProgress),
    plan: changes(before, after, options),
  }),
}

/** A packet that a rule matches, found in a set that has no other rule. */
function packetOf(rule: Rule, set: RuleSet): Packet | null {
  const groups = set.groups.filter(({ id }) => id === rule.group).map((group) => ({ ...group, rules: [rule] }))
  const found = search({ ...set, groups }, { verdict: rule.action, rule: { group: rule.group, rule: rule.id } })
  return found?.example.packet ?? null
}

/** Answers one question; called in a worker, so that the page stays free. */
export function answer<K extends Kind>(
  { kind, question }: Task<K>,
  onProgress: OnProgress,
  yaml?: YamlReader,
): Answers[K] {
  return workers[kind](question, onProgress, yaml)
}

/** Whether a question holds a text that it takes a reader of YAML to read. */
export function asksForYaml({ question }: Task<Kind>): boolean {
  return 'text' in question && isYaml(question.text)
}
