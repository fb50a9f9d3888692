import type { Rule, RuleSet } from '../model'
import { firstEqual } from './boxes/equal-boxes'
import { byDefault, type Layout, layOut, type Space } from './boxes/layout'
import { shapeOf } from './boxes/shape'
import { unburied } from './planes/bury'
import { type Plane, planesOf } from './planes/plane'
import type { PlaneQuestion } from './planes/question'
import { walk, wholeRegion } from './walk/walk'
import type { Work } from './walk/work'

/** What is known of a rule, as bits. */
export const isNeeded = 1
/** It is the strongest somewhere. */
export const isFirst = 2
/** Where it is the strongest, only the built-in default follows somewhere. */
export const beforeDefault = 4
/** Another rule is equal. */
export const isTwin = 8

/** Outcome of looking through the whole space for rules that can go. */
export interface Survey {
  readonly space: Space
  /** Bits by rule. */
  readonly known: Uint8Array
  readonly twins: ReadonlyMap<Rule, readonly Rule[]>
  /** By needed rule: where it decides and what comes next does the opposite. */
  readonly witness: readonly ({ readonly plane: Plane; readonly region: Int32Array } | undefined)[]
}

/** Looks through the whole space for what each rule does. */
export function survey(set: RuleSet, work: Work): Survey {
  const space = layOut([set])
  const known = new Uint8Array(space.rules.length)
  const twins = twinsOf(space)
  space.rules.forEach((rule, index) => {
    if (twins.has(rule)) known[index] = isTwin
  })
  const witness: { plane: Plane; region: Int32Array }[] = []
  space.layouts.forEach((layout, index) => {
    for (const plane of planesOf(layout, 'opposite')) {
      const question = needs(unburied(plane), known, (rule, region) => {
        witness[rule] = { plane, region }
      })
      walk(question, wholeRegion(question), work)
    }
    work.reached((index + 1) / space.layouts.length)
  })
  return { space, known, twins, witness }
}

/** Looks for places where a rule is first and what follows has the other action. */
export function needs(
  plane: Plane,
  known: Uint8Array,
  onNeeded: (rule: number, region: Int32Array) => void,
): PlaneQuestion {
  const { layout, all } = plane
  const { owner, accepts, condition } = layout
  const needsOf = (box: number) => plane.needs[condition[box] ?? 0] ?? 0
  return {
    plane,
    depth: 'two',
    settled: (list, from, to, top) => {
      let actions = 0
      let bits = 0
      let open: Open = 0
      for (let at = from; at < to; at += 1) {
        const box = list[at] ?? 0
        actions |= accepts[box] ? 1 : 2
        bits |= needsOf(box)
        if (at < top) open |= openOf(owner[box] ?? 0, known)
      }
      if (open === 0 || bits !== all) return true
      if (actions === 3 || open & unseen) return false
      return (open & noDefault) === 0 || owner[list[to - 1] ?? 0] !== byDefault
    },
    visit: (region, first, second) => {
      const rule = owner[first] ?? -1
      if (rule < 0 || second < 0 || (needsOf(first) | needsOf(second)) !== all) return false
      const of = (known[rule] ?? 0) | isFirst
      known[rule] = of
      if (of & isNeeded) return false
      if (accepts[first] !== accepts[second]) {
        known[rule] = of | isNeeded
        onNeeded(rule, region.slice())
      } else if (owner[second] === byDefault) known[rule] = of | beforeDefault
      return false
    },
  }
}

/** What is still to be found out of a rule, as bits: 1 whether it is needed, 2 whether it is ever first, 4 whether before a default. */
type Open = number
const unseen = 2
const noDefault = 4

function openOf(rule: number, known: Uint8Array): Open {
  if (rule < 0) return 0
  const of = known[rule] ?? 0
  if (of & (isNeeded | isTwin)) return 0
  return 1 | (of & isFirst ? 0 : unseen) | (of & beforeDefault ? 0 : noDefault)
}

/** Rules that are equal, by each of them; found among those whose boxes are equal, or that have none. */
function twinsOf({ rules, layouts }: Space): Map<Rule, Rule[]> {
  const single = new Uint8Array(rules.length)
  for (const layout of layouts) markSingles(layout, single)
  const byShape = new Map<string, Rule[]>()
  rules.forEach((rule, index) => {
    if (single[index]) return
    const shape = shapeOf(rule)
    const found = byShape.get(shape)
    if (found) found.push(rule)
    else byShape.set(shape, [rule])
  })
  const twins = new Map<Rule, Rule[]>()
  for (const alike of byShape.values()) {
    if (alike.length > 1) for (const rule of alike) twins.set(rule, alike)
  }
  return twins
}

/** Marks rules with a box that no other rule has. */
function markSingles(layout: Layout, single: Uint8Array) {
  const first = firstEqual(layout)
  const count = new Int32Array(layout.boxes)
  for (let box = 0; box < first.length; box += 1) {
    const of = first[box] ?? 0
    count[of] = (count[of] ?? 0) + 1
  }
  for (let box = 0; box < first.length; box += 1) {
    const rule = layout.owner[box] ?? -1
    if (rule >= 0 && count[first[box] ?? 0] === 1) single[rule] = 1
  }
}
