/** A function of many variables: writes its slope at a point into `slope` and gives its value there. */
export type Slope = (point: Float64Array, slope: Float64Array) => number

/** Steps that the next direction is worked out from. */
const remembered = 5
/** A step that lowers the value by less than this share of what the slope promises is halved. */
const promised = 1e-4
/** Halvings of one step, after which the descent is at its end. */
const mostHalvings = 12

function dot(one: Float64Array, two: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (two[at] ?? 0)
  return sum
}

/** `onto` += `times` × `other`. */
function add(onto: Float64Array, times: number, other: Float64Array): void {
  for (let at = 0; at < onto.length; at += 1) onto[at] = (onto[at] ?? 0) + times * (other[at] ?? 0)
}

interface Step {
  readonly moved: Float64Array
  readonly turned: Float64Array
  /** 1 / (moved · turned). */
  readonly share: number
}

/** The square of its length, each direction by how little it curves. */
function lengthOf(one: Float64Array, curves: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) ** 2 / (curves[at] ?? 1)
  return sum
}

/** The slope, bent by what the last steps told of the curvature (two-loop recursion). */
function bent(slope: Float64Array, steps: readonly Step[], curves: Float64Array): Float64Array {
  const way = Float64Array.from(slope)
  const shares = new Map<Step, number>()
  for (const step of [...steps].reverse()) {
    const share = step.share * dot(step.moved, way)
    shares.set(step, share)
    add(way, -share, step.turned)
  }
  const last = steps.at(-1)
  const scale = last
    ? 1 / (last.share * lengthOf(last.turned, curves))
    : 1 / Math.max(1e-12, Math.sqrt(lengthOf(slope, curves)))
  for (let at = 0; at < way.length; at += 1) way[at] = ((way[at] ?? 0) * scale) / (curves[at] ?? 1)
  for (const step of steps) add(way, (shares.get(step) ?? 0) - step.share * dot(step.turned, way), step.moved)
  return way
}

/**
 * Goes down a smooth, convex function from a point, in place: limited-memory BFGS with halved steps (Nocedal, Wright:
 * Numerical Optimization, 7.4 and 3.5). Deterministic.
 *
 * @param most steps at most; it ends sooner where no step leads further down
 * @param curves about how much the function curves along each direction: steps are shorter there
 */
export function descend(point: Float64Array, most: number, slopeAt: Slope, curves: Float64Array): void {
  let slope = new Float64Array(point.length)
  let next = new Float64Array(point.length)
  const before = new Float64Array(point.length)
  let value = slopeAt(point, slope)
  const steps: Step[] = []
  for (let turn = 0; turn < most; turn += 1) {
    const way = bent(slope, steps, curves)
    const falls = dot(way, slope)
    if (!(falls > 0)) return
    before.set(point)
    let size = 1
    let reached = Number.POSITIVE_INFINITY
    for (let halving = 0; halving < mostHalvings; halving += 1) {
      point.set(before)
      add(point, -size, way)
      reached = slopeAt(point, next)
      if (reached <= value - promised * size * falls) break
      size /= 2
    }
    if (!(reached < value)) {
      point.set(before)
      return
    }
    const spare = steps.length >= remembered ? steps.shift() : undefined
    const step = stepOf(way, -size, slope, next, spare)
    if (step) steps.push(step)
    ;[slope, next] = [next, slope]
    value = reached
  }
}

/** What one step told of the curvature, written over an old step where there is one; null where it told nothing. */
function stepOf(
  way: Float64Array,
  size: number,
  slope: Float64Array,
  next: Float64Array,
  spare: Step | undefined,
): Step | null {
  const moved = spare?.moved ?? new Float64Array(way.length)
  const turned = spare?.turned ?? new Float64Array(way.length)
  for (let at = 0; at < way.length; at += 1) {
    moved[at] = size * (way[at] ?? 0)
    turned[at] = (next[at] ?? 0) - (slope[at] ?? 0)
  }
  const curved = dot(moved, turned)
  return curved > 0 ? { moved, turned, share: 1 / curved } : null
}
