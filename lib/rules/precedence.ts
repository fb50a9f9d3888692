import type { Action, Direction, Rule } from './model'

/** Order of decision: smaller priority first, drop before accept inside one priority; groups have no order (V-1…V-3). */
export function byPrecedence(a: Rule, b: Rule): number {
  return rankOf(a) - rankOf(b)
}

/** The largest priority number that a rule can have (F-7). */
export const mostPriority = 110

/** Place in the order of decision, 2–221: equal for rules of one priority and action. */
export function rankOf({ priority, action }: { readonly priority: number; readonly action: Action }): number {
  return 2 * priority + (action === 'drop' ? 0 : 1)
}

/** Positions of the rules of a direction in order of decision; equals stay as they are. Linear: priorities are few. */
export function strongestFirst(rules: readonly Rule[], direction: Direction): number[] {
  const buckets: number[][] = []
  rules.forEach((rule, index) => {
    if (rule.direction !== direction) return
    const bucket = buckets[rankOf(rule)]
    if (bucket) bucket.push(index)
    else buckets[rankOf(rule)] = [index]
  })
  return buckets.flat()
}
