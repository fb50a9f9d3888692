import { compare } from './address'
import type { AddressRange } from './model'
import { dashes } from './parse'

/** Runs of what separates nothing, with blanks only beside a dash. */
const item = new RegExp(`(?:[^\\s,;、，；]|(?<=[${dashes}])[^\\S\\r\\n]+|[^\\S\\r\\n]+(?=[${dashes}]))+`, 'g')

/** One item of a list, and the zero-based index of its first character in the whole text. */
export interface ListItem {
  readonly text: string
  readonly at: number
}

/** Splits a pasted list at commas, semicolons and white space; blanks around the dash of a range are not a split. */
export function itemsOf(text: string): ListItem[] {
  return [...text.matchAll(item)].map((match) => ({ text: match[0], at: match.index }))
}

/** Two items of a list that have addresses in common, by position; `first` starts no later than `second`. */
export interface Overlap {
  readonly first: number
  readonly second: number
}

/**
 * Each item that meets an earlier one (in address order), with the earlier one that reaches furthest: O(n log n).
 * Empty when no two items have an address in common.
 */
export function overlapsOf(ranges: readonly AddressRange[]): Overlap[] {
  const order = ranges.map((range, index) => ({ ...range, index }))
  order.sort((a, b) => a.family - b.family || compare(a.first, b.first) || compare(b.last, a.last))
  const found: Overlap[] = []
  let reach = order[0]
  for (const next of order.slice(1)) {
    if (!reach) break
    const same = reach.family === next.family
    if (same && next.first <= reach.last) found.push({ first: reach.index, second: next.index })
    if (!same || next.last > reach.last) reach = next
  }
  return found
}
