import {
  type AllowedPorts,
  type Changes,
  type CliOptions,
  type Comparison,
  changeSteps,
  compare,
  type Exposure,
  explain,
  exposures,
  type FoundPackets,
  findings,
  isIdleBlock,
  isRulesYaml,
  type Limits,
  type MapChoice,
  type Packet,
  type Query,
  type Reading,
  type ReadOptions,
  type Findings as Reviewed,
  type Rule,
  type RuleExplanation,
  type RuleSet,
  raisedPriority,
  reachMap,
  read,
  redundant,
  removableTogether,
  search,
  type Why,
  type YamlReader,
} from '@/lib/rules'
import { type Picture, pictureOf } from '../map/picture'
import type { KnownService } from '../workbench/services'
import { type Pair, pairsOfGroups } from './pairs'
import { regionIn } from './region-in'

/**
 * What the page has worked out off its main thread, by kind of question. Rules are called by their position among all
 * rules of the set: the objects themselves do not come back from a worker as the same.
 */
export interface Questions {
  readonly read: { readonly text: string; readonly options: ReadOptions }
  readonly findings: RuleSet
  readonly review: { readonly set: RuleSet; readonly allowed: readonly AllowedPorts[]; readonly limits: Limits }
  readonly exposure: { readonly set: RuleSet; readonly services: readonly KnownService[] }
  /** Which of some rules, by position, can go at once. */
  readonly together: { readonly set: RuleSet; readonly among: readonly number[] }
  readonly explanations: { readonly set: RuleSet; readonly rules: readonly number[] }
  readonly difference: { readonly before: RuleSet; readonly after: RuleSet }
  readonly search: { readonly set: RuleSet; readonly query: Query }
  readonly map: { readonly set: RuleSet; readonly choice: MapChoice }
  readonly pairs: RuleSet
  readonly changes: { readonly before: RuleSet; readonly after: RuleSet; readonly options: CliOptions }
}

export interface RuleAnswers {
  readonly read: { readonly reading: Reading; readonly prior: Reading | null; readonly region: string }
  readonly findings: RedundancyAnswer
  readonly review: Reviewed
  readonly exposure: readonly Exposure<KnownService>[]
  readonly together: readonly number[]
  readonly explanations: ReadonlyMap<number, Explained>
  readonly difference: { readonly comparison: Comparison | null }
  readonly search: { readonly found: FoundPackets | null }
  readonly map: { readonly picture: Picture; readonly choice: MapChoice }
  readonly pairs: readonly Pair[]
  readonly changes: { readonly comparison: Comparison | null; readonly plan: Changes }
}

/** A rule that can go, by position, with those equal to it. */
export interface RedundantRule {
  readonly rule: number
  /** `blocks-nothing`: it drops, and all of it has been let in before. */
  readonly why: Why | 'blocks-nothing'
  readonly twins: readonly number[]
}

export interface RedundancyAnswer {
  readonly redundant: readonly RedundantRule[]
  readonly needed: readonly { readonly rule: number; readonly packet: Packet }[]
}

/** Why a rule can go, with a packet that it matches; null when it matches none. */
export interface Explained extends RuleExplanation {
  /** For a rule that blocks nothing, the priority at which it would block; null where none is to be proposed. */
  readonly raise: number | null
  readonly packet: Packet | null
}

export type Kind = keyof Questions

export interface RuleTask<K extends Kind> {
  readonly kind: K
  readonly question: Questions[K]
}

/** Called now and then with the share that is done, 0–1. */
type OnProgress = (share: number) => void

const workers: {
  readonly [K in Kind]: (question: Questions[K], onProgress: OnProgress, yaml?: YamlReader) => RuleAnswers[K]
} = {
  read: ({ text, options: chosen }, _, yaml) => {
    const options = yaml ? { ...chosen, yaml } : chosen
    const reading = read(text, options)
    const plan = reading.recognised.some(({ kind }) => kind === 'terraform-plan')
    return { reading, prior: plan ? read(text, { ...options, plan: 'prior' }) : null, region: regionIn(text) }
  },
  findings: findingsOf,
  // A reader who has named no port has not said that none is meant to be public.
  review: ({ set, allowed, limits }, onProgress) =>
    findings(set, { ...(allowed.length > 0 ? { allowed } : {}), limits, onProgress }),
  exposure: ({ set, services }) => exposures(set, services),
  together: ({ set, among }, onProgress) => {
    const all = set.groups.flatMap((group) => group.rules)
    const rules = new Set(among.flatMap((index) => all[index] ?? []))
    return positionsOf(set)(removableTogether(set, onProgress, rules))
  },
  explanations: ({ set, rules }, onProgress) => {
    const all = set.groups.flatMap((group) => group.rules)
    return new Map(
      rules.flatMap((index, done): [number, Explained][] => {
        const rule = all[index]
        onProgress(done / rules.length)
        return rule
          ? [[index, { ...explain(set, rule), packet: packetOf(rule, set), raise: raisedPriority(rule, all) }]]
          : []
      }),
    )
  },
  difference: ({ before, after }, onProgress) => ({ comparison: compare(before, after, onProgress) }),
  search: ({ set, query }, onProgress) => ({ found: search(set, query, onProgress) }),
  map: ({ set, choice }) => ({ picture: pictureOf(reachMap(set, choice)), choice }),
  pairs: pairsOfGroups,
  changes: ({ before, after, options }, onProgress) => ({
    comparison: compare(before, after, onProgress),
    plan: changeSteps(before, after, options),
  }),
}

function positionsOf(set: RuleSet): (rules: readonly Rule[]) => number[] {
  const positions = new Map(set.groups.flatMap((group) => group.rules).map((rule, index) => [rule, index]))
  return (rules) => rules.flatMap((rule) => positions.get(rule) ?? [])
}

function findingsOf(set: RuleSet, onProgress: OnProgress): RedundancyAnswer {
  const places = positionsOf(set)
  const { redundant: found, needed } = redundant(set, onProgress)
  const all = set.groups.flatMap((group) => group.rules)
  return {
    redundant: found.flatMap(({ rule, why: cause, twins }) => {
      const why = isIdleBlock({ rule, why: cause }, all) ? 'blocks-nothing' : cause
      return places([rule]).map((position) => ({ rule: position, why, twins: places(twins) }))
    }),
    needed: needed.flatMap(({ rule, packet }) => places([rule]).map((position) => ({ rule: position, packet }))),
  }
}

/** A packet that a rule matches, found in a set that has no other rule. */
function packetOf(rule: Rule, set: RuleSet): Packet | null {
  const groups = set.groups.filter(({ id }) => id === rule.group).map((group) => ({ ...group, rules: [rule] }))
  const found = search({ ...set, groups }, { verdict: rule.action, rule: { group: rule.group, rule: rule.id } })
  return found?.example.packet ?? null
}

/** Answers one question; called in a worker, so that the page stays free. */
export function answer<K extends Kind>(
  { kind, question }: RuleTask<K>,
  onProgress: OnProgress,
  yaml?: YamlReader,
): RuleAnswers[K] {
  return workers[kind](question, onProgress, yaml)
}

/** Whether a question holds a text that it takes a reader of YAML to read. */
export function asksForYaml({ question }: RuleTask<Kind>): boolean {
  return 'text' in question && isRulesYaml(question.text)
}
