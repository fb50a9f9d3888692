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

/** How many addresses of the Internet reach a region, or null where it is limited to own addresses or source ports. */
function reachedBy({ peers, selves, sourcePorts }: Region): bigint | null {
  return selves || sourcePorts ? null : countOf(peers)
}

function countOf(ranges: Region['peers']): bigint {
  return ranges.reduce((sum, range) => sum + rangeCount(range), 0n)
}

/** The share of the Internet that a region holds, where it is limited to own addresses or source ports only that part of it. */
function shareOf({ family, peers, selves, sourcePorts }: Region): number {
  const part = selves ? Number(countOf(selves)) / 2 ** (family === 4 ? 32 : 128) : 1
  const ports = (sourcePorts ?? []).reduce((sum, { start, end }) => sum + end - start + 1, 0)
  return (Number(countOf(peers)) / Number(internetSize[family])) * part * (sourcePorts ? ports / 65535 : 1)
}

/** What regions add up to, as they begin and end. */
class Sum {
  private share = 0
  private reached = 0n
  /** Regions that more than the address decides about. */
  private limited = 0

  constructor(
    private readonly family: Family,
    private readonly whole: boolean,
  ) {}

  change(region: Region, sign: 1 | -1) {
    this.share += sign * shareOf(region)
    const reached = reachedBy(region)
    if (reached === null) this.limited += sign
    else this.reached += BigInt(sign) * reached
  }

  measure(): Measure {
    const closed = internetSize[this.family] - this.reached
    return { share: Math.min(1, this.share), closed: this.limited > 0 || !this.whole ? null : closed }
  }
}

/** How much of the Internet a region lets in; null where that is not everyone. */
export function reachOfRegion(region: Region): Reach | null {
  const sum = new Sum(region.family, true)
  sum.change(region, 1)
  const measure = sum.measure()
  return measure.share < everyone ? null : reachOf([measure])
}

interface Edge {
  readonly at: number
  readonly region: Region
  readonly sign: 1 | -1
}

/** Ports that enough addresses reach, as the longest runs of them. */
function spansOf(regions: readonly Region[], family: Family, whole: boolean): OpenSpan[] {
  const sum = new Sum(family, whole)
  if (regions.some(({ ports }) => ports === null)) {
    for (const region of regions) sum.change(region, 1)
    const measure = sum.measure()
    if (measure.share < everyone) return []
    return [{ ports: null, example: widest(regions, null, family), parts: [{ ports: null, ...measure }] }]
  }
  const edges = regions.flatMap((region) =>
    (region.ports ?? []).flatMap(({ start, end }): Edge[] => [
      { at: start, region, sign: 1 },
      { at: end + 1, region, sign: -1 },
    ]),
  )
  edges.sort((a, b) => a.at - b.at)
  const runs: OpenPart[][] = []
  for (const [index, { at, region, sign }] of edges.entries()) {
    sum.change(region, sign)
    const next = edges[index + 1]?.at ?? at
    const measure = sum.measure()
    if (next === at || measure.share < everyone - 1e-9) continue
    const part = { ports: { start: at, end: next - 1 }, ...measure }
    const last = runs.at(-1)
    if (last?.at(-1)?.ports?.end === at - 1) last.push(part)
    else runs.push([part])
  }
  return runs.map((parts) => {
    const ports = { start: parts[0]?.ports?.start ?? 0, end: parts.at(-1)?.ports?.end ?? 0 }
    return { ports, example: widest(regions, ports, family), parts: joined(parts) }
  })
}

/** Neighbours of one measure as one. */
function joined(parts: readonly OpenPart[]): OpenPart[] {
  const all: OpenPart[] = []
  for (const part of parts) {
    const last = all.at(-1)
    const same = last && last.closed === part.closed && Math.abs(last.share - part.share) < 1e-9
    if (!same || !last.ports || !part.ports) all.push(part)
    else all[all.length - 1] = { ...last, ports: { start: last.ports.start, end: part.ports.end } }
  }
  return all
}

/** An example from the region with the most addresses that reaches the ports. */
function widest(regions: readonly Region[], ports: PortRange | null, family: Family): Example {
  let best: { readonly share: number; readonly example: Example } | null = null
  for (const region of regions) {
    const share = shareOf(region)
    if (best && best.share >= share) continue
    const example = exampleAt(region, ports, family)
    if (example) best = { share, example }
  }
  if (!best) throw new Error('A run of open ports has a region that reaches it')
  return best.example
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
