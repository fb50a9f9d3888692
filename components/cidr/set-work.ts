import {
  type AddressRange,
  type AddressSet,
  type CidrProblem,
  differenceOf,
  holds,
  intersectionOf,
  itemsOf,
  type ListItem,
  overlapsOf,
  parseRange,
  readSet,
  relationOf,
  type SetRelation,
  sizeOf,
  textsOf,
} from '@/lib/cidr'
import type { SetOperation } from './lab-state'

export interface SetTask {
  readonly op: SetOperation
  readonly a: string
  readonly b: string
}

/** What came of a task: blocks, a relation, overlaps, members, or the entry that could not be read. */
export type SetResult =
  | { readonly kind: 'blocks'; readonly blocks: readonly string[]; readonly size: string }
  | { readonly kind: 'relation'; readonly relation: SetRelation }
  | { readonly kind: 'overlaps'; readonly pairs: readonly (readonly [first: string, second: string])[] }
  | { readonly kind: 'members'; readonly items: readonly (readonly [text: string, inside: boolean])[] }
  | ListFault

/** The entry of a list that could not be read, and where it stands. */
export interface ListFault {
  readonly kind: 'problem'
  readonly list: 'a' | 'b'
  /** Zero-based position in the list. */
  readonly index: number
  /** The entry, cut to the longest that could be repaired. */
  readonly text: string
  /** Zero-based index of its first character in the list's text. */
  readonly at: number
  /** Its place is that in the entry. */
  readonly problem: CidrProblem
}

type Items = readonly ListItem[]
type Progress = (read: number, total: number) => void

/** Entries between two reports of progress. */
const slice = 4096

/** Does one task; long ones in a worker, so that the page stays free. */
export function workOn(task: SetTask, progress: Progress): SetResult {
  const { op } = task
  const a = itemsOf(task.a)
  const b = needsB(op) ? itemsOf(task.b) : []
  const total = a.length + b.length
  if (op === 'overlap') return overlaps(a, (read) => progress(read, total))
  const first = readSet(a.map(textOf), (read) => progress(read, total))
  if (!first.ok) return fault('a', a, first.problem.index, first.problem)
  if (op === 'merge') return blocks(first.value)
  if (op === 'contains') return members(first.value, b, (read) => progress(a.length + read, total))
  const second = readSet(b.map(textOf), (read) => progress(a.length + read, total))
  if (!second.ok) return fault('b', b, second.problem.index, second.problem)
  if (op === 'relation') return { kind: 'relation', relation: relationOf(first.value, second.value) }
  return blocks((op === 'subtract' ? differenceOf : intersectionOf)(first.value, second.value))
}

/** Whether a task looks at its second list. */
export function needsB(op: SetOperation): boolean {
  return op !== 'merge' && op !== 'overlap'
}

function textOf(item: ListItem): string {
  return item.text
}

function blocks(set: AddressSet): SetResult {
  return { kind: 'blocks', blocks: textsOf(set), size: String(sizeOf(set)) }
}

function fault(
  list: 'a' | 'b',
  items: Items,
  index: number,
  { code, at: place, repairs, params }: CidrProblem,
): ListFault {
  const { text = '', at = 0 } = items[index] ?? {}
  return { kind: 'problem', list, index, text: text.slice(0, 200), at, problem: { code, at: place, repairs, params } }
}

function overlaps(items: Items, progress: (read: number) => void): SetResult {
  const ranges: AddressRange[] = []
  for (const [index, item] of items.entries()) {
    if (index % slice === 0) progress(index)
    const parsed = parseRange(item.text)
    if (!parsed.ok) return fault('a', items, index, parsed.problem)
    ranges.push(parsed.value)
  }
  const nameOf = (index: number) => items[index]?.text ?? ''
  return { kind: 'overlaps', pairs: overlapsOf(ranges).map(({ first, second }) => [nameOf(first), nameOf(second)]) }
}

function members(set: AddressSet, items: Items, progress: (read: number) => void): SetResult {
  const found: (readonly [string, boolean])[] = []
  for (const [index, item] of items.entries()) {
    if (index % slice === 0) progress(index)
    const inside = holds(set, item.text)
    if (inside === null) {
      const parsed = parseRange(item.text)
      if (!parsed.ok) return fault('b', items, index, parsed.problem)
    }
    found.push([item.text, inside === true])
  }
  return { kind: 'members', items: found }
}
