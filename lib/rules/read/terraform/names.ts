import { Unknown } from '@/lib/text'
import { type Fields, textField } from '../fields'

const names: Readonly<Record<string, string>> = {
  SecurityGroupId: 'security_group_id',
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
export function terraformName(name: string): string {
  const [, v6, end] = /^(Ipv6)?(?:Source|Dest)(\w+)$/.exec(name) ?? []
  return names[name] ?? (end && ends[end] ? `${v6 ? 'ipv6_' : ''}${ends[end]}` : name)
}

/** `ipv6CidrIp`, as tools over the provider write its names, as `ipv6_cidr_ip`. */
export function inSnakeCase(values: Fields): Fields {
  const entries = Object.entries(values).map(([name, value]): [string, unknown] => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ])
  return Object.fromEntries(entries)
}

/** The fields of a rule, as the API names them and as the provider does, where its other end is at that side. */
function fieldsOf(far: 'Source' | 'Dest'): readonly (readonly [api: string, own: string])[] {
  const all = [...Object.keys(names), ...Object.keys(ends).map((end) => far + end), `Ipv6${far}CidrIp`]
  return all.map((name) => [name, terraformName(name)])
}

const fields = { ingress: fieldsOf('Source'), egress: fieldsOf('Dest') } as const

/** The provider's names for the fields of a rule as the API's (P-20…P-22). What is not known stays so. */
export function toApi(values: Fields): Fields {
  const direction = textField(values, 'type').toLowerCase() === 'egress' ? 'egress' : 'ingress'
  const written = fields[direction].map(([name, own]): [string, unknown] => {
    const value = values[own]
    return [name, value instanceof Unknown ? value : textField(values, own)]
  })
  const { PortRange: ports, ...rest } = Object.fromEntries(written)
  return { ...rest, PortRange: ports || '-1/-1' }
}
