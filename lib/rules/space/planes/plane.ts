import type { PacketProtocol } from '../../model'
import { type Atom, numberedSlot, ported, slots } from '../boxes/extent'
import { inGroup, type Layout } from '../boxes/layout'
import { SpaceLimit } from '../boxes/limit'

/**
 * One flat question: direction, family and protocol fixed, and which conditions the packet fulfils.
 *
 * Which sets of conditions have to be looked at: where two rules decide a packet (the first and the second, or the first
 * of one set and of another), the packet that fulfils just what those two need is decided by the same two, since taking
 * conditions away takes only other rules away. So the unions of two conditions are enough, and a pair of rules counts only
 * where it needs all that the plane gives.
 */
export interface Plane {
  readonly layout: Layout
  /** Protocols that all rules treat alike here. */
  readonly protocols: readonly PacketProtocol[]
  /** Whether they have ports: TCP and UDP. */
  readonly withPorts: boolean
  readonly atoms: readonly Atom[]
  /** By condition: which of `atoms` it needs, as bits; −1 when it is not fulfilled. */
  readonly needs: Int8Array
  /** All bits of `atoms`. */
  readonly all: number
  /** Boxes of the plane, strongest first. */
  readonly boxes: Int32Array
}

/**
 * Which pairs of conditions a question has to see together: none, when it looks at the first box alone; those of boxes with
 * different actions; or any.
 */
export type Pairs = 'none' | 'opposite' | 'any'

/** Most conditions of an analysis, that is, groups and missing lists that rules name: pairs of them are looked at. */
const mostConditions = 500

/** The planes of a layout, fewest conditions first. `keep` leaves boxes out. */
export function* planesOf(layout: Layout, pairs: Pairs, keep?: (box: number) => boolean): Generator<Plane> {
  const groups = [...slotGroups(layout)].map((bits) => ({ bits, boxes: boxesIn(layout, bits, keep) }))
  const unions = groups.map(({ boxes }) => unionsOf(layout, boxes, pairs))
  for (let size = 0; size <= 4; size += 1) {
    for (const [index, { bits, boxes }] of groups.entries()) {
      for (const atoms of unions[index] ?? []) if (atoms.length === size) yield planeOf(layout, bits, boxes, atoms)
    }
  }
}

/** The plane of one protocol that fulfils some conditions. */
export function planeOf(layout: Layout, bits: number, boxes: Int32Array, atoms: readonly Atom[]): Plane {
  const needs = Int8Array.from(layout.conditions, (condition) => {
    let mask = 0
    for (const { kind, id } of condition) {
      const at = atoms.findIndex((atom) => atom.id === id && atom.kind === kind)
      if (at < 0) return -1
      mask |= 1 << at
    }
    return mask
  })
  const inPlane =
    layout.conditions.length === 1 ? boxes : boxes.filter((box) => (needs[layout.condition[box] ?? 0] ?? -1) >= 0)
  return {
    layout,
    protocols: protocolsIn(bits, layout),
    withPorts: (bits & ported) !== 0,
    atoms,
    needs,
    all: (1 << atoms.length) - 1,
    boxes: inPlane,
  }
}

/** Boxes that match a protocol; of several, those that match the first of them. */
export function boxesIn(layout: Layout, bits: number, keep?: (box: number) => boolean): Int32Array {
  const one = bits & -bits
  const found = new Int32Array(layout.boxes)
  let count = 0
  for (let box = 0; box < layout.boxes; box += 1) {
    if (((layout.slots[box] ?? 0) & one) === 0 || keep?.(box) === false) continue
    found[count] = box
    count += 1
  }
  return found.subarray(0, count)
}

/** Protocols grouped by the rules that match them; those with ports apart from those without. */
export function slotGroups(layout: Layout): Iterable<number> {
  const different = new Set<number>()
  for (let box = 0; box < layout.boxes; box += 1) different.add(layout.slots[box] ?? 0)
  const used = [...different]
  const groups = new Map<string, number>()
  for (const slot of [...Object.values(slots), ...layout.numbers.map((_, place) => numberedSlot(place))]) {
    const key = `${(slot & ported) !== 0} ${used.filter((bits) => (bits & slot) !== 0).join()}`
    groups.set(key, (groups.get(key) ?? 0) | slot)
  }
  return groups.values()
}

/** A protocol as planes have it: a number that no rule names is any other protocol. */
export function protocolIn({ numbers }: Layout, protocol: PacketProtocol): PacketProtocol {
  return typeof protocol === 'number' && !numbers.includes(protocol) ? 'other' : protocol
}

function protocolsIn(bits: number, { family, numbers }: Layout): PacketProtocol[] {
  const names: readonly (readonly [number, PacketProtocol])[] = [
    [slots.tcp, 'tcp'],
    [slots.udp, 'udp'],
    [slots.icmp, family === 4 ? 'icmp' : 'icmpv6'],
    [slots.gre, 'gre'],
    ...numbers.map((number, place): readonly [number, PacketProtocol] => [numberedSlot(place), number]),
    [slots.other, 'other'],
  ]
  return names.flatMap(([slot, name]) => ((bits & slot) === 0 ? [] : [name]))
}

function keyOf({ kind, id }: Atom): string {
  return `${kind} ${id}`
}

/** Unions of two conditions of these boxes. Two interconnected groups at once never tell more than one. */
function unionsOf(layout: Layout, boxes: Int32Array, pairs: Pairs): (readonly Atom[])[] {
  const { conditions, condition, owner, accepts } = layout
  if (conditions.length === 1) return [[]]
  const actions = new Map([[0, 0]])
  const interconnected = new Set<string>()
  for (const box of boxes) {
    const at = condition[box] ?? 0
    actions.set(at, (actions.get(at) ?? 0) | (accepts[box] ? 1 : 2))
    if (owner[box] !== inGroup) continue
    for (const atom of conditions[at] ?? []) if (atom.kind === 'group') interconnected.add(keyOf(atom))
  }
  if (actions.size > mostConditions) throw new SpaceLimit('conditions', mostConditions)
  const list = [...actions].map(([at, of]) => ({ atoms: conditions[at] ?? [], of }))
  const unions = new Map<string, readonly Atom[]>()
  const add = (atoms: readonly Atom[]) => {
    const names = atoms.map(keyOf)
    if (names.filter((name) => interconnected.has(name)).length < 2) unions.set(JSON.stringify(names.sort()), atoms)
  }
  for (const { atoms } of list) add(atoms)
  if (pairs === 'none') return [...unions.values()]
  list.forEach((a, index) => {
    for (const b of list.slice(index + 1)) {
      if (pairs === 'any' || (a.of | b.of) === 3) add(unionOf(a.atoms, b.atoms))
    }
  })
  return [...unions.values()]
}

/** All atoms of two conditions, each once. */
function unionOf(a: readonly Atom[], b: readonly Atom[]): readonly Atom[] {
  return [...new Map([...a, ...b].map((atom) => [keyOf(atom), atom])).values()]
}
