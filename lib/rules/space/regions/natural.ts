import { type Family, lastOf, parseBlock } from '@/lib/cidr'
import { blocksOfClass } from '@/lib/net'
import type { Direction, NamedProtocol, Packet, PacketProtocol, PortRange } from '../../model'

/** Addresses of one family, both ends included. */
export interface Addresses {
  readonly first: bigint
  readonly last: bigint
}

/** Packets that differ only in numbers: a box over port × peer × source port × own address. */
export interface Cell {
  readonly direction: Direction
  readonly protocol: PacketProtocol
  readonly family: Family
  /** Destination ports; null for protocols without ports. */
  readonly ports: PortRange | null
  readonly peers: Addresses
  /** Source ports; null when no rule looks at them. */
  readonly sourcePorts: PortRange | null
  /** Own addresses; null when no rule looks at them. */
  readonly selves: Addresses | null
  /** Groups that the other end has to be a member of. */
  readonly groups: readonly string[]
  /** Lists whose entries are missing and that have to hold the packet. */
  readonly lists: readonly string[]
  /** Whether it is so only if members are let through before outbound rules, on which official pages disagree (G-4). */
  readonly disputed: boolean
}

/** A packet chosen from a cell for a person to read. */
export interface Example {
  readonly packet: Packet
  /** False when such a packet may not exist in a real VPC: the member of a group without a private address. */
  readonly realizable: boolean
  /** Lists whose entries are missing and that have to hold the packet. */
  readonly lists: readonly string[]
  /** How far it is from what a reader thinks of first; smaller is closer. */
  readonly strangeness: number
}

/** Ports that a reader knows, best known first. */
const known = [
  443, 80, 22, 3389, 3306, 53, 8080, 25, 5432, 6379, 21, 27017, 1433, 8443, 110, 143, 23, 445, 123, 9200, 1521, 11211,
]

function ranges(...texts: readonly string[]): readonly Addresses[] {
  return texts.map((text) => {
    const parsed = parseBlock(text)
    if (!parsed.ok) throw new Error(text)
    return { first: parsed.value.first, last: lastOf(parsed.value) }
  })
}

/** Addresses for documentation (RFC 5737, RFC 3849, RFC 9637). */
const documentation: Record<Family, readonly Addresses[]> = {
  4: ranges(...blocksOfClass('documentation').filter((text) => !text.includes(':'))),
  6: ranges(...blocksOfClass('documentation').filter((text) => text.includes(':'))),
}

/** Addresses of members inside a VPC (RFC 1918); in IPv6 a VPC has global addresses. */
const privateRanges: Record<Family, readonly Addresses[]> = {
  4: ranges(...blocksOfClass('private')),
  6: ranges('2001:db8::/32', '2000::/3', 'fd00::/8'),
}

/** Addresses that one host has: unicast, neither loopback nor this network. */
const unicast: Record<Family, readonly Addresses[]> = {
  4: [
    { first: 0x01000000n, last: 0x7effffffn },
    { first: 0x80000000n, last: 0xdfffffffn },
  ],
  6: ranges('2000::/3', 'fc00::/7'),
}

interface Choice<T> {
  readonly value: T
  readonly strangeness: number
}

/** An address inside the overlap and away from its edges: the tenth where there is room. */
function within(cell: Addresses, wanted: Addresses): bigint | null {
  if (cell.last < wanted.first || wanted.last < cell.first) return null
  let { first, last } = cell
  if (wanted.first > first) first = wanted.first
  if (wanted.last < last) last = wanted.last
  return last - first > 20n ? first + 10n : first + (last - first) / 2n
}

function addressIn(cell: Addresses, choices: readonly (readonly Addresses[])[]): Choice<bigint> {
  const lonely = cell.last - cell.first < 2n ? 1 : 0
  let rank = 0
  for (const list of choices) {
    for (const wanted of list) {
      const value = within(cell, wanted)
      if (value !== null) return { value, strangeness: 2 * rank + lonely }
    }
    rank += 1
  }
  return { value: within(cell, cell) ?? cell.first, strangeness: 2 * choices.length + 4 + lonely }
}

function portIn({ start, end }: PortRange): Choice<number> {
  const rank = known.findIndex((port) => start <= port && port <= end)
  const port = known[rank]
  if (port !== undefined) return { value: port, strangeness: rank / 4 }
  return { value: start + Math.min(10, (end - start) >> 1), strangeness: 8 }
}

/** The source port of a client: an ephemeral one where the cell allows. */
function sourcePortIn({ start, end }: PortRange): number {
  return start <= 50_000 && 50_000 <= end ? 50_000 : start + ((end - start) >> 1)
}

const strangeness: Record<NamedProtocol | 'other', number> = {
  tcp: 0,
  udp: 8,
  icmp: 10,
  icmpv6: 10,
  gre: 24,
  other: 28,
}
/** Of a protocol that has a number only. */
const strangenessOfNumber = 26

/**
 * The packet of a cell that a reader would think of: a known port, a documentation address or, for members of groups, a
 * private one, not the edge of a block.
 */
export function exampleIn(cell: Cell): Example {
  const { direction, protocol, family, groups, lists } = cell
  const internal = groups.length > 0
  const inside = privateRanges[family]
  const peer = addressIn(
    cell.peers,
    internal ? [inside, unicast[family]] : [documentation[family], inside, unicast[family]],
  )
  const realizable = !internal || inside.some((range) => within(cell.peers, range) !== null)
  const port = cell.ports ? portIn(cell.ports) : null
  const self = cell.selves ? addressIn(cell.selves, [inside, documentation[family], unicast[family]]) : null
  return {
    packet: {
      direction,
      protocol,
      family,
      peer: peer.value,
      port: port?.value ?? null,
      sourcePort: cell.sourcePorts ? sourcePortIn(cell.sourcePorts) : null,
      self: self?.value ?? null,
      peerGroups: groups,
      internal,
    },
    realizable,
    lists,
    strangeness:
      1000 * lists.length +
      (realizable ? 0 : 500) +
      100 * groups.length +
      (direction === 'egress' ? 50 : 0) +
      (family === 6 ? 40 : 0) +
      (typeof protocol === 'number' ? strangenessOfNumber : strangeness[protocol]) +
      (port?.strangeness ?? 0) +
      peer.strangeness +
      (self?.strangeness ?? 0) / 4,
  }
}

/** How many numbers are in a range. */
export function rangeCount(range: PortRange | Addresses): bigint {
  return 'start' in range ? BigInt(range.end - range.start + 1) : range.last - range.first + 1n
}
