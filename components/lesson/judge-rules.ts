import type { Assembly } from '@/components/rules'
import { judgeRules, type RulesExercise, type RulesJudgement } from '@/lib/lesson'
import { type RuleSet, SpaceLimit } from '@/lib/rules'

export interface JudgedRules {
  /** Where the packets of the judgement arrive: the rules as they are read, or those of one interface. */
  readonly ruleSet: RuleSet
  /** Null: some rules cannot be read, or they are too tangled. */
  readonly judgement: RulesJudgement | null
  /** The rules are too many or too tangled to be judged. */
  readonly tangled: boolean
}

/**
 * Judges a try over all packets. What is too large for that is an answer, too, and the reader's rules stay as they are.
 *
 * @param judge stands in for the engine in tests
 */
export function judgeTry(
  exercise: RulesExercise,
  { ruleSet, unread, missing }: Pick<Assembly, 'ruleSet' | 'unread' | 'missing'>,
  judge: typeof judgeRules = judgeRules,
): JudgedRules {
  if (unread.length > 0 || missing.mixed) return { ruleSet, judgement: null, tangled: false }
  try {
    const judgement = judge(exercise, ruleSet)
    return { ruleSet: judgement.at, judgement, tangled: false }
  } catch (error) {
    if (!(error instanceof SpaceLimit)) throw error
    return { ruleSet, judgement: null, tangled: true }
  }
}
