import type { PacketProtocol, PortRange } from '../../model'
import type { Axis } from '../boxes/axis'
import type { Atom } from '../boxes/extent'
import type { Plane } from '../planes/plane'
import type { Addresses, Cell } from './natural'

/** A region of a plane in numbers: one cell for each protocol of the plane. */
export function cellsOf(plane: Plane, region: Int32Array): Cell[] {
  return plane.protocols.map((protocol) => cellOf(plane, region, protocol))
}

/** A region of a plane in numbers, for one protocol of the plane. */
export function cellOf({ layout, atoms, withPorts }: Plane, region: Int32Array, protocol: PacketProtocol): Cell {
  const { axes, looks } = layout
  const at = (axis: number): [number, number] => [region[2 * axis] ?? 0, region[2 * axis + 1] ?? 0]
  return {
    direction: layout.direction,
    family: layout.family,
    protocol,
    ports: withPorts ? portsBetween(axes[0], at(0)) : null,
    peers: addressesBetween(axes[1], at(1)),
    sourcePorts: withPorts && looks.sourcePorts ? portsBetween(axes[2], at(2)) : null,
    selves: looks.selves ? addressesBetween(axes[3], at(3)) : null,
    ...(atoms.length === 0 ? asksNothing : askedBy(atoms)),
  }
}

/** What most planes ask. */
const asksNothing: Pick<Cell, 'groups' | 'lists' | 'disputed'> = { groups: [], lists: [], disputed: false }

/** The ports between two ranks of an axis, the second not included. */
export function portsBetween({ edgeAt }: Axis, [from, end]: readonly [number, number]): PortRange {
  return { start: Number(edgeAt(from)), end: Number(edgeAt(end)) - 1 }
}

/** The addresses between two ranks of an axis, the second not included. */
export function addressesBetween({ edgeAt }: Axis, [from, end]: readonly [number, number]): Addresses {
  return { first: edgeAt(from), last: edgeAt(end) - 1n }
}

/** What a plane asks of its packets: memberships, and missing lists that hold them. */
export function askedBy(atoms: readonly Atom[]): Pick<Cell, 'groups' | 'lists' | 'disputed'> {
  const named = (wanted: (kind: Atom['kind']) => boolean) => atoms.flatMap(({ kind, id }) => (wanted(kind) ? [id] : []))
  return {
    groups: named((kind) => kind === 'group'),
    lists: named((kind) => kind === 'prefix-list' || kind === 'port-list'),
    disputed: atoms.some(({ kind }) => kind === 'dispute'),
  }
}
