import type { Family } from '@/lib/cidr'
import type { Direction, PacketProtocol, PortRange, RuleSet } from '../model'
import { layOut } from '../space/boxes/layout'
import { type Example, exampleIn, rangeCount } from '../space/regions/natural'
import type { Region } from '../space/regions/region'
import { askedIn, find, type Query } from '../space/search'
import { Work } from '../space/walk/work'
import { givenOut, internetSize, notOnInternet } from './internet'

/** From this share of the Internet on something is called open to everyone: no block that is meant holds a quarter of it. */
const everyone = 0.25

/** Ports that the same addresses reach; null for a protocol without ports. */
export interface OpenSpan {
  readonly ports: PortRange | null
  readonly example: Example
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

/**
 * What everyone on the Internet reaches, or is reached by, exactly: a share of its addresses by port. Whatever turns on a list
 * that is missing is left out.
 *
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function opennessOf(set: RuleSet, onProgress?: (share: number) => void): Openness[] {
  const asked = (['ingress', 'egress'] as const).flatMap((direction) =>
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
    const regions = (find(space, query, work)?.regions ?? []).filter(
      ({ lists, disputed }) => lists.length === 0 && !disputed,
    )
    return { direction, family, protocol, spans: spansOf(regions, family) }
  })
}

/** The share of the Internet that a region holds, where it is limited to own addresses or source ports only that part of it. */
function shareOf({ family, peers, selves, sourcePorts }: Region): number {
  const count = (ranges: Region['peers'] | readonly PortRange[]) =>
    ranges.reduce((sum, range) => sum + Number(rangeCount(range)), 0)
  const part = selves ? count(selves) / 2 ** (family === 4 ? 32 : 128) : 1
  return (count(peers) / Number(internetSize[family])) * part * (sourcePorts ? count(sourcePorts) / 65535 : 1)
}

interface Edge {
  readonly at: number
  readonly share: number
}

/** Ports that enough addresses reach, as the longest runs of them. */
function spansOf(regions: readonly Region[], family: Family): OpenSpan[] {
  const [plain] = regions.filter(({ ports }) => ports === null)
  if (plain) {
    const share = regions.reduce((sum, region) => sum + shareOf(region), 0)
    return share >= everyone ? [{ ports: null, example: widest(regions, null, family) }] : []
  }
  const edges = regions.flatMap((region): Edge[] => {
    const share = shareOf(region)
    return (region.ports ?? []).flatMap(({ start, end }) => [
      { at: start, share },
      { at: end + 1, share: -share },
    ])
  })
  edges.sort((a, b) => a.at - b.at)
  const runs: { start: number; end: number }[] = []
  let share = 0
  for (const [index, edge] of edges.entries()) {
    share += edge.share
    const next = edges[index + 1]?.at ?? edge.at
    if (next === edge.at || share < everyone - 1e-9) continue
    const last = runs.at(-1)
    if (last && last.end === edge.at - 1) last.end = next - 1
    else runs.push({ start: edge.at, end: next - 1 })
  }
  return runs.map((ports) => ({ ports, example: widest(regions, ports, family) }))
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
