import {
  type AddressRange,
  type Block,
  differenceOf,
  type Family,
  maxOf,
  rangesOf,
  setOf,
  setOfRanges,
} from '@/lib/cidr'
import { decide } from '../decide'
import type { Decider, Direction, PacketProtocol, PortRange, RuleSet, Verdict } from '../model'
import { type AskedBounds, byDefault, type Layout, layOut, type Space } from './boxes/layout'
import { decisionOfBox, differs } from './difference'
import { type Plane, planesOf, protocolIn } from './planes/plane'
import type { PlaneQuestion } from './planes/question'
import type { Example } from './regions/natural'
import { Parts } from './regions/parts'
import type { Region } from './regions/region'
import { packetsIn } from './regions/size'
import { walk, wholeRegion } from './walk/walk'
import { Work } from './walk/work'

/** Which packets are looked for; what is left out is not restricted. */
export interface Query {
  /**
   * What happens to them. `accept` and `drop` also find what happens only if missing lists say so (their regions name
   * the lists); `depends` finds what no one can tell without them.
   */
  readonly verdict: Verdict
  readonly direction?: Direction
  readonly family?: Family
  readonly protocols?: readonly PacketProtocol[]
  /** Destination ports. Protocols without ports match as well unless `protocols` leaves them out. */
  readonly ports?: readonly PortRange[]
  /** Blocks in one of which the peer is. */
  readonly inside?: readonly Block[]
  /** Blocks in none of which it is. */
  readonly outside?: readonly Block[]
  /** False: only packets whose other end is a member of no group. */
  readonly members?: boolean
  /** The rule that decides them. */
  readonly rule?: { readonly group: string; readonly rule: string }
}

/** Packets that satisfy a query. */
export interface FoundPackets {
  /** The most natural one. */
  readonly example: Example & { readonly by: Decider }
  /** How many there are, counted as in `Region`. Exact. */
  readonly size: bigint
  /** All of them, merged into few regions, the most natural first. */
  readonly regions: readonly Region[]
  /** What decides them: rules, in-group access, defaults. */
  readonly deciders: readonly Decider[]
  /** False when there are so many that only some regions are listed. */
  readonly complete: boolean
}

/**
 * Packets that satisfy a query, over the whole packet space, by rules and built-in defaults alone (outbound port 25 as if
 * unblocked). Null is a proof that there is none.
 *
 * @example search(set, { verdict: 'accept', direction: 'ingress', ports: [{ start: 3306, end: 3306 }] })
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function search(set: RuleSet, query: Query, onProgress?: (share: number) => void): FoundPackets | null {
  return find(layOut([set], askedIn([query])), query, new Work(onProgress))
}

/** Edges that queries need in a space. */
export function askedIn(queries: readonly Query[]): AskedBounds {
  return {
    ports: queries.flatMap(({ ports = [] }) => ports),
    peers: queries.flatMap((query) => [...peersOf(query, 4), ...peersOf(query, 6)]),
  }
}

/** As `search`, in a space that is laid out with the query's edges. */
export function find(space: Space, query: Query, work: Work): FoundPackets | null {
  const collected = new Collected(query, work)
  space.layouts.forEach((layout, index) => {
    if ((query.direction ?? layout.direction) !== layout.direction) return
    if ((query.family ?? layout.family) !== layout.family) return
    const wanted = query.verdict === 'depends' ? apart(layout) : layout
    const keep = (box: number) => query.members !== false || needsNoGroup(layout, box)
    for (const plane of planesOf(wanted, query.verdict === 'depends' ? 'opposite' : 'none', keep)) {
      const one = narrowed(plane, query)
      if (one.protocols.length === 0) continue
      const question = questionOf(one, space, query, collected)
      for (const region of startsOf(question, query)) walk(question, region, work)
    }
    work.reached((index + 1) / space.layouts.length)
  })
  return collected.told(space)
}

function needsNoGroup({ conditions, condition }: Layout, box: number): boolean {
  return (conditions[condition[box] ?? 0] ?? []).every(({ kind }) => kind !== 'group')
}

/** Boxes that need no missing list on both sides, the others on the second: where the sides differ, a verdict depends. */
function apart(layout: Layout): Layout {
  const sides = layout.sides.map((side, box) => {
    const atoms = layout.conditions[layout.condition[box] ?? 0] ?? []
    return atoms.every(({ kind }) => kind === 'group') ? side : 2
  })
  return { ...layout, sides }
}

function narrowed(plane: Plane, { protocols }: Query): Plane {
  if (!protocols) return plane
  const asked = protocols.map((protocol) => protocolIn(plane.layout, protocol))
  return { ...plane, protocols: plane.protocols.filter((each) => asked.includes(each)) }
}

function questionOf(plane: Plane, space: Space, query: Query, collected: Collected): PlaneQuestion {
  const { layout, all, needs } = plane
  const { accepts, condition, owner } = layout
  const needsOf = (box: number) => needs[condition[box] ?? 0] ?? 0
  const { rule } = query
  const fits = (box: number): boolean => {
    if (!rule) return true
    const of = space.rules[owner[box] ?? byDefault]
    return of !== undefined && of.group === rule.group && of.id === rule.rule
  }
  if (query.verdict === 'depends') {
    return differs(plane, ({ region, before, after }) => {
      if (fits(before) || fits(after)) collected.add(plane, region, after)
      return false
    })
  }
  const wanted = query.verdict === 'accept' ? 1 : 0
  return {
    plane,
    depth: 'each',
    settled: (list, from, to) => {
      let bits = 0
      let possible = false
      for (let at = from; at < to; at += 1) {
        const box = list[at] ?? 0
        bits |= needsOf(box)
        possible ||= accepts[box] === wanted && fits(box)
      }
      return !possible || bits !== all
    },
    visit: (region, first) => {
      if (accepts[first] === wanted && needsOf(first) === all && fits(first)) collected.add(plane, region, first)
      return false
    },
  }
}

const everyAddress = (family: Family): AddressRange => ({ family, first: 0n, last: maxOf(family) })

function peersOf({ inside, outside = [] }: Query, family: Family): readonly AddressRange[] {
  const start = inside ? setOf(inside) : setOfRanges([everyAddress(family)])
  return rangesOf(differenceOf(start, setOf(outside))).filter((range) => range.family === family)
}

function* startsOf(question: PlaneQuestion, query: Query): Generator<Int32Array> {
  const { layout, withPorts } = question.plane
  const [portAxis, peerAxis] = layout.axes
  for (const { first, last } of peersOf(query, layout.family)) {
    for (const ports of (withPorts && query.ports) || [null]) {
      const region = wholeRegion(question)
      region[2] = peerAxis.rankOf(first)
      region[3] = peerAxis.rankOf(last + 1n)
      if (ports) {
        region[0] = portAxis.rankOf(BigInt(ports.start))
        region[1] = portAxis.rankOf(BigInt(ports.end + 1))
      }
      yield region
    }
  }
}

/** Parts that satisfy a query. */
class Collected {
  private readonly parts = new Parts<number>()
  private readonly boxes = new Map<Layout, Set<number>>()
  private size = 0n

  constructor(
    private readonly query: Query,
    private readonly work: Work,
  ) {}

  add(plane: Plane, region: Int32Array, box: number) {
    this.work.found()
    this.size += packetsIn(plane, region)
    const boxes = this.boxes.get(plane.layout) ?? new Set()
    this.boxes.set(plane.layout, boxes.add(box))
    this.parts.add(plane, region, '', box)
  }

  told(space: Space): FoundPackets | null {
    const { parts, size, query } = this
    const [set] = space.sets
    const chosen = parts.example(
      ({ packet }) => set !== undefined && decide(set, packet, { rulesAlone: true }).verdict === query.verdict,
      space.rules.length,
    )
    if (!chosen) return null
    const { plane, by: box, of: _, ...example } = chosen
    const deciders = new Map<string, Decider>()
    for (const [layout, boxes] of this.boxes) {
      for (const each of boxes) {
        const { by } = decisionOfBox(space, layout, each, 0)
        deciders.set(JSON.stringify(by), by)
      }
    }
    return {
      example: { ...example, by: decisionOfBox(space, plane.layout, box, 0).by },
      size,
      regions: parts.regions().map(({ region }) => region),
      deciders: [...deciders.values()],
      complete: parts.complete,
    }
  }
}
