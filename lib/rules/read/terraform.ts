import { addRule, describe, isFull, type Reader } from './describe'
import { type Fields, field, isFields, list, shown, text } from './fields'
import type { Recognised } from './gathered'
import { groupTypeOf } from './group'
import { placeIn, type Source, within } from './source'
import { knowledgeOf, type Resource, resourcesOf } from './terraform-resources'

/** What a plan is read for: what will be, or what was before. */
export type PlanSide = 'planned' | 'prior'

/** Whether a document is a state or a plan of Terraform: what `terraform show -json` prints, or a state file. */
export function isTerraform(fields: Fields): boolean {
  return (
    ['values', 'planned_values', 'prior_state'].some((name) => isFields(field(fields, name))) || isStateFile(fields)
  )
}

/** A state file itself, which is not what `terraform show -json` prints but is at hand where Terraform is not. */
function isStateFile(fields: Fields): boolean {
  return field(fields, 'terraform_version') !== undefined && Array.isArray(field(fields, 'resources'))
}

/** `terraform show -json`, of a state or a plan, with its child modules (formats, section 4). */
export function readTerraform(fields: Fields, source: Source, reader: Reader, side: PlanSide): Recognised {
  const { collect } = reader
  const isPlan = isFields(field(fields, 'planned_values'))
  const resources = resourcesIn(fields, source, side)
  const knowledge = knowledgeOf(fields)
  const groups = resources.filter(({ type }) => type === 'alicloud_security_group')
  const rules = resources.filter(({ type }) => type === 'alicloud_security_group_rule')
  const data = resources.filter(({ type }) => type === 'alicloud_security_group_rules')

  const idByAddress = new Map(groups.map(({ values, address }) => [address, text(values, 'id') || address]))
  for (const resource of groups) readGroupResource(resource, idByAddress.get(resource.address) ?? '', reader)

  /** The id that a field holds; in a plan it may not be known yet, but the resource that it comes from is. */
  const idIn = ({ values, address }: Resource, name: string): string => {
    const written = text(values, name)
    const candidates = written === '' ? knowledge.referencesOf(address, name) : []
    const found = candidates.find((candidate) => idByAddress.has(candidate))
    return written || (found === undefined ? (candidates.at(-1) ?? '') : (idByAddress.get(found) ?? ''))
  }

  let read = 0
  for (const [position, resource] of rules.entries()) {
    const place = placeIn(resource.source, '')
    if (isFull(reader)) {
      const cut = reader.gathered.groups.get(idIn(resource, 'security_group_id'))
      if (cut) cut.cut = true
      continue
    }
    const values = completed(filled(resource.values))
    const group = idIn(resource, 'security_group_id') || text(values, 'security_group_id')
    const other = idIn(resource, 'source_security_group_id') || text(values, 'source_security_group_id')
    const unknown = knowledge
      .unknownOf(resource.address)
      .filter((name) => mattering.has(name) && text(values, name) === '')
    const late = unknown.find((name) => !(name === 'source_security_group_id' && other) && name !== 'security_group_id')
    const params = { rule: shown(resource.address) }
    if (!group) {
      const message = `${shown(resource.address)} does not say which group it belongs to.`
      collect.error('no-group', message, place, params, resource.address)
    } else if (late) {
      const message = `${late} of ${shown(resource.address)} is known only after apply.`
      collect.error(
        'known-after-apply',
        message,
        placeIn(resource.source, late),
        { ...params, field: late },
        resource.address,
      )
    } else {
      const draft = describe(reader, group, place)
      if (!draft) continue
      const spell = (name: string) => terraformName(name)
      if (addRule(reader, toApi({ ...values, source_security_group_id: other }), { draft, place, position, spell }))
        read += 1
    }
  }
  let ofData = 0
  for (const { values, source: at } of data) {
    const group = text(values, 'group_id')
    const items = list(values, 'rules')?.items ?? []
    ofData += items.length
    const draft = group ? describe(reader, group, placeIn(at, '')) : null
    if (!draft) continue
    draft.name ||= text(values, 'group_name')
    for (const [position, item] of items.entries()) {
      if (addRule(reader, item, { draft, place: placeIn(at, `rules[${position}]`), position })) read += 1
    }
  }

  // Before the first apply there was nothing.
  if (groups.length + rules.length + data.length === 0 && !(isPlan && side === 'prior')) {
    const message = 'No alicloud_security_group or alicloud_security_group_rule was found.'
    collect.error('no-terraform-groups', message, placeIn(source, ''))
  }
  const kind = isPlan ? 'terraform-plan' : 'terraform'
  return { document: source.document, kind, read, skipped: rules.length + ofData - read }
}

function resourcesIn(fields: Fields, source: Source, side: PlanSide): Resource[] {
  const planned = field(fields, 'planned_values')
  const prior = field(fields, 'prior_state')
  const before = isFields(prior) ? field(prior, 'values') : undefined
  const [root, path] =
    isFields(planned) && side === 'planned'
      ? [planned, 'planned_values']
      : isFields(planned) || isFields(prior)
        ? [before, 'prior_state.values']
        : [field(fields, 'values'), 'values']
  if (isFields(root)) return resourcesOf(root, within(source, path))
  return isStateFile(fields) ? instancesOf(fields, source) : []
}

/** Resources of a state file: `resources[].instances[].attributes`. */
function instancesOf(fields: Fields, source: Source): Resource[] {
  return (list(fields, 'resources')?.items ?? []).flatMap((item, index): Resource[] => {
    if (!isFields(item)) return []
    const module = text(item, 'module')
    const address = `${module ? `${module}.` : ''}${text(item, 'type')}.${text(item, 'name')}`
    return (list(item, 'instances')?.items ?? []).flatMap((instance, number): Resource[] => {
      const values = isFields(instance) ? field(instance, 'attributes') : undefined
      if (!isFields(instance) || !isFields(values)) return []
      const key = field(instance, 'index_key')
      const at = within(source, `resources[${index}].instances[${number}].attributes`)
      const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`
      return [{ type: text(item, 'type'), address: `${address}${suffix}`, values, source: at }]
    })
  })
}

function readGroupResource({ values, source }: Resource, id: string, reader: Reader) {
  const draft = describe(reader, id, placeIn(source, ''))
  if (!draft) return
  draft.name = text(values, 'security_group_name') || text(values, 'name') || draft.name
  draft.vpcId = text(values, 'vpc_id') || draft.vpcId
  // A group in a plan whose type is not written is a basic one: the provider's default.
  draft.type = groupTypeOf(text(values, 'security_group_type') || 'normal') ?? draft.type
  const policy = text(values, 'inner_access_policy').toLowerCase()
  if (policy === 'accept' || policy === 'drop') draft.innerAccess = policy
  else if (typeof field(values, 'inner_access') === 'boolean') {
    draft.innerAccess = field(values, 'inner_access') ? 'accept' : 'drop'
  }
}

/** The fields of which one names the other end (P-22). */
const others = ['cidr_ip', 'ipv6_cidr_ip', 'source_security_group_id', 'prefix_list_id']
/** Fields that change what a rule is, so that it cannot be read without them. */
const mattering = new Set(['type', 'ip_protocol', 'port_range', 'policy', 'priority', ...others])

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
