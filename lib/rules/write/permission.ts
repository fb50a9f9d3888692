import { formatBlock } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import type { NamedProtocol, Peer, Ports, Rule } from '../model'
import { writtenId } from './placeholders'

/** A rule as it can be created: the API gives the id. */
export type NewRule = Omit<Rule, 'id' | 'place'>

/** A rule in request shape: the API's parameter names and their values, all text, in the order they are read in. */
export type Permission = Readonly<Record<string, string>>

const protocols: Record<NamedProtocol | 'all', string> = {
  tcp: 'TCP',
  udp: 'UDP',
  icmp: 'ICMP',
  icmpv6: 'ICMPv6',
  gre: 'GRE',
  all: 'ALL',
}

/** Ports as the API writes them: `80/80`; `-1/-1` for every port. */
export function formatPorts(ports: Ports): string {
  if (ports.kind === 'any') return '-1/-1'
  return ports.kind === 'range' ? `${ports.start}/${ports.end}` : ports.id
}

/** Ports in the form that can be created: `1/65535` for every port of TCP and UDP, `-1/-1` for the others (M-3, M-4). */
export function creatablePorts({ protocol, ports }: Pick<Rule, 'protocol' | 'ports'>): string {
  return ports.kind === 'any' && hasPorts(protocol) ? '1/65535' : formatPorts(ports)
}

/** The other end as text: a block, a group id or a prefix list id. */
export function formatPeer(peer: Peer): string {
  if (peer.kind === 'cidr') return formatBlock(peer.block)
  return peer.kind === 'group' ? peer.groupId : peer.id
}

/** How what has an id is written. */
type IdWriter = (kind: 'group' | 'prefix-list' | 'port-list', id: string) => string

/** As it is, for what reads it back. */
export const idAsItIs: IdWriter = (_, id) => id

/**
 * The parameters of a rule as `AuthorizeSecurityGroup` and `AuthorizeSecurityGroupEgress` take them (F-1…F-18). The
 * operation says the direction. `NicType` is written where the API asks for it: beside a group (F-14).
 *
 * @param nameOf how an id is written; by default a place-holder stands where it is not known
 */
export function permissionOf(rule: NewRule, nameOf: IdWriter = writtenId): Permission {
  const [far, near] = rule.direction === 'ingress' ? ['Source', 'Dest'] : ['Dest', 'Source']
  const { peer, self } = rule
  const fields: Record<string, string> = {
    IpProtocol: typeof rule.protocol === 'number' ? String(rule.protocol) : protocols[rule.protocol],
  }
  if (rule.ports.kind === 'list') fields.PortRangeListId = nameOf('port-list', rule.ports.id)
  else fields.PortRange = creatablePorts(rule)
  if (rule.sourcePorts.kind === 'range') fields.SourcePortRange = formatPorts(rule.sourcePorts)
  if (peer.kind === 'cidr') fields[`${peer.block.family === 6 ? 'Ipv6' : ''}${far}CidrIp`] = formatBlock(peer.block)
  else if (peer.kind === 'prefix-list') fields[`${far}PrefixListId`] = nameOf('prefix-list', peer.id)
  else {
    fields[`${far}GroupId`] = nameOf('group', peer.groupId)
    if (peer.account) fields[`${far}GroupOwner${isAccountId(peer.account) ? 'Id' : 'Account'}`] = peer.account
    fields.NicType = 'intranet'
  }
  if (self) fields[`${self.family === 6 ? 'Ipv6' : ''}${near}CidrIp`] = formatBlock(self)
  fields.Policy = rule.action
  fields.Priority = String(rule.priority)
  if (rule.description) fields.Description = rule.description
  return fields
}

/** An account is named by its number or by its name, in different fields (F-11). */
export function isAccountId(account: string): boolean {
  return /^[0-9]+$/.test(account)
}
