import { maxOf } from './address'
import { rangeOf } from './block'
import type { AddressRange, Block, CidrProblem } from './model'
import { WideNumbers } from './order'
import { parseRange } from './parse'
import {
  addToWord,
  endOfV4,
  firstOfV4,
  scanV4,
  scanV6,
  sizeOf6,
  sizeOfFree,
  textOfPrefix,
  textOfV4,
  textOfV6,
  wordsOfV6,
} from './scan'

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
export interface ListProblem extends CidrProblem {
  /** Zero-based position in the list. */
  readonly index: number
}

export type ReadSet =
  | { readonly ok: true; readonly value: AddressSet }
  | { readonly ok: false; readonly problem: ListProblem }

/** Items between two calls of a progress function. */
const slice = 8192

/**
 * Reads a list of addresses, blocks and ranges into a set: O(n log n), and O(n) where the list is in order. The first item that
 * cannot be read is the answer.
 *
 * @param onProgress called now and then with the number of items read
 * @param onProblem told of each item that cannot be read, which is then left out: the set is that of the others
 */
export function readSet(
  texts: readonly string[],
  onProgress?: (read: number) => void,
  onProblem?: (problem: ListProblem) => void,
): ReadSet {
  // What comes in order is merged at once, so that a list in order is never held.
  const head: number[] = []
  const keys: number[] = []
  let last = -1
  let others: Others | null = null
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] ?? ''
    if (onProgress && index % slice === 0) onProgress(index)
    const scanned = scanV4(text)
    if (scanned >= 0) {
      if (scanned < last || keys.length > 0) keys.push(scanned)
      else {
        last = scanned
        const first = firstOfV4(scanned)
        extendV4(head, first, endOfV4(scanned, first))
      }
      continue
    }
    others ??= { v4: [], v6: new Wide() }
    const problem = readOther(text, others)
    if (!problem) continue
    if (!onProblem) return { ok: false, problem: { ...problem, index } }
    onProblem({ ...problem, index })
  }
  const merged = keys.length === 0 ? head : combine(head, mergedKeys(sortedKeys(keys)), either)
  if (!others) return { ok: true, value: { v4: merged, v6: none } }
  const v4 = others.v4.length > 0 ? combine(merged, merged4(others.v4), either) : merged
  return { ok: true, value: { v4, v6: others.v6.merged() } }
}

const none: readonly never[] = []

/** What is no plain IPv4 block. */
interface Others {
  readonly v4: Interval<number>[]
  readonly v6: Wide
}

function readOther(text: string, { v4, v6 }: Others): CidrProblem | null {
  const block = scanV6(text)
  if (block) {
    v6.addBlock(block.first, 128 - block.prefix)
    return null
  }
  const parsed = parseRange(text)
  if (!parsed.ok) return parsed.problem
  collect(parsed.value, v4, v6)
  return null
}

/** Up to this many a list is sorted by hand: what a typed array costs before it sorts is more. */
const few = 32

/** Scanned IPv4 blocks in order. */
function sortedKeys(keys: number[]): ArrayLike<number> {
  if (keys.length > few) return Float64Array.from(keys).sort()
  for (let at = 1; at < keys.length; at += 1) {
    const key = keys[at] ?? 0
    let to = at
    for (; to > 0 && (keys[to - 1] ?? 0) > key; to -= 1) keys[to] = keys[to - 1] ?? 0
    keys[to] = key
  }
  return keys
}

function mergedKeys(keys: ArrayLike<number>): number[] {
  const merged: number[] = []
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0
    const first = firstOfV4(key)
    extendV4(merged, first, endOfV4(key, first))
  }
  return merged
}

/**
 * IPv6 intervals, as they come; ends are the address after the last. While they come in order they are merged at once, so
 * that a list in order is never held; of others a block's prefix length says where it ends.
 */
class Wide {
  /** What came in order, merged. */
  private readonly head: bigint[] = []
  private latest = 0n
  /** What came later: made when the first does, since most lists are short. */
  private held: Held | null = null

  addBlock(first: bigint, free: number) {
    if (this.isInOrder(first)) extend(this.head, first, first + sizeOf6(free))
    else this.hold().add(first, free)
  }

  addRange(first: bigint, end: bigint) {
    if (this.isInOrder(first)) extend(this.head, first, end)
    else this.hold().addRange(first, end)
  }

  private isInOrder(first: bigint): boolean {
    if (this.held || first < this.latest) return false
    this.latest = first
    return true
  }

  private hold(): Held {
    this.held ??= new Held()
    return this.held
  }

  merged(): bigint[] {
    return this.held ? combine(this.head, this.held.merged(), either) : this.head
  }
}

/** IPv6 intervals that wait to be sorted. */
class Held {
  private readonly firsts = new WideNumbers()
  /** Free bits of each; of what is no block its end stands in `ends`. */
  private free = new Uint8Array(64)
  private readonly ends = new Map<number, bigint>()

  addRange(first: bigint, end: bigint) {
    this.ends.set(this.firsts.count, end)
    this.add(first, 0)
  }

  add(first: bigint, free: number) {
    const { count } = this.firsts
    if (count === this.free.length) {
      const grown = new Uint8Array(2 * count)
      grown.set(this.free)
      this.free = grown
    }
    this.free[count] = free
    this.firsts.push(first)
  }

  merged(): bigint[] {
    const { firsts, free, ends } = this
    const merged: bigint[] = []
    const order = firsts.ascending()
    for (let place = 0; place < order.length; place += 1) {
      const at = order[place] ?? 0
      const first = firsts.at(at)
      extend(merged, first, ends.get(at) ?? first + sizeOf6(free[at] ?? 0))
    }
    return merged
  }
}

/** Half-open. */
interface Interval<T> {
  readonly first: T
  readonly end: T
}

function collect({ family, first, last }: AddressRange, v4: Interval<number>[], v6: Wide) {
  if (family === 4) v4.push({ first: Number(first), end: Number(last) + 1 })
  else v6.addRange(first, last + 1n)
}

/** Adds an interval that starts no earlier than those before it. */
function extend(intervals: bigint[], first: bigint, end: bigint) {
  const last = intervals.length - 1
  const reached = intervals[last]
  if (reached === undefined || first > reached) intervals.push(first, end)
  else if (end > reached) intervals[last] = end
}

/** `extend` for IPv4: a function that sees numbers alone is faster than one that sees bigints, too. */
function extendV4(intervals: number[], first: number, end: number) {
  const last = intervals.length - 1
  const reached = intervals[last]
  if (reached === undefined || first > reached) intervals.push(first, end)
  else if (end > reached) intervals[last] = end
}

function merged4(intervals: Interval<number>[]): number[] {
  intervals.sort((a, b) => a.first - b.first)
  const merged: number[] = []
  for (const { first, end } of intervals) extendV4(merged, first, end)
  return merged
}

/**
 * Walks two lists of intervals side by side and keeps what `keep` says of being inside the one and the other.
 * Every edge is looked at once.
 */
function combine<T extends number | bigint>(a: readonly T[], b: readonly T[], keep: Keep): T[] {
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

type Keep = (inA: boolean, inB: boolean) => boolean

const either: Keep = (inA, inB) => inA || inB

function combined(a: AddressSet, b: AddressSet, keep: Keep): AddressSet {
  return { v4: combine(a.v4, b.v4, keep), v6: combine(a.v6, b.v6, keep) }
}

/** Addresses of the first set that are not in the second. */
export function differenceOf(a: AddressSet, b: AddressSet): AddressSet {
  return combined(a, b, (inA, inB) => inA && !inB)
}

/** Addresses in both sets. */
export function intersectionOf(a: AddressSet, b: AddressSet): AddressSet {
  return combined(a, b, (inA, inB) => inA && inB)
}

export type SetRelation = 'equal' | 'contains' | 'inside' | 'overlaps' | 'disjoint'

/** How one set stands to another. An empty set is inside every other. */
export function relationOf(a: AddressSet, b: AddressSet): SetRelation {
  const [onlyA, onlyB] = [!isEmpty(differenceOf(a, b)), !isEmpty(differenceOf(b, a))]
  if (!onlyA) return onlyB ? 'inside' : 'equal'
  if (!onlyB) return 'contains'
  return isEmpty(intersectionOf(a, b)) ? 'disjoint' : 'overlaps'
}

function isEmpty({ v4, v6 }: AddressSet): boolean {
  return v4.length + v6.length === 0
}

/** How many addresses a set holds, both families together. */
export function sizeOf(set: AddressSet): bigint {
  return rangesOf(set).reduce((size, { first, last }) => size + last - first + 1n, 0n)
}

/** Whether an address or every address of a block or range is in a set; null when the text is none. */
export function holds(set: AddressSet, text: string): boolean | null {
  const scanned = scanV4(text)
  if (scanned >= 0) return within(set.v4, firstOfV4(scanned), endOfV4(scanned))
  const block = scanV6(text)
  if (block) return within(set.v6, block.first, block.first + sizeOf6(128 - block.prefix))
  const parsed = parseRange(text)
  if (!parsed.ok) return null
  const { family, first, last } = parsed.value
  return family === 4 ? within(set.v4, Number(first), Number(last) + 1) : within(set.v6, first, last + 1n)
}

/** Whether a text is a block whose address has bits behind the prefix, which reading clears (M-8). */
export function hasHostBits(text: string): boolean {
  const slash = text.indexOf('/')
  if (slash < 0) return false
  const scanned = scanV4(text)
  if (scanned >= 0) return firstOfV4(scanned) !== firstOfV4(scanV4(text.slice(0, slash)))
  const block = scanV6(text)
  if (block) return block.first !== scanV6(text.slice(0, slash))?.first
  const parsed = parseRange(text)
  return parsed.ok && parsed.notes.some(({ code }) => code === 'host-bits')
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
  return setOfRanges(blocks.map(rangeOf))
}

/** The set of ranges. */
export function setOfRanges(ranges: readonly AddressRange[]): AddressSet {
  const v4: Interval<number>[] = []
  const v6 = new Wide()
  for (const range of ranges) collect(range, v4, v6)
  return { v4: merged4(v4), v6: v6.merged() }
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

/** From the first address on, each block is the largest that starts there and stays inside. */
function coverV4(from: number, end: number, texts: string[]) {
  let first = from
  while (first < end) {
    // Trailing zeros of the address, then as many as what is left allows.
    let free = first === 0 ? 32 : 31 - Math.clz32(first & -first)
    const rest = end - first
    const fits = rest >= 4294967296 ? 32 : 31 - Math.clz32(rest)
    if (fits < free) free = fits
    texts.push(textOfV4(first, textOfPrefix(32 - free)))
    first += sizeOfFree(free)
  }
}

/** As coverV4, on four 32-bit words: bigint arithmetic for each block would take most of the time. */
function coverV6(from: bigint, end: bigint, texts: string[]) {
  if (from === 0n && end > maxOf(6)) {
    texts.push('::/0')
    return
  }
  const address = wordsOfV6(from)
  const rest = wordsOfV6(end - from)
  for (;;) {
    const highest = highestBit(rest)
    const free = Math.min(lowestBit(address), highest)
    texts.push(textOfV6(address) + textOfPrefix(128 - free))
    // Most intervals are one block.
    if (free === highest && free === lowestBit(rest)) return
    const at = 3 - (free >> 5)
    const step = 2 ** (free & 31)
    addToWord(address, at, step)
    addToWord(rest, at, -step)
  }
}

/** Places to the right of the lowest one of a 128-bit number: 128 when it is 0. */
function lowestBit(words: readonly number[]): number {
  let at = 3
  while (at >= 0 && words[at] === 0) at -= 1
  return bitAt(at, (words[at] ?? 0) & -(words[at] ?? 0))
}

/** Places to the right of the highest one of a 128-bit number that is not 0. */
function highestBit(words: readonly number[]): number {
  let at = 0
  while (words[at] === 0) at += 1
  return bitAt(at, words[at] ?? 0)
}

function bitAt(at: number, word: number): number {
  return 32 * (4 - at) - 1 - Math.clz32(word)
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
export function endsOfBlock(text: string): readonly [first: string, last: string] | null {
  const scanned = scanV4(text)
  if (scanned >= 0) return [textOfV4(firstOfV4(scanned)), textOfV4(endOfV4(scanned) - 1)]
  const block = scanV6(text)
  if (!block) return null
  return [textOfV6(wordsOfV6(block.first)), textOfV6(wordsOfV6(block.first + sizeOf6(128 - block.prefix) - 1n))]
}
