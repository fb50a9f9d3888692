import type { Group, GroupType, PortList, Rule, RuleSet } from '../model'
import type { Collector } from './collector'
import type { Gathered, GroupDraft } from './gathered'

export interface Choices {
  /** Types that no document tells, by group id (G-15). */
  readonly groupTypes?: Readonly<Record<string, GroupType>> | undefined
  /** Id of the network interface whose groups are meant. */
  readonly networkInterface?: string | undefined
}

/** Makes a rule set of what was gathered, and says what only all documents together show. */
export function conclude(gathered: Gathered, choices: Choices, collect: Collector): RuleSet {
  namePortLists(gathered, collect)
  const groups = chosen(gathered, choices, collect).map((draft) => groupOf(draft, choices, collect))
  if (new Set(groups.map((group) => group.type)).size > 1) {
    const other = groups.find((group) => group.type !== groups[0]?.type)
    const place = other ? (gathered.groups.get(other.id)?.place ?? null) : null
    const message = 'Groups of one interface have one type: basic and advanced cannot be mixed.'
    collect.error('mixed-types', message, place, {}, other?.id ?? null)
  }
  const portLists = new Map([...gathered.portLists].map(([id, ranges]): [string, PortList] => [id, { id, ranges }]))
  const ruleSet = { groups, prefixLists: gathered.prefixLists, portLists }
  missingLists(ruleSet, collect)
  return ruleSet
}

/** The groups of the chosen interface; where none is chosen, all that are described (G-11). */
function chosen(gathered: Gathered, { networkInterface }: Choices, collect: Collector): GroupDraft[] {
  const described = [...gathered.groups.values()].filter((draft) => draft.described)
  const { memberships, interfacesAt } = gathered
  const ids = [...memberships.keys()]
  const [only] = ids
  const id = networkInterface ?? (ids.length === 1 ? only : undefined)
  if (id === undefined) {
    if (ids.length > 1) {
      const params = { count: String(ids.length) }
      const message = `${ids.length} interfaces are shown: choose the one that is meant. All groups were read.`
      collect.hint('ask-interface', message, interfacesAt, params)
    }
    return described
  }
  const members = memberships.get(id)
  if (!members) {
    const message = `No document shows the interface ${id}.`
    collect.error('no-interface', message, interfacesAt, { interface: id }, id)
    return described
  }
  for (const group of members) {
    if (described.some((draft) => draft.id === group)) continue
    const message = `The interface ${id} is in ${group} too, whose rules are not shown.`
    collect.warning('group-not-shown', message, interfacesAt, { interface: id, group }, group)
  }
  if (networkInterface !== undefined) return described.filter((draft) => members.includes(draft.id))
  for (const draft of described) {
    if (members.includes(draft.id)) continue
    const message = `The interface ${id} is not in ${draft.id}, whose rules were read all the same.`
    collect.warning('not-in-interface', message, draft.place, { interface: id, group: draft.id }, draft.id)
  }
  return described
}

function groupOf(draft: GroupDraft, { groupTypes }: Choices, collect: Collector): Group {
  const { id, rules, place, pages } = draft
  const given = groupTypes && Object.hasOwn(groupTypes, id) ? groupTypes[id] : undefined
  const known = given ?? draft.type
  const type = known ?? 'basic'
  if (!known) {
    collect.hint('type-assumed', `No document says the type of ${id}; basic is assumed.`, place, { group: id }, id)
  }
  if (type === 'basic' && draft.innerAccess === null) {
    const message = `No document says the InnerAccessPolicy of ${id}; Accept, the initial value, is assumed.`
    collect.hint('inner-access-assumed', message, place, { group: id }, id)
  }
  if (type === 'advanced') {
    const message = 'Rules of an advanced group cannot name a group: such rules match nothing.'
    for (const rule of rules) {
      if (rule.peer.kind === 'group') collect.warning('group-in-advanced', message, rule.place, {}, rule.id)
    }
  }
  sayDirections(draft, collect)
  const complete = !draft.cut && (pages.more.length === 0 || pages.last > 0)
  const [first] = pages.more
  if (first && complete) {
    const message = 'Several pages were read; that none between them is missing cannot be told.'
    collect.hint('pages-joined', message, first, {}, id)
  } else if (first) {
    const message = 'NextToken is not empty: the group has more rules than this document shows.'
    collect.warning('next-token', message, first, {}, id)
  }
  return {
    id,
    name: draft.name,
    type,
    typeKnown: known !== null && known !== undefined,
    innerAccess: type === 'advanced' ? 'drop' : (draft.innerAccess ?? 'accept'),
    vpcId: draft.vpcId,
    rules,
    complete,
  }
}

/** A response may have been filtered by direction, which nothing in it shows (P-7). */
function sayDirections({ id, rules, response }: GroupDraft, collect: Collector) {
  const [first] = rules
  if (!response || !first || rules.some((rule) => rule.direction !== first.direction)) return
  const message = 'All rules have one direction: the document may have been asked for with a Direction filter.'
  collect.hint('one-direction', message, response, { direction: first.direction }, id)
}

/** Lists that rules name and no document shows: what turns on them cannot be decided (M-14, M-15). */
function missingLists({ groups, prefixLists, portLists }: RuleSet, collect: Collector) {
  const missing = new Map<string, Rule[]>()
  for (const rule of groups.flatMap((group) => group.rules)) {
    const { peer, ports } = rule
    const named = [
      ...(peer.kind === 'prefix-list' && !prefixLists.has(peer.id) ? [peer.id] : []),
      ...(ports.kind === 'list' && !portLists.has(ports.id) ? [ports.id] : []),
    ]
    for (const id of named) {
      const naming = missing.get(id)
      if (naming) naming.push(rule)
      else missing.set(id, [rule])
    }
  }
  for (const [list, rules] of missing) {
    const message = `No document shows the entries of ${list}, which ${rules.length} rules name.`
    collect.warning('list-missing', message, rules[0]?.place ?? null, { list, count: String(rules.length) }, list)
  }
}

/** The API's port-list document doesn't say which list it is; with one list unknown, it is that one. */
function namePortLists({ groups, portLists, anonymousPortLists }: Gathered, collect: Collector) {
  const [first, ...more] = anonymousPortLists
  if (!first) return
  const wanted = [...groups.values()].flatMap((group) =>
    group.rules.flatMap((rule) => (rule.ports.kind === 'list' ? [rule.ports.id] : [])),
  )
  const [id, ...others] = new Set(wanted.filter((list) => !portLists.has(list)))
  if (id !== undefined && others.length === 0 && more.length === 0) {
    portLists.set(id, first.ranges)
    const message = `The port list does not say its id; it was taken for ${id}, the only one missing.`
    collect.hint('port-list-named', message, first.place, { list: id }, id)
  } else {
    const message = 'A port list does not say its id, so it could not be told whose it is.'
    collect.warning('port-list-unnamed', message, first.place, {})
  }
}
