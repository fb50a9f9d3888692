import { type Block, type Family, maxOf, setOf } from '@/lib/cidr'
import type { Group, PortRange, Ports, Rule, RuleSet } from '../../model'

/**
 * Protocols as bits. The third is ICMP in IPv4 and ICMPv6 in IPv6; the last stands for all that no rule names. Above them
 * come the numbers that rules name (`numberedSlot`).
 */
export const slots = { tcp: 1, udp: 2, icmp: 4, gre: 8, other: 16 } as const
/** The protocols with ports. */
export const ported = slots.tcp | slots.udp
export const everySlot = 2 ** 30 - 1

/** Protocol numbers that one analysis tells apart. */
export const mostNumbers = 25

/** The bit of a protocol number, by its place among those that rules name, 0–24. */
export function numberedSlot(place: number): number {
  return 32 << place
}

/**
 * What a packet needs beside numbers: that the other end is a member, that a list whose entries are missing holds it, or, for
 * `dispute`, that of two official pages which contradict each other the one is right that lets it through (G-4, outbound).
 */
export interface Atom {
  readonly kind: 'group' | 'prefix-list' | 'port-list' | 'dispute'
  readonly id: string
}

/** Pairs of first number and number after the last: disjoint, in order. Ports and IPv4 are numbers, IPv6 is bigints. */
export type Spans = readonly (number | bigint)[]

/** The dispute on traffic to members of an interconnected group. */
export const inGroupDispute: Atom = { kind: 'dispute', id: 'G-4' }

export const everyPort: Spans = [1, 65536]

const everyAddress: Record<Family, Spans> = { 4: [0, 2 ** 32], 6: [0n, maxOf(6) + 1n] }

/** Every address of a family. */
export function everyAddressOf(family: Family): Spans {
  return everyAddress[family]
}

/**
 * Protocols that a rule matches in a family (M-2, M-7); only those with ports when it looks at any.
 *
 * @param numbers the protocol numbers that rules name
 */
export function slotsIn({ protocol, ports, sourcePorts }: Rule, family: Family, numbers: readonly number[]): number {
  const possible = ports.kind === 'any' && sourcePorts.kind === 'any' ? everySlot : ported
  if (typeof protocol === 'number') return numberedSlot(numbers.indexOf(protocol)) & possible
  switch (protocol) {
    case 'all':
      return possible
    case 'icmp':
      return family === 4 ? slots.icmp & possible : 0
    case 'icmpv6':
      return family === 6 ? slots.icmp & possible : 0
    default:
      return slots[protocol] & possible
  }
}

/** Ports that a rule matches; one whose list is missing matches every port that the list holds (M-15). */
export function portSpans(ports: Ports, { portLists }: RuleSet, atoms: Atom[]): Spans {
  if (ports.kind === 'any') return everyPort
  if (ports.kind === 'range') return [ports.start, ports.end + 1]
  const list = portLists.get(ports.id)
  if (list) return disjoint(list.ranges)
  atoms.push({ kind: 'port-list', id: ports.id })
  return everyPort
}

/** The ports of ranges in any order. */
function disjoint(ranges: readonly PortRange[]): number[] {
  const spans: number[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = spans.length - 1
    const reached = spans[last]
    if (reached === undefined || start > reached) spans.push(start, end + 1)
    else if (end + 1 > reached) spans[last] = end + 1
  }
  return spans
}

/** Peers that a rule matches in a family; null: every one that fits its atoms (M-6, M-10…M-14). */
export function peersIn(
  { peer, group }: Rule,
  { prefixLists }: RuleSet,
  family: Family,
  groups: ReadonlyMap<string, Group>,
  atoms: Atom[],
): Spans | null {
  if (peer.kind === 'cidr') return peer.block.family === family ? spanOf(peer.block, family) : []
  if (peer.kind === 'group') {
    if (groups.get(group)?.type === 'advanced') return []
    atoms.push({ kind: 'group', id: peer.groupId })
    return null
  }
  const list = prefixLists.get(peer.id)
  if (!list) {
    atoms.push({ kind: 'prefix-list', id: peer.id })
    return null
  }
  if (list.family !== family) return []
  const { v4, v6 } = setOf(list.blocks)
  return family === 4 ? v4 : v6
}

/** 2⁰…2¹²⁸: a look is quicker than a power. */
const sizes = Array.from({ length: 129 }, (_, free) => 1n << BigInt(free))

export function spanOf({ first, prefix }: Block, family: Family): Spans {
  if (family === 6) return [first, first + (sizes[128 - prefix] ?? 0n)]
  const from = Number(first)
  return [from, from + 2 ** (32 - prefix)]
}
