/** How a box lies in a region. */
export const outside = 0
export const inPart = 1
export const overAll = 2

/**
 * How a box lies in a region on all four axes: not at all, over part of it, or over all of it.
 *
 * @param deep false where no box looks at source ports or own addresses
 */
export function lies(bounds: Int32Array, box: number, region: Int32Array, deep: boolean): number {
  // Taken apart one by one: an array pattern would make an iterator for each box.
  const how = liesOnTwo(bounds, 8 * box, region[0] ?? 0, region[1] ?? 0, region[2] ?? 0, region[3] ?? 0)
  if (!deep || how === outside) return how
  return Math.min(how, liesOnTwo(bounds, 8 * box + 4, region[4] ?? 0, region[5] ?? 0, region[6] ?? 0, region[7] ?? 0))
}

/**
 * As `lies`, on two axes that stand side by side: this is what most of the time of an analysis goes into.
 *
 * @param base where the four ranks of the box begin; those of the region follow
 */
export function liesOnTwo(bounds: Int32Array, base: number, r0: number, r1: number, r2: number, r3: number): number {
  const b0 = bounds[base] ?? 0
  const b1 = bounds[base + 1] ?? 0
  if (b0 >= r1 || b1 <= r0) return outside
  const b2 = bounds[base + 2] ?? 0
  const b3 = bounds[base + 3] ?? 0
  if (b2 >= r3 || b3 <= r2) return outside
  return b0 <= r0 && b1 >= r1 && b2 <= r2 && b3 >= r3 ? overAll : inPart
}
