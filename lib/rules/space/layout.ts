import type { AddressRange, Family } from '@/lib/cidr'
import { builtInDefault } from '../decide'
import type { Direction, Group, PortRange, Rule, RuleSet } from '../model'
import { strongestFirst } from '../precedence'
import { type Axis, bigintAxis, numberAxis, type Ranked } from './axis'
import { type Atom, everyPort, everySlot, peersIn, portsIn, type Spans, slotsIn, spanOf, wholeOf } from './extent'
import { SpaceLimit } from './limit'

/*
 * The packet space of one direction and family, with every rule in it as boxes over port × peer × source port × own
 * address. What a rule needs of a packet beside numbers is its condition: that the other end is a member of a group, or
 * that a list whose entries are missing holds the packet.
 */

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
  const layouts = directions.flatMap((direction) => {
    const order = strongestFirst(rules, direction)
    return families.map((family) => layoutOf(sets, rules, order, direction, family, asked))
  })
  return { sets, rules, layouts }
}

function layoutOf(
  sets: readonly RuleSet[],
  rules: readonly Rule[],
  order: readonly number[],
  direction: Direction,
  family: Family,
  asked: Asked,
): Layout {
  const boxes = new Boxes(family)
  const sideOf = (index: number) => (sets.length === 1 ? 3 : 1 << index)
  const indexed = sets.map(({ groups }) => new Map(groups.map((group) => [group.id, group])))
  const ofFirst = sets[0]?.groups.reduce((sum, group) => sum + group.rules.length, 0) ?? 0
  sets.forEach(({ groups }, index) => {
    for (const { id, type, innerAccess } of groups) {
      if (type === 'basic' && innerAccess === 'accept')
        boxes.whole(inGroup, true, [{ kind: 'group', id }], sideOf(index))
    }
  })
  for (const index of order) {
    const at = index < ofFirst ? 0 : 1
    const [rule, set, groups] = [rules[index], sets[at], indexed[at]]
    if (rule && set && groups) boxes.add(rule, index, set, groups, sideOf(at))
  }
  const defaults = sets.map(({ groups }) => builtInDefault(firstOf(groups), { direction }) === 'accept')
  const alike = defaults.every((accept) => accept === defaults[0])
  defaults.forEach((accept, index) => {
    if (!alike || index === 0) boxes.whole(byDefault, accept, [], alike ? 3 : sideOf(index))
  })
  return boxes.layout(direction, asked)
}

function firstOf(groups: readonly Group[]): Group {
  const [first] = groups
  if (!first) throw new Error('A network interface belongs to at least one security group (G-11)')
  return first
}

/** Collects boxes in order of decision, with their edges as numbers; then turns the edges into ranks. */
class Boxes {
  private readonly ports: number[] = []
  private readonly peers: (number | bigint)[] = []
  private readonly sources: number[] = []
  private readonly selves: (number | bigint)[] = []
  private readonly owner: number[] = []
  private readonly accepts: number[] = []
  private readonly slots: number[] = []
  private readonly condition: number[] = []
  private readonly sides: number[] = []
  private readonly conditions: (readonly Atom[])[] = [[]]
  private readonly numbers = new Map<string, number>()
  private readonly looks = { sourcePorts: false, selves: false }
  private readonly every: Spans

  constructor(private readonly family: Family) {
    this.every = wholeOf(family)
  }

  /** A box that fills the space. */
  whole(owner: number, accept: boolean, atoms: readonly Atom[], side: number) {
    this.push(everyPort, 0, this.every, 0, everyPort, this.every)
    this.note(owner, accept, everySlot, this.numberOf(atoms), side)
  }

  /** The boxes of a rule; none when it does not reach this family. */
  add(rule: Rule, index: number, set: RuleSet, groups: ReadonlyMap<string, Group>, side: number) {
    const { family, every } = this
    if (rule.peer.kind === 'cidr' && rule.peer.block.family !== family) return
    const slots = slotsIn(rule, family)
    if (slots === 0 || (rule.self && rule.self.family !== family)) return
    const atoms: Atom[] = []
    const peers = peersIn(rule, set, family, groups, atoms) ?? every
    const ports = portsIn(rule.ports, set, atoms)
    const sources: Spans = rule.sourcePorts.kind === 'range' ? portsIn(rule.sourcePorts, set, atoms) : everyPort
    const selves = rule.self ? spanOf(rule.self, family) : every
    if (sources !== everyPort) this.looks.sourcePorts = true
    if (rule.self) this.looks.selves = true
    const condition = this.numberOf(atoms)
    for (let port = 0; port < ports.length; port += 2) {
      for (let peer = 0; peer < peers.length; peer += 2) {
        this.push(ports, port, peers, peer, sources, selves)
        this.note(index, rule.action === 'accept', slots, condition, side)
      }
    }
  }

  private push(ports: Spans, port: number, peers: Spans, peer: number, sources: Spans, selves: Spans) {
    this.ports.push(Number(ports[port]), Number(ports[port + 1]))
    this.peers.push(peers[peer] ?? 0, peers[peer + 1] ?? 0)
    this.sources.push(Number(sources[0]), Number(sources[1]))
    this.selves.push(selves[0] ?? 0, selves[1] ?? 0)
  }

  private note(owner: number, accept: boolean, slots: number, condition: number, side: number) {
    if (this.owner.length === mostBoxes) throw new SpaceLimit('boxes', mostBoxes)
    this.owner.push(owner)
    this.accepts.push(accept ? 1 : 0)
    this.slots.push(slots)
    this.condition.push(condition)
    this.sides.push(side)
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

  layout(direction: Direction, asked: Asked): Layout {
    const { family, ports, peers, looks, every } = this
    const count = this.owner.length
    for (const { start, end } of asked.ports) ports.push(start, end + 1)
    for (const { family: of, first, last } of asked.peers) {
      if (of === family) peers.push(family === 4 ? Number(first) : first, family === 4 ? Number(last) + 1 : last + 1n)
    }
    const addresses = family === 4 ? numberAxis : bigintAxis
    const ranked = [
      numberAxis(ports),
      addresses(peers),
      looks.sourcePorts ? numberAxis(this.sources) : single(everyPort),
      looks.selves ? addresses(this.selves) : single(every),
    ] as const
    const bounds = new Int32Array(8 * count)
    ranked.forEach(({ ranks }, axis) => {
      for (let box = 0; box < count; box += 1) {
        bounds[8 * box + 2 * axis] = ranks[2 * box] ?? 0
        bounds[8 * box + 2 * axis + 1] = ranks[2 * box + 1] ?? 1
      }
    })
    const axes: Layout['axes'] = [ranked[0].axis, ranked[1].axis, ranked[2].axis, ranked[3].axis]
    return {
      direction,
      family,
      axes,
      looks,
      boxes: count,
      bounds,
      owner: Int32Array.from(this.owner),
      accepts: Uint8Array.from(this.accepts),
      slots: Uint8Array.from(this.slots),
      condition: Int32Array.from(this.condition),
      sides: Uint8Array.from(this.sides),
      conditions: this.conditions,
    }
  }
}

/** An axis that no rule looks at: one interval, which every box covers. */
function single(every: Spans): Ranked {
  return { axis: bigintAxis(every).axis, ranks: new Int32Array(0) }
}
