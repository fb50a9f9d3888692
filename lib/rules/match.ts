import type { Block } from '@/lib/cidr'
import type { Packet, Ports, Rule, RuleSet } from './model'

/** The field that kept a rule from matching, or what it would take to know. */
export type Miss =
  | {
      readonly field: 'direction' | 'protocol' | 'port' | 'source-port' | 'self'
      readonly statements: readonly string[]
    }
  | { readonly field: 'family' | 'peer' | 'peer-group' | 'public'; readonly statements: readonly string[] }

/** Whether a rule matches a packet; `unknown` when that turns on a list whose entries are missing (M-14, M-15). */
export type Match =
  | { readonly kind: 'yes'; readonly statements: readonly string[] }
  | ({ readonly kind: 'no' } & Miss)
  | { readonly kind: 'unknown'; readonly lists: readonly [string, ...string[]]; readonly statements: readonly string[] }

const yes: Match = { kind: 'yes', statements: [] }

function no(field: Miss['field'], ...statements: string[]): Match {
  return { kind: 'no', field, statements }
}

/** Made once: a trace of thousands of rules says the same few things. */
const misses = {
  direction: no('direction', 'M-1'),
  protocol: no('protocol', 'M-1'),
  icmp: no('protocol', 'M-7'),
  icmpFamily: no('family', 'M-7'),
  port: no('port', 'M-1', 'M-5'),
  sourcePort: no('source-port', 'M-9'),
  selfFamily: no('self', 'M-6', 'M-9'),
  self: no('self', 'M-9'),
  family: no('family', 'M-6'),
  peer: no('peer', 'M-1', 'M-8'),
  advanced: no('peer-group', 'M-12'),
  public: no('public', 'M-11'),
  peerGroup: no('peer-group', 'M-10'),
  listFamily: no('family', 'M-6', 'M-14'),
  list: no('peer', 'M-14'),
}

/**
 * Holds one rule against one packet, field by field: direction, protocol, ports, own address, peer (M-1…M-15).
 * The first field that does not fit is the answer.
 */
export function matchRule(rule: Rule, packet: Packet, set: RuleSet): Match {
  if (rule.direction !== packet.direction) return misses.direction
  const miss = protocolMiss(rule, packet)
  if (miss) return miss
  const ports = matchPorts(rule.ports, packet.port, set.portLists)
  if (ports.kind === 'no') return misses.port
  const sourcePorts = matchPorts(rule.sourcePorts, packet.sourcePort, set.portLists)
  if (sourcePorts.kind === 'no') return misses.sourcePort
  if (rule.self && rule.self.family !== packet.family) return misses.selfFamily
  if (rule.self && (packet.self === null || !inside(rule.self, packet.self))) return misses.self
  return bothOf(ports, matchPeer(rule, packet, set))
}

function protocolMiss({ protocol }: Rule, packet: Packet): Match | null {
  const isIcmp = protocol === 'icmp' || protocol === 'icmpv6'
  if (protocol !== 'all' && protocol !== packet.protocol) return isIcmp ? misses.icmp : misses.protocol
  return isIcmp && packet.family !== (protocol === 'icmp' ? 4 : 6) ? misses.icmpFamily : null
}

function matchPeer({ peer, group: own }: Rule, packet: Packet, { groups, prefixLists }: RuleSet): Match {
  if (peer.kind === 'cidr') {
    if (peer.block.family !== packet.family) return misses.family
    return inside(peer.block, packet.peer) ? yes : misses.peer
  }
  if (peer.kind === 'group') {
    if (groups.some(({ id, type }) => id === own && type === 'advanced')) return misses.advanced
    if (!packet.internal) return misses.public
    return packet.peerGroups.includes(peer.groupId) ? yes : misses.peerGroup
  }
  const list = prefixLists.get(peer.id)
  if (!list) return { kind: 'unknown', lists: [peer.id], statements: ['M-14'] }
  if (list.family !== packet.family) return misses.listFamily
  const holds = list.blocks.some((block) => block.family === packet.family && inside(block, packet.peer))
  return holds ? yes : misses.list
}

/** What ports and peer come to together: either may turn on a list whose entries are missing. */
function bothOf(ports: PortMatch, peer: Match): Match {
  if (ports.kind !== 'unknown' || peer.kind === 'no') return peer
  if (peer.kind === 'yes') return { kind: 'unknown', lists: [ports.list], statements: ['M-15'] }
  return { kind: 'unknown', lists: [ports.list, ...peer.lists], statements: ['M-15', ...peer.statements] }
}

/** Whether an address lies in a block of its family. IPv4 in numbers, which are faster. */
function inside({ family, first, prefix }: Block, address: bigint): boolean {
  if (family === 6) return address >> BigInt(128 - prefix) === first >> BigInt(128 - prefix)
  const beyond = Number(address) - Number(first)
  return beyond >= 0 && beyond < 2 ** (32 - prefix)
}

type PortMatch = typeof anyPort | typeof otherPort | { readonly kind: 'unknown'; readonly list: string }
const anyPort = { kind: 'yes' } as const
const otherPort = { kind: 'no' } as const

function matchPorts(ports: Ports, port: number | null, portLists: RuleSet['portLists']): PortMatch {
  if (ports.kind === 'any') return anyPort
  if (port === null) return otherPort
  if (ports.kind === 'range') return ports.start <= port && port <= ports.end ? anyPort : otherPort
  const list = portLists.get(ports.id)
  if (!list) return { kind: 'unknown', list: ports.id }
  return list.ranges.some(({ start, end }) => start <= port && port <= end) ? anyPort : otherPort
}
