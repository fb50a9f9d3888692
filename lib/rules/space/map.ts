import type { Family } from '@/lib/cidr'
import type { Action, Decider, Direction, PacketProtocol, RuleSet } from '../model'
import { layOut, type Space } from './boxes/layout'
import { decisionOfBox } from './difference'
import { type Plane, planesOf, protocolIn } from './planes/plane'
import type { Part } from './regions/merge'
import { type Region, regionsOf } from './regions/region'
import { walk, wholeRegion } from './walk/walk'
import { Work } from './walk/work'

/** A part of the picture of ports × peers. */
export interface ReachArea extends Region {
  readonly action: Action
  /** What decides; null when areas of several rules were joined for their number. */
  readonly by: Decider | null
}

export interface ReachMap {
  /** Disjoint areas that together fill the plane, largest first. */
  readonly areas: readonly ReachArea[]
  /** Whether areas are told apart by what decides, or only by what happens. */
  readonly detail: 'decider' | 'action'
  /** False when there are so many areas that only some are listed. */
  readonly complete: boolean
}

export interface MapChoice {
  readonly direction: Direction
  readonly protocol: PacketProtocol
  readonly family: Family
}

/** Most parts of a picture. */
const mostParts = 2000

/**
 * What happens to the packets of one direction, protocol and family, by port and peer, for a picture: the other end is a
 * member of no group, and missing lists hold nothing. Told apart by the rule that decides; where that makes too many areas,
 * by what happens alone.
 *
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function reachMap(set: RuleSet, choice: MapChoice): ReachMap {
  const space = layOut([set])
  for (const layout of space.layouts) {
    if (layout.direction !== choice.direction || layout.family !== choice.family) continue
    for (const plane of planesOf(layout, 'none', (box) => layout.condition[box] === 0)) {
      const protocol = protocolIn(layout, choice.protocol)
      if (!plane.protocols.includes(protocol)) continue
      const one = { ...plane, protocols: [protocol] }
      const byDecider = partsOf(one, (box) => `${box}`, false)
      const parts = byDecider.complete ? byDecider : partsOf(one, (box) => `${layout.accepts[box]}`, true)
      const detail = byDecider.complete ? 'decider' : 'action'
      return { areas: areasOf(space, one, parts.list, detail), detail, complete: parts.complete }
    }
  }
  return { areas: [], detail: 'decider', complete: true }
}

function partsOf(
  plane: Plane,
  labelOf: (box: number) => string,
  byAction: boolean,
): { list: Part[]; complete: boolean } {
  const { accepts } = plane.layout
  const list: Part[] = []
  let complete = true
  const add = (region: Int32Array, box: number) => {
    if (list.length < mostParts) list.push({ region: region.slice(), label: labelOf(box) })
    else complete = false
    return !complete
  }
  const question = {
    plane,
    depth: 'each' as const,
    settled: (boxes: Int32Array, from: number, to: number, _top: number, region: Int32Array) => {
      if (!byAction) return false
      const first = boxes[from] ?? 0
      for (let at = from; at < to; at += 1) if (accepts[boxes[at] ?? 0] !== accepts[first]) return false
      add(region, first)
      return true
    },
    visit: add,
  }
  walk(question, wholeRegion(question), new Work())
  return { list, complete }
}

function areasOf(space: Space, plane: Plane, parts: readonly Part[], detail: ReachMap['detail']): ReachArea[] {
  return regionsOf([[plane, parts]])
    .map(({ region, label }): ReachArea => {
      if (detail === 'action') return { ...region, action: label === '1' ? 'accept' : 'drop', by: null }
      return { ...region, ...decisionOfBox(space, plane.layout, Number(label), 0) }
    })
    .sort((a, b) => (a.size < b.size ? 1 : a.size > b.size ? -1 : 0))
}
