import { maxOf } from './address'
import { blockAt, count, lastOf } from './block'
import type { AddressRange, Block, Problem } from './model'
import { parseRange } from './parse'
import { endOfV4, firstOfV4, scanV4, scanV6, sizeOf6, sizeOfFree, textOfV4, textOfV6, wordsOf } from './scan'

/**
 * A set of addresses: disjoint intervals in order, `[first, end, first, end, …]`, each end the address after the last.
 * With half-open intervals two neighbours meet when an end equals a first, so that set work needs comparing only and is
 * the same for IPv4 (numbers) and IPv6 (bigints).
 */
export interface AddressSet {
  readonly v4: readonly number[]
  readonly v6: readonly bigint[]
}

/** Why a list could not be read: which item, and what is wrong with it. */
export interface ListProblem extends Problem {
  /** Zero-based position in the list. */
  readonly index: number
}

export type ReadSet =
  | { readonly ok: true; readonly value: AddressSet }
  | { readonly ok: false; readonly problem: ListProblem }

/** Items between two calls of a progress function. */
const slice = 8192

/**
 * Reads a list of addresses, blocks and ranges into a set: O(n log n). The first item that cannot be read is the answer.
 *
 * @param onProgress called now and then with the number of items read
 */
export function readSet(texts: readonly string[], onProgress?: (read: number) => void): ReadSet {
  const keys = new Float64Array(texts.length)
  let plain = 0
  const v4: number[] = []
  const v6: Interval[] = []
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] ?? ''
    if (onProgress && index % slice === 0) onProgress(index)
    const scanned = scanV4(text)
    if (scanned >= 0) {
      keys[plain] = scanned
      plain += 1
      continue
    }
    const block = scanV6(text)
    if (block) {
      v6.push({ first: block.first, end: block.first + sizeOf6(128 - block.prefix) })
      continue
    }
    const parsed = parseRange(text)
    if (!parsed.ok) return { ok: false, problem: { ...parsed.problem, index } }
    const { family, first, last } = parsed.value
    if (family === 4) v4.push(Number(first), Number(last) + 1)
    else v6.push({ first, end: last + 1n })
  }
  const scannedKeys = keys.subarray(0, plain).sort()
  const merged: number[] = []
  for (const key of scannedKeys) extend(merged, firstOfV4(key), endOfV4(key))
  const written = sorted(v4)
  return { ok: true, value: { v4: written.length > 0 ? unite(merged, written) : merged, v6: merged6(v6) } }
}

/** An IPv6 interval, half-open. */
interface Interval {
  readonly first: bigint
  readonly end: bigint
}

/**
 * Merges intervals in any order. Bigints are slow to compare, so the bits after those that all share are sorted as
 * numbers, with the position packed in below; only equal ones are compared whole.
 */
function merged6(intervals: readonly Interval[]): bigint[] {
  const [some] = intervals
  if (!some) return []
  let differing = 0n
  for (const { first } of intervals) differing |= first ^ some.first
  const width = differing.toString(2).length
  const places = intervals.length.toString(2).length
  const room = 2 ** places
  const shift = BigInt(Math.max(0, width - (53 - places)))
  const mask = (1n << BigInt(width)) - 1n
  const keys = new Float64Array(intervals.length)
  intervals.forEach(({ first }, index) => {
    keys[index] = Number((first & mask) >> shift) * room + index
  })
  keys.sort()
  const ordered: Interval[] = []
  for (const key of keys) ordered.push(intervals[key % room] ?? some)
  if (shift > 0n) settle(ordered)
  const merged: bigint[] = []
  for (const { first, end } of ordered) extend(merged, first, end)
  return merged
}

/** Sorts what is nearly sorted: runs that were equal in their leading bits. */
function settle(ordered: Interval[]) {
  const wrong = ordered.some(({ first }, index) => index > 0 && first < (ordered[index - 1]?.first ?? first))
  if (wrong) ordered.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
}

/** Adds an interval that starts no earlier than those before it. */
function extend<T extends number | bigint>(intervals: T[], first: T, end: T) {
  const last = intervals.length - 1
  const reached = intervals[last]
  if (reached === undefined || first > reached) intervals.push(first, end)
  else if (end > reached) intervals[last] = end
}

function sorted(pairs: readonly number[]): number[] {
  const intervals = Array.from(
    { length: pairs.length / 2 },
    (_, index) => [pairs[2 * index] ?? 0, pairs[2 * index + 1] ?? 0] as const,
  )
  intervals.sort((a, b) => a[0] - b[0])
  const merged: number[] = []
  for (const [first, end] of intervals) extend(merged, first, end)
  return merged
}

/**
 * Walks two lists of intervals side by side and keeps what `keep` says of being inside the one and the other.
 * Every edge is looked at once.
 */
function combine<T extends number | bigint>(
  a: readonly T[],
  b: readonly T[],
  keep: (inA: boolean, inB: boolean) => boolean,
): T[] {
  const result: T[] = []
  let i = 0
  let j = 0
  let inside = false
  while (i < a.length || j < b.length) {
    const x = a[i]
    const y = b[j]
    const edge = y === undefined || (x !== undefined && x <= y) ? x : y
    if (edge === undefined) break
    if (x === edge) i += 1
    if (y === edge) j += 1
    const now = keep(i % 2 === 1, j % 2 === 1)
    if (now !== inside) result.push(edge)
    inside = now
  }
  return result
}

function unite<T extends number | bigint>(a: readonly T[], b: readonly T[]): T[] {
  return combine(a, b, (inA, inB) => inA || inB)
}

/** Addresses in either set. */
export function unionOf(a: AddressSet, b: AddressSet): AddressSet {
  return { v4: unite(a.v4, b.v4), v6: unite(a.v6, b.v6) }
}

/** Addresses of the first set that are not in the second. */
export function differenceOf(a: AddressSet, b: AddressSet): AddressSet {
  const keep = (inA: boolean, inB: boolean) => inA && !inB
  return { v4: combine(a.v4, b.v4, keep), v6: combine(a.v6, b.v6, keep) }
}

/** Addresses in both sets. */
export function intersectionOf(a: AddressSet, b: AddressSet): AddressSet {
  const keep = (inA: boolean, inB: boolean) => inA && inB
  return { v4: combine(a.v4, b.v4, keep), v6: combine(a.v6, b.v6, keep) }
}

/** How many addresses a set holds, both families together. */
export function sizeOf(set: AddressSet): bigint {
  let size = 0n
  for (let at = 0; at < set.v4.length; at += 2) size += BigInt((set.v4[at + 1] ?? 0) - (set.v4[at] ?? 0))
  for (let at = 0; at < set.v6.length; at += 2) size += (set.v6[at + 1] ?? 0n) - (set.v6[at] ?? 0n)
  return size
}

/** Whether an address or every address of a block or range is in a set; null when the text is none. */
export function holds(set: AddressSet, text: string): boolean | null {
  const scanned = scanV4(text)
  if (scanned >= 0) return within(set.v4, firstOfV4(scanned), endOfV4(scanned))
  const parsed = parseRange(text)
  if (!parsed.ok) return null
  const { family, first, last } = parsed.value
  return family === 4 ? within(set.v4, Number(first), Number(last) + 1) : within(set.v6, first, last + 1n)
}

/** Binary search for the interval that would hold it. */
function within<T extends number | bigint>(intervals: readonly T[], first: T, end: T): boolean {
  let low = 0
  let high = intervals.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    const start = intervals[2 * middle]
    if (start !== undefined && start <= first) low = middle + 1
    else high = middle
  }
  const reached = intervals[2 * low - 1]
  return reached !== undefined && end <= reached
}

/** The set of blocks. */
export function setOf(blocks: readonly Block[]): AddressSet {
  const ranges = blocks.map((block) => ({ family: block.family, first: block.first, last: lastOf(block) }))
  return setOfRanges(ranges)
}

/** The set of ranges. */
export function setOfRanges(ranges: readonly AddressRange[]): AddressSet {
  const v4 = sorted(
    ranges.flatMap(({ family, first, last }) => (family === 4 ? [Number(first), Number(last) + 1] : [])),
  )
  const v6 = merged6(ranges.flatMap(({ family, first, last }) => (family === 6 ? [{ first, end: last + 1n }] : [])))
  return { v4, v6 }
}

/** Ranges of a set, IPv4 before IPv6, in address order. */
export function rangesOf(set: AddressSet): AddressRange[] {
  const ranges: AddressRange[] = []
  for (let at = 0; at < set.v4.length; at += 2) {
    ranges.push({ family: 4, first: BigInt(set.v4[at] ?? 0), last: BigInt((set.v4[at + 1] ?? 1) - 1) })
  }
  for (let at = 0; at < set.v6.length; at += 2) {
    ranges.push({ family: 6, first: set.v6[at] ?? 0n, last: (set.v6[at + 1] ?? 1n) - 1n })
  }
  return ranges
}

/** The fewest blocks of a set as text, IPv4 before IPv6, in address order. */
export function textsOf(set: AddressSet): string[] {
  const texts: string[] = []
  for (let at = 0; at < set.v4.length; at += 2) coverV4(set.v4[at] ?? 0, set.v4[at + 1] ?? 0, texts)
  for (let at = 0; at < set.v6.length; at += 2) coverV6(set.v6[at] ?? 0n, set.v6[at + 1] ?? 0n, texts)
  return texts
}

const suffixes = Array.from({ length: 33 }, (_, free) => `/${32 - free}`)

/** From the first address on, each block is the largest that starts there and stays inside. */
function coverV4(from: number, end: number, texts: string[]) {
  let first = from
  while (first < end) {
    // Trailing zeros of the address, then as many as what is left allows.
    let free = first === 0 ? 32 : 31 - Math.clz32(first & -first)
    const rest = end - first
    const fits = rest >= 4294967296 ? 32 : 31 - Math.clz32(rest)
    if (fits < free) free = fits
    texts.push(textOfV4(first, suffixes[free]))
    first += sizeOfFree(free)
  }
}

/** As coverV4, on four 32-bit words: bigint arithmetic for each block would take most of the time. */
function coverV6(from: bigint, end: bigint, texts: string[]) {
  if (from === 0n && end > maxOf(6)) {
    texts.push('::/0')
    return
  }
  const address = wordsOf(from)
  const rest = wordsOf(end - from)
  while (rest.some((word) => word !== 0)) {
    const free = Math.min(trailingZeros(address), highestBit(rest))
    texts.push(`${textOfV6(address)}/${128 - free}`)
    const at = 3 - (free >> 5)
    const step = 2 ** (free & 31)
    add(address, at, step)
    subtract(rest, at, step)
  }
}

function trailingZeros(words: readonly number[]): number {
  for (let at = 3; at >= 0; at -= 1) {
    const word = words[at] ?? 0
    if (word !== 0) return 32 * (3 - at) + 31 - Math.clz32(word & -word)
  }
  return 128
}

function highestBit(words: readonly number[]): number {
  for (let at = 0; at < 4; at += 1) {
    const word = words[at] ?? 0
    if (word !== 0) return 32 * (3 - at) + 31 - Math.clz32(word)
  }
  return -1
}

function add(words: number[], at: number, step: number) {
  let carry = step
  for (let index = at; index >= 0 && carry > 0; index -= 1) {
    const sum = (words[index] ?? 0) + carry
    words[index] = sum % 4294967296
    carry = sum >= 4294967296 ? 1 : 0
  }
}

function subtract(words: number[], at: number, step: number) {
  let borrow = step
  for (let index = at; index >= 0 && borrow > 0; index -= 1) {
    const difference = (words[index] ?? 0) - borrow
    words[index] = difference < 0 ? difference + 4294967296 : difference
    borrow = difference < 0 ? 1 : 0
  }
}

/**
 * The fewest blocks between two addresses, both included, as text; null when they are no range (parseRange says why).
 */
export function blocksBetween(first: string, last: string): string[] | null {
  const [a, b] = [scanV4(first), scanV4(last)]
  if (a >= 0 && b >= a && !first.includes('/') && !last.includes('/')) {
    const texts: string[] = []
    coverV4(firstOfV4(a), endOfV4(b), texts)
    return texts
  }
  const parsed = parseRange(`${first}-${last}`)
  return parsed.ok ? textsOf(setOfRanges([parsed.value])) : null
}

/** First and last address of a block, as text; null when the text is no plain block or address. */
export function endsOf(text: string): readonly [first: string, last: string] | null {
  const scanned = scanV4(text)
  if (scanned >= 0) return [textOfV4(firstOfV4(scanned)), textOfV4(endOfV4(scanned) - 1)]
  const block = scanV6(text)
  if (!block) return null
  const last = block.first + count(blockAt(6, block.first, block.prefix)) - 1n
  return [textOfV6(wordsOf(block.first)), textOfV6(wordsOf(last))]
}
