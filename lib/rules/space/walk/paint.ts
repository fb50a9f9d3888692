import type { PlaneQuestion } from '../planes/question'
import type { Work } from './work'

/**
 * Paints a region in slabs: between two neighbouring edges of one axis, boxes are intervals on the other. They are laid
 * down strongest first, and a cell is skipped over once both of its places are taken (union-find), so a slab costs its
 * boxes and its cells, however much they overlap.
 */
export class Painter {
  private cuts = new Int32Array(64)
  private marks = new Int32Array(64)
  private first = new Int32Array(64)
  private second = new Int32Array(64)
  private next = new Int32Array(64)
  private active = new Int32Array(64)
  /** Active boxes up to the first that covers the slab. */
  private top = 0
  /** Cell that starts at a rank, by axis. */
  private readonly cellAt: readonly [Int32Array, Int32Array]
  private readonly part = new Int32Array(8)

  constructor(
    private readonly question: PlaneQuestion,
    private readonly work: Work,
  ) {
    const [ports, peers] = question.plane.layout.axes
    this.cellAt = [new Int32Array(ports.size + 1), new Int32Array(peers.size + 1)]
  }

  /**
   * @param axis 0 to cut the slabs at ports, 2 at peers; the other two axes have no edge inside the region
   * @returns true when the question ends the walk
   */
  paint(region: Int32Array, list: Int32Array, axis: 0 | 2): boolean {
    const other = axis === 0 ? 2 : 0
    const length = list.length
    if (this.marks.length < 2 * length + 2) this.grow(2 * length + 2)
    const slabs = this.edges(this.cuts, region, list, axis)
    const cells = this.edges(this.marks, region, list, other) - 1
    const cellAt = other === 0 ? this.cellAt[0] : this.cellAt[1]
    for (let cell = 0; cell <= cells; cell += 1) cellAt[this.marks[cell] ?? 0] = cell
    for (let slab = 0; slab + 1 < slabs; slab += 1) {
      const from = this.cuts[slab] ?? 0
      const end = this.cuts[slab + 1] ?? 0
      const count = this.select(region, list, axis, from, end)
      this.work.spend(length + cells)
      this.part.set(region)
      this.part[axis] = from
      this.part[axis + 1] = end
      if (this.question.settled(this.active, 0, count, this.top, this.part)) continue
      this.lay(region, count, other, cells, cellAt)
      if (this.tell(cells, other)) return true
    }
    return false
  }

  private grow(size: number) {
    const room = 2 * size
    this.cuts = new Int32Array(room)
    this.marks = new Int32Array(room)
    this.first = new Int32Array(room)
    this.second = new Int32Array(room)
    this.next = new Int32Array(room)
    this.active = new Int32Array(room)
  }

  /** Writes the different edges of the list inside a region in order, with the region's own; returns how many. */
  private edges(into: Int32Array, region: Int32Array, list: Int32Array, axis: 0 | 2): number {
    const { bounds } = this.question.plane.layout
    const low = region[axis] ?? 0
    const high = region[axis + 1] ?? 0
    let count = 2
    into[0] = low
    into[1] = high
    for (let at = 0; at < list.length; at += 1) {
      const base = 8 * (list[at] ?? 0) + axis
      const from = bounds[base] ?? 0
      const end = bounds[base + 1] ?? 0
      if (from > low) into[count++] = from
      if (end < high) into[count++] = end
    }
    const sorted = into.subarray(0, count).sort()
    let unique = 1
    for (let at = 1; at < count; at += 1) {
      const edge = sorted[at] ?? 0
      if (edge !== sorted[unique - 1]) sorted[unique++] = edge
    }
    return unique
  }

  /** Boxes that show in a slab. */
  private select(region: Int32Array, list: Int32Array, axis: 0 | 2, from: number, end: number): number {
    const { bounds, sides } = this.question.plane.layout
    const two = this.question.depth === 'two'
    const other = axis === 0 ? 2 : 0
    const low = region[other] ?? 0
    const high = region[other + 1] ?? 0
    let count = 0
    let covered = 0
    this.top = 0
    for (let at = 0; at < list.length && covered !== 3; at += 1) {
      const box = list[at] ?? 0
      const base = 8 * box
      if ((bounds[base + axis] ?? 0) > from || (bounds[base + axis + 1] ?? 0) < end) continue
      const side = sides[box] ?? 0
      if (!two && (side & ~covered) === 0) continue
      this.active[count++] = box
      if ((bounds[base + other] ?? 0) > low || (bounds[base + other + 1] ?? 0) < high) continue
      if (covered === 0) this.top = count
      covered = two ? 2 * covered + 1 : covered | side
    }
    return count
  }

  /** Lays the active boxes over the cells of a slab. */
  private lay(region: Int32Array, count: number, other: 0 | 2, cells: number, cellAt: Int32Array) {
    const { first, second, next, active } = this
    const { bounds, sides } = this.question.plane.layout
    const two = this.question.depth === 'two'
    const low = region[other] ?? 0
    const high = region[other + 1] ?? 0
    for (let cell = 0; cell <= cells; cell += 1) {
      first[cell] = -1
      second[cell] = -1
      next[cell] = cell
    }
    for (let at = 0; at < count; at += 1) {
      const box = active[at] ?? 0
      const from = bounds[8 * box + other] ?? 0
      const end = bounds[8 * box + other + 1] ?? 0
      const start = from > low ? (cellAt[from] ?? 0) : 0
      const last = end < high ? (cellAt[end] ?? 0) : cells
      if (two) this.layNext(box, start, last)
      else this.layOnSides(box, sides[box] ?? 0, start, last)
    }
  }

  /** Puts a box into the next free place of each cell. */
  private layNext(box: number, start: number, last: number) {
    const { first, second, next } = this
    for (let cell = this.free(start); cell < last; cell = this.free(cell + 1)) {
      if ((first[cell] ?? 0) < 0) first[cell] = box
      else {
        second[cell] = box
        next[cell] = cell + 1
      }
    }
  }

  /** Puts a box into the places of the rule sets that it belongs to, where they are free. */
  private layOnSides(box: number, side: number, start: number, last: number) {
    const { first, second, next } = this
    for (let cell = this.free(start); cell < last; cell = this.free(cell + 1)) {
      if (side & 1 && (first[cell] ?? 0) < 0) first[cell] = box
      if (side & 2 && (second[cell] ?? 0) < 0) second[cell] = box
      if ((first[cell] ?? 0) >= 0 && (second[cell] ?? 0) >= 0) next[cell] = cell + 1
    }
  }

  /** The next cell with a free place. */
  private free(cell: number): number {
    const { next } = this
    let found = cell
    for (let up = next[found] ?? found; up !== found; up = next[found] ?? found) {
      const above = next[up] ?? up
      next[found] = above
      found = above
    }
    return found
  }

  /** Tells runs of cells in which the same two boxes decide. */
  private tell(cells: number, other: 0 | 2): boolean {
    const { first, second, marks, part } = this
    let start = 0
    for (let cell = 1; cell <= cells; cell += 1) {
      if (cell < cells && first[cell] === first[start] && second[cell] === second[start]) continue
      part[other] = marks[start] ?? 0
      part[other + 1] = marks[cell] ?? 0
      if (this.question.visit(part, first[start] ?? -1, second[start] ?? -1)) return true
      start = cell
    }
    return false
  }
}
