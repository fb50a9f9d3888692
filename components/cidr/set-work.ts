import {
  type AddressSet,
  differenceOf,
  formatAddress,
  holds,
  intersectionOf,
  itemsOf,
  type ListProblem,
  overlapsOf,
  type ProblemCode,
  parseList,
  readSet,
  sizeOf,
  textsOf,
} from '@/lib/cidr'
import type { SetOperation } from './lab-state'

export interface SetTask {
  readonly op: SetOperation
  readonly a: string
  readonly b: string
}

/** A line of a result: a block, an overlap, or an address that is inside or not. */
export type SetResult =
  | { readonly kind: 'blocks'; readonly blocks: readonly string[]; readonly size: string }
  | { readonly kind: 'overlaps'; readonly pairs: readonly (readonly [first: string, second: string])[] }
  | { readonly kind: 'members'; readonly items: readonly (readonly [text: string, inside: boolean])[] }
  | {
      readonly kind: 'problem'
      readonly list: 'a' | 'b'
      readonly index: number
      readonly text: string
      readonly code: ProblemCode
    }

type Progress = (read: number, total: number) => void

/** Does one task; called in a worker, so that the page stays free. */
export function workOn(task: SetTask, progress: Progress): SetResult {
  const a = itemsOf(task.a).map((item) => item.text)
  const b = task.op === 'merge' || task.op === 'overlap' ? [] : itemsOf(task.b).map((item) => item.text)
  const total = a.length + b.length
  if (task.op === 'overlap') return overlaps(task.a)
  const first = readSet(a, (read) => progress(read, total))
  if (!first.ok) return problem('a', a, first.problem)
  if (task.op === 'merge') return blocks(first.value)
  if (task.op === 'contains') {
    const items = b.map((text) => [text, holds(first.value, text)] as const)
    const bad = items.findIndex(([, inside]) => inside === null)
    if (bad >= 0) {
      const read = readSet(b)
      if (!read.ok) return problem('b', b, read.problem)
    }
    return { kind: 'members', items: items.map(([text, inside]) => [text, inside === true]) }
  }
  const second = readSet(b, (read) => progress(a.length + read, total))
  if (!second.ok) return problem('b', b, second.problem)
  return blocks(
    task.op === 'subtract' ? differenceOf(first.value, second.value) : intersectionOf(first.value, second.value),
  )
}

function blocks(set: AddressSet): SetResult {
  return { kind: 'blocks', blocks: textsOf(set), size: String(sizeOf(set)) }
}

function problem(list: 'a' | 'b', texts: readonly string[], { index, code }: ListProblem): SetResult {
  return { kind: 'problem', list, index, text: (texts[index] ?? '').slice(0, 80), code }
}

function overlaps(text: string): SetResult {
  const items = parseList(text)
  const ranges = []
  for (const [index, item] of items.entries()) {
    if (!item.read.ok) {
      return { kind: 'problem', list: 'a', index, text: item.text.slice(0, 80), code: item.read.problem.code }
    }
    ranges.push(item.read.range)
  }
  const nameOf = (index: number) => items[index]?.text ?? formatAddress(4, 0n)
  return { kind: 'overlaps', pairs: overlapsOf(ranges).map(({ first, second }) => [nameOf(first), nameOf(second)]) }
}
