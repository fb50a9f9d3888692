import {
  decidePolicy,
  type Policy,
  type PolicyDecision,
  type PolicyReading,
  type PolicyRequest,
  readPolicy,
} from '@/lib/policy'
import type { PolicyExercise } from './model'

/** A request that does not come out as asked. */
export interface WrongRequest {
  readonly request: PolicyRequest
  readonly decision: PolicyDecision
}

export interface PolicyJudgement {
  readonly passed: boolean
  /** What the text was read as; the rest is empty when it cannot be read. */
  readonly reading: PolicyReading
  /** Has to be denied, and is not, or not for certain. */
  readonly tooOpen: readonly WrongRequest[]
  /** Has to stay allowed, and is not, or not for certain. */
  readonly tooClosed: readonly WrongRequest[]
}

/**
 * Holds a policy that a reader wrote against an exercise, together with those that the user has already: any statements
 * that deny what has to be denied, and leave the rest, pass.
 */
export function judgePolicy({ granted, deny, keep }: PolicyExercise, written: string): PolicyJudgement {
  const reading = readPolicy(written)
  if (!reading.ok) return { passed: false, reading, tooOpen: [], tooClosed: [] }
  const policies: Policy[] = [...granted.flatMap(policiesIn), ...reading.policies]
  const wrong = (requests: readonly PolicyRequest[], effect: PolicyDecision['effect']) =>
    requests
      .map((request) => ({ request, decision: decidePolicy(policies, request) }))
      .filter(({ decision }) => decision.effect !== effect)
  const tooOpen = wrong(deny, 'deny')
  const tooClosed = wrong(keep, 'allow')
  return { passed: tooOpen.length + tooClosed.length === 0, reading, tooOpen, tooClosed }
}

function policiesIn(text: string): readonly Policy[] {
  const reading = readPolicy(text)
  if (!reading.ok) throw new Error(`granted: ${reading.problems[0]?.code}`)
  return reading.policies
}
