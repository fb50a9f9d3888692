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
export function matchRule(rule: Rule, packet: Packet, { groups, prefixLists, portLists }: RuleSet): Match {
  if (rule.direction !== packet.direction) return misses.direction
  if (rule.protocol !== 'all' && rule.protocol !== packet.protocol) {
    return rule.protocol === 'icmp' || rule.protocol === 'icmpv6' ? misses.icmp : misses.protocol
  }
  if ((rule.protocol === 'icmp' && packet.family !== 4) || (rule.protocol === 'icmpv6' && packet.family !== 6)) {
    return misses.icmpFamily
  }
  const ports = matchPorts(rule.ports, packet.port, portLists)
  if (ports.kind === 'no') return misses.port

  const sourcePorts = matchPorts(rule.sourcePorts, packet.sourcePort, portLists)
  if (sourcePorts.kind === 'no') return misses.sourcePort

  if (rule.self && rule.self.family !== packet.family) return misses.selfFamily
  if (rule.self && (packet.self === null || !inside(rule.self, packet.self))) return misses.self

  const { peer } = rule
  let missing: string | null = null
  if (peer.kind === 'cidr') {
    if (peer.block.family !== packet.family) return misses.family
    if (!inside(peer.block, packet.peer)) return misses.peer
  } else if (peer.kind === 'group') {
    if (groups.some((group) => group.id === rule.group && group.type === 'advanced')) return misses.advanced
    if (!packet.internal) return misses.public
    if (!packet.peerGroups.includes(peer.groupId)) return misses.peerGroup
  } else {
    const list = prefixLists.get(peer.id)
    if (!list) missing = peer.id
    else if (list.family !== packet.family) return misses.listFamily
    else if (!list.blocks.some((block) => block.family === packet.family && inside(block, packet.peer))) {
      return misses.list
    }
  }
  const portList = ports.kind === 'unknown' ? ports.list : null
  if (portList !== null && missing !== null) {
    return { kind: 'unknown', lists: [portList, missing], statements: ['M-15', 'M-14'] }
  }
  if (portList !== null) return { kind: 'unknown', lists: [portList], statements: ['M-15'] }
  return missing === null ? yes : { kind: 'unknown', lists: [missing], statements: ['M-14'] }
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
