import { type Counterexample, type Group, judge, type RuleSet, readDocuments } from '@/lib/rules'
import type { RulesExercise } from './model'
import { type ForbiddenMove, forbiddenMoves } from './moves'

export interface RulesJudgement {
  readonly passed: boolean
  /** Something that has to get through and is stopped. */
  readonly tooClosed: Counterexample | null
  /** Something that has to be stopped and gets through. */
  readonly tooOpen: Counterexample | null
  /** The rules at which these packets arrive, with the lists that they name: all, or those of one interface. */
  readonly at: RuleSet
  /** Changes that the exercise does not offer. */
  readonly forbidden: readonly ForbiddenMove[]
  /** How many rules the reader's groups have together, as the exercise counts them. */
  readonly rules: number
  /** All is as asked, but with more rules than the exercise takes. */
  readonly tooMany: boolean
  /** Passed with the fewest rules known. */
  readonly star: boolean
}

/**
 * Holds a reader's rules against an exercise, over every packet there is (outbound port 25 as if unblocked). Any rules
 * that do what is asked pass; if they do not, a packet shows it on each side on which they are wrong. Where the groups
 * are apart, each interface is judged alone, and the packets are those of the first that is wrong.
 */
export function judgeRules(exercise: RulesExercise, written: RuleSet): RulesJudgement {
  const start = readDocuments(exercise.start).ruleSet
  const set = withLists(exercise, written)
  const must = readDocuments(exercise.must).ruleSet
  const may = exercise.may ? readDocuments(exercise.may).ruleSet : must
  const { ok, tooClosed, tooOpen, at } = exercise.apart
    ? judgeApart(set, must, may)
    : { ...judge(set, { must, may }), at: set }
  const forbidden = forbiddenMoves(start, set, exercise.moves)
  const rules = rulesCounted(exercise, set)
  const tooMany = ok && exercise.most !== null && rules > exercise.most
  const passed = ok && forbidden.length === 0 && !tooMany
  return {
    passed,
    tooClosed,
    tooOpen,
    at,
    forbidden,
    rules,
    tooMany,
    star: passed && exercise.fewest !== null && rules <= exercise.fewest.rules,
  }
}

/** What a reader has written, with the lists of the exercise. */
export function withLists({ start }: RulesExercise, written: RuleSet): RuleSet {
  const { prefixLists, portLists } = readDocuments(start).ruleSet
  return { ...written, prefixLists, portLists }
}

/** Each group against the one of the same id. */
function judgeApart(set: RuleSet, must: RuleSet, may: RuleSet) {
  const fine = { ok: true, tooClosed: null, tooOpen: null, at: set }
  for (const group of set.groups) {
    const alone = only(set, group)
    const wanted = only(must, groupOf(must, group.id))
    const judgement = judge(alone, { must: wanted, may: may === must ? wanted : only(may, groupOf(may, group.id)) })
    if (!judgement.ok) return { ...judgement, at: alone }
  }
  return fine
}

function groupOf({ groups }: RuleSet, id: string): Group {
  const group = groups.find((other) => other.id === id)
  if (!group) throw new Error(`must and may have no group ${id}`)
  return group
}

function only(set: RuleSet, group: Group): RuleSet {
  return { ...set, groups: [group] }
}

/** How many rules there are; where they are counted as the platform does, a prefix list counts with its largest size (L-6). */
export function rulesCounted({ costs }: RulesExercise, { groups, prefixLists }: RuleSet): number {
  const rules = groups.flatMap((group) => group.rules)
  if (!costs) return rules.length
  return rules.reduce((sum, { peer }) => {
    const list = peer.kind === 'prefix-list' ? prefixLists.get(peer.id) : undefined
    return sum + (list?.maxEntries ?? 1)
  }, 0)
}
