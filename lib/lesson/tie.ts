import type { Decision, Rule } from '@/lib/rules'

/** The rules that match a packet at the priority of the one that decides it, and say otherwise: the deny has won by the tie alone (V-3). */
export function beatenByTie({ trace }: Pick<Decision, 'trace'>): readonly Rule[] {
  const decider = trace.find(({ decides }) => decides)?.rule
  if (!decider) return []
  return trace.flatMap(({ rule, match }) =>
    match.kind === 'yes' && rule.priority === decider.priority && rule.action !== decider.action ? [rule] : [],
  )
}
