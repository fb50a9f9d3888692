import type { Action, Decider, RuleSet } from '../model'
import { firstEqual } from './boxes/equal-boxes'
import { inGroup, type Layout, layOut, type Space } from './boxes/layout'
import { type Plane, planesOf } from './planes/plane'
import type { PlaneQuestion } from './planes/question'
import { walk, wholeRegion } from './walk/walk'
import type { Work } from './walk/work'

/** What a rule set does with a packet, and what decides. */
export interface Decided {
  readonly action: Action
  readonly by: Decider
}

/** A part of a plane that two rule sets treat differently. */
export interface Difference {
  readonly plane: Plane
  readonly region: Int32Array
  /** The boxes that decide. */
  readonly before: number
  readonly after: number
}

/**
 * Visits all packets that two rule sets treat differently, in disjoint parts, by rules and built-in defaults alone. With
 * memberships and missing lists, a packet is told with just those that the two deciders need, not with every set that has
 * them too.
 *
 * @param visit gets a region that changes after the call; true ends the search
 */
export function differences(
  before: RuleSet,
  after: RuleSet,
  visit: (difference: Difference) => boolean,
  work: Work,
): Space {
  const space = layOut([before, after])
  let ended = false
  space.layouts.forEach((laidOut, index) => {
    const { layout, keep } = shared(laidOut)
    for (const plane of planesOf(layout, 'opposite', keep)) {
      if (ended) return
      const question = differs(plane, (difference) => {
        ended = visit(difference)
        return ended
      })
      walk(question, wholeRegion(question), work)
    }
    work.reached((index + 1) / space.layouts.length)
  })
  return space
}

/** Joins boxes that both sets have, so that where only those show there is nothing to look for. */
function shared(layout: Layout): { layout: Layout; keep: (box: number) => boolean } {
  const first = firstEqual(layout)
  const sides = layout.sides.slice()
  first.forEach((of, box) => {
    sides[of] = (sides[of] ?? 0) | (sides[box] ?? 0)
  })
  return { layout: { ...layout, sides }, keep: (box) => first[box] === box }
}

/** Asks where the first boxes of two sides have different actions. */
export function differs(plane: Plane, visit: (difference: Difference) => boolean): PlaneQuestion {
  const { layout, all, needs } = plane
  const { accepts, condition, sides } = layout
  const needsOf = (box: number) => needs[condition[box] ?? 0] ?? 0
  return {
    plane,
    depth: 'each',
    settled: (list, from, to) => {
      let actions = 0
      let bits = 0
      let apart = false
      for (let at = from; at < to; at += 1) {
        const box = list[at] ?? 0
        actions |= accepts[box] ? 1 : 2
        bits |= needsOf(box)
        if (sides[box] !== 3) apart = true
      }
      return !apart || actions !== 3 || bits !== all
    },
    visit: (region, before, after) => {
      if (accepts[before] === accepts[after] || (needsOf(before) | needsOf(after)) !== all) return false
      return visit({ plane, region, before, after })
    },
  }
}

/** What a box does, in words of the model. `side` tells the set whose default it may be. */
export function decisionOfBox({ sets, rules }: Space, layout: Layout, box: number, side: 0 | 1): Decided {
  const action: Action = layout.accepts[box] ? 'accept' : 'drop'
  const rule = rules[layout.owner[box] ?? -1]
  if (rule) return { action, by: { kind: 'rule', group: rule.group, rule: rule.id } }
  if (layout.owner[box] === inGroup) {
    const [atom] = layout.conditions[layout.condition[box] ?? 0] ?? []
    return { action, by: { kind: 'in-group', group: atom?.id ?? '' } }
  }
  return { action, by: { kind: 'default', group: sets[side]?.groups[0]?.id ?? '' } }
}
