import type { Family } from '@/lib/cidr'
import type { Direction, PacketProtocol, PortRange, RuleSet } from '../model'
import { layOut } from '../space/boxes/layout'
import { type Example, exampleIn, rangeCount } from '../space/regions/natural'
import type { Region } from '../space/regions/region'
import { askedIn, find, type Query } from '../space/search'
import { Work } from '../space/walk/work'
import { givenOut, internetSize, notOnInternet } from './internet'
import { type Measure, type Reach, reachOf } from './reach'

/** From this share of the Internet on something is called open to everyone: no block that is meant holds a quarter of it. */
const everyone = 0.25

/** From so many open ports on of a protocol nearly all are open. */
export const allPorts = 60_000

/** Ports in a row that everyone reaches; null for a protocol without ports. */
export interface OpenSpan {
  readonly ports: PortRange | null
  readonly example: Example
  /** How many addresses do, by port, in order. */
  readonly parts: readonly OpenPart[]
  /** Packets that reach one of its ports, those of the widest regions first. */
  readonly examplesAt: (port: number) => Iterable<Example>
}

export interface OpenPart extends Measure {
  readonly ports: PortRange | null
}

/** The parts of a span that reach into some ports, each cut to them. */
export function partsIn(span: OpenSpan, ports: PortRange): OpenPart[] {
  return span.parts.flatMap((part) =>
    (part.ports ? overlap(part.ports, ports) : []).map((each) => ({ ...part, ports: each })),
  )
}

/** What everyone reaches of one protocol and family. */
export interface Openness {
  readonly direction: Direction
  readonly protocol: PacketProtocol
  readonly family: Family
  /** In order, disjoint. */
  readonly spans: readonly OpenSpan[]
}

const protocols: Readonly<Record<Direction, Readonly<Record<Family, readonly PacketProtocol[]>>>> = {
  ingress: { 4: ['tcp', 'udp', 'icmp', 'gre', 'other'], 6: ['tcp', 'udp', 'icmpv6', 'gre', 'other'] },
  egress: { 4: ['tcp', 'other'], 6: ['tcp', 'other'] },
}

function queryOf(direction: Direction, family: Family, protocol: PacketProtocol): Query {
  const peers = family === 4 ? { outside: notOnInternet } : { inside: givenOut }
  return { verdict: 'accept', direction, family, protocols: [protocol], members: false, ...peers }
}

/** What of the Internet gets in. */
export function inboundQuery(family: Family, protocol: PacketProtocol): Query {
  return queryOf('ingress', family, protocol)
}

/**
 * What everyone on the Internet reaches, or is reached by, exactly: a share of its addresses by port. Whatever turns on a list
 * that is missing is left out.
 *
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function opennessOf(
  set: RuleSet,
  onProgress?: (share: number) => void,
  directions: readonly Direction[] = ['ingress', 'egress'],
): Openness[] {
  const asked = directions.flatMap((direction) =>
    ([4, 6] as const).flatMap((family) =>
      protocols[direction][family].map((protocol) => ({
        direction,
        family,
        protocol,
        query: queryOf(direction, family, protocol),
      })),
    ),
  )
  const space = layOut([set], askedIn(asked.map(({ query }) => query)))
  const work = new Work(onProgress)
  return asked.map(({ direction, family, protocol, query }) => {
    const found = find(space, query, work)
    const regions = (found?.regions ?? []).filter(({ lists, disputed }) => lists.length === 0 && !disputed)
    // Where only some regions are listed, at least as many addresses reach it.
    return { direction, family, protocol, spans: spansOf(regions, family, found?.complete !== false) }
  })
}

function countOf(ranges: Region['peers']): bigint {
  return ranges.reduce((sum, range) => sum + rangeCount(range), 0n)
}

/** What the other end chooses, or an address that it aims at: the first that a region holds; null where no rule looks at it. */
interface Aim {
  readonly self: bigint | null
  readonly sourcePort: number | null
}

/** So many aims are looked at, those of the widest regions first: of others the sum says nothing, and so not too much. */
const mostAims = 256

/** Own addresses and source ports at which some region begins, those of the widest regions first. */
function beginningsOf(regions: readonly Region[]) {
  return {
    selves: new Set(regions.flatMap(({ selves }) => (selves ? selves.map(({ first }) => first) : [null]))),
    sourcePorts: new Set(regions.flatMap(({ sourcePorts }) => sourcePorts?.map(({ start }) => start) ?? [null])),
  }
}

/**
 * Aims among which is one that the most addresses reach: where regions overlap, one of them begins on each axis, and not always
 * the same one.
 */
function aimsOf(regions: readonly Region[]): Aim[] {
  const bySize = regions.map((region) => ({ region, size: countOf(region.peers) }))
  bySize.sort((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1))
  const aims = new Map<string, Aim>()
  const note = ({ selves, sourcePorts }: ReturnType<typeof beginningsOf>) => {
    for (const self of selves) {
      for (const sourcePort of sourcePorts) {
        if (aims.size < mostAims) aims.set(`${self} ${sourcePort}`, { self, sourcePort })
      }
    }
  }
  for (const { region } of bySize) note(beginningsOf([region]))
  note(beginningsOf(bySize.map(({ region }) => region)))
  return [...aims.values()]
}

function holds({ selves, sourcePorts }: Region, { self, sourcePort }: Aim): boolean {
  const isAimed = self === null || selves === null || selves.some(({ first, last }) => first <= self && self <= last)
  const isSent =
    sourcePort === null ||
    sourcePorts === null ||
    sourcePorts.some(({ start, end }) => start <= sourcePort && sourcePort <= end)
  return isAimed && isSent
}

/**
 * How many addresses some regions add up to, as they begin and end: those that reach the own address that the most reach, from
 * the source port from which the most do. One own address that everyone reaches is open to everyone, and whoever sends
 * chooses the source port.
 */
class Sum {
  private readonly reached: bigint[]
  private readonly aims: readonly Aim[]

  constructor(
    regions: readonly Region[],
    private readonly family: Family,
    private readonly whole: boolean,
  ) {
    this.aims = aimsOf(regions)
    this.reached = this.aims.map(() => 0n)
  }

  change(region: Region, sign: 1n | -1n) {
    const count = sign * countOf(region.peers)
    for (const [index, aim] of this.aims.entries()) {
      if (holds(region, aim)) this.reached[index] = (this.reached[index] ?? 0n) + count
    }
  }

  measure(): Measure {
    const size = internetSize[this.family]
    let most = 0n
    for (const reached of this.reached) if (reached > most) most = reached
    return { share: Number(most) / Number(size), closed: this.whole ? size - most : null }
  }
}

/** How much of the Internet a region lets in; null where that is not everyone. */
export function reachOfRegion(region: Region): Reach | null {
  const sum = new Sum([region], region.family, true)
  sum.change(region, 1n)
  const measure = sum.measure()
  return measure.share < everyone ? null : reachOf([measure])
}

interface Edge {
  readonly at: number
  readonly region: Region
  readonly sign: 1n | -1n
}

/** Ports that enough addresses reach, as the longest runs of them. */
function spansOf(regions: readonly Region[], family: Family, whole: boolean): OpenSpan[] {
  const sum = new Sum(regions, family, whole)
  if (regions.some(({ ports }) => ports === null)) {
    for (const region of regions) sum.change(region, 1n)
    const measure = sum.measure()
    if (measure.share < everyone) return []
    const parts = [{ ports: null, ...measure }]
    return [{ ports: null, example: widest(regions, null, family), parts, examplesAt: () => [] }]
  }
  const edges = regions.flatMap((region) =>
    (region.ports ?? []).flatMap(({ start, end }): Edge[] => [
      { at: start, region, sign: 1n },
      { at: end + 1, region, sign: -1n },
    ]),
  )
  edges.sort((a, b) => a.at - b.at)
  const runs: OpenPart[][] = []
  for (const [index, { at, region, sign }] of edges.entries()) {
    sum.change(region, sign)
    const next = edges[index + 1]?.at ?? at
    const measure = sum.measure()
    if (next === at || measure.share < everyone) continue
    const part = { ports: { start: at, end: next - 1 }, ...measure }
    const last = runs.at(-1)
    if (last?.at(-1)?.ports?.end === at - 1) last.push(part)
    else runs.push([part])
  }
  return runs.map((parts) => {
    const ports = { start: parts[0]?.ports?.start ?? 0, end: parts.at(-1)?.ports?.end ?? 0 }
    const examplesAt = (port: number) => examplesIn(regions, { start: port, end: port }, family)
    return { ports, example: widest(regions, ports, family), parts: joined(parts), examplesAt }
  })
}

/** Neighbours of one measure as one. */
function joined(parts: readonly OpenPart[]): OpenPart[] {
  const all: OpenPart[] = []
  for (const part of parts) {
    const last = all.at(-1)
    const same = last && last.closed === part.closed && last.share === part.share
    if (!same || !last.ports || !part.ports) all.push(part)
    else all[all.length - 1] = { ...last, ports: { start: last.ports.start, end: part.ports.end } }
  }
  return all
}

/** An example from the region with the most addresses that reaches the ports. */
function widest(regions: readonly Region[], ports: PortRange | null, family: Family): Example {
  for (const example of examplesIn(regions, ports, family)) return example
  throw new Error('A run of open ports has a region that reaches it')
}

/** An example from each region that reaches the ports, those with the most addresses first. */
function* examplesIn(regions: readonly Region[], ports: PortRange | null, family: Family): Generator<Example> {
  const bySize = regions.map((region) => ({ region, size: countOf(region.peers) }))
  bySize.sort((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1))
  for (const { region } of bySize) {
    const example = exampleAt(region, ports, family)
    if (example) yield example
  }
}

/** The most natural packet of a region to one of some ports; null when it reaches none of them. */
function exampleAt(region: Region, ports: PortRange | null, family: Family): Example | null {
  const [protocol] = region.protocols
  const [part] = ports ? (region.ports ?? []).flatMap((range) => overlap(range, ports)) : [null]
  if (!protocol || part === undefined) return null
  let best: Example | null = null
  for (const peers of region.peers) {
    const example = exampleIn({
      direction: region.direction,
      protocol,
      family,
      ports: part,
      peers,
      sourcePorts: region.sourcePorts?.[0] ?? null,
      selves: region.selves?.[0] ?? null,
      groups: [],
      lists: [],
      disputed: false,
    })
    if (best === null || example.strangeness < best.strangeness) best = example
  }
  return best
}

function overlap(a: PortRange, b: PortRange): PortRange[] {
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)]
  return start <= end ? [{ start, end }] : []
}
