import type { Plane } from './plane'

/** What a walk through a plane looks for. Boxes come strongest first. */
export interface PlaneQuestion {
  readonly plane: Plane
  /**
   * `two`: the first and the second box that match; `each`: the first of each rule set, which may be the same box. Where
   * the space holds one rule set, `each` gives its first box twice.
   */
  readonly depth: 'two' | 'each'
  /**
   * True when none of these boxes can tell anything more; no weaker one shows. Those from `top` on are never the first:
   * the one before it covers the region.
   */
  readonly settled: (list: Int32Array, from: number, to: number, top: number, region: Int32Array) => boolean
  /**
   * Called for each part of the plane in which the same two boxes decide: eight ranks, to be copied if kept. `second` is −1
   * when only one matches. True ends the walk.
   */
  readonly visit: (region: Int32Array, first: number, second: number) => boolean
}
