import { compareAddresses } from './address'
import type { AddressRange } from './model'
import { dashes } from './parse'

/** Runs of what separates nothing. */
const run = /[^\s,;、，；]+/g

/** One item of a list, and the zero-based indexes of its first character, and of what follows its last, in the whole text. */
export interface ListItem {
  readonly text: string
  readonly at: number
  readonly end: number
}

/** A mask of eight ones or more, which is no address that a list would hold (RFC 1112: 240.0.0.0/4 is reserved). */
const mask = /^255(?:\.(?:0|128|192|224|240|248|252|254|255)){3}$/
/** A wildcard mask: nobody lists an address of 0.0.0.0/8, "this network" (RFC 1122), but all of it. */
const wildcard = /^0(?!\.0\.0\.0$)(?:\.[0-9]{1,3}){3}$/
const plain = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/

/**
 * Splits a pasted list at commas, semicolons and white space; blanks around the dash of a range are not a split, nor those
 * between an address and its mask or wildcard mask, as routers write it: `10.0.0.0 255.0.0.0` is the item
 * `10.0.0.0/255.0.0.0`.
 */
export function itemsOf(text: string): ListItem[] {
  const items: { text: string; at: number; end: number }[] = []
  let end = 0
  for (const match of text.matchAll(run)) {
    const [written] = match
    const last = items.at(-1)
    const beside = last && (dashes.includes(last.text.at(-1) ?? ' ') || dashes.includes(written.charAt(0)))
    if (beside && isBlank(text, end, match.index)) last.text = text.slice(last.at, match.index + written.length)
    else if (
      last &&
      (mask.test(written) || wildcard.test(written)) &&
      plain.test(last.text) &&
      isBlank(text, end, match.index)
    )
      last.text += `/${written}`
    else items.push({ text: written, at: match.index, end: 0 })
    end = match.index + written.length
    const now = items.at(-1)
    if (now) now.end = end
  }
  return items
}

/** Whether only blanks of one line stand between two places. */
function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (/[^\s]|[\r\n]/.test(text.charAt(at))) return false
  return true
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
  order.sort((a, b) => a.family - b.family || compareAddresses(a.first, b.first) || compareAddresses(b.last, a.last))
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
