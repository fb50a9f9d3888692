import type { Redundancy } from '../../space'
import { type FindingContext, type FindingDraft, refOf } from '../model'
import { packetsOf, proofOf } from '../proof'

/** Rules that change nothing, each with what decides in its place; each can go by itself (R-1…R-5). */
export function noEffect(context: FindingContext, { redundant }: Redundancy): FindingDraft[] {
  return redundant.map(({ rule, why }): FindingDraft => {
    const [proof] = packetsOf(rule, context.set).flatMap((packet) => proofOf(context, packet) ?? [])
    return {
      kind: 'no-effect',
      params: { why },
      severity: why === 'unreachable' ? 'low' : 'info',
      groups: [rule.group],
      rules: [refOf(rule)],
      proof: proof ?? null,
      change: { remove: [refOf(rule)], add: [] },
      checks: [],
    }
  })
}
