import { formatBlock } from '@/lib/cidr'
import type { Action, Peer, Ports, Rule, RuleSet } from '../model'

/** A rule in the API's response shape; all values are text but the priority, and unused fields are absent. */
export type RuleDocument = Readonly<Record<string, string | number>>

const actions: Record<Action, string> = { accept: 'Accept', drop: 'Drop' }
const protocols: Record<Rule['protocol'], string> = {
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

/** The other end as text: a block, a group id or a prefix list id. */
export function formatPeer(peer: Peer): string {
  if (peer.kind === 'cidr') return formatBlock(peer.block)
  return peer.kind === 'group' ? peer.groupId : peer.id
}

/** One rule as `DescribeSecurityGroupAttribute` returns it. */
export function ruleDocument(rule: Rule): RuleDocument {
  const far = rule.direction === 'ingress' ? 'Source' : 'Dest'
  const near = rule.direction === 'ingress' ? 'Dest' : 'Source'
  const hasPorts = rule.protocol === 'tcp' || rule.protocol === 'udp'
  const every = hasPorts && rule.ports.kind === 'any' ? '1/65535' : '-1/-1'
  const fields: Record<string, string | number> = {
    SecurityGroupRuleId: rule.id,
    Direction: rule.direction,
    IpProtocol: protocols[rule.protocol],
    Policy: actions[rule.action],
    Priority: rule.priority,
    NicType: 'intranet',
  }
  if (rule.ports.kind === 'list') fields.PortRangeListId = rule.ports.id
  else fields.PortRange = rule.ports.kind === 'any' ? every : formatPorts(rule.ports)
  if (rule.sourcePorts.kind === 'range') fields.SourcePortRange = formatPorts(rule.sourcePorts)
  const { peer, self } = rule
  if (peer.kind === 'cidr') fields[`${peer.block.family === 6 ? 'Ipv6' : ''}${far}CidrIp`] = formatBlock(peer.block)
  else if (peer.kind === 'prefix-list') fields[`${far}PrefixListId`] = peer.id
  else {
    fields[`${far}GroupId`] = peer.groupId
    if (peer.account) fields[`${far}GroupOwnerAccount`] = peer.account
  }
  if (self) fields[`${self.family === 6 ? 'Ipv6' : ''}${near}CidrIp`] = formatBlock(self)
  if (rule.description) fields.Description = rule.description
  return fields
}

/**
 * A rule set as documents that `readDocuments` reads back to the same set: a group each, their types, the lists.
 * TCP and UDP rules for every port are written `1/65535`, the form that can be created (M-4).
 */
export function toDocuments({ groups, prefixLists, portLists }: RuleSet): Readonly<Record<string, unknown>>[] {
  return [
    ...groups.map((group) => ({
      SecurityGroupId: group.id,
      SecurityGroupName: group.name,
      VpcId: group.vpcId,
      InnerAccessPolicy: actions[group.innerAccess],
      ...(group.complete ? {} : { NextToken: 'more' }),
      Permissions: { Permission: group.rules.map(ruleDocument) },
    })),
    {
      SecurityGroups: {
        SecurityGroup: groups
          .filter((group) => group.typeKnown)
          .map((group) => ({
            SecurityGroupId: group.id,
            SecurityGroupName: group.name,
            VpcId: group.vpcId,
            SecurityGroupType: group.type === 'basic' ? 'normal' : 'enterprise',
          })),
      },
    },
    ...[...prefixLists.values()].map((list) => ({
      PrefixListId: list.id,
      PrefixListName: list.name,
      AddressFamily: list.family === 6 ? 'IPv6' : 'IPv4',
      ...(list.maxEntries === null ? {} : { MaxEntries: list.maxEntries }),
      Entries: { Entry: list.blocks.map((block) => ({ Cidr: formatBlock(block) })) },
    })),
    ...[...portLists.values()].map((list) => ({
      PortRangeListId: list.id,
      Entries: list.ranges.map(({ start, end }) => ({ PortRange: `${start}/${end}` })),
    })),
  ]
}
