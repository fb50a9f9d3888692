import type { Atom } from './extent'
import type { Addresses, Cell } from './natural'
import type { Plane } from './plane'

/** A region of a plane in numbers: one cell for each protocol of the plane. */
export function cellsOf(plane: Plane, region: Int32Array): Cell[] {
  const { layout, atoms, protocols, withPorts } = plane
  const [ports, peers, sources, selves] = layout.axes
  const range = (axis: typeof ports, at: number) => ({
    start: Number(axis.edgeAt(region[at] ?? 0)),
    end: Number(axis.edgeAt(region[at + 1] ?? 0)) - 1,
  })
  const addresses = (axis: typeof peers, at: number): Addresses => ({
    first: axis.edgeAt(region[at] ?? 0),
    last: axis.edgeAt(region[at + 1] ?? 0) - 1n,
  })
  const shared = {
    direction: layout.direction,
    family: layout.family,
    peers: addresses(peers, 2),
    selves: layout.looks.selves ? addresses(selves, 6) : null,
    ...namesOf(atoms),
  }
  return protocols.map((protocol) => ({
    ...shared,
    protocol,
    ports: withPorts ? range(ports, 0) : null,
    sourcePorts: withPorts && layout.looks.sourcePorts ? range(sources, 4) : null,
  }))
}

/** What a plane asks of its packets: memberships, and missing lists that hold them. */
export function namesOf(atoms: readonly Atom[]): Pick<Cell, 'groups' | 'lists'> {
  const named = (wanted: boolean) => atoms.flatMap(({ kind, id }) => ((kind === 'group') === wanted ? [id] : []))
  return { groups: named(true), lists: named(false) }
}
