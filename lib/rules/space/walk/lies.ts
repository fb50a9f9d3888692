/** How a box lies in a region. */
export const outside = 0
export const inPart = 1
export const overAll = 2

/** How a box lies in a region on all four axes: not at all, over part of it, or over all of it. */
export function lies(bounds: Int32Array, box: number, region: Int32Array): number {
  const [r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0] = region
  const how = liesOnTwo(bounds, 8 * box, r0, r1, r2, r3)
  return how === outside ? outside : Math.min(how, liesOnTwo(bounds, 8 * box + 4, r4, r5, r6, r7))
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
