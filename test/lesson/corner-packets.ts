import { type Block, type Family, lastOf, maxOf } from '@/lib/cidr'
import { decide, type Packet, type PacketProtocol, type Peer, type Ports, type RuleSet } from '@/lib/rules'

const protocols: readonly PacketProtocol[] = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'other']

function sorted<T extends number | bigint>(values: Iterable<T>): T[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/**
 * One packet from each elementary cell of some rule sets without five-tuple rules: every edge of a port range
 * or a block and what lies just beyond it, every protocol, family and direction, every set of the groups they name.
 * Two sets that do the same with all of these do the same with every packet.
 */
export function* cornerPackets(sets: readonly RuleSet[]): Generator<Packet> {
  const rules = sets.flatMap((set) => set.groups.flatMap((group) => group.rules))
  const [any] = sets
  const blocksOf = (peer: Peer): readonly Block[] =>
    peer.kind === 'cidr'
      ? [peer.block]
      : peer.kind === 'prefix-list'
        ? (any?.prefixLists.get(peer.id)?.blocks ?? [])
        : []
  const rangesOf = (ports: Ports) =>
    ports.kind === 'range' ? [ports] : ports.kind === 'list' ? (any?.portLists.get(ports.id)?.ranges ?? []) : []
  const ports = sorted(
    [1, 65535, ...rules.flatMap(({ ports }) => rangesOf(ports).flatMap(({ start, end }) => [start, end + 1]))].filter(
      (port) => port <= 65535,
    ),
  )
  const peers = (family: Family) =>
    sorted(
      [
        0n,
        ...rules.flatMap(({ peer }) =>
          blocksOf(peer).flatMap((block) => (block.family === family ? [block.first, lastOf(block) + 1n] : [])),
        ),
      ].filter((address) => address <= maxOf(family)),
    )
  const named = new Set([
    ...sets.flatMap((set) => set.groups.map((group) => group.id)),
    ...rules.flatMap(({ peer }) => (peer.kind === 'group' ? [peer.groupId] : [])),
  ])
  let memberships: string[][] = [[]]
  for (const group of named) memberships = [...memberships, ...memberships.map((groups) => [...groups, group])]
  for (const direction of ['ingress', 'egress'] as const) {
    for (const family of [4, 6] as const) {
      for (const protocol of protocols) {
        if ((protocol === 'icmp' && family === 6) || (protocol === 'icmpv6' && family === 4)) continue
        const withPorts = protocol === 'tcp' || protocol === 'udp'
        for (const port of withPorts ? ports : [null]) {
          for (const peer of peers(family)) {
            for (const peerGroups of memberships) {
              const internal = peerGroups.length > 0
              yield { direction, protocol, family, peer, port, sourcePort: null, self: null, peerGroups, internal }
            }
          }
        }
      }
    }
  }
}

/** The verdict, as exercises count it: outbound port 25 as if unblocked. */
export function verdictOf(set: RuleSet, packet: Packet): 'accept' | 'drop' | 'depends' {
  return decide(set, packet, { port25Unblocked: true }).verdict
}
