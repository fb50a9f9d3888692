import {
  type CidrProblem,
  dashes,
  differenceIn,
  formatAddress,
  lastOf,
  parseBlock,
  parseRange,
  type Remainder,
  relation,
} from '@/lib/cidr'
import { type SetResult, workOn } from './set-work'

/** What a text comes to that takes something from something; `of` is null where it is not plain what from what. */
export function readTaking(text: string): { readonly of: Remainder | null; readonly result: SetResult } {
  const of = differenceIn(text)
  if (of === null || of === 'unclear') return { of: null, result: workOn({ op: 'merge', a: text, b: '' }, () => {}) }
  return { of, result: workOn({ op: 'subtract', a: of.from, b: of.without }, () => {}) }
}

/** Two blocks with a dash between them, which is no form of anything: people mean one of two things by it. */
export interface Dash {
  readonly problem: CidrProblem
  /** From the first address of the one to the last of the other; null where there is nothing between them. */
  readonly range: string | null
  /** The one without the other; null where it does not hold it. */
  readonly difference: Remainder | null
}

/** What `10.0.0.0/8 - 10.1.0.0/16` may mean; null where a text is no two blocks with a dash between them. */
export function readDash(text: string): Dash | null {
  const [from = '', without = '', more] = text.split(new RegExp(`[${dashes}]`)).map((part) => part.trim())
  const [one, other, whole] = [parseBlock(from), parseBlock(without), parseRange(text)]
  if (more !== undefined || whole.ok || !one.ok || !other.ok || one.value.family !== other.value.family) return null
  const { family, first } = one.value
  const last = lastOf(other.value)
  return {
    problem: whole.problem,
    range: first <= last ? `${formatAddress(family, first)}-${formatAddress(family, last)}` : null,
    difference: relation(one.value, other.value) === 'contains' ? { from, without } : null,
  }
}
