import type { RuleSet } from '../model'
import type { ByHand } from './model'

/** What was recognised and is not fully known: whoever reads the findings has to look at it. */
export function byHand({ groups, unread, prefixLists, portLists }: RuleSet): ByHand[] {
  const rules = groups.flatMap((group) => group.rules)
  const lists = rules.flatMap(({ peer, ports, sourcePorts }) => [
    ...(peer.kind === 'prefix-list' && !prefixLists.has(peer.id) ? [peer.id] : []),
    ...[ports, sourcePorts].flatMap((each) => (each.kind === 'list' && !portLists.has(each.id) ? [each.id] : [])),
  ])
  return [
    // A page that is missing is told of its group.
    ...unread
      .filter(({ place }) => !place.path.endsWith('NextToken'))
      .map(({ group, place }): ByHand => ({ reason: 'unread', subject: group ?? '', at: place.path })),
    ...groups.flatMap(({ id, complete, typeKnown }): ByHand[] => [
      ...(complete ? [] : [{ reason: 'incomplete', subject: id, at: '' } as const]),
      ...(typeKnown ? [] : [{ reason: 'type-assumed', subject: id, at: '' } as const]),
    ]),
    ...[...new Set(lists)].map((id): ByHand => ({ reason: 'list-missing', subject: id, at: '' })),
  ]
}
