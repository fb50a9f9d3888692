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

/**
 * Chooses where to split a region: at the middle one of some edges of its boxes, on the axis that leaves the fewest boxes on
 * both sides. Null when no box looked at has an edge inside.
 *
 * @param step how many boxes of the list to move on each time
 * @param needs by condition; given, only boxes that need something count
 */
function chooseCut(
  { bounds, condition }: Layout,
  list: Int32Array,
  start: number,
  end: number,
  region: Int32Array,
  step: number,
  needs: Int8Array | null,
): Cut | null {
  let best: Cut | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (let axis = 0; axis < 8; axis += 2) {
    const low = region[axis] ?? 0
    const high = region[axis + 1] ?? 0
    if (high - low < 2) continue
    let count = 0
    for (let at = start; at < end && count < 2 * sampled; at += step) {
      const box = list[at] ?? 0
      if (needs && needs[condition[box] ?? 0] === 0) continue
      const from = bounds[8 * box + axis] ?? 0
      const to = bounds[8 * box + axis + 1] ?? 0
      if (from > low) count = insert(count, from)
      if (to < high) count = insert(count, to)
    }
    if (count === 0) continue
    const edge = edges[count >> 1] ?? low
    let both = 0
    for (let at = start; at < end; at += step) {
      const box = list[at] ?? 0
      if ((bounds[8 * box + axis] ?? 0) < edge && edge < (bounds[8 * box + axis + 1] ?? 0)) both += 1
    }
    if (both >= fewest) continue
    fewest = both
    best = { axis, edge }
  }
  return best
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
  const cut =
    (needs ? chooseCut(layout, list, start, end, region, 1, needs) : null) ??
    chooseCut(layout, list, start, end, region, step, null) ??
    chooseCut(layout, list, start, end, region, 1, null)
  if (!cut) throw new Error('A region is split only where a box has an edge inside it')
  return cut
}
