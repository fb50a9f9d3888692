import {
  type AddressRange,
  type AddressSet,
  type CidrProblem,
  differenceOf,
  itemsOf,
  type ListItem,
  parseRange,
  rangesOf,
  readSet,
  setOfRanges,
  sizeOf,
  textsOf,
} from '@/lib/cidr'
import type { AddressExercise } from './model'

/** An item that cannot be read, and why. */
export interface UnreadItem extends ListItem {
  readonly problem: CidrProblem
}

/** Addresses that are wrong in one way: where the first of them stand, and how many there are in all. */
export interface WrongAddresses {
  readonly range: AddressRange
  readonly size: bigint
}

export interface AddressJudgement {
  readonly passed: boolean
  /** Items that cannot be read. */
  readonly unread: readonly UnreadItem[]
  /** Items that are not written in the form that is asked for. */
  readonly otherForm: readonly ListItem[]
  /** Wanted and not written. */
  readonly tooClosed: WrongAddresses | null
  /** Written and not wanted. */
  readonly tooOpen: WrongAddresses | null
  /** All addresses that were written. */
  readonly set: AddressSet
  /** How many items were written. */
  readonly items: number
  /** The fewest that can do it: proven, since no two blocks of a minimal cover can be one (RFC 4632). */
  readonly fewest: number
  readonly star: boolean
}

/** Holds written addresses against an exercise: any spelling of the same addresses passes. */
export function judgeAddresses({ wanted, form }: AddressExercise, written: string): AddressJudgement {
  const target = readSet(wanted)
  if (!target.ok) throw new Error(`wanted[${target.problem.index}]: ${target.problem.code}`)
  const items = itemsOf(written).map((item) => ({ ...item, read: parseRange(item.text) }))
  const unread = items.flatMap(({ text, at, end, read }) => (read.ok ? [] : [{ text, at, end, problem: read.problem }]))
  const otherForm = items.filter(({ text, read }) => read.ok && (form === 'blocks' ? isRange(text) : isBlock(text)))
  const set = setOfRanges(items.flatMap(({ read }) => (read.ok ? [read.value] : [])))
  const tooClosed = wrong(differenceOf(target.value, set))
  const tooOpen = wrong(differenceOf(set, target.value))
  const fewest = form === 'blocks' ? textsOf(target.value).length : rangesOf(target.value).length
  const passed = unread.length + otherForm.length === 0 && !tooClosed && !tooOpen
  return {
    passed,
    unread,
    otherForm,
    tooClosed,
    tooOpen,
    set,
    items: items.length,
    fewest,
    star: passed && items.length <= fewest,
  }
}

function isBlock(text: string): boolean {
  return text.includes('/')
}

function isRange(text: string): boolean {
  return !isBlock(text) && /[-–—〜]/.test(text)
}

function wrong(set: AddressSet): WrongAddresses | null {
  const [range] = rangesOf(set)
  return range ? { range, size: sizeOf(set) } : null
}
