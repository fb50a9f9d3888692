import type { Layout } from '../boxes/layout'

/** Where a region is split: an offset into its eight ranks (0, 2, 4 or 6), and an edge inside it there. */
export interface Cut {
  readonly axis: number
  readonly edge: number
}

/** Boxes that are looked at. */
const sampled = 11

/** Edges of these boxes, in order. */
const edges = new Int32Array(2 * sampled + 2)

/** Puts an edge where it belongs among those in order. */
function insert(count: number, edge: number): number {
  let at = count
  for (; at > 0 && (edges[at - 1] ?? 0) > edge; at -= 1) edges[at] = edges[at - 1] ?? 0
  edges[at] = edge
  return count + 1
}

/** Boxes of a region from which a cut is chosen. */
interface Choice {
  readonly layout: Layout
  readonly list: Int32Array
  readonly start: number
  readonly end: number
  readonly region: Int32Array
}

/**
 * Chooses where to split a region: at the middle one of some edges of its boxes, on the axis that leaves the fewest boxes on
 * both sides. Null when no box looked at has an edge inside.
 *
 * @param step how many boxes of the list to move on each time
 * @param needs by condition; given, only boxes that need something count
 */
function chooseCut(choice: Choice, step: number, needs: Int8Array | null): Cut | null {
  let best: Cut | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (let axis = 0; axis < 8; axis += 2) {
    const count = edgesInside(choice, axis, step, needs)
    if (count === 0) continue
    const edge = edges[count >> 1] ?? 0
    const both = onBothSides(choice, axis, edge, step)
    if (both >= fewest) continue
    fewest = both
    best = { axis, edge }
  }
  return best
}

/** Writes edges inside the region into `edges`, in order; returns how many. */
function edgesInside(choice: Choice, axis: number, step: number, needs: Int8Array | null): number {
  const { layout, list, start, end, region } = choice
  const { bounds, condition } = layout
  const low = region[axis] ?? 0
  const high = region[axis + 1] ?? 0
  if (high - low < 2) return 0
  let count = 0
  for (let at = start; at < end && count < 2 * sampled; at += step) {
    const box = list[at] ?? 0
    if (needs && needs[condition[box] ?? 0] === 0) continue
    const from = bounds[8 * box + axis] ?? 0
    const to = bounds[8 * box + axis + 1] ?? 0
    if (from > low) count = insert(count, from)
    if (to < high) count = insert(count, to)
  }
  return count
}

/** How many boxes lie on both sides of an edge. */
function onBothSides({ layout, list, start, end }: Choice, axis: number, edge: number, step: number): number {
  const { bounds } = layout
  let both = 0
  for (let at = start; at < end; at += step) {
    const base = 8 * (list[at] ?? 0) + axis
    if ((bounds[base] ?? 0) < edge && edge < (bounds[base + 1] ?? 0)) both += 1
  }
  return both
}

/** As `chooseCut`, from a few boxes spread over the list if they do, else from all. */
export function chooseAnyCut(
  layout: Layout,
  list: Int32Array,
  start: number,
  end: number,
  region: Int32Array,
  needs: Int8Array | null,
): Cut {
  const step = Math.max(1, Math.floor((end - start) / sampled))
  const choice = { layout, list, start, end, region }
  const cut =
    (needs ? chooseCut(choice, 1, needs) : null) ?? chooseCut(choice, step, null) ?? chooseCut(choice, 1, null)
  if (!cut) throw new Error('A region is split only where a box has an edge inside it')
  return cut
}
