import { contains } from '@/lib/cidr'
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

/**
 * Holds one rule against one packet, field by field: direction, protocol, ports, own address, peer (M-1…M-15).
 * The first field that does not fit is the answer.
 */
export function matchRule(rule: Rule, packet: Packet, { groups, prefixLists, portLists }: RuleSet): Match {
  if (rule.direction !== packet.direction) return no('direction', 'M-1')
  if (rule.protocol !== 'all' && rule.protocol !== packet.protocol) {
    return no('protocol', rule.protocol === 'icmp' || rule.protocol === 'icmpv6' ? 'M-7' : 'M-1')
  }
  if ((rule.protocol === 'icmp' && packet.family !== 4) || (rule.protocol === 'icmpv6' && packet.family !== 6)) {
    return no('family', 'M-7')
  }
  const missing: { list: string; statement: string }[] = []

  const ports = matchPorts(rule.ports, packet.port, portLists)
  if (ports.kind === 'no') return no('port', 'M-1', 'M-5')
  if (ports.kind === 'unknown') missing.push({ list: ports.list, statement: 'M-15' })

  const sourcePorts = matchPorts(rule.sourcePorts, packet.sourcePort, portLists)
  if (sourcePorts.kind === 'no') return no('source-port', 'M-9')

  if (rule.self && rule.self.family !== packet.family) return no('self', 'M-6', 'M-9')
  if (rule.self && (packet.self === null || !contains(rule.self, packet.self))) return no('self', 'M-9')

  const { peer } = rule
  if (peer.kind === 'cidr') {
    if (peer.block.family !== packet.family) return no('family', 'M-6')
    if (!contains(peer.block, packet.peer)) return no('peer', 'M-1', 'M-8')
  } else if (peer.kind === 'group') {
    if (groups.some((group) => group.id === rule.group && group.type === 'advanced')) return no('peer-group', 'M-12')
    if (!packet.internal) return no('public', 'M-11')
    if (!packet.peerGroups.includes(peer.groupId)) return no('peer-group', 'M-10')
  } else {
    const list = prefixLists.get(peer.id)
    if (!list) missing.push({ list: peer.id, statement: 'M-14' })
    else if (list.family !== packet.family) return no('family', 'M-6', 'M-14')
    else if (!list.blocks.some((block) => block.family === packet.family && contains(block, packet.peer))) {
      return no('peer', 'M-14')
    }
  }
  const [first, ...others] = missing
  if (!first) return yes
  return {
    kind: 'unknown',
    lists: [first.list, ...others.map(({ list }) => list)],
    statements: missing.map(({ statement }) => statement),
  }
}

type PortMatch =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'unknown'; readonly list: string }

function matchPorts(ports: Ports, port: number | null, portLists: RuleSet['portLists']): PortMatch {
  if (ports.kind === 'any') return { kind: 'yes' }
  if (port === null) return { kind: 'no' }
  if (ports.kind === 'range') return { kind: ports.start <= port && port <= ports.end ? 'yes' : 'no' }
  const list = portLists.get(ports.id)
  if (!list) return { kind: 'unknown', list: ports.id }
  return { kind: list.ranges.some(({ start, end }) => start <= port && port <= end) ? 'yes' : 'no' }
}
