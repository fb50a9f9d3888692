import { wildcardMatches } from '../wildcard'
import { actionsOfSecurityGroups } from './actions'
import { ecsActions } from './operations'

const spellings = new Map(
  [...ecsActions, ...actionsOfSecurityGroups.map(({ action }) => action)].map((name) => [name.toLowerCase(), name]),
)

/** How the API spells an ECS action; null for what is none. */
export function actionSpelling(written: string): string | null {
  return spellings.get(written.toLowerCase()) ?? null
}

export interface Nearest {
  /** It names an action of ECS, matches one, or belongs to another service, of which nothing is known. */
  readonly known: boolean
  /** The action that is meant, where one is near; else null. */
  readonly meant: string | null
}

const unknownButFine: Nearest = { known: true, meant: null }

/** Most characters of a name that is compared with others; the longest of ECS has 49. */
const longestName = 80

/**
 * Whether a pattern of an action can match anything of ECS, and what may be meant if not. A misspelt Deny denies nothing.
 *
 * @example nearestAction('ecs:AuthorizeSecurityGroups').meant // 'ecs:AuthorizeSecurityGroup'
 */
export function nearestAction(pattern: string): Nearest {
  if (pattern.length > longestName || !/^ecs:/i.test(pattern)) return unknownButFine
  if (/[*?]/.test(pattern)) {
    const matches = ecsActions.some((action) => wildcardMatches(pattern, action, { fold: true }))
    return matches ? unknownButFine : { known: false, meant: null }
  }
  if (actionSpelling(pattern) !== null) return unknownButFine
  const written = pattern.toLowerCase()
  let meant: string | null = null
  let least = 3
  for (const action of ecsActions) {
    const steps = distance(written, action.toLowerCase(), least)
    if (steps < least) {
      least = steps
      meant = action
    }
  }
  return { known: false, meant }
}

/** Characters to insert, remove, replace or swap with their neighbour (Damerau, Levenshtein); `bound` where it is no less. */
function distance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) >= bound) return bound
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    let least = row
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      let steps = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        steps = Math.min(steps, (before[column - 2] ?? 0) + 1)
      }
      next.push(steps)
      least = Math.min(least, steps)
    }
    if (least >= bound) return bound
    before = last
    last = next
  }
  return Math.min(last[b.length] ?? bound, bound)
}
