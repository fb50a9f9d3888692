import { Unknown } from '@/lib/text'
import { readPrefixList } from '../api/companions'
import { groupTypeOf, setType, setVpc } from '../api/group'
import { heldClaim } from '../claim'
import { addRule, addUnread, describe, isFull, type RuleReader } from '../describe'
import { type Fields, field, isFields, list, shownValue, textField } from '../fields'
import { placeIn } from '../source'
import { knownOf, knownPart } from '../unknown'
import { terraformName, toApi } from './names'
import { type Resource, TerraformReference } from './resource'

/** How many resources that matter were found, and how many rules of them were read or not. */
export interface Counted {
  readonly found: number
  readonly read: number
  readonly skipped: number
}

/** Resources that are in groups as instances and interfaces are, with the argument that names the groups (G-11). */
const members: Readonly<Record<string, readonly string[]>> = {
  alicloud_instance: ['security_groups'],
  alicloud_ecs_network_interface: ['security_group_ids', 'security_groups'],
  alicloud_network_interface: ['security_groups'],
}

/** The groups, rules and lists among resources, whatever they were read from. */
export function readResources(resources: readonly Resource[], reader: RuleReader): Counted {
  const groups = resources.filter(({ type }) => type === 'alicloud_security_group')
  const rules = resources.filter(({ type }) => type === 'alicloud_security_group_rule')
  const data = resources.filter(({ type }) => type === 'alicloud_security_group_rules')
  const lists = resources.filter(({ type }) => type === 'alicloud_ecs_prefix_list')
  const ids = new Ids(resources)
  for (const resource of groups) readGroupResource(resource, ids, reader)
  for (const resource of lists) readListResource(resource, ids, reader)
  for (const resource of resources) readMember(resource, ids, reader)

  let read = 0
  for (const [position, resource] of rules.entries()) {
    if (isFull(reader)) {
      const cut = reader.gathered.groups.get(ids.of(resource.values.security_group_id) ?? '')
      if (cut) cut.cut = true
    } else if (readRuleResource(resource, position, ids, reader)) read += 1
  }
  const items = data.flatMap((resource) => readData(resource, reader))
  read += items.filter(Boolean).length
  return { found: groups.length + rules.length + data.length, read, skipped: rules.length + items.length - read }
}

/** What resources are known by: the id that a document says, or the address. */
class Ids {
  private readonly byAddress: ReadonlyMap<string, string>
  /** Addresses of all groups. */
  readonly groups: readonly string[]

  constructor(resources: readonly Resource[]) {
    this.byAddress = new Map(
      resources.map(({ address, values }): [string, string] => [address, textField(values, 'id') || address]),
    )
    this.groups = resources.flatMap(({ type, address }) => (type === 'alicloud_security_group' ? [address] : []))
  }

  ofAddress(address: string): string {
    return this.byAddress.get(address) ?? address
  }

  /** The id that a value is, or refers to; null when it is not known. */
  of(value: unknown): string | null {
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (!(value instanceof TerraformReference)) return null
    const known = [value.address, ...value.others].find((address) => this.byAddress.has(address))
    if (known !== undefined) return this.ofAddress(known)
    // `g.id` of a resource with `count = 1`, as older versions allowed; `g[0].id` of one whose count is not shown.
    const [only, ...more] = [...this.byAddress.keys()].filter(
      (address) => address.startsWith(`${value.address}[`) || value.address === `${address}[0]`,
    )
    if (only !== undefined && more.length === 0) return this.ofAddress(only)
    return value.others.at(-1) ?? value.address
  }
}

function readRuleResource(resource: Resource, position: number, ids: Ids, reader: RuleReader): boolean {
  const { address, source } = resource
  const values = completed(filled(resource.values))
  const own = groupOf(resource, values, ids, reader)
  const place = placeIn(source, '')
  const rule = toApi(withIds(values, ids))
  if (own === null) {
    const partly = knownPart(rule)
    const at = placeIn(source, 'security_group_id')
    if (values.security_group_id instanceof Unknown) {
      addUnread(reader, { group: null, place: at, known: knownOf(partly, undefined) }, 'security_group_id', address)
    } else reader.collect.error('no-group', place, { rule: shownValue(address) }, address)
    return false
  }
  const draft = describe(reader, own, place)
  if (!draft) return false
  if (values.count instanceof Unknown) {
    const at = placeIn(source, values.count.written)
    const known = knownOf(knownPart(rule), undefined)
    addUnread(reader, { group: own, place: at, known }, values.count.written, address)
    return false
  }
  return addRule(reader, rule, { draft, place, position, spell: terraformName, name: address })
}

/** Id of the group of a rule; where only one group is made and the rule's is not known yet, it is that one. */
function groupOf(resource: Resource, values: Fields, ids: Ids, { collect }: RuleReader): string | null {
  const written = values.security_group_id
  if (!(written instanceof Unknown)) return ids.of(written)
  const prefix = moduleOf(resource.address)
  const candidates = ids.groups.filter((address) => moduleOf(address) === prefix)
  const [only, ...more] = candidates.length > 0 ? candidates : ids.groups
  if (only === undefined || more.length > 0) return null
  const params = { rule: shownValue(resource.address), group: shownValue(only) }
  collect.hint('group-by-only', placeIn(resource.source, 'security_group_id'), params, resource.address)
  return ids.ofAddress(only)
}

/** The module that a resource stands in: `module.net.`, or nothing. */
function moduleOf(address: string): string {
  return /^(?:module\.[^.[]+(?:\[[^\]]*\])?\.)*/.exec(address)?.[0] ?? ''
}

/** The values of a rule with ids in place of references; what refers to anything else is not known. */
function withIds(values: Fields, ids: Ids): Fields {
  const entries = Object.entries(values).map(([name, value]): [string, unknown] => {
    if (!(value instanceof TerraformReference)) return [name, value]
    const isName = name === 'source_security_group_id' || name === 'prefix_list_id'
    return [name, isName ? (ids.of(value) ?? '') : new Unknown(value.address)]
  })
  return Object.fromEntries(entries)
}

/** `data.alicloud_security_group_rules`: for each rule whether it was read (P-24). */
function readData({ values, source }: Resource, reader: RuleReader): boolean[] {
  const items = list(values, 'rules')?.items ?? []
  const group = textField(values, 'group_id')
  const draft = group ? describe(reader, group, placeIn(source, '')) : null
  if (!draft) return items.map(() => false)
  draft.name ||= textField(values, 'group_name')
  return items.map((item, position) =>
    addRule(reader, item, { draft, place: placeIn(source, `rules[${position}]`), position }),
  )
}

function readGroupResource({ values, source, address }: Resource, ids: Ids, reader: RuleReader): void {
  const draft = describe(reader, ids.ofAddress(address), placeIn(source, ''))
  if (!draft) return
  const name = textField(values, 'security_group_name') || textField(values, 'name')
  draft.name = name || draft.name
  const vpc = values.vpc_id
  if (typeof vpc === 'string' && vpc !== '') setVpc(draft, { id: vpc, kind: 'id' }, placeIn(source, 'vpc_id'), reader)
  else if (vpc instanceof TerraformReference) {
    const kind = vpc.address.startsWith('alicloud_') ? 'resource' : 'value'
    setVpc(draft, { id: ids.of(vpc) ?? vpc.address, kind }, placeIn(source, 'vpc_id'), reader)
  } else if (vpc instanceof Unknown) {
    setVpc(draft, { id: vpc.written, kind: 'value' }, placeIn(source, 'vpc_id'), reader)
  }
  readTypeOf(values, { draft, place: placeIn(source, 'security_group_type') }, reader)
  const written = textField(values, 'inner_access_policy')
  const policy = written.toLowerCase()
  const open = field(values, 'inner_access')
  const access = policy === 'accept' || policy === 'drop' ? policy : typeof open === 'boolean' ? accessOf(open) : null
  if (access) {
    const of = { subject: draft.id, field: 'inner_access_policy' }
    const place = placeIn(source, 'inner_access_policy')
    draft.innerAccess = heldClaim(reader.collect, of, draft.innerAccess, access, written || String(open), place)
  } else if (policy !== '') {
    const params = { field: 'inner_access_policy', found: shownValue(written) }
    reader.collect.error('inner-access', placeIn(source, 'inner_access_policy'), params, draft.id)
  }
}

function accessOf(open: boolean): 'accept' | 'drop' {
  return open ? 'accept' : 'drop'
}

/** The type of a group: one that is not written is basic, the provider's default; one that is computed is not known. */
function readTypeOf(
  values: Fields,
  {
    draft,
    place,
  }: { readonly draft: NonNullable<ReturnType<typeof describe>>; readonly place: ReturnType<typeof placeIn> },
  reader: RuleReader,
): void {
  const written = values.security_group_type
  if (written instanceof Unknown || written instanceof TerraformReference) return
  const name = textField(values, 'security_group_type') || 'normal'
  const type = groupTypeOf(name)
  if (type) setType(draft, type, name, place, reader)
  else reader.collect.error('group-type', place, { field: 'security_group_type', found: shownValue(name) }, draft.id)
}

/** `alicloud_ecs_prefix_list`: the entries of a prefix list. */
function readListResource({ values, source, address }: Resource, ids: Ids, reader: RuleReader): void {
  const entries = values.entry
  if (!Array.isArray(entries)) return
  const plain = entries.map((entry) => (isFields(entry) ? { Cidr: entry.cidr } : {}))
  readPrefixList(
    {
      PrefixListId: ids.ofAddress(address),
      PrefixListName: textField(values, 'prefix_list_name'),
      AddressFamily: textField(values, 'address_family'),
      MaxEntries: textField(values, 'max_entries'),
      Entries: plain,
    },
    source,
    reader,
  )
}

/** An instance or interface, whose groups stand together. */
function readMember({ type, address, values, source }: Resource, ids: Ids, { gathered }: RuleReader): void {
  const names = Object.hasOwn(members, type) ? members[type] : undefined
  const written = names?.map((name) => values[name]).find((value) => value !== undefined && value !== null)
  const listed = Array.isArray(written) ? written : written instanceof TerraformReference ? [written] : []
  const groups = listed.map((value) => ids.of(value)).filter((id) => id !== null)
  if (groups.length === 0) return
  gathered.memberships.set(address, groups)
  gathered.interfacesAt ??= placeIn(source, '')
}

/** The fields of which one names the other end (P-22). */
const others = ['cidr_ip', 'ipv6_cidr_ip', 'source_security_group_id', 'prefix_list_id']
/** Values that are not empty. */
function filled(values: Fields): Fields {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
}

/** The fields of a rule, with those that only its id tells. */
function completed(values: Fields): Fields {
  const { peer, ...rest } = fromId(textField(values, 'id'))
  const named = others.some((name) => values[name] instanceof Unknown || textField(values, name) !== '')
  return { ...rest, ...(named ? {} : peer), ...values }
}

/**
 * What the id of a rule says, for states whose other fields are missing (P-20): group, type, protocol, ports, network,
 * other end, and in newer states policy and priority. The colons of an IPv6 address are written as underscores.
 */
function fromId(id: string): { readonly peer: Fields; readonly [name: string]: unknown } {
  const parts = id.split(':')
  const [group, type, protocol, ports, nic, target = '', policy = '', priority = ''] = parts
  if (parts.length < 6 || parts.length > 8) return { peer: {} }
  const name = target.startsWith('sg-')
    ? 'source_security_group_id'
    : target.startsWith('pl-')
      ? 'prefix_list_id'
      : target.includes('_')
        ? 'ipv6_cidr_ip'
        : 'cidr_ip'
  return {
    ...filled({
      security_group_id: group,
      type,
      ip_protocol: protocol,
      port_range: ports,
      nic_type: nic,
      policy,
      priority,
    }),
    peer: { [name]: name === 'ipv6_cidr_ip' ? target.replaceAll('_', ':') : target },
  }
}
