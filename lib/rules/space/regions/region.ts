import type { Family } from '@/lib/cidr'
import type { Direction, PacketProtocol, PortRange } from '../../model'
import type { Axis } from '../boxes/axis'
import type { Plane } from '../planes/plane'
import { addressesBetween, askedBy, portsBetween } from './cells'
import { type Merged, merge, type Part, type RankSpans } from './merge'
import { type Addresses, type Cell, type Example, exampleIn, rangeCount } from './natural'

/** Packets that are told in one line: all combinations of some protocols, ports and peers. */
export interface Region {
  readonly direction: Direction
  readonly family: Family
  readonly protocols: readonly PacketProtocol[]
  /** Destination ports, in order; null for protocols without ports. */
  readonly ports: readonly PortRange[] | null
  /** Peers, in order. */
  readonly peers: readonly Addresses[]
  /** Source ports; null when no rule looks at them. */
  readonly sourcePorts: readonly PortRange[] | null
  /** Own addresses; null when no rule looks at them. */
  readonly selves: readonly Addresses[] | null
  /** Groups that the other end has to be a member of. */
  readonly groups: readonly string[]
  /** Lists whose entries are missing and that have to hold the packet. */
  readonly lists: readonly string[]
  /** Whether it is so only if members are let through before outbound rules, on which official pages disagree (G-4). */
  readonly disputed: boolean
  readonly example: Example
  /**
   * How many packets, told apart by what rules look at: protocols × ports × peers, × source ports and own addresses where
   * a rule restricts them.
   */
  readonly size: bigint
}

/** Parts of planes, merged within a plane and then over protocols. Each comes with the label of its parts. */
export function regionsOf(
  planes: Iterable<readonly [Plane, readonly Part[]]>,
): { readonly region: Region; readonly label: string }[] {
  const found = new Map<string, { region: Region; label: string }>()
  for (const [plane, parts] of planes) {
    for (const merged of merge(parts)) {
      const region = regionOf(plane, merged)
      const key = keyOf(region, merged.label)
      const alike = found.get(key)
      found.set(key, { region: alike ? joined(alike.region, region) : region, label: merged.label })
    }
  }
  return [...found.values()].sort((a, b) => a.region.example.strangeness - b.region.example.strangeness)
}

function keyOf({ example: _, protocols: __, size: ___, ...region }: Region, label: string): string {
  return JSON.stringify([region, label], (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))
}

function joined(a: Region, b: Region): Region {
  return { ...a, protocols: [...a.protocols, ...b.protocols], size: a.size + b.size }
}

function regionOf(plane: Plane, { spans }: Merged): Region {
  const { layout, protocols, atoms, withPorts } = plane
  const [ports, peers, sources, selves] = layout.axes
  const ranges = (axis: Axis, of: RankSpans) => of.map((span) => portsBetween(axis, span))
  const addresses = (axis: Axis, of: RankSpans) => of.map((span) => addressesBetween(axis, span))
  const numbers = {
    direction: layout.direction,
    family: layout.family,
    protocols,
    ports: withPorts ? ranges(ports, spans[0]) : null,
    peers: addresses(peers, spans[1]),
    sourcePorts: withPorts && layout.looks.sourcePorts ? ranges(sources, spans[2]) : null,
    selves: layout.looks.selves ? addresses(selves, spans[3]) : null,
    ...askedBy(atoms),
  }
  return { ...numbers, ...summary(numbers) }
}

/** Combinations of a region that are looked at for an example. */
const tried = 64

function summary(region: Omit<Region, 'example' | 'size'>): Pick<Region, 'example' | 'size'> {
  let best: Example | null = null
  let count = 0
  for (const cell of cells(region)) {
    const example = exampleIn(cell)
    if (best === null || example.strangeness < best.strangeness) best = example
    count += 1
    if (count === tried) break
  }
  if (!best) throw new Error('A region has at least one packet')
  const many = (of: readonly (PortRange | Addresses)[] | null) =>
    of ? of.reduce((sum, range) => sum + rangeCount(range), 0n) : 1n
  const protocols = BigInt(region.protocols.length)
  const size = protocols * many(region.ports) * many(region.peers) * many(region.sourcePorts) * many(region.selves)
  return { example: best, size }
}

function* cells(region: Omit<Region, 'example' | 'size'>): Generator<Cell> {
  const [protocol] = region.protocols
  if (!protocol) return
  for (const peers of region.peers) {
    for (const ports of region.ports ?? [null]) {
      for (const sourcePorts of region.sourcePorts ?? [null]) {
        for (const selves of region.selves ?? [null]) yield { ...region, protocol, ports, peers, sourcePorts, selves }
      }
    }
  }
}
