import type { AddressRange, Family } from '@/lib/cidr'
import { builtInDefault } from '../../decide'
import type { Direction, Group, PortRange, Rule, RuleSet } from '../../model'
import { mostPriority, rankOf } from '../../precedence'
import { type Axis, type Edges, NumberEdges, WideEdges } from './axis'
import {
  type Atom,
  everyAddressOf,
  everyPort,
  everySlot,
  inGroupDispute,
  mostNumbers,
  peersIn,
  portSpans,
  type Spans,
  slotsIn,
  spanOf,
} from './extent'
import { type RuleName, SpaceLimit } from './limit'

/*
 * The packet space of one direction and family, with every rule in it as boxes over port × peer × source port × own
 * address. What a rule needs of a packet beside numbers is its condition: that the other end is a member of a group, or
 * that a list whose entries are missing holds the packet.
 */

/** Owners of boxes that are no rules. */
export const byDefault = -1
export const inGroup = -2

/** Most boxes of one analysis: each rule is one, or one for each pair of entries of its lists. */
const mostBoxes = 400_000

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
  readonly slots: Int32Array
  /** Protocol numbers that rules name; their bits come behind those of the names, in this order. */
  readonly numbers: readonly number[]
  /** Position in `conditions`. */
  readonly condition: Int32Array
  /** Place in the order of decision (V-2, V-3): equal for rules of one priority and action. */
  readonly rank: Int32Array
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

const directions: readonly Direction[] = ['ingress', 'egress']
const families: readonly Family[] = [4, 6]

/** Ports and peers that a question asks about: their edges are cut into the axes too. */
export interface AskedBounds {
  readonly ports: readonly PortRange[]
  readonly peers: readonly AddressRange[]
}

/** Lays out one rule set, or two to be compared. Throws when a set has no group (G-11) or is too large (`mostBoxes`). */
export function layOut(
  sets: readonly [RuleSet] | readonly [RuleSet, RuleSet],
  asked: AskedBounds = { ports: [], peers: [] },
): Space {
  try {
    return laidOut(sets, asked)
  } catch (error) {
    if (error instanceof TooManyBoxes) throw new SpaceLimit('boxes', mostBoxes, costliest(sets))
    throw error
  }
}

function laidOut(sets: readonly [RuleSet] | readonly [RuleSet, RuleSet], asked: AskedBounds): Space {
  const numbers = numbersIn(sets)
  const layouts = directions.flatMap((direction) => families.map((family) => new Boxes(direction, family, numbers)))
  const rules: Rule[] = []
  sets.forEach((set, index) => {
    const side = sets.length === 1 ? 3 : 1 << index
    for (const group of set.groups) fillMembers(layouts, group, side)
    const groups = new Map(set.groups.map((group) => [group.id, group]))
    // In the order of the documents, so that memory is read in order.
    for (const rule of set.groups.flatMap((group) => group.rules)) {
      for (const boxes of layouts) if (boxes.takes(rule)) boxes.add(rule, rules.length, set, groups, side)
      rules.push(rule)
    }
  })
  for (const boxes of layouts) {
    const defaults = sets.map(({ groups }) => builtInDefault(firstOf(groups), boxes) === 'accept')
    const alike = defaults.every((accept) => accept === defaults[0])
    defaults.forEach((accept, index) => {
      if (!alike || index === 0) boxes.fill(byDefault, accept, [], alike ? 3 : 1 << index)
    })
  }
  return { sets, rules, layouts: layouts.map((boxes) => boxes.layout(asked)) }
}

/** Access inside an interconnected basic group, before all rules (G-4). */
function fillMembers(layouts: readonly Boxes[], { id, type, innerAccess }: Group, side: number) {
  if (type !== 'basic' || innerAccess !== 'accept') return
  const member: Atom = { kind: 'group', id }
  for (const boxes of layouts) {
    boxes.fill(inGroup, true, boxes.direction === 'egress' ? [member, inGroupDispute] : [member], side)
  }
}

/** The protocol numbers that rules name, in order. Throws where there are more than an analysis tells apart. */
function numbersIn(sets: readonly RuleSet[]): number[] {
  const numbers = new Set<number>()
  for (const { groups } of sets) {
    for (const { rules } of groups)
      for (const { protocol } of rules) if (typeof protocol === 'number') numbers.add(protocol)
  }
  if (numbers.size > mostNumbers) throw new SpaceLimit('protocols', mostNumbers)
  return [...numbers].sort((a, b) => a - b)
}

function firstOf(groups: readonly Group[]): Group {
  const [first] = groups
  if (!first) throw new Error('A network interface belongs to at least one security group (G-11)')
  return first
}

/** Place of defaults in the order of decision, behind every rule. */
const lastRank = 2 * mostPriority + 2

/** Thrown while boxes are collected; the rules that make the most are named where they are known. */
class TooManyBoxes extends Error {}

/** Most rules that a refusal names. */
const mostNamed = 5

/** The rules whose lists multiply to the most boxes, costliest first. */
function costliest(sets: readonly RuleSet[]): RuleName[] {
  const costs = sets.flatMap((set) =>
    set.groups.flatMap(({ rules }) =>
      rules.map((rule) => {
        const peers = rule.peer.kind === 'prefix-list' ? (set.prefixLists.get(rule.peer.id)?.blocks.length ?? 1) : 1
        const ports = rule.ports.kind === 'list' ? (set.portLists.get(rule.ports.id)?.ranges.length ?? 1) : 1
        return { group: rule.group, rule: rule.id, cost: peers * ports }
      }),
    ),
  )
  return costs
    .filter(({ cost }) => cost > 1)
    .sort((a, b) => b.cost - a.cost)
    .slice(0, mostNamed)
    .map(({ group, rule }) => ({ group, rule }))
}

/** Numbers of a box while boxes are collected, side by side so that none of them is an object. */
const field = { owner: 0, accepts: 1, slots: 2, condition: 3, sides: 4, rank: 5 } as const
const perBox = 6

/** Collects boxes with their edges as numbers; then puts them in order of decision and turns the edges into ranks. */
class Boxes {
  private readonly ports = new NumberEdges()
  private readonly peers: Edges
  /** Source ports and own addresses of the few boxes that are limited to some (M-9). */
  private readonly tuples = new Map<number, { readonly sources: Spans; readonly selves: Spans }>()
  /** Six numbers a box, in the order of `field`. */
  private fields = new Int32Array(64 * perBox)
  private count = 0
  private readonly conditions: (readonly Atom[])[] = [[]]
  private readonly numbers = new Map<string, number>()
  private readonly looks = { sourcePorts: false, selves: false }
  private readonly every: Spans

  constructor(
    readonly direction: Direction,
    private readonly family: Family,
    private readonly protocols: readonly number[],
  ) {
    this.every = everyAddressOf(family)
    this.peers = family === 4 ? new NumberEdges() : new WideEdges()
  }

  /** Whether a rule may reach this direction and family. */
  takes({ direction, peer }: Rule): boolean {
    return direction === this.direction && (peer.kind !== 'cidr' || peer.block.family === this.family)
  }

  /** A box that fills the space: before all rules or behind them. */
  fill(owner: typeof inGroup | typeof byDefault, accept: boolean, atoms: readonly Atom[], side: number) {
    this.ports.add(1, 65536)
    this.peers.add(this.every[0] ?? 0, this.every[1] ?? 0)
    this.note(owner, accept, everySlot, this.numberOf(atoms), side, owner === inGroup ? 0 : lastRank)
  }

  /** The boxes of a rule; none when it matches nothing in this family. */
  add(rule: Rule, index: number, set: RuleSet, groups: ReadonlyMap<string, Group>, side: number) {
    const { family, every } = this
    const slots = slotsIn(rule, family, this.protocols)
    if (slots === 0 || (rule.self && rule.self.family !== family)) return
    const atoms: Atom[] = []
    const peers = peersIn(rule, set, family, groups, atoms) ?? every
    const ports = portSpans(rule.ports, set, atoms)
    const sources = rule.sourcePorts.kind === 'range' ? portSpans(rule.sourcePorts, set, atoms) : null
    if (sources) this.looks.sourcePorts = true
    if (rule.self) this.looks.selves = true
    const condition = this.numberOf(atoms)
    const rank = rankOf(rule)
    for (let port = 0; port < ports.length; port += 2) {
      for (let peer = 0; peer < peers.length; peer += 2) {
        if (sources || rule.self) {
          const selves = rule.self ? spanOf(rule.self, family) : every
          this.tuples.set(this.count, { sources: sources ?? everyPort, selves })
        }
        this.ports.add(ports[port] ?? 0, ports[port + 1] ?? 0)
        this.peers.add(peers[peer] ?? 0, peers[peer + 1] ?? 0)
        this.note(index, rule.action === 'accept', slots, condition, side, rank)
      }
    }
  }

  private note(owner: number, accept: boolean, slots: number, condition: number, side: number, rank: number) {
    if (this.count === mostBoxes) throw new TooManyBoxes()
    const base = perBox * this.count
    if (base === this.fields.length) {
      const grown = new Int32Array(4 * base)
      grown.set(this.fields)
      this.fields = grown
    }
    this.fields[base + field.owner] = owner
    this.fields[base + field.accepts] = accept ? 1 : 0
    this.fields[base + field.slots] = slots
    this.fields[base + field.condition] = condition
    this.fields[base + field.sides] = side
    this.fields[base + field.rank] = rank
    this.count += 1
  }

  private numberOf(atoms: readonly Atom[]): number {
    if (atoms.length === 0) return 0
    const key = JSON.stringify(atoms)
    const found = this.numbers.get(key)
    if (found !== undefined) return found
    this.numbers.set(key, this.conditions.length)
    this.conditions.push(atoms)
    return this.conditions.length - 1
  }

  /** Positions of boxes in order of decision: a counting sort, stable. */
  private order(): Int32Array {
    const { fields, count } = this
    const rankAt = (box: number) => fields[perBox * box + field.rank] ?? 0
    const starts = new Int32Array(lastRank + 2)
    for (let box = 0; box < count; box += 1) starts[rankAt(box) + 1] = (starts[rankAt(box) + 1] ?? 0) + 1
    for (let rank = 0; rank <= lastRank; rank += 1) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0)
    const order = new Int32Array(count)
    for (let box = 0; box < count; box += 1) {
      const place = starts[rankAt(box)] ?? 0
      order[place] = box
      starts[rankAt(box)] = place + 1
    }
    return order
  }

  layout(asked: AskedBounds): Layout {
    const { direction, family, ports, peers, looks } = this
    const order = this.order()
    for (const { start, end } of asked.ports) ports.add(start, end + 1)
    for (const { family: of, first, last } of asked.peers) if (of === family) peers.add(first, last + 1n)
    const sources = new NumberEdges()
    const selves = family === 4 ? new NumberEdges() : new WideEdges()
    for (let box = 0; box < (looks.sourcePorts || looks.selves ? order.length : 1); box += 1) {
      const tuple = this.tuples.get(box) ?? { sources: everyPort, selves: this.every }
      sources.add(tuple.sources[0] ?? 0, tuple.sources[1] ?? 0)
      selves.add(tuple.selves[0] ?? 0, tuple.selves[1] ?? 0)
    }
    const ranked = [ports.ranked(), peers.ranked(), sources.ranked(), selves.ranked()] as const
    const bounds = new Int32Array(8 * order.length)
    ranked.forEach(({ ranks }, axis) => {
      for (let place = 0; place < order.length; place += 1) {
        const box = order[place] ?? 0
        bounds[8 * place + 2 * axis] = ranks[2 * box] ?? 0
        bounds[8 * place + 2 * axis + 1] = ranks[2 * box + 1] ?? 1
      }
    })
    const ordered = <T extends Int32Array | Uint8Array>(values: T, at: number): T => {
      for (let place = 0; place < order.length; place += 1) {
        values[place] = this.fields[perBox * (order[place] ?? 0) + at] ?? 0
      }
      return values
    }
    const numbers = (at: number) => ordered(new Int32Array(order.length), at)
    const bytes = (at: number) => ordered(new Uint8Array(order.length), at)
    return {
      direction,
      family,
      axes: [ranked[0].axis, ranked[1].axis, ranked[2].axis, ranked[3].axis],
      looks,
      boxes: order.length,
      bounds,
      owner: numbers(field.owner),
      accepts: bytes(field.accepts),
      slots: numbers(field.slots),
      numbers: this.protocols,
      condition: numbers(field.condition),
      sides: bytes(field.sides),
      rank: numbers(field.rank),
      conditions: this.conditions,
    }
  }
}
