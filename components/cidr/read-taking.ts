import { differenceIn, type Remainder } from '@/lib/cidr'
import { type SetResult, workOn } from './set-work'

/** What a text comes to that takes something from something; `of` is null where it is not plain what from what. */
export function readTaking(text: string): { readonly of: Remainder | null; readonly result: SetResult } {
  const of = differenceIn(text)
  if (of === null || of === 'unclear') return { of: null, result: workOn({ op: 'merge', a: text, b: '' }, () => {}) }
  return { of, result: workOn({ op: 'subtract', a: of.from, b: of.without }, () => {}) }
}
