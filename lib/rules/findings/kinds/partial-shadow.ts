import type { Rule } from '../../model'
import { rankOf } from '../../precedence'
import type { Redundancy } from '../../space'
import { commonOf } from '../common'
import { type FindingContext, type FindingDraft, refOf } from '../model'
import { packetsOf, proofOf } from '../proof'

/** Stronger rules of the other action that are tried for one rule: the nearest is nearly always the one. */
const mostTried = 16

/** Needed rules of which a rule of the other action takes part, because it is read earlier. */
export function partialShadow(context: FindingContext, { needed }: Redundancy): FindingDraft[] {
  return needed.flatMap(({ rule }): FindingDraft[] => {
    let tried = 0
    for (const other of context.inOrder) {
      if (rankOf(other) >= rankOf(rule) || tried === mostTried) break
      const common = other.action === rule.action ? null : commonOf(rule, other)
      if (!common) continue
      tried += 1
      const proof = packetsOf(common, context.set)
        .map((packet) => proofOf(context, packet))
        .find((each) => each?.by.kind === 'rule' && each.by.group === other.group && each.by.rule === other.id)
      if (proof) return [shadowed(rule, other, proof)]
    }
    return []
  })
}

function shadowed(rule: Rule, other: Rule, proof: NonNullable<ReturnType<typeof proofOf>>): FindingDraft {
  return {
    kind: 'partial-shadow',
    params: { other: other.id },
    severity: 'info',
    groups: [...new Set([rule.group, other.group])],
    rules: [refOf(rule), refOf(other)],
    proof,
    change: null,
    checks: [],
  }
}
