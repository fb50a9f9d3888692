import { type Counterexample, judge, type RuleSet, readDocuments } from '@/lib/rules'
import type { RulesExercise } from './model'
import { type ForbiddenMove, forbiddenMoves } from './moves'

export interface RulesJudgement {
  readonly passed: boolean
  /** Something that has to get through and is stopped. */
  readonly tooClosed: Counterexample | null
  /** Something that has to be stopped and gets through. */
  readonly tooOpen: Counterexample | null
  /** Changes that the exercise does not offer. */
  readonly forbidden: readonly ForbiddenMove[]
  /** How many rules the reader's groups have together. */
  readonly rules: number
  /** All is as asked, but with more rules than the exercise takes. */
  readonly tooMany: boolean
  /** Passed with the fewest rules known. */
  readonly star: boolean
}

/**
 * Holds a reader's rules against an exercise, over every packet there is (outbound port 25 as if unblocked). Any rules
 * that do what is asked pass; if they do not, a packet shows it on each side on which they are wrong.
 */
export function judgeRules(exercise: RulesExercise, set: RuleSet): RulesJudgement {
  const must = readDocuments(exercise.must).ruleSet
  const may = exercise.may ? readDocuments(exercise.may).ruleSet : must
  const { ok, tooClosed, tooOpen } = judge(set, { must, may })
  const forbidden = forbiddenMoves(readDocuments(exercise.start).ruleSet, set, exercise.moves)
  const rules = set.groups.reduce((sum, group) => sum + group.rules.length, 0)
  const tooMany = ok && exercise.most !== null && rules > exercise.most
  const passed = ok && forbidden.length === 0 && !tooMany
  return {
    passed,
    tooClosed,
    tooOpen,
    forbidden,
    rules,
    tooMany,
    star: passed && exercise.fewest !== null && rules <= exercise.fewest.rules,
  }
}
