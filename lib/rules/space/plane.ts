import { type AddressRange, type Family, lastOf, maxOf } from '@/lib/cidr'
import { builtInDefault, byPrecedence } from '../decide'
import type { Action, Direction, Group, PacketProtocol, Ports, Rule, RuleSet } from '../model'

/*
 * The packet space as planes. In one plane direction, protocol and family are fixed, and so is a set of atoms: what a
 * rule needs beside numbers, namely that the other end is a member of a group, or that a list whose entries are missing
 * holds the packet. Inside a plane a rule is a box over port × peer × source port × own address.
 *
 * Sets of atoms: for two rules that decide the same packet in two rule sets, the packet with just their atoms is decided
 * by the same two, since taking atoms away takes only other rules away. So the unions of the atoms of any two are enough.
 */

export const protocols: readonly PacketProtocol[] = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'other']
export const directions: readonly Direction[] = ['ingress', 'egress']
export const families: readonly Family[] = [4, 6]

/** Half-open intervals: destination port, peer, source port, own address. */
export type Box = readonly [Edges, Edges, Edges, Edges]
export type Edges = readonly [from: bigint, to: bigint]

/** Who decides: a rule, in-group access, or the built-in default; with its action. */
export interface Decider {
  readonly action: Action
  /** Null: the built-in default, or in-group access. */
  readonly rule: Rule | null
  readonly box: Box
  /** What it needs of the packet beside numbers. */
  readonly atoms: readonly string[]
}

export interface Plane {
  readonly direction: Direction
  readonly protocol: PacketProtocol
  readonly family: Family
  readonly atoms: ReadonlySet<string>
  readonly whole: Box
}

const everyPort: Edges = [1n, 65536n]
const noPort: Edges = [0n, 1n]

function addresses(family: Family): Edges {
  return [0n, maxOf(family) + 1n]
}

function hasPorts(protocol: PacketProtocol): boolean {
  return protocol === 'tcp' || protocol === 'udp'
}

export function groupAtom(id: string): string {
  return `group ${id}`
}

/** Atoms that a rule needs, or null when it can never match. */
function atomsOf(rule: Rule, set: RuleSet, types: ReadonlyMap<string, Group>): string[] | null {
  const atoms: string[] = []
  if (rule.peer.kind === 'group') {
    if (types.get(rule.group)?.type === 'advanced') return null
    atoms.push(groupAtom(rule.peer.groupId))
  }
  if (rule.peer.kind === 'prefix-list' && !set.prefixLists.has(rule.peer.id)) atoms.push(`prefix-list ${rule.peer.id}`)
  if (rule.ports.kind === 'list' && !set.portLists.has(rule.ports.id)) atoms.push(`port-list ${rule.ports.id}`)
  return atoms
}

/** A rule set prepared for questions about the whole space: rules in order of decision, with what each needs. */
export interface Prepared {
  readonly set: RuleSet
  readonly rules: readonly { readonly rule: Rule; readonly atoms: readonly string[] }[]
  /** Interconnected groups of the interface: a member of one of them gets in before any rule (G-4). */
  readonly inGroup: readonly string[]
  readonly first: Group
}

export function prepare(set: RuleSet): Prepared {
  const [first] = set.groups
  if (!first) throw new Error('A network interface belongs to at least one security group (G-11)')
  const types = new Map(set.groups.map((group) => [group.id, group]))
  const rules = set.groups
    .flatMap((group) => group.rules)
    .sort(byPrecedence)
    .flatMap((rule) => {
      const atoms = atomsOf(rule, set, types)
      return atoms ? [{ rule, atoms }] : []
    })
  const inGroup = set.groups
    .filter((group) => group.type === 'basic' && group.innerAccess === 'accept')
    .map((group) => groupAtom(group.id))
  return { set, rules, inGroup, first }
}

/** Every set of atoms that has to be looked at: those of any two rules together, and of in-group access. */
function atomSets(prepared: readonly Prepared[], direction: Direction): ReadonlySet<string>[] {
  const single = new Map<string, readonly string[]>([['', []]])
  for (const { rules, inGroup } of prepared) {
    for (const { rule, atoms } of rules)
      if (rule.direction === direction) single.set([...atoms].sort().join('\n'), atoms)
    for (const atom of inGroup) single.set(atom, [atom])
  }
  const found = new Map<string, ReadonlySet<string>>()
  const list = [...single.values()]
  list.forEach((a, index) => {
    for (const b of list.slice(index)) {
      const union = new Set([...a, ...b].sort())
      found.set([...union].join('\n'), union)
    }
  })
  return [...found.values()].sort((a, b) => a.size - b.size)
}

/** The planes of one or more rule sets that are looked at together, the most natural first. */
export function* planesOf(prepared: readonly Prepared[]): Generator<Plane> {
  for (const direction of directions) {
    for (const atoms of atomSets(prepared, direction)) {
      for (const family of families) {
        for (const protocol of protocols) {
          if ((protocol === 'icmp' && family === 6) || (protocol === 'icmpv6' && family === 4)) continue
          yield planeOf(direction, protocol, family, atoms)
        }
      }
    }
  }
}

export function planeOf(
  direction: Direction,
  protocol: PacketProtocol,
  family: Family,
  atoms: ReadonlySet<string>,
): Plane {
  const ports = hasPorts(protocol) ? everyPort : noPort
  return { direction, protocol, family, atoms, whole: [ports, addresses(family), ports, addresses(family)] }
}

function portEdges(ports: Ports, set: RuleSet, protocol: PacketProtocol): readonly Edges[] {
  if (!hasPorts(protocol)) return [noPort]
  if (ports.kind === 'range') return [[BigInt(ports.start), BigInt(ports.end) + 1n]]
  const list = ports.kind === 'list' ? set.portLists.get(ports.id) : undefined
  return list ? list.ranges.map(({ start, end }): Edges => [BigInt(start), BigInt(end) + 1n]) : [everyPort]
}

function edgesOf({ first, last }: Pick<AddressRange, 'first' | 'last'>): Edges {
  return [first, last + 1n]
}

/** Boxes of a rule in a plane; none when it does not reach it. */
function boxesOf(rule: Rule, atoms: readonly string[], set: RuleSet, plane: Plane): Box[] {
  const { direction, protocol, family } = plane
  if (rule.direction !== direction) return []
  if (rule.protocol !== 'all' && rule.protocol !== protocol) return []
  if (!atoms.every((atom) => plane.atoms.has(atom))) return []
  if (rule.self && rule.self.family !== family) return []
  const self = rule.self ? edgesOf({ first: rule.self.first, last: lastOf(rule.self) }) : addresses(family)
  let peers: readonly Edges[] = [addresses(family)]
  if (rule.peer.kind === 'cidr') {
    if (rule.peer.block.family !== family) return []
    peers = [edgesOf({ first: rule.peer.block.first, last: lastOf(rule.peer.block) })]
  } else if (rule.peer.kind === 'prefix-list') {
    const list = set.prefixLists.get(rule.peer.id)
    if (list && list.family !== family) return []
    if (list) peers = list.blocks.map((block) => edgesOf({ first: block.first, last: lastOf(block) }))
  }
  const sources =
    hasPorts(protocol) && rule.sourcePorts.kind === 'range'
      ? portEdges(rule.sourcePorts, set, protocol)
      : [plane.whole[2]]
  return peers.flatMap((peer) =>
    portEdges(rule.ports, set, protocol).flatMap((port) => sources.map((source): Box => [port, peer, source, self])),
  )
}

/** Everything that could decide in a plane, strongest first; the last one always can. */
export function decidersOf({ set, rules, inGroup, first }: Prepared, plane: Plane): Decider[] {
  const common = inGroup.find((atom) => plane.atoms.has(atom))
  if (common) return [{ action: 'accept', rule: null, box: plane.whole, atoms: [common] }]
  const deciders: Decider[] = rules.flatMap(({ rule, atoms }) =>
    boxesOf(rule, atoms, set, plane).map((box) => ({ action: rule.action, rule, box, atoms })),
  )
  deciders.push({ action: builtInDefault(first, plane), rule: null, box: plane.whole, atoms: [] })
  return deciders
}

const axes = [0, 1, 2, 3] as const

function outside(box: Box, region: Box): boolean {
  return axes.some((axis) => box[axis][1] <= region[axis][0] || region[axis][1] <= box[axis][0])
}

function covers(box: Box, region: Box): boolean {
  return axes.every((axis) => box[axis][0] <= region[axis][0] && region[axis][1] <= box[axis][1])
}

/** Cuts a region in two at an edge of a box that lies across it. */
function cut(region: Box, box: Box): readonly [Box, Box] | null {
  for (const axis of axes) {
    for (const edge of box[axis]) {
      if (region[axis][0] < edge && edge < region[axis][1]) {
        const low: Edges = [region[axis][0], edge]
        const high: Edges = [edge, region[axis][1]]
        return [replaced(region, axis, low), replaced(region, axis, high)]
      }
    }
  }
  return null
}

function replaced(box: Box, axis: (typeof axes)[number], edges: Edges): Box {
  const [a, b, c, d] = box
  return [axis === 0 ? edges : a, axis === 1 ? edges : b, axis === 2 ? edges : c, axis === 3 ? edges : d]
}

/**
 * Splits a plane into regions in each of which the same deciders are the strongest `depth` different ones of every list.
 * Only what can still show is looked at: a list is cut after its `depth`-th decider that covers the region.
 *
 * @param visit called for each region with the strongest deciders of each list; return true to stop
 * @param skip  true when nothing in these lists is of interest any more
 */
export function walk(
  whole: Box,
  lists: readonly (readonly Decider[])[],
  depth: number,
  visit: (region: Box, tops: readonly (readonly Decider[])[]) => boolean,
  skip: (lists: readonly (readonly Decider[])[]) => boolean = () => false,
): boolean {
  const pending: { region: Box; lists: readonly (readonly Decider[])[] }[] = [{ region: whole, lists }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { region } = next
    const shown = next.lists.map((list) => visible(list, region, depth))
    if (skip(shown.map(({ deciders }) => deciders))) continue
    const partial = shown.find((each) => each.partial)?.partial
    const halves = partial ? cut(region, partial.box) : null
    if (halves) {
      const kept = shown.map(({ deciders }) => deciders)
      pending.push({ region: halves[1], lists: kept }, { region: halves[0], lists: kept })
    } else if (
      visit(
        region,
        shown.map(({ deciders }) => deciders),
      )
    ) {
      return true
    }
  }
  return false
}

function visible(
  list: readonly Decider[],
  region: Box,
  depth: number,
): { deciders: Decider[]; partial: Decider | null } {
  const deciders: Decider[] = []
  const full = new Set<Rule | null>()
  let partial: Decider | null = null
  for (const decider of list) {
    if (full.has(decider.rule) && decider.rule !== null) continue
    if (outside(decider.box, region)) continue
    deciders.push(decider)
    if (covers(decider.box, region)) full.add(decider.rule)
    else partial ??= decider
    if (full.size === depth || decider.rule === null) break
  }
  return { deciders, partial }
}
