import { type AddressRange, type Family, maxOf, setOf } from '@/lib/cidr'
import { builtInDefault } from '../decide'
import type { Direction, Group, PortRange, Ports, Rule, RuleSet } from '../model'
import { type Axis, bigintAxis, numberAxis } from './axis'
import { SpaceLimit } from './limit'

/*
 * The packet space of one direction and family, with every rule in it as boxes over port × peer × source port × own
 * address. What a rule needs of a packet beside numbers is its condition: that the other end is a member of a group, or
 * that a list whose entries are missing holds the packet.
 */

/** Protocols as bits. The third is ICMP in IPv4 and ICMPv6 in IPv6; the last stands for all that no rule can name. */
export const slots = { tcp: 1, udp: 2, icmp: 4, gre: 8, other: 16 } as const
/** The protocols with ports. */
export const ported = slots.tcp | slots.udp
const everySlot = 31

/** What a packet needs beside numbers. */
export interface Atom {
  readonly kind: 'group' | 'prefix-list' | 'port-list'
  readonly id: string
}

/** Owners of boxes that are no rules. */
export const byDefault = -1
export const inGroup = -2

/** Most boxes of one analysis: each rule is one, or one for each pair of entries of its lists. */
export const mostBoxes = 400_000

export interface Layout {
  readonly direction: Direction
  readonly family: Family
  /** Destination port, peer, source port, own address. */
  readonly axes: readonly [Axis, Axis, Axis, Axis]
  /** Whether any rule looks at source ports or own addresses (M-9). */
  readonly looks: { readonly sourcePorts: boolean; readonly selves: boolean }
  /** Boxes, strongest first: in-group access, rules, built-in defaults. The other arrays are by box. */
  readonly boxes: number
  /** Eight numbers a box: first and end rank on each axis, half-open. */
  readonly bounds: Int32Array
  /** Position of the rule in `rules`, `byDefault` or `inGroup`. */
  readonly owner: Int32Array
  readonly accepts: Uint8Array
  /** Protocols that it matches, as bits. */
  readonly slots: Uint8Array
  /** Position in `conditions`. */
  readonly condition: Int32Array
  /** Rule sets that it belongs to, as bits. */
  readonly sides: Uint8Array
  /** Conditions of rules and of in-group access; the first is empty. */
  readonly conditions: readonly (readonly Atom[])[]
}

/** The rules of one or two sets, numbered together, set after set and in document order. */
export interface Space {
  readonly sets: readonly RuleSet[]
  readonly rules: readonly Rule[]
  /** Inbound before outbound, IPv4 before IPv6. */
  readonly layouts: readonly Layout[]
}

/** Pairs of first number and number after the last. */
type Spans<T> = readonly T[]

const directions: readonly Direction[] = ['ingress', 'egress']
const families: readonly Family[] = [4, 6]

/** Ports and peers that a question asks about: their edges are cut into the axes too. */
export interface Asked {
  readonly ports: readonly PortRange[]
  readonly peers: readonly AddressRange[]
}

/** Lays out one rule set, or two to be compared. Throws when a set has no group (G-11) or is too large (`mostBoxes`). */
export function layOut(
  sets: readonly [RuleSet] | readonly [RuleSet, RuleSet],
  asked: Asked = { ports: [], peers: [] },
): Space {
  const rules = sets.flatMap((set) => set.groups.flatMap((group) => group.rules))
  return {
    sets,
    rules,
    layouts: directions.flatMap((direction) =>
      families.map((family) => layoutOf(sets, rules, strongestFirst(rules, direction), direction, family, asked)),
    ),
  }
}

/** Positions of the rules of a direction in order of decision (V-1…V-3): a counting sort, stable. */
function strongestFirst(rules: readonly Rule[], direction: Direction): number[] {
  const buckets: number[][] = []
  rules.forEach((rule, index) => {
    if (rule.direction !== direction) return
    const key = 2 * rule.priority + (rule.action === 'drop' ? 0 : 1)
    const bucket = buckets[key]
    if (bucket) bucket.push(index)
    else buckets[key] = [index]
  })
  return buckets.flat()
}

function layoutOf(
  sets: readonly RuleSet[],
  rules: readonly Rule[],
  order: readonly number[],
  direction: Direction,
  family: Family,
  asked: Asked,
): Layout {
  const everyAddress: Spans<number | bigint> = family === 4 ? [0, 2 ** 32] : [0n, maxOf(6) + 1n]
  const edges: [number[], (number | bigint)[], number[], (number | bigint)[]] = [[], [], [], []]
  const owner: number[] = []
  const accepts: number[] = []
  const slotsOf: number[] = []
  const condition: number[] = []
  const sides: number[] = []
  const conditions: Atom[][] = [[]]
  const known = new Map<string, number>([['', 0]])
  const looks = { sourcePorts: false, selves: false }

  const number = (atoms: Atom[]): number => {
    const key = atoms.map(({ kind, id }) => `${kind} ${id}`).join('\n')
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, conditions.length)
    conditions.push(atoms)
    return conditions.length - 1
  }
  const whole = { ports: everyPort, peers: everyAddress, sources: everyPort, selves: everyAddress }
  const add = (box: typeof whole, of: number, accept: boolean, slot: number, needs: number, side: number) => {
    if (owner.length === mostBoxes) throw new SpaceLimit('boxes', mostBoxes)
    edges[0].push(box.ports[0] ?? 0, box.ports[1] ?? 0)
    edges[1].push(box.peers[0] ?? 0, box.peers[1] ?? 0)
    edges[2].push(box.sources[0] ?? 0, box.sources[1] ?? 0)
    edges[3].push(box.selves[0] ?? 0, box.selves[1] ?? 0)
    owner.push(of)
    accepts.push(accept ? 1 : 0)
    slotsOf.push(slot)
    condition.push(needs)
    sides.push(side)
  }
  const sideOf = (index: number) => (sets.length === 1 ? 3 : 1 << index)

  sets.forEach(({ groups }, index) => {
    for (const group of groups) {
      if (group.type === 'basic' && group.innerAccess === 'accept') {
        add(whole, inGroup, true, everySlot, number([{ kind: 'group', id: group.id }]), sideOf(index))
      }
    }
  })

  const sizes = sets.map(({ groups }) => groups.reduce((sum, group) => sum + group.rules.length, 0))
  const groupsById = sets.map(({ groups }) => new Map(groups.map((group) => [group.id, group])))
  for (const index of order) {
    const rule = rules[index]
    const at = index < (sizes[0] ?? 0) ? 0 : 1
    const set = sets[at]
    const groups = groupsById[at]
    if (!rule || !set || !groups) continue
    const slot = slotsIn(rule, family)
    if (slot === 0 || (rule.self && rule.self.family !== family)) continue
    const atoms: Atom[] = []
    const peers = peersIn(rule, set, family, groups, atoms) ?? everyAddress
    const ports = portsIn(rule.ports, set, atoms)
    const sources = rule.sourcePorts.kind === 'range' ? portsIn(rule.sourcePorts, set, atoms) : everyPort
    const selves = rule.self ? spanOf(rule.self.first, rule.self.prefix, family) : everyAddress
    if (sources !== everyPort) looks.sourcePorts = true
    if (rule.self) looks.selves = true
    const needs = number(atoms)
    for (let port = 0; port < ports.length; port += 2) {
      for (let peer = 0; peer < peers.length; peer += 2) {
        const box = { ports: pair(ports, port), peers: pair(peers, peer), sources, selves }
        add(box, index, rule.action === 'accept', slot, needs, sideOf(at))
      }
    }
  }

  const defaults = sets.map(({ groups }) => builtInDefault(firstOf(groups), { direction }) === 'accept')
  const alike = defaults.every((accept) => accept === defaults[0])
  defaults.forEach((accept, index) => {
    if (!alike || index === 0) add(whole, byDefault, accept, everySlot, 0, alike ? 3 : sideOf(index))
  })

  for (const { start, end } of asked.ports) edges[0].push(start, end + 1)
  for (const { first, last, family: of } of asked.peers) {
    if (of === family) edges[1].push(...(family === 4 ? [Number(first), Number(last) + 1] : [first, last + 1n]))
  }
  const axes = [axisOf(edges[0]), axisOf(edges[1]), axisOf(edges[2]), axisOf(edges[3])] as const
  const bounds = new Int32Array(8 * owner.length)
  axes.forEach((axis, at) => {
    edges[at]?.slice(0, 2 * owner.length).forEach((edge, index) => {
      bounds[8 * (index >> 1) + 2 * at + (index & 1)] = axis.rankOf(edge)
    })
  })
  return {
    direction,
    family,
    axes,
    looks,
    boxes: owner.length,
    bounds,
    owner: Int32Array.from(owner),
    accepts: Uint8Array.from(accepts),
    slots: Uint8Array.from(slotsOf),
    condition: Int32Array.from(condition),
    sides: Uint8Array.from(sides),
    conditions,
  }
}

function firstOf(groups: readonly Group[]): Group {
  const [first] = groups
  if (!first) throw new Error('A network interface belongs to at least one security group (G-11)')
  return first
}

function pair<T>(spans: Spans<T>, at: number): Spans<T> {
  return spans.length === 2 ? spans : spans.slice(at, at + 2)
}

function axisOf(edges: readonly (number | bigint)[]): Axis {
  const numbers = new Float64Array(edges.length)
  for (let index = 0; index < edges.length; index += 1) {
    const edge = edges[index]
    if (typeof edge !== 'number') return bigintAxis(edges.map(BigInt))
    numbers[index] = edge
  }
  return numberAxis(numbers)
}

/** Protocols that a rule matches in a family (M-2, M-7); only those with ports when it looks at any. */
function slotsIn({ protocol, ports, sourcePorts }: Rule, family: Family): number {
  const portless = ports.kind === 'any' && sourcePorts.kind === 'any' ? everySlot : ported
  switch (protocol) {
    case 'all':
      return portless
    case 'icmp':
      return family === 4 ? slots.icmp & portless : 0
    case 'icmpv6':
      return family === 6 ? slots.icmp & portless : 0
    default:
      return slots[protocol] & portless
  }
}

const everyPort: Spans<number> = [1, 65536]

function portsIn(ports: Ports, { portLists }: RuleSet, atoms: Atom[]): Spans<number> {
  if (ports.kind === 'any') return everyPort
  if (ports.kind === 'range') return [ports.start, ports.end + 1]
  const list = portLists.get(ports.id)
  if (list) return disjoint(list.ranges)
  atoms.push({ kind: 'port-list', id: ports.id })
  return everyPort
}

/** The ports of ranges in any order, as disjoint spans. */
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

/** Peers that a rule matches in a family; null: every one that fits its atoms. */
function peersIn(
  { peer, group }: Rule,
  { prefixLists }: RuleSet,
  family: Family,
  groups: ReadonlyMap<string, Group>,
  atoms: Atom[],
): Spans<number | bigint> | null {
  if (peer.kind === 'cidr')
    return peer.block.family === family ? spanOf(peer.block.first, peer.block.prefix, family) : []
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
  const { v4, v6 } = setOf(list.blocks)
  if (list.family !== family) return []
  return family === 4 ? v4 : v6
}

function spanOf(first: bigint, prefix: number, family: Family): Spans<number | bigint> {
  if (family === 6) return [first, first + (1n << BigInt(128 - prefix))]
  const from = Number(first)
  return [from, from + 2 ** (32 - prefix)]
}
