import type { Redundancy } from '../../space'
import { type FindingContext, type FindingDraft, type Proof, refOf } from '../model'
import { packetsOf, proofOf } from '../proof'
import { isIdleBlock, raisedPriority } from '../raised'

/**
 * Rules that change nothing, each with what decides in its place; each can go by itself (R-1…R-5). One that drops and comes
 * behind what lets the same pass was meant to block: it is told as that, and is raised rather than taken away.
 */
export function noEffect(context: FindingContext, { redundant }: Redundancy): FindingDraft[] {
  return redundant.map(({ rule, why }): FindingDraft => {
    const [proof = null] = packetsOf(rule, context.set).flatMap((packet) => proofOf(context, packet) ?? [])
    const common = { groups: [rule.group], rules: [refOf(rule)], proof, checks: [] }
    if (isIdleBlock({ rule, why }, context.rules) && !isOtherwiseDecided(proof)) {
      const priority = raisedPriority(rule, context.rules)
      const { id: _, place: __, ...raised } = rule
      return {
        kind: 'blocks-nothing',
        params: { priority: rule.priority },
        severity: 'medium',
        change: priority === null ? null : { remove: [refOf(rule)], add: [{ ...raised, priority }] },
        ...common,
      }
    }
    return {
      kind: 'no-effect',
      params: { why },
      severity: why === 'unreachable' ? 'low' : 'info',
      change: { remove: [refOf(rule)], add: [] },
      ...common,
    }
  })
}

/** A packet of the rule that no rule lets pass: it is dropped anyway, or a default decides. */
function isOtherwiseDecided(proof: Proof | null): boolean {
  return proof !== null && (proof.verdict === 'drop' || proof.by.kind !== 'rule')
}
