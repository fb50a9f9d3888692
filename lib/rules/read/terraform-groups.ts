import { addRule, describe, isFull, type Reader } from './describe'
import { type Fields, field, list, shown, text } from './fields'
import { groupTypeOf } from './group'
import { placeIn } from './source'
import type { Knowledge, Resource } from './terraform-resources'

/** How many resources that matter were found, and how many rules of them were read or not. */
export interface Counted {
  readonly found: number
  readonly read: number
  readonly skipped: number
}

/** The groups and rules among resources, whatever they were read from. */
export function readResources(resources: readonly Resource[], knowledge: Knowledge, reader: Reader): Counted {
  const groups = resources.filter(({ type }) => type === 'alicloud_security_group')
  const rules = resources.filter(({ type }) => type === 'alicloud_security_group_rule')
  const data = resources.filter(({ type }) => type === 'alicloud_security_group_rules')
  const idByAddress = new Map(groups.map(({ values, address }) => [address, text(values, 'id') || address]))
  for (const resource of groups) {
    readGroupResource(resource, idByAddress.get(resource.address) ?? '', knowledge, reader)
  }

  /** The id that a field holds; in a plan it may not be known yet, but the resource that it comes from is. */
  const idIn = ({ values, address }: Resource, name: string): string => {
    const written = text(values, name)
    const candidates = written === '' ? knowledge.referencesOf(address, name) : []
    const found = candidates.find((candidate) => idByAddress.has(candidate))
    return written || (found === undefined ? (candidates.at(-1) ?? '') : (idByAddress.get(found) ?? ''))
  }

  let read = 0
  for (const [position, resource] of rules.entries()) {
    const group = idIn(resource, 'security_group_id')
    if (isFull(reader)) {
      const cut = reader.gathered.groups.get(group)
      if (cut) cut.cut = true
    } else if (
      readRuleResource(resource, position, group, idIn(resource, 'source_security_group_id'), knowledge, reader)
    ) {
      read += 1
    }
  }
  const items = data.flatMap((resource) => readData(resource, reader))
  read += items.filter(Boolean).length
  return { found: groups.length + rules.length + data.length, read, skipped: rules.length + items.length - read }
}

function readRuleResource(
  resource: Resource,
  position: number,
  ownGroup: string,
  otherGroup: string,
  knowledge: Knowledge,
  reader: Reader,
): boolean {
  const { address, source } = resource
  const values = completed(filled(resource.values))
  const group = ownGroup || text(values, 'security_group_id')
  const other = otherGroup || text(values, 'source_security_group_id')
  const params = { rule: shown(address) }
  if (!group) {
    const message = `${shown(address)} does not say which group it belongs to.`
    reader.collect.error('no-group', message, placeIn(source, ''), params, address)
    return false
  }
  const late = knowledge
    .unknownOf(address)
    .find((name) => mattering.has(name) && text(values, name) === '' && !(name === 'source_security_group_id' && other))
  if (late !== undefined) {
    const message = `${late} of ${shown(address)} is not known: it is computed, or known only after apply.`
    const place = placeIn(source, late)
    reader.collect.error('known-after-apply', message, place, { ...params, field: late }, address)
    return false
  }
  const place = placeIn(source, '')
  const draft = describe(reader, group, place)
  if (!draft) return false
  const written = toApi({ ...values, source_security_group_id: other })
  return addRule(reader, written, { draft, place, position, spell: terraformName })
}

/** `data.alicloud_security_group_rules`: for each rule whether it was read (P-24). */
function readData({ values, source }: Resource, reader: Reader): boolean[] {
  const items = list(values, 'rules')?.items ?? []
  const group = text(values, 'group_id')
  const draft = group ? describe(reader, group, placeIn(source, '')) : null
  if (!draft) return items.map(() => false)
  draft.name ||= text(values, 'group_name')
  return items.map((item, position) =>
    addRule(reader, item, { draft, place: placeIn(source, `rules[${position}]`), position }),
  )
}

function readGroupResource({ values, source, address }: Resource, id: string, knowledge: Knowledge, reader: Reader) {
  const draft = describe(reader, id, placeIn(source, ''))
  if (!draft) return
  const unknown = knowledge.unknownOf(address)
  draft.name = text(values, 'security_group_name') || text(values, 'name') || draft.name
  draft.vpcId = text(values, 'vpc_id') || draft.vpcId
  const type = text(values, 'security_group_type')
  // A group whose type is not written is a basic one: the provider's default.
  if (type || !unknown.includes('security_group_type')) draft.type = groupTypeOf(type || 'normal') ?? draft.type
  const policy = text(values, 'inner_access_policy').toLowerCase()
  if (policy === 'accept' || policy === 'drop') draft.innerAccess = policy
  else if (typeof field(values, 'inner_access') === 'boolean') {
    draft.innerAccess = field(values, 'inner_access') ? 'accept' : 'drop'
  }
}

/** The fields of which one names the other end (P-22). */
const others = ['cidr_ip', 'ipv6_cidr_ip', 'source_security_group_id', 'prefix_list_id']
/** Fields that change what a rule is, so that it cannot be read without them. */
const mattering = new Set(['count', 'for_each', 'type', 'ip_protocol', 'port_range', 'policy', 'priority', ...others])

/** Values that are not empty. */
function filled(values: Fields): Fields {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
}

/** The fields of a rule, with those that only its id tells. */
function completed(values: Fields): Fields {
  const { peer, ...rest } = fromId(text(values, 'id'))
  const named = others.some((name) => text(values, name) !== '')
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

const names: Readonly<Record<string, string>> = {
  SecurityGroupRuleId: 'security_group_rule_id',
  Direction: 'type',
  IpProtocol: 'ip_protocol',
  PortRange: 'port_range',
  Policy: 'policy',
  Priority: 'priority',
  NicType: 'nic_type',
  Description: 'description',
}

const ends: Readonly<Record<string, string>> = {
  CidrIp: 'cidr_ip',
  GroupId: 'source_security_group_id',
  GroupOwnerId: 'source_group_owner_id',
  GroupOwnerAccount: 'source_group_owner_account',
  PrefixListId: 'prefix_list_id',
}

/** The provider's name for a field of the API. One key serves both directions. */
function terraformName(name: string): string {
  const [, v6, end] = /^(Ipv6)?(?:Source|Dest)(\w+)$/.exec(name) ?? []
  return names[name] ?? (end && ends[end] ? `${v6 ? 'ipv6_' : ''}${ends[end]}` : name)
}

/** The provider's names for the fields of a rule as the API's (P-20…P-22). */
function toApi(values: Fields): Fields {
  const far = text(values, 'type').toLowerCase() === 'egress' ? 'Dest' : 'Source'
  const all = [...Object.keys(names), ...Object.keys(ends).map((end) => far + end), `Ipv6${far}CidrIp`]
  const written = all.map((name): [string, string] => [name, text(values, terraformName(name))])
  const { PortRange: ports = '', ...rest } = Object.fromEntries(written)
  return { ...rest, PortRange: ports || '-1/-1' }
}
