import { partHolds } from './conditions/evaluate'
import { ruleSourceKey } from './conditions/keys'
import type { ConditionPart } from './model'

/** Longest prefix that is tried: 64 blocks. */
const mostBits = 6

/**
 * Source blocks that a condition on the source of a rule does not hold for and that together are every IPv4 address, where
 * it does hold for `0.0.0.0/0`: whoever adds a rule for each opens what the Deny is meant to keep closed. Each was asked.
 * Null where there are none among the halves, quarters … 64ths, or the condition is not about `0.0.0.0/0`.
 *
 * @example wayRound({ operator: 'StringEquals', key: 'ecs:SecurityGroupSourceCidrIps', values: ['0.0.0.0/0'] })
 *   // ['0.0.0.0/1', '128.0.0.0/1']
 */
export function wayRound(part: ConditionPart): readonly string[] | null {
  const holds = (block: string) => partHolds(part, { [ruleSourceKey]: block })
  if (holds('0.0.0.0/0') !== 'yes') return null
  for (let bits = 1; bits <= mostBits; bits += 1) {
    const blocks = Array.from({ length: 2 ** bits }, (_, index) => `${(index * 256) / 2 ** bits}.0.0.0/${bits}`)
    if (blocks.every((block) => holds(block) === 'no')) return blocks
  }
  return null
}
