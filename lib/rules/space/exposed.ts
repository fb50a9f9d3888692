import { type Block, rangeOf } from '@/lib/cidr'
import type { PacketProtocol, PortRange, RuleSet } from '../model'
import { inGroup, layOut } from './layout'
import type { Spans } from './merge'
import { type Plane, planesOf } from './plane'
import type { Question } from './question'
import { walk, wholeOf } from './walk'
import { Work } from './work'

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
    const seen = new Uint8Array(ports.size)
    let withPorts = false
    for (const plane of planesOf(layout, outside)) {
      if (!plane.protocols.includes(protocol)) continue
      withPorts = plane.withPorts
      const question = colours(plane, seen)
      const region = wholeOf(question)
      region[2] = addresses.rankOf(peers.first)
      region[3] = addresses.rankOf(peers.last + 1n)
      walk(question, region, work)
    }
    const told = (spans: Spans) =>
      spans.map(([from, end]) => {
        const { start, end: last } = rangeAt(ports, from, end)
        return withPorts ? ([start, last] as const) : ([0, 0] as const)
      })
    return { ports: told(runs(seen, accepted)), partly: told(runs(seen, accepted | dropped)) }
  }
  return { ports: [], partly: [] }
}

const accepted = 1
const dropped = 2

/** Marks ports by the actions that they meet; a region where all boxes agree needs no closer look. */
function colours({ layout, ...rest }: Plane, seen: Uint8Array): Question {
  const { accepts } = layout
  const mark = (region: Int32Array, colour: number) => {
    for (let port = region[0] ?? 0; port < (region[1] ?? 0); port += 1) seen[port] = (seen[port] ?? 0) | colour
  }
  return {
    plane: { layout, ...rest },
    depth: 'each',
    skip: (list, from, to, _top, region) => {
      let colour = 0
      for (let at = from; at < to; at += 1) colour |= accepts[list[at] ?? 0] ? accepted : dropped
      if (colour !== (accepted | dropped)) mark(region, colour)
      else for (let port = region[0] ?? 0; port < (region[1] ?? 0); port += 1) if (seen[port] !== colour) return false
      return true
    },
    visit: (region, first) => {
      mark(region, accepts[first] ? accepted : dropped)
      return false
    },
  }
}

/** Runs of one colour. */
function runs(seen: Uint8Array, colour: number): Spans {
  const spans: [number, number][] = []
  seen.forEach((each, port) => {
    if (each !== colour) return
    const last = spans.at(-1)
    if (last && last[1] === port) last[1] = port + 1
    else spans.push([port, port + 1])
  })
  return spans
}

function rangeAt(axis: { readonly edgeAt: (rank: number) => bigint }, from: number, end: number): PortRange {
  return { start: Number(axis.edgeAt(from)), end: Number(axis.edgeAt(end)) - 1 }
}
