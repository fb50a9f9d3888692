import { inGroup, type Layout, type Space } from './boxes/layout'
import { planesOf } from './planes/plane'
import { chooseAnyCut } from './walk/cut'
import { lies, outside, overAll } from './walk/lies'
import { wholeRegion } from './walk/walk'
import type { Work } from './walk/work'

/**
 * Of rules that are never the strongest, those that a rule of their own action comes before somewhere; the others
 * stand behind rules of the other action wherever they match.
 *
 * The plane is split until all that shows in a region has one action. The dead rules ride along: those of that action are
 * found, the others have nothing more to see there.
 *
 * @param dead positions in `space.rules`
 * @returns 1 for each that is found, by position
 */
export function hiddenBySame(space: Space, dead: readonly number[], work: Work): Uint8Array {
  // By rule: still to be told.
  const open = new Uint8Array(space.rules.length)
  let left = 0
  for (const rule of dead) {
    open[rule] = 1
    left += 1
  }
  const never = open.slice()
  const hidden = new Uint8Array(space.rules.length)
  const find = (rule: number) => {
    if (open[rule]) left -= 1
    open[rule] = 0
    hidden[rule] = 1
  }
  for (const layout of space.layouts) {
    if (left === 0) break
    const common = interconnected(layout)
    // Outbound it is disputed whether members come before all rules: what rules do tells why.
    if (layout.direction === 'ingress') findBehindMembers(layout, open, common, find)
    for (const plane of planesOf(layout, 'any')) {
      const isMember = plane.atoms.some(({ kind, id }) => kind === 'group' && common.has(id))
      const isSure = layout.direction === 'ingress' || plane.atoms.some(({ kind }) => kind === 'dispute')
      if (isMember && isSure) continue
      const riders = plane.boxes.filter((box) => open[layout.owner[box] ?? -1])
      if (riders.length === 0) continue
      // What is never the strongest decides nowhere.
      const deciding = plane.boxes.filter((box) => !never[layout.owner[box] ?? -1])
      const waiting = columnsOf(layout, { region: wholeRegion({ plane }), boxes: deciding, riders })
      ride(layout, waiting, open, find, work)
    }
  }
  return hidden
}

/** Groups whose members get in before any rule (G-4). */
function interconnected({ owner, condition, conditions, boxes }: Layout): Set<string> {
  const common = new Set<string>()
  for (let box = 0; box < boxes; box += 1) {
    if (owner[box] !== inGroup) continue
    for (const { kind, id } of conditions[condition[box] ?? 0] ?? []) if (kind === 'group') common.add(id)
  }
  return common
}

/** Finds the rules that accept members of a group whose members get in anyway. */
function findBehindMembers(
  { owner, accepts, condition, conditions, boxes }: Layout,
  open: Uint8Array,
  common: ReadonlySet<string>,
  find: (rule: number) => void,
) {
  for (let box = 0; box < boxes; box += 1) {
    const rule = owner[box] ?? -1
    if (rule === inGroup || !open[rule] || !accepts[box]) continue
    const needs = conditions[condition[box] ?? 0] ?? []
    if (needs.some(({ kind, id }) => kind === 'group' && common.has(id))) find(rule)
  }
}

/** With more boxes than these a region is split before any dead rule in it is looked at. */
const fewBoxes = 120

/** A region that waits: eight ranks, what can show in it, and the dead rules in it. */
interface Waiting {
  readonly region: Int32Array
  readonly boxes: Int32Array
  readonly riders: Int32Array
}

/** From so many dead rules of one port on they get a region of their own. */
const manyRiders = 16

/** A region, and one for each port that many dead rules name: on one port there are few boxes to look through. */
function columnsOf({ bounds }: Layout, { region, boxes, riders }: Waiting): Waiting[] {
  const byPort = new Map<number, number[]>()
  for (const box of riders) {
    const first = bounds[8 * box] ?? 0
    const port = bounds[8 * box + 1] === first + 1 ? first : -1
    const same = byPort.get(port)
    if (same) same.push(box)
    else byPort.set(port, [box])
  }
  const others: number[] = []
  const columns: Waiting[] = []
  for (const [port, same] of byPort) {
    if (port < 0 || same.length < manyRiders) {
      for (const box of same) others.push(box)
      continue
    }
    const column = region.slice()
    column[0] = port
    column[1] = port + 1
    columns.push({ region: column, boxes, riders: Int32Array.from(same) })
  }
  return [{ region, boxes, riders: Int32Array.from(others) }, ...columns]
}

function ride(layout: Layout, waiting: Waiting[], open: Uint8Array, find: (rule: number) => void, work: Work) {
  const { owner } = layout
  const deep = layout.looks.sourcePorts || layout.looks.selves
  const scratch = new Int32Array(Math.max(...waiting.map(({ boxes }) => boxes.length)))
  const riding = new Int32Array(Math.max(...waiting.map(({ riders }) => riders.length)))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { region } = next
    const boxes = showing(layout, next.boxes, region, scratch)
    let left = 0
    for (let at = 0; at < next.riders.length; at += 1) {
      const box = next.riders[at] ?? 0
      const rule = owner[box] ?? -1
      if (!open[rule] || lies(layout.bounds, box, region, deep) === outside) continue
      const seen = boxes.length > fewBoxes ? 'unclear' : look(layout, box, boxes, region, work)
      if (seen === 'same') find(rule)
      if (seen === 'unclear') riding[left++] = box
    }
    work.spend(next.boxes.length)
    if (left === 0) continue
    const riders = riding.slice(0, left)
    const { axis, edge } = chooseAnyCut(layout, boxes, 0, boxes.length, region, null)
    for (const end of [0, 1]) {
      const half = region.slice()
      half[axis + end] = edge
      waiting.push({ region: half, boxes, riders })
    }
  }
}

/** Boxes of the other action that come before a dead rule; made once, `look` fills it anew. */
const stronger = new Int32Array(fewBoxes + 1)

/** What comes before a dead rule in a region: its own action somewhere, only the other one, or a closer look is needed. */
function look(
  { bounds, accepts, looks }: Layout,
  rider: number,
  boxes: Int32Array,
  region: Int32Array,
  work: Work,
): 'same' | 'other' | 'unclear' {
  const deep = looks.sourcePorts || looks.selves
  const part = common(bounds, rider, region)
  const action = accepts[rider]
  let hits = 0
  let unclear = false
  for (let at = 0; at < boxes.length; at += 1) {
    const box = boxes[at] ?? 0
    const how = lies(bounds, box, part, deep)
    if (how === outside) continue
    if (accepts[box] !== action) {
      stronger[hits] = box
      hits += 1
      if (how === overAll) break
      continue
    }
    // It is seen where it meets the dead rule if nothing stronger lies there.
    let hidden = false
    for (let hit = 0; hit < hits && !hidden; hit += 1) hidden = !apart(bounds, box, stronger[hit] ?? 0, rider)
    if (!hidden) {
      work.spend(at)
      return 'same'
    }
    unclear = true
    if (hits > 8) break
  }
  work.spend(boxes.length)
  return unclear ? 'unclear' : 'other'
}

const meeting = new Int32Array(8)

/** What a box and a region have in common; good until the next call. */
function common(bounds: Int32Array, box: number, region: Int32Array): Int32Array {
  const part = meeting
  for (let at = 0; at < 8; at += 2) {
    part[at] = Math.max(bounds[8 * box + at] ?? 0, region[at] ?? 0)
    part[at + 1] = Math.min(bounds[8 * box + at + 1] ?? 0, region[at + 1] ?? 0)
  }
  return part
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

/** Boxes that show in a region: up to the first that covers it. They are gathered in `shown`, which is as long as any list. */
function showing({ bounds, looks }: Layout, boxes: Int32Array, region: Int32Array, shown: Int32Array): Int32Array {
  const deep = looks.sourcePorts || looks.selves
  let count = 0
  for (let at = 0; at < boxes.length; at += 1) {
    const box = boxes[at] ?? 0
    const how = lies(bounds, box, region, deep)
    if (how === outside) continue
    shown[count] = box
    count += 1
    if (how === overAll) break
  }
  return shown.slice(0, count)
}
