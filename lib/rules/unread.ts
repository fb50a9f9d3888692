import { matchRule } from './match'
import type { Action, Packet, Rule, RuleSet, Unread } from './model'
import { rankOf } from './precedence'

/**
 * The first of the rules that may exist that could turn a verdict: it may match the packet, come before the rule that
 * decides, and do the opposite.
 *
 * @param rank place of the decider in the order of decision; infinite for the built-in default
 */
export function couldTurn(set: RuleSet, packet: Packet, verdict: Action, rank: number): Unread | undefined {
  const opposite: Action = verdict === 'accept' ? 'drop' : 'accept'
  return set.unread.find(({ group, known }) => {
    if ((known.action ?? opposite) !== opposite) return false
    if (rankOf({ priority: known.priority ?? 1, action: opposite }) >= rank) return false
    return matchRule(widest(known, group, packet), packet, set).kind !== 'no'
  })
}

/** A rule with what is known of it, which matches as much as it possibly could. */
function widest(known: Unread['known'], group: string | null, packet: Packet): Rule {
  return {
    id: '',
    group: group ?? '',
    direction: packet.direction,
    protocol: 'all',
    ports: { kind: 'any' },
    sourcePorts: { kind: 'any' },
    peer: { kind: 'cidr', block: { family: packet.family, first: 0n, prefix: 0 } },
    self: null,
    action: 'accept',
    priority: 1,
    description: '',
    place: { document: 0, path: '' },
    ...known,
  }
}
