import type { Rule, RuleSet } from '../model'
import type { Space } from './boxes/layout'
import { planesOf } from './planes/plane'
import { isFirst, isNeeded, isTwin, needs, survey } from './survey'
import { walk } from './walk/walk'
import { Work } from './walk/work'

/**
 * Rules that can all go at once without changing any verdict, so that every rule left is needed: first those that never
 * decide, then, weakest first, those that something else would stand in for. In the order of the documents.
 *
 * @param onProgress called now and then; what it throws ends the analysis
 * @param among only these may go; all, by default. A rule that is needed now may go once another has gone
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function removableTogether(
  set: RuleSet,
  onProgress?: (share: number) => void,
  among?: ReadonlySet<Rule>,
): Rule[] {
  const may = (rule: Rule) => among?.has(rule) ?? true
  const work = new Work(onProgress)
  const gone = new Set<Rule>()
  for (;;) {
    const left = without(set, gone)
    const { space, known, twins } = survey(left, work)
    const before = gone.size
    // Rules that are never first can go at once: taking them away changes no packet's first rule.
    space.rules.forEach((rule, index) => {
      const bits = known[index] ?? 0
      const dead = twins.has(rule) ? twins.get(rule)?.[0] !== rule : (bits & isFirst) === 0
      if (dead && may(rule)) gone.add(rule)
    })
    const live = space.rules
      .map((rule, index) => ({ rule, index }))
      .filter(({ rule, index }) => {
        return may(rule) && !gone.has(rule) && !twins.has(rule) && ((known[index] ?? 0) & isNeeded) === 0
      })
    for (const { rule, index } of live.sort((a, b) => b.rule.priority - a.rule.priority || b.index - a.index)) {
      if (!isNeededIn(space, index, gone, work)) gone.add(rule)
    }
    if (gone.size === before) return set.groups.flatMap((group) => group.rules.filter((rule) => gone.has(rule)))
  }
}

/** A rule set without some rules. */
function without(set: RuleSet, gone: ReadonlySet<Rule>): RuleSet {
  return {
    ...set,
    groups: set.groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => !gone.has(rule)) })),
  }
}

/** Whether deleting one rule changes a verdict when some others are gone already. */
export function isNeededIn(space: Space, index: number, gone: ReadonlySet<Rule | undefined>, work: Work): boolean {
  const known = new Uint8Array(space.rules.length).fill(isTwin)
  known[index] = 0
  for (const layout of space.layouts) {
    const own: number[] = []
    layout.owner.forEach((rule, box) => {
      if (rule === index) own.push(box)
    })
    if (own.length === 0) continue
    const keep = (box: number) => {
      // What is no rule's is never gone.
      return !gone.has(space.rules[layout.owner[box] ?? -1])
    }
    for (const plane of planesOf(layout, 'opposite', keep)) {
      if (own.every((box) => (plane.needs[layout.condition[box] ?? 0] ?? -1) < 0)) continue
      const question = needs(plane, known, () => {})
      for (const box of own) walk(question, layout.bounds.slice(8 * box, 8 * box + 8), work)
      if ((known[index] ?? 0) & isNeeded) return true
    }
  }
  return false
}
