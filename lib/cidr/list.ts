import { compare } from './address'
import type { AddressRange, Note, Problem } from './model'
import { dashes, parseRange } from './parse'

/** One item of a list, where it stood, and what it was read as. */
export interface ListItem {
  readonly text: string
  /** Zero-based index of its first character in the whole text. */
  readonly at: number
  readonly read:
    | { readonly ok: true; readonly range: AddressRange; readonly notes: readonly Note[] }
    | { readonly ok: false; readonly problem: Problem }
}

/** Runs of what separates nothing, with blanks only beside a dash. */
const item = new RegExp(`(?:[^\\s,;、，；]|(?<=[${dashes}])[^\\S\\r\\n]+|[^\\S\\r\\n]+(?=[${dashes}]))+`, 'g')

/** Splits a pasted list at commas, semicolons and white space; blanks around the dash of a range are not a split. */
export function itemsOf(text: string): { readonly text: string; readonly at: number }[] {
  return [...text.matchAll(item)].map((match) => ({ text: match[0], at: match.index }))
}

/** Reads every item of a list; each that cannot be read says why, with its place in the whole text. */
export function parseList(text: string): ListItem[] {
  return itemsOf(text).map((item) => {
    const parsed = parseRange(item.text)
    return {
      ...item,
      read: parsed.ok
        ? { ok: true, range: parsed.value, notes: parsed.notes }
        : { ok: false, problem: { ...parsed.problem, at: item.at + parsed.problem.at } },
    }
  })
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
