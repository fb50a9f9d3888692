import { type Counterexample, judge, type Rule, type RuleSet, read, readDocuments, type Warning } from '@/lib/rules'
import type { CodeExercise } from './model'
import { strayIn } from './stray'

export interface CodeJudgement {
  readonly passed: boolean
  /** What cannot be read, or may not be what was meant, with its place. */
  readonly problems: readonly Warning[]
  /** The text is not in the language that is asked for, or holds no rule. */
  readonly nothing: boolean
  /** Another group than the one that is asked for; null: none. */
  readonly otherGroup: string | null
  /** Among commands something that is none that makes rules, and so might undo them or never run them; null: nothing. */
  readonly stray: string | null
  readonly tooClosed: Counterexample | null
  readonly tooOpen: Counterexample | null
  /** The group with the rules that were read. */
  readonly set: RuleSet
}

const kinds = { cli: 'commands', terraform: 'terraform-source' } as const

/**
 * Reads what a reader wrote as the rule tool does, and holds its rules against an exercise over every packet. Only what
 * can be read whole, for the one group that is asked for, passes.
 */
export function judgeCode({ language, must }: CodeExercise, written: string): CodeJudgement {
  const wanted = readDocuments(must).ruleSet
  const [group] = wanted.groups
  if (!group) throw new Error('must: a group is expected')
  const { ruleSet, warnings, recognised } = read(written)
  const problems = warnings.filter(({ severity }) => severity !== 'hint')
  // What is written has no ids: a rule is called by its place.
  const rules = ruleSet.groups
    .flatMap((other) => other.rules)
    .map((rule, index): Rule => ({ ...rule, id: `rule-${index + 1}` }))
  const set = { ...wanted, groups: [{ ...group, rules }] }
  const other = ruleSet.groups.find(({ id, name }) => id !== group.id && name !== group.name)
  const found = {
    problems,
    set,
    nothing: false,
    otherGroup: null,
    stray: null,
    tooClosed: null,
    tooOpen: null,
    passed: false,
  }
  if (rules.length === 0 || recognised.some(({ kind }) => kind !== kinds[language])) return { ...found, nothing: true }
  if (problems.length > 0) return found
  if (other) return { ...found, otherGroup: other.name || other.id }
  const stray = language === 'cli' ? strayIn(written) : null
  if (stray !== null) return { ...found, stray }
  const { ok, tooClosed, tooOpen } = judge(set, { must: wanted, may: wanted })
  return { ...found, passed: ok, tooClosed, tooOpen }
}
