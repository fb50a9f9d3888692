import { inGroup, type Layout, type Space } from './boxes/layout'
import { type Plane, planesOf } from './planes/plane'
import { chooseAnyCut } from './walk/cut'
import { wholeOf } from './walk/walk'
import type { Work } from './walk/work'

/**
 * Of rules that are never the strongest, those that a rule of their own action comes before somewhere; the others
 * stand behind rules of the other action wherever they match.
 *
 * The plane is split until all that shows in a region has one action. The dead rules ride along: those of that action are
 * found, the others have nothing more to see there.
 *
 * @param dead positions in `space.rules`
 */
export function hiddenBySame(space: Space, dead: Iterable<number>, work: Work): Set<number> {
  // By rule: still to be told.
  const open = new Uint8Array(space.rules.length)
  let left = 0
  for (const rule of dead) {
    open[rule] = 1
    left += 1
  }
  const hidden = new Set<number>()
  const find = (rule: number) => {
    if (open[rule]) left -= 1
    open[rule] = 0
    hidden.add(rule)
  }
  for (const layout of space.layouts) {
    if (left === 0) break
    const { owner, accepts, condition, conditions, boxes } = layout
    const common = new Set<string>()
    for (let box = 0; box < boxes; box += 1) {
      const needs = conditions[condition[box] ?? 0] ?? []
      const rule = owner[box] ?? -1
      // A member of an interconnected group gets in before any rule (G-4).
      if (rule === inGroup) {
        for (const { kind, id } of needs) if (kind === 'group') common.add(id)
      } else if (open[rule] && accepts[box] && needs.some(({ kind, id }) => kind === 'group' && common.has(id))) {
        find(rule)
      }
    }
    for (const plane of planesOf(layout, 'any')) {
      const isMember = plane.atoms.some(({ kind, id }) => kind === 'group' && common.has(id))
      const isSure = layout.direction === 'ingress' || plane.atoms.some(({ kind }) => kind === 'dispute')
      if (isMember && isSure) continue
      const riders = plane.boxes.filter((box) => open[owner[box] ?? -1])
      if (riders.length > 0) ride(plane, riders, open, find, work)
    }
  }
  return hidden
}

/** With more boxes than these a region is split before any dead rule in it is looked at. */
const fewBoxes = 120

/** A region that waits: eight ranks, what can show in it, and the dead rules in it. */
interface Waiting {
  readonly region: Int32Array
  readonly boxes: Int32Array
  readonly riders: Int32Array
}

function ride(plane: Plane, all: Int32Array, open: Uint8Array, find: (rule: number) => void, work: Work) {
  const { layout } = plane
  const { owner } = layout
  const waiting: Waiting[] = [{ region: wholeOf({ plane }), boxes: plane.boxes, riders: all }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { region } = next
    const boxes = showing(layout, next.boxes, region)
    const riders = next.riders.filter((box) => {
      if (!open[owner[box] ?? -1] || !meets(layout, box, region)) return false
      if (boxes.length > fewBoxes) return true
      const seen = look(layout, box, boxes, region, work)
      if (seen === 'same') find(owner[box] ?? -1)
      return seen === 'unclear'
    })
    work.spend(next.boxes.length)
    if (riders.length === 0) continue
    const { axis, edge } = chooseAnyCut(layout, boxes, 0, boxes.length, region, null)
    for (const end of [0, 1]) {
      const half = region.slice()
      half[axis + end] = edge
      waiting.push({ region: half, boxes, riders })
    }
  }
}

function meets({ bounds }: Layout, box: number, region: Int32Array): boolean {
  for (let at = 0; at < 8; at += 2) {
    if ((bounds[8 * box + at] ?? 0) >= (region[at + 1] ?? 0)) return false
    if ((bounds[8 * box + at + 1] ?? 0) <= (region[at] ?? 0)) return false
  }
  return true
}

/** What comes before a dead rule in a region: its own action somewhere, only the other one, or a closer look is needed. */
function look(
  { bounds, accepts, looks }: Layout,
  rider: number,
  boxes: Int32Array,
  region: Int32Array,
  work: Work,
): 'same' | 'other' | 'unclear' {
  const deep = looks.sourcePorts || looks.selves
  const own = 8 * rider
  const f0 = Math.max(bounds[own] ?? 0, region[0] ?? 0)
  const e0 = Math.min(bounds[own + 1] ?? 0, region[1] ?? 0)
  const f1 = Math.max(bounds[own + 2] ?? 0, region[2] ?? 0)
  const e1 = Math.min(bounds[own + 3] ?? 0, region[3] ?? 0)
  const f2 = Math.max(bounds[own + 4] ?? 0, region[4] ?? 0)
  const e2 = Math.min(bounds[own + 5] ?? 0, region[5] ?? 0)
  const f3 = Math.max(bounds[own + 6] ?? 0, region[6] ?? 0)
  const e3 = Math.min(bounds[own + 7] ?? 0, region[7] ?? 0)
  const action = accepts[rider]
  const hits: number[] = []
  let unclear = false
  for (let at = 0; at < boxes.length; at += 1) {
    const box = boxes[at] ?? 0
    const base = 8 * box
    if ((bounds[base] ?? 0) >= e0 || (bounds[base + 1] ?? 0) <= f0) continue
    if ((bounds[base + 2] ?? 0) >= e1 || (bounds[base + 3] ?? 0) <= f1) continue
    let covers = (bounds[base] ?? 0) <= f0 && (bounds[base + 1] ?? 0) >= e0
    covers &&= (bounds[base + 2] ?? 0) <= f1 && (bounds[base + 3] ?? 0) >= e1
    if (deep) {
      if ((bounds[base + 4] ?? 0) >= e2 || (bounds[base + 5] ?? 0) <= f2) continue
      if ((bounds[base + 6] ?? 0) >= e3 || (bounds[base + 7] ?? 0) <= f3) continue
      covers &&= (bounds[base + 4] ?? 0) <= f2 && (bounds[base + 5] ?? 0) >= e2
      covers &&= (bounds[base + 6] ?? 0) <= f3 && (bounds[base + 7] ?? 0) >= e3
    }
    if (accepts[box] !== action) {
      hits.push(box)
      if (covers) break
      continue
    }
    // It is seen where it meets the dead rule if nothing stronger lies there.
    if (hits.every((hit) => apart(bounds, box, hit, rider))) {
      work.spend(at)
      return 'same'
    }
    unclear = true
    if (hits.length > 8) break
  }
  work.spend(boxes.length)
  return unclear ? 'unclear' : 'other'
}

/** Whether three boxes have no point in common, seen on one axis. */
function apart(bounds: Int32Array, a: number, b: number, c: number): boolean {
  for (let at = 0; at < 8; at += 2) {
    const from = Math.max(bounds[8 * a + at] ?? 0, bounds[8 * b + at] ?? 0, bounds[8 * c + at] ?? 0)
    const end = Math.min(bounds[8 * a + at + 1] ?? 0, bounds[8 * b + at + 1] ?? 0, bounds[8 * c + at + 1] ?? 0)
    if (from >= end) return true
  }
  return false
}

/** Boxes that show in a region: up to the first that covers it. */
function showing({ bounds }: Layout, boxes: Int32Array, region: Int32Array): Int32Array {
  const shown = new Int32Array(boxes.length)
  let count = 0
  for (const box of boxes) {
    let covers = true
    let meets = true
    for (let at = 0; at < 8 && meets; at += 2) {
      const first = bounds[8 * box + at] ?? 0
      const last = bounds[8 * box + at + 1] ?? 0
      meets = first < (region[at + 1] ?? 0) && (region[at] ?? 0) < last
      covers &&= first <= (region[at] ?? 0) && (region[at + 1] ?? 0) <= last
    }
    if (!meets) continue
    shown[count] = box
    count += 1
    if (covers) break
  }
  return shown.subarray(0, count)
}
