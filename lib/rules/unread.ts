import { matchRule } from './match'
import type { Action, Packet, Rule, RuleSet, Unread } from './model'
import { rankOf } from './precedence'

/** A rule that was read, with the lists whose entries are missing (M-14, M-15) on which its match turns. */
export interface OpenRule {
  readonly rule: Rule
  readonly lists: readonly string[]
}

/**
 * The first of the rules that may exist that could turn a verdict: it may match the packet, come before the rule that
 * decides, and do the opposite. One that turns on a missing list is too late where a stronger rule turns on that list, too.
 *
 * @param rank place of the decider in the order of decision; infinite for the built-in default
 * @param open the rules before the decider whose match turns on missing lists
 */
export function couldTurn(
  set: RuleSet,
  packet: Packet,
  verdict: Action,
  rank: number,
  open: readonly OpenRule[],
): Unread | undefined {
  const opposite: Action = verdict === 'accept' ? 'drop' : 'accept'
  return set.unread.find(({ group, known }) => {
    if ((known.action ?? opposite) !== opposite) return false
    const own = rankOf({ priority: known.priority ?? 1, action: opposite })
    if (own >= rank) return false
    const match = matchRule(widest(known, group, packet), packet, set)
    if (match.kind !== 'unknown') return match.kind === 'yes'
    const isFirst = ({ rule, lists }: OpenRule) =>
      rankOf(rule) < own && lists.every((list) => match.lists.includes(list))
    return !open.some(isFirst)
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
