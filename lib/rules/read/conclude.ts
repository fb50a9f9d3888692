import type { Group, GroupType, PortList, PrefixList, Rule, RuleSet, Unread } from '../model'
import type { Collector } from './collector'
import type { GatheredGroup, GatheredRules, ListDraft } from './gathered'

export interface Choices {
  /** Types that no document tells, by group id (G-15). */
  readonly groupTypes?: Readonly<Record<string, GroupType>> | undefined
  /** Id of the network interface or instance whose groups are meant. */
  readonly networkInterface?: string | undefined
  /** Ids of the groups that are meant; all, by default. */
  readonly groups?: readonly string[] | undefined
}

/** Makes a rule set of what was gathered, and says what only all documents together show. */
export function conclude(gathered: GatheredRules, choices: Choices, collect: Collector): RuleSet {
  namePortLists(gathered, collect)
  const drafts = chosen(gathered, choices, collect)
  const groups = drafts.map((draft) => groupOf(draft, choices, collect))
  sayMixed(groups, drafts, collect)
  const ids = new Set(groups.map(({ id }) => id))
  const ruleSet = {
    groups,
    prefixLists: listsOf(gathered.prefixLists, collect, ({ id, name, family, entries, maxEntries }): PrefixList => {
      return { id, name, family: family ?? 4, blocks: entries, maxEntries }
    }),
    portLists: listsOf(gathered.portLists, collect, ({ id, entries }): PortList => ({ id, ranges: entries })),
    unread: [
      ...gathered.unread.filter(({ group }) => group === null || ids.has(group)),
      ...drafts.flatMap(furtherRules),
    ],
  }
  missingLists(ruleSet, collect)
  return ruleSet
}

/** Lists that were read whole, in whatever order their pages came (M-14); of the others it is said that they were not. */
function listsOf<E, L>(
  drafts: ReadonlyMap<string, ListDraft<E>>,
  collect: Collector,
  made: (draft: ListDraft<E>) => L,
): Map<string, L> {
  const lists = new Map<string, L>()
  for (const [id, draft] of drafts) {
    if (!draft.broken && (draft.more.length === 0 || draft.last)) lists.set(id, made(draft))
    else collect.warning('list-incomplete', draft.entriesAt, { list: id }, id)
  }
  return lists
}

/** Rules that a document says are there and does not show (P-7). */
function furtherRules({ id, pages, cut, place }: GatheredGroup): Unread[] {
  const [first] = pages.more
  const at = cut ? place : pages.last === 0 ? first : undefined
  return at ? [{ place: at, group: id, known: {} }] : []
}

/** Groups of one interface have one type (G-10) and one VPC (G-18). */
function sayMixed(groups: readonly Group[], drafts: readonly GatheredGroup[], collect: Collector) {
  const other = groups.find((group) => group.type !== groups[0]?.type)
  if (other) {
    const place = drafts.find(({ id }) => id === other.id)?.place ?? null
    collect.error('mixed-types', place, {}, other.id)
  }
  const vpcs = drafts.flatMap(({ id, vpc }) => (vpc && vpc.value.kind !== 'value' ? [{ id, ...vpc }] : []))
  const [first] = vpcs
  const stranger = vpcs.find(({ value }) => value.kind === first?.value.kind && value.id !== first.value.id)
  if (first && stranger) {
    collect.error('mixed-vpcs', stranger.place, { first: first.value.id, second: stranger.value.id }, stranger.id)
  }
}

/** The groups of the chosen interface; where none is chosen, all that are described (G-11). */
function chosen(
  gathered: GatheredRules,
  { networkInterface, groups: wanted }: Choices,
  collect: Collector,
): GatheredGroup[] {
  const all = [...gathered.groups.values()].filter((draft) => draft.described)
  for (const group of wanted ?? []) {
    if (!all.some(({ id }) => id === group)) collect.error('no-such-group', null, { group }, group)
  }
  const described = wanted ? all.filter(({ id }) => wanted.includes(id)) : all
  const { memberships, interfacesAt } = gathered
  const ids = [...memberships.keys()]
  const [only] = ids
  const id = networkInterface ?? (ids.length === 1 ? only : undefined)
  if (id === undefined) {
    if (ids.length > 1 && !wanted) collect.hint('ask-interface', interfacesAt, { count: ids.length })
    return described
  }
  const members = memberships.get(id)
  if (!members) {
    collect.error('no-interface', interfacesAt, { interface: id }, id)
    return described
  }
  for (const group of members) {
    if (all.some((draft) => draft.id === group)) continue
    collect.warning('group-not-shown', interfacesAt, { interface: id, group }, group)
  }
  if (networkInterface !== undefined) return described.filter((draft) => members.includes(draft.id))
  for (const draft of described) {
    if (members.includes(draft.id)) continue
    collect.warning('not-in-interface', draft.place, { interface: id, group: draft.id }, draft.id)
  }
  return described
}

function groupOf(draft: GatheredGroup, choices: Choices, collect: Collector): Group {
  const { id, place } = draft
  const known = typeOf(draft, choices, collect)
  const type = known ?? 'basic'
  if (!known) collect.hint('type-assumed', place, { group: id }, id)
  if (type === 'basic' && draft.innerAccess === null) collect.hint('inner-access-assumed', place, { group: id }, id)
  const rules = withoutClassic(draft, collect)
  if (type === 'advanced') {
    for (const rule of rules) {
      if (rule.peer.kind === 'group') collect.warning('group-in-advanced', rule.place, {}, rule.id)
    }
  }
  sayDirections(draft, collect)
  return {
    id,
    name: draft.name,
    type,
    typeKnown: known !== null,
    innerAccess: type === 'advanced' ? 'drop' : (draft.innerAccess?.value ?? 'accept'),
    vpcId: draft.vpc?.value.id ?? '',
    rules,
    complete: isComplete(draft, collect),
  }
}

/** The type that a document says, or the reader where none does; both may not differ (G-15). */
function typeOf({ id, type }: GatheredGroup, { groupTypes }: Choices, collect: Collector): GroupType | null {
  const given = groupTypes && Object.hasOwn(groupTypes, id) ? groupTypes[id] : undefined
  if (given && type && given !== type.value) {
    collect.error('type-contradicted', type.place, { group: id, found: type.written, given }, id)
  }
  return type?.value ?? given ?? null
}

/** The rules without those of the classic network: `NicType: internet` means what it says only outside a VPC (F-14). */
function withoutClassic({ id, rules, internet, vpc, withoutVpc }: GatheredGroup, collect: Collector): readonly Rule[] {
  if (withoutVpc && !vpc) collect.warning('no-vpc', withoutVpc, {}, id)
  const classic = vpc === null && withoutVpc !== null
  for (const { rule, place, field, found } of internet) {
    if (classic) collect.error('classic-network', place, { field, found }, rule.id)
    else collect.warning('nic-internet', place, { field, found }, rule.id)
  }
  if (!classic || internet.length === 0) return rules
  const gone = new Set(internet.map(({ rule }) => rule))
  return rules.filter((rule) => !gone.has(rule))
}

function isComplete({ id, cut, pages }: GatheredGroup, collect: Collector): boolean {
  const complete = !cut && (pages.more.length === 0 || pages.last > 0)
  const [first] = pages.more
  if (first && complete) collect.hint('pages-joined', first, {}, id)
  else if (first) collect.warning('next-token', first, {}, id)
  return complete
}

/** A response may have been filtered by direction, which nothing in it shows (P-7). */
function sayDirections({ id, rules, response }: GatheredGroup, collect: Collector) {
  const [first] = rules
  if (!response || !first || rules.some((rule) => rule.direction !== first.direction)) return
  collect.hint('one-direction', response, { direction: first.direction }, id)
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
    collect.warning('list-missing', rules[0]?.place ?? null, { list, count: rules.length }, list)
  }
}

/** The API's port-list document doesn't say which list it is; with one list unknown, it is that one. */
function namePortLists({ groups, portLists, anonymousPortLists }: GatheredRules, collect: Collector) {
  const [first, ...more] = anonymousPortLists
  if (!first) return
  const wanted = [...groups.values()].flatMap((group) =>
    group.rules.flatMap((rule) => (rule.ports.kind === 'list' ? [rule.ports.id] : [])),
  )
  const [id, ...others] = new Set(wanted.filter((list) => !portLists.has(list)))
  if (id !== undefined && others.length === 0 && more.length === 0) {
    const { ranges, place } = first
    const last = { value: '', written: '', place }
    const read = {
      id,
      name: '',
      family: null,
      maxEntries: null,
      place,
      entriesAt: place,
      entries: [...ranges],
      more: [],
      last,
    }
    portLists.set(id, { ...read, broken: false })
    collect.hint('port-list-named', place, { list: id }, id)
  } else collect.warning('port-list-unnamed', first.place, {})
}
