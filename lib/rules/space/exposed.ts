import { type Block, rangeOf } from '@/lib/cidr'
import type { PacketProtocol, RuleSet } from '../model'
import { inGroup, layOut } from './boxes/layout'
import { type Plane, planesOf, protocolIn } from './planes/plane'
import type { PlaneQuestion } from './planes/question'
import { portsBetween } from './regions/cells'
import type { RankSpans } from './regions/merge'
import { walk, wholeRegion } from './walk/walk'
import { Work } from './walk/work'

export interface Exposed {
  /** Ports that every address of the block may reach, as ranges with both ends, in order; `[0, 0]` without ports. */
  readonly ports: readonly (readonly [start: number, end: number])[]
  /**
   * Ports that only some of them may reach, or only from some source ports, at some own addresses, or if a list whose
   * entries are missing says so.
   */
  readonly partly: readonly (readonly [start: number, end: number])[]
}

/**
 * Ports that a block of outside addresses may reach inbound, by rules and built-in defaults: no membership, so no rule
 * that names a group counts (M-11). Minimal and sorted.
 *
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function exposed(set: RuleSet, block: Block, protocol: PacketProtocol): Exposed {
  const peers = rangeOf(block)
  const space = layOut([set], { ports: [], peers: [peers] })
  const work = new Work()
  for (const layout of space.layouts) {
    if (layout.direction !== 'ingress' || layout.family !== block.family) continue
    const outside = (box: number) =>
      layout.owner[box] !== inGroup &&
      (layout.conditions[layout.condition[box] ?? 0] ?? []).every(({ kind }) => kind !== 'group')
    const [ports, addresses] = layout.axes
    const [accepted, dropped] = [new Colour(ports.size), new Colour(ports.size)]
    let withPorts = false
    for (const plane of planesOf(layout, 'none', outside)) {
      if (!plane.protocols.includes(protocolIn(layout, protocol))) continue
      withPorts = plane.withPorts
      const question = colours(plane, accepted, dropped)
      const region = wholeRegion(question)
      region[2] = addresses.rankOf(peers.first)
      region[3] = addresses.rankOf(peers.last + 1n)
      walk(question, region, work)
    }
    const told = (spans: RankSpans) =>
      spans.map((span) => {
        const { start, end } = portsBetween(ports, span)
        return withPorts ? ([start, end] as const) : ([0, 0] as const)
      })
    return { ports: told(runs(accepted, dropped, false)), partly: told(runs(accepted, dropped, true)) }
  }
  return { ports: [], partly: [] }
}

/** Ports of one colour: those that some packet is accepted at, or dropped at. */
class Colour {
  readonly marked: Uint8Array
  /** For each port a later one, or itself if it is not marked. */
  private readonly next: Int32Array

  constructor(size: number) {
    this.marked = new Uint8Array(size)
    this.next = Int32Array.from({ length: size + 1 }, (_, port) => port)
  }

  /** The first port from one on that is not marked. */
  private open(port: number): number {
    let found = port
    for (let up = this.next[found] ?? found; up !== found; up = this.next[found] ?? found) {
      this.next[found] = this.next[up] ?? up
      found = up
    }
    return found
  }

  mark(from: number, end: number) {
    for (let port = this.open(from); port < end; port = this.open(port)) {
      this.marked[port] = 1
      this.next[port] = port + 1
    }
  }

  fills(from: number, end: number): boolean {
    return this.open(from) >= end
  }
}

/** Marks ports by what happens there; a region where all boxes agree needs no closer look. */
function colours(plane: Plane, accepted: Colour, dropped: Colour): PlaneQuestion {
  const { accepts } = plane.layout
  return {
    plane,
    depth: 'each',
    settled: (list, from, to, _top, region) => {
      const [first = 0, end = 0] = region
      let actions = 0
      for (let at = from; at < to; at += 1) actions |= accepts[list[at] ?? 0] ? 1 : 2
      if (actions === 1) accepted.mark(first, end)
      else if (actions === 2) dropped.mark(first, end)
      else return accepted.fills(first, end) && dropped.fills(first, end)
      return true
    },
    visit: (region, box) => {
      const colour = accepts[box] ? accepted : dropped
      colour.mark(region[0] ?? 0, region[1] ?? 0)
      return false
    },
  }
}

/** Runs of ports that are accepted at and dropped at, or not. */
function runs(accepted: Colour, dropped: Colour, mixed: boolean): RankSpans {
  const spans: [number, number][] = []
  accepted.marked.forEach((accept, port) => {
    if (!accept || (dropped.marked[port] === 1) !== mixed) return
    const last = spans.at(-1)
    if (last && last[1] === port) last[1] = port + 1
    else spans.push([port, port + 1])
  })
  return spans
}
