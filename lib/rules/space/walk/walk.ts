import type { PlaneQuestion } from '../planes/question'
import { chooseAnyCut } from './cut'
import { inPart, liesOnTwo, outside } from './lies'
import { Painter } from './paint'
import type { Work } from './work'

/** Up to this many different edges inside a region on one axis it is painted in slabs; with more it is split. */
const fewEdges = 12

/**
 * Finds which boxes decide where in a plane, exactly. The region is split at edges of boxes until the same boxes decide in
 * all of it. Only what can still show is kept on the way: boxes that miss a region are dropped, and its list ends where it
 * is covered. So the work follows what is visible, and thousands of rules behind each other cost little more than sorting
 * them. Where few edges are left on one axis the region is painted in slabs, which stays cheap however much is visible.
 *
 * @param region where to look: first and end rank on each axis
 */
export function walk(question: PlaneQuestion, region: Int32Array, work: Work): void {
  const { boxes } = question.plane
  if (!question.settled(boxes, 0, boxes.length, boxes.length, region)) new Walk(question, work).through(region)
}

/** The whole plane, for `walk`. */
export function wholeRegion({ plane }: Pick<PlaneQuestion, 'plane'>): Int32Array {
  return Int32Array.from(plane.layout.axes.flatMap((axis) => [0, axis.size]))
}

class Walk {
  private readonly painter: Painter
  private readonly deep: boolean
  /** Lists of boxes of regions that wait, each behind the one it was taken from. */
  private list: Int32Array
  private readonly seen: readonly [Int32Array, Int32Array]
  private stamp = 0
  private readonly region = new Int32Array(8)

  constructor(
    private readonly question: PlaneQuestion,
    private readonly work: Work,
  ) {
    const { layout, boxes } = question.plane
    const [ports, peers] = layout.axes
    this.painter = new Painter(question, work)
    this.deep = layout.looks.sourcePorts || layout.looks.selves
    this.list = new Int32Array(2 * boxes.length + 64)
    this.list.set(boxes)
    this.seen = [new Int32Array(ports.size + 1), new Int32Array(peers.size + 1)]
  }

  through(whole: Int32Array) {
    const { question, region, work } = this
    // Waiting regions: eight ranks, then where their list begins and ends.
    const waiting: number[] = [...whole, 0, question.plane.boxes.length]
    while (waiting.length > 0) {
      const to = waiting.pop() ?? 0
      const from = waiting.pop() ?? 0
      for (let at = 7; at >= 0; at -= 1) region[at] = waiting.pop() ?? 0
      // A list that the region below needs too is left as it is.
      const shared = waiting.at(-1) === to && waiting.at(-2) === from
      const start = shared ? to : from
      this.reserve(start + to - from)
      const { end, top, partial } = this.keep(from, to, start)
      // With four axes what shows is looked at again for each of them.
      work.spend(this.deep ? 4 * (to - from) : to - from)
      if (question.settled(this.list, start, end, top, region)) continue
      const outcome = partial ? this.paint(start, end) : this.tell(start, end)
      if (outcome === true) return
      if (outcome === null) this.split(start, end, waiting)
    }
  }

  /** Paints the region where few edges are left; true when the question ends the walk, null when it has to be split. */
  private paint(start: number, end: number): boolean | null {
    const narrow = this.narrowAxis(start, end)
    return narrow === -1 ? null : this.painter.paint(this.region, this.list.subarray(start, end), narrow)
  }

  private split(start: number, end: number, waiting: number[]) {
    // Only what needs all that the plane gives counts, so the plane is cut to that first.
    const { all, needs, layout } = this.question.plane
    const { axis, edge } = chooseAnyCut(layout, this.list, start, end, this.region, all === 0 ? null : needs)
    for (const upper of [true, false]) {
      for (let at = 0; at < 8; at += 1) waiting.push(this.region[at] ?? 0)
      waiting[waiting.length - 8 + (upper ? axis : axis + 1)] = edge
      waiting.push(start, end)
    }
  }

  private reserve(size: number) {
    if (size <= this.list.length) return
    const grown = new Int32Array(2 * size)
    grown.set(this.list)
    this.list = grown
  }

  /** Writes the boxes of a list that show in the region from `start` on. */
  private keep(from: number, to: number, start: number): { end: number; top: number; partial: boolean } {
    const { list, region, deep, question } = this
    const { bounds, sides } = question.plane.layout
    const two = question.depth === 'two'
    const [r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0] = region
    let end = start
    let top = start
    let covered = 0
    let partial = false
    for (let at = from; at < to; at += 1) {
      const box = list[at] ?? 0
      let how = liesOnTwo(bounds, 8 * box, r0, r1, r2, r3)
      if (deep && how !== outside) how = Math.min(how, liesOnTwo(bounds, 8 * box + 4, r4, r5, r6, r7))
      if (how === outside) continue
      const side = sides[box] ?? 0
      if (!two && (side & ~covered) === 0) continue
      list[end] = box
      end += 1
      if (how === inPart) {
        partial = true
        continue
      }
      if (covered === 0) top = end
      covered = two ? 2 * covered + 1 : covered | side
      if (covered === 3) break
    }
    return { end, top, partial }
  }

  /** Every box of the list covers the region. */
  private tell(start: number, end: number): boolean {
    const { list, region, question } = this
    const first = list[start] ?? -1
    const next = start + 1 < end ? (list[start + 1] ?? -1) : -1
    if (question.depth === 'two') return question.visit(region, first, next)
    const side = question.plane.layout.sides[first]
    if (side === 3) return question.visit(region, first, first)
    return side === 1 ? question.visit(region, first, next) : question.visit(region, next, first)
  }

  /** The axis on which few edges are left, if the region can be painted. */
  private narrowAxis(start: number, end: number): 0 | 2 | -1 {
    if (this.deep && (this.hasEdges(4, start, end) || this.hasEdges(6, start, end))) return -1
    if (this.isNarrow(0, start, end)) return 0
    return this.isNarrow(2, start, end) ? 2 : -1
  }

  private hasEdges(axis: 4 | 6, start: number, end: number): boolean {
    const { list, region, question } = this
    const { bounds } = question.plane.layout
    for (let at = start; at < end; at += 1) {
      const base = 8 * (list[at] ?? 0) + axis
      if ((bounds[base] ?? 0) > (region[axis] ?? 0) || (bounds[base + 1] ?? 0) < (region[axis + 1] ?? 0)) return true
    }
    return false
  }

  private isNarrow(axis: 0 | 2, start: number, end: number): boolean {
    const { list, region, question } = this
    const { bounds } = question.plane.layout
    const low = region[axis] ?? 0
    const high = region[axis + 1] ?? 0
    const seen = axis === 0 ? this.seen[0] : this.seen[1]
    this.stamp += 1
    let different = 0
    for (let at = start; at < end; at += 1) {
      const base = 8 * (list[at] ?? 0) + axis
      for (let edge = bounds[base] ?? 0, turn = 0; turn < 2; turn += 1, edge = bounds[base + 1] ?? 0) {
        if (edge <= low || edge >= high || seen[edge] === this.stamp) continue
        seen[edge] = this.stamp
        different += 1
        if (different > fewEdges) return false
      }
    }
    return true
  }
}
