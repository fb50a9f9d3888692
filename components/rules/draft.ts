import {
  type Direction,
  formatPeer,
  formatPorts,
  type GroupType,
  type PacketFields,
  type Reading,
  type Rule,
  type RuleProtocol,
  type RuleSet,
  readDocuments,
  toDocuments,
} from '@/lib/rules'

/** A rule while it is edited: every field as the reader wrote it, so that nothing is lost when it does not fit yet. */
export interface RuleDraft {
  readonly id: string
  readonly direction: Direction
  readonly action: 'accept' | 'drop'
  readonly protocol: RuleProtocol
  readonly ports: string
  readonly peer: string
  readonly priority: string
  /** Fields that the table does not show, in the API's names. */
  readonly rest: Readonly<Record<string, string | number>>
}

export interface GroupDraft {
  readonly id: string
  readonly name: string
  /** Null: no document and no reader said it; basic is assumed (G-15). */
  readonly type: GroupType | null
  readonly innerAccess: 'accept' | 'drop'
  readonly vpcId: string
  readonly complete: boolean
  readonly rules: readonly RuleDraft[]
}

/** Everything that the simulator shows, as it is undone, linked and shared. */
export interface Draft {
  readonly groups: readonly GroupDraft[]
  /** Prefix and port lists, as documents. */
  readonly lists: readonly unknown[]
  readonly packet: PacketDraft
  readonly port25Unblocked: boolean
}

export interface PacketDraft {
  readonly direction: Direction
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6' | 'gre' | 'other'
  readonly peer: string
  readonly port: string
  readonly sourcePort: string
  readonly self: string
  /** `public`, `internal`, or the id of a group that the other end belongs to. */
  readonly network: string
}

export const packetProtocols: readonly PacketDraft['protocol'][] = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'other']
export const ruleProtocols: readonly RuleProtocol[] = ['all', 'tcp', 'udp', 'icmp', 'icmpv6', 'gre']

export function hasPorts(protocol: string): boolean {
  return protocol === 'tcp' || protocol === 'udp'
}

/** A rule to start from: HTTPS from everywhere. */
export function newRule(id: string): RuleDraft {
  return {
    id,
    direction: 'ingress',
    action: 'accept',
    protocol: 'tcp',
    ports: '443/443',
    peer: '0.0.0.0/0',
    priority: '1',
    rest: {},
  }
}

/** An id that no rule of the group has. */
export function freeId(group: GroupDraft): string {
  for (let number = group.rules.length + 1; ; number += 1) {
    const id = `rule-${number}`
    if (!group.rules.some((rule) => rule.id === id)) return id
  }
}

function ruleDraft(rule: Rule, document: Readonly<Record<string, string | number>>): RuleDraft {
  const shown = new Set([
    'SecurityGroupRuleId',
    'Direction',
    'IpProtocol',
    'PortRange',
    'PortRangeListId',
    'Policy',
    'Priority',
    'NicType',
  ])
  const far = rule.direction === 'ingress' ? 'Source' : 'Dest'
  const peerFields = new Set([`${far}CidrIp`, `Ipv6${far}CidrIp`, `${far}GroupId`, `${far}PrefixListId`])
  return {
    id: rule.id,
    direction: rule.direction,
    action: rule.action,
    protocol: rule.protocol,
    ports: hasPorts(rule.protocol) && rule.ports.kind === 'any' ? '1/65535' : formatPorts(rule.ports),
    peer: formatPeer(rule.peer),
    priority: String(rule.priority),
    rest: Object.fromEntries(Object.entries(document).filter(([name]) => !shown.has(name) && !peerFields.has(name))),
  }
}

/** A rule set as a draft. */
export function draftOf(ruleSet: RuleSet, packet: PacketDraft): Draft {
  const documents = toDocuments(ruleSet)
  return {
    groups: ruleSet.groups.map((group, index) => {
      const rules = permissionsOf(documents[index])
      return {
        id: group.id,
        name: group.name,
        type: group.typeKnown ? group.type : null,
        innerAccess: group.innerAccess,
        vpcId: group.vpcId,
        complete: group.complete,
        rules: group.rules.map((rule, position) => ruleDraft(rule, rules[position] ?? {})),
      }
    }),
    lists: documents.slice(ruleSet.groups.length + 1),
    packet,
    port25Unblocked: false,
  }
}

function permissionsOf(document: unknown): Readonly<Record<string, string | number>>[] {
  if (typeof document !== 'object' || document === null || !('Permissions' in document)) return []
  const { Permissions: permissions } = document
  if (typeof permissions !== 'object' || permissions === null || !('Permission' in permissions)) return []
  return Array.isArray(permissions.Permission) ? permissions.Permission : []
}

function peerField(rule: RuleDraft): string {
  const far = rule.direction === 'ingress' ? 'Source' : 'Dest'
  const peer = rule.peer.trim()
  if (peer.startsWith('sg-') || peer.includes('/sg-')) return `${far}GroupId`
  if (peer.startsWith('pl-')) return `${far}PrefixListId`
  return `${peer.includes(':') ? 'Ipv6' : ''}${far}CidrIp`
}

/** The draft as documents, in the order of its groups: what is read, shared and copied is the same. */
export function documentsOf(draft: Draft): Readonly<Record<string, unknown>>[] {
  return [
    ...draft.groups.map((group) => ({
      SecurityGroupId: group.id,
      SecurityGroupName: group.name,
      VpcId: group.vpcId,
      InnerAccessPolicy: group.innerAccess,
      ...(group.complete ? {} : { NextToken: 'more' }),
      ...(group.type ? { SecurityGroupType: group.type === 'basic' ? 'normal' : 'enterprise' } : {}),
      Permissions: {
        Permission: group.rules.map((rule) => ({
          SecurityGroupRuleId: rule.id,
          Direction: rule.direction,
          IpProtocol: rule.protocol,
          [rule.ports.trim().startsWith('prl-') ? 'PortRangeListId' : 'PortRange']: rule.ports,
          Policy: rule.action,
          Priority: rule.priority,
          NicType: 'intranet',
          [peerField(rule)]: rule.peer,
          ...rule.rest,
        })),
      },
    })),
    ...draft.lists.filter((list) => typeof list === 'object' && list !== null).map((list) => ({ ...list })),
  ]
}

/** Reads the draft as the engine would read the documents. Warnings name the group by position and the rule by path. */
export function readDraft(draft: Draft): Reading {
  return readDocuments(documentsOf(draft))
}

/** The packet's fields as the engine reads them. */
export function packetFields({ packet }: Draft): PacketFields {
  const { network } = packet
  const number = (text: string) =>
    text.trim() === '' ? undefined : /^[0-9]{1,6}$/.test(text.trim()) ? Number(text) : text
  return {
    direction: packet.direction,
    protocol: packet.protocol,
    peer: packet.peer,
    ...(hasPorts(packet.protocol) ? { port: number(packet.port) ?? '', sourcePort: number(packet.sourcePort) } : {}),
    ...(packet.self.trim() === '' ? {} : { self: packet.self }),
    ...(network === 'internal' ? { peerNetwork: 'internal' } : network === 'public' ? {} : { peerGroups: [network] }),
  }
}

/** A packet as a case or a link writes it, as a draft. */
export function packetDraft(packet: {
  readonly direction: Direction
  readonly protocol: string
  readonly peer: string
  readonly port?: number
  readonly peerGroups?: readonly string[]
}): PacketDraft {
  return {
    direction: packet.direction,
    protocol: packetProtocols.find((name) => name === packet.protocol) ?? 'tcp',
    peer: packet.peer,
    port: packet.port === undefined ? '' : String(packet.port),
    sourcePort: '',
    self: '',
    network: packet.peerGroups?.[0] ?? 'public',
  }
}
