import type { Axis } from '@/lib/rules/space/boxes/axis'
import type { Layout } from '@/lib/rules/space/boxes/layout'
import type { Plane } from '@/lib/rules/space/planes/plane'

/** A box: first and end rank of ports and peers, and of source ports and own addresses where it looks at these. */
export interface Box {
  readonly at: readonly [p0: number, p1: number, q0: number, q1: number, ...rest: number[]]
  /** Rule sets that it belongs to, as bits; both when absent. */
  readonly side?: number
  /** Whether it needs what the plane gives. */
  readonly asks?: boolean
}

/** An axis whose edges are its ranks. */
const axis = (size: number): Axis => ({ size, rankOf: Number, edgeAt: BigInt })

/** A plane of boxes, strongest first; deep where a box looks at source ports or own addresses. */
export function planeOfBoxes(
  boxes: readonly Box[],
  sizes: readonly [number, number, number, number] = [40, 40, 1, 1],
): Plane {
  const bounds = Int32Array.from(boxes.flatMap(({ at }) => [...at, ...[0, sizes[2], 0, sizes[3]].slice(at.length - 4)]))
  const asked = boxes.some(({ asks }) => asks)
  const layout: Layout = {
    direction: 'ingress',
    family: 4,
    axes: [axis(sizes[0]), axis(sizes[1]), axis(sizes[2]), axis(sizes[3])],
    looks: { sourcePorts: sizes[2] > 1, selves: sizes[3] > 1 },
    boxes: boxes.length,
    bounds,
    owner: Int32Array.from(boxes.keys()),
    accepts: new Uint8Array(boxes.length),
    slots: new Int32Array(boxes.length).fill(1),
    numbers: [],
    condition: Int32Array.from(boxes, ({ asks }) => (asks ? 1 : 0)),
    sides: Uint8Array.from(boxes, ({ side = 3 }) => side),
    rank: Int32Array.from(boxes.keys()),
    conditions: asked ? [[], [{ kind: 'group', id: 'sg-2' }]] : [[]],
  }
  return {
    layout,
    protocols: ['tcp'],
    withPorts: true,
    atoms: asked ? [{ kind: 'group', id: 'sg-2' }] : [],
    needs: asked ? Int8Array.of(0, 1) : Int8Array.of(0),
    all: asked ? 1 : 0,
    boxes: Int32Array.from(boxes.keys()),
  }
}
