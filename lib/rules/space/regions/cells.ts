import type { PortRange } from '../../model'
import type { Axis } from '../boxes/axis'
import type { Atom } from '../boxes/extent'
import type { Plane } from '../planes/plane'
import type { Addresses, Cell } from './natural'

/** A region of a plane in numbers: one cell for each protocol of the plane. */
export function cellsOf(plane: Plane, region: Int32Array): Cell[] {
  const { layout, atoms, protocols, withPorts } = plane
  const [ports, peers, sources, selves] = layout.axes
  const at = (axis: number): [number, number] => [region[2 * axis] ?? 0, region[2 * axis + 1] ?? 0]
  const shared = {
    direction: layout.direction,
    family: layout.family,
    peers: addressesBetween(peers, at(1)),
    selves: layout.looks.selves ? addressesBetween(selves, at(3)) : null,
    ...askedBy(atoms),
  }
  return protocols.map((protocol) => ({
    ...shared,
    protocol,
    ports: withPorts ? portsBetween(ports, at(0)) : null,
    sourcePorts: withPorts && layout.looks.sourcePorts ? portsBetween(sources, at(2)) : null,
  }))
}

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
