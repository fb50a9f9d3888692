import { type Atom, byDefault, inGroup, type Layout, type Space } from './layout'
import { type Plane, planeOf, unionOf } from './plane'
import { walk } from './walk'
import type { Work } from './work'

/**
 * Of rules that are never the strongest, those that a rule of their own action comes before somewhere; the others
 * stand behind rules of the other action wherever they match.
 *
 * @param isDead by position in `space.rules`
 */
export function hiddenBySame(space: Space, isDead: (rule: number) => boolean, work: Work): Set<number> {
  const hidden = new Set<number>()
  for (const layout of space.layouts) {
    const common = interconnected(layout)
    for (let box = 0; box < layout.boxes; box += 1) {
      const rule = layout.owner[box] ?? byDefault
      if (rule >= 0 && !hidden.has(rule) && isDead(rule) && isHidden(layout, box, common, work)) hidden.add(rule)
    }
  }
  return hidden
}

/** Conditions that let a packet in before any rule is read (G-4). */
function interconnected({ boxes, owner, condition, conditions }: Layout): ReadonlySet<string> {
  const ids = new Set<string>()
  for (let box = 0; box < boxes && owner[box] === inGroup; box += 1) {
    for (const { id } of conditions[condition[box] ?? 0] ?? []) ids.add(id)
  }
  return ids
}

function isHidden(layout: Layout, box: number, common: ReadonlySet<string>, work: Work): boolean {
  const { owner, accepts, condition, conditions } = layout
  const needs = (of: number): readonly Atom[] => conditions[condition[of] ?? 0] ?? []
  const getsIn = (atoms: readonly Atom[]) => atoms.some(({ kind, id }) => kind === 'group' && common.has(id))
  if (getsIn(needs(box))) return accepts[box] === 1
  const before: number[] = []
  let alike = false
  for (let other = 0; other < box; other += 1) {
    if ((owner[other] ?? 0) < 0 || owner[other] === owner[box] || !overlaps(layout, other, box)) continue
    const atoms = needs(other)
    if (getsIn(atoms)) continue
    if (accepts[other] === accepts[box]) {
      if (before.length === 0) return true
      alike = true
    }
    before.push(other)
    if (covers(layout, other, box) && atoms.every((atom) => has(needs(box), atom))) break
  }
  work.spend(box)
  if (!alike) return false
  for (const plane of planesWith(layout, box, before)) if (shows(plane, box, work)) return true
  return false
}

function has(atoms: readonly Atom[], { kind, id }: Atom): boolean {
  return atoms.some((atom) => atom.kind === kind && atom.id === id)
}

/** Planes in which a box and one of its own action before it both match. */
function* planesWith(layout: Layout, box: number, before: readonly number[]): Generator<Plane> {
  const { accepts, condition, conditions, slots } = layout
  const boxes = Int32Array.from([...before, box])
  const alike = new Set(before.flatMap((other) => (accepts[other] === accepts[box] ? [condition[other] ?? 0] : [])))
  for (const at of alike) {
    const atoms = unionOf(conditions[condition[box] ?? 0] ?? [], conditions[at] ?? [])
    for (let slot = 1; slot <= 16; slot *= 2) {
      if (((slots[box] ?? 0) & slot) === 0) continue
      yield planeOf(
        layout,
        slot,
        boxes.filter((other) => ((slots[other] ?? 0) & slot) !== 0),
        atoms,
      )
    }
  }
}

/** Whether another box of its action is the strongest somewhere inside a box. */
function shows(plane: Plane, box: number, work: Work): boolean {
  const { accepts, bounds } = plane.layout
  let found = false
  walk(
    {
      plane,
      depth: 'each',
      skip: (list, from, to) => {
        for (let at = from; at < to; at += 1) {
          const other = list[at] ?? 0
          if (other !== box && accepts[other] === accepts[box]) return false
        }
        return true
      },
      visit: (_region, first) => {
        found = first !== box && accepts[first] === accepts[box]
        return found
      },
    },
    bounds.slice(8 * box, 8 * box + 8),
    work,
  )
  return found
}

function overlaps({ bounds, slots }: Layout, a: number, b: number): boolean {
  if (((slots[a] ?? 0) & (slots[b] ?? 0)) === 0) return false
  for (let at = 0; at < 8; at += 2) {
    if ((bounds[8 * a + at] ?? 0) >= (bounds[8 * b + at + 1] ?? 0)) return false
    if ((bounds[8 * b + at] ?? 0) >= (bounds[8 * a + at + 1] ?? 0)) return false
  }
  return true
}

function covers({ bounds, slots }: Layout, a: number, b: number): boolean {
  if (((slots[b] ?? 0) & ~(slots[a] ?? 0)) !== 0) return false
  for (let at = 0; at < 8; at += 2) {
    if ((bounds[8 * a + at] ?? 0) > (bounds[8 * b + at] ?? 0)) return false
    if ((bounds[8 * a + at + 1] ?? 0) < (bounds[8 * b + at + 1] ?? 0)) return false
  }
  return true
}
