import {
  type AddressRange,
  type AddressSet,
  type CidrProblem,
  differenceOf,
  formatBlock,
  hasHostBits,
  holds,
  intersectionOf,
  itemsOf,
  type ListItem,
  overlapsOf,
  parseBlock,
  parseRange,
  parseWildcard,
  readSet,
  relationOf,
  type SetRelation,
  sizeOf,
  takesAway,
  textsOf,
} from '@/lib/cidr'
import type { SetOperation } from './lab-state'

export interface SetTask {
  readonly op: SetOperation
  readonly a: string
  readonly b: string
}

/** What came of a task: what was worked out from the entries that could be read, and what has to be said of the others. */
export interface SetResult {
  /** Null where nothing could be read of a list. */
  readonly found: Found | null
  /** Entries that could not be read: what was found leaves them out. */
  readonly unread: ListsUnread | null
  /** Entries that were read as something else than what stands there. */
  readonly noted: readonly Noted[]
  /** An entry takes something away, `except`: the others are no answer to what was written, and nothing is worked out. */
  readonly takesAway?: true
}

/** What was worked out: blocks, a relation, overlaps or members. */
export type Found =
  | { readonly kind: 'blocks'; readonly blocks: readonly string[]; readonly size: string }
  | { readonly kind: 'relation'; readonly relation: SetRelation }
  | { readonly kind: 'overlaps'; readonly pairs: readonly (readonly [first: string, second: string])[] }
  | { readonly kind: 'members'; readonly items: readonly (readonly [text: string, inside: boolean])[] }

/** Where an entry stands. */
export interface EntryPlace {
  readonly list: 'a' | 'b'
  /** Zero-based position in the list. */
  readonly index: number
}

export interface ListsUnread {
  readonly count: number
  /** Entries of all lists. */
  readonly total: number
  /** The first of them, to be mended. */
  readonly first: ListFault
  /** Where the next few stand. */
  readonly others: readonly EntryPlace[]
}

/** The entry of a list that could not be read, and where it stands. */
export interface ListFault extends EntryPlace {
  /** The entry, cut to the longest that could be repaired. */
  readonly text: string
  /** Zero-based indexes of its first character, and of what follows its last, in the list's text. */
  readonly at: number
  readonly end: number
  /** Its place is that in the entry. */
  readonly problem: CidrProblem
}

/** Entries that were read as something else than what stands there: how many, and the first few of them. */
export interface Noted {
  readonly code: 'host-bits' | 'wildcard'
  readonly count: number
  readonly first: readonly (EntryPlace & {
    /** As it stands there, cut to a length that can be shown. */
    readonly text: string
    /** The block that it was taken for. */
    readonly block: string
  })[]
}

type Items = readonly ListItem[]
type Progress = (read: number, total: number) => void

/** Entries between two reports of progress. */
const slice = 4096
/** Places that are named of entries of one kind. */
const mostNamed = 5
/** Characters of an entry that are shown. */
const longestShown = 200

/** Does one task; long ones in a worker, so that the page stays free. */
export function workOn(task: SetTask, progress: Progress): SetResult {
  const { op } = task
  const a = itemsOf(task.a)
  const b = needsB(op) ? itemsOf(task.b) : []
  const said = new Said({ a, b })
  const total = a.length + b.length
  const found = find(op, { a: said.plain('a'), b: said.plain('b') }, said, (read) => progress(read, total))
  // Of a list that holds nothing but what cannot be read there is no result, not an empty one.
  const result = { found: said.isLost() ? null : found, unread: said.unread(), noted: said.noted() }
  return said.takesAway ? { ...result, found: null, takesAway: true } : result
}

type Texts = Readonly<Record<'a' | 'b', readonly string[]>>

function find(op: SetOperation, { a, b }: Texts, said: Said, progress: (read: number) => void): Found {
  if (op === 'overlap') return overlaps(a, said, progress)
  const first = setIn(a, 'a', said, progress)
  if (op === 'merge') return blocks(first)
  if (op === 'contains') return members(first, b, said, (read) => progress(a.length + read))
  const second = setIn(b, 'b', said, (read) => progress(a.length + read))
  if (op === 'relation') return { kind: 'relation', relation: relationOf(first, second) }
  return blocks((op === 'subtract' ? differenceOf : intersectionOf)(first, second))
}

/** Whether a task looks at its second list. */
export function needsB(op: SetOperation): boolean {
  return op !== 'merge' && op !== 'overlap'
}

/** Gathers what has to be said of the entries of the lists, in the order in which they stand. */
class Said {
  private readonly faults: ListFault[] = []
  private readonly places: EntryPlace[] = []
  private count = 0
  private readonly notes: Record<Noted['code'], { count: number; first: Noted['first'][number][] }> = {
    'host-bits': { count: 0, first: [] },
    wildcard: { count: 0, first: [] },
  }
  private readonly bad = { a: 0, b: 0 }
  /** Whether an entry that could not be read takes something away. */
  takesAway = false

  constructor(private readonly lists: Readonly<Record<'a' | 'b', Items>>) {}

  /** The entries of a list as texts that are read: an address with a wildcard mask as its block. */
  plain(list: 'a' | 'b'): readonly string[] {
    return this.lists[list].map(({ text }, index) => {
      const plain = plainEntry(text)
      if (plain !== text) this.note('wildcard', { list, index, text, block: plain })
      else if (hasHostBits(text)) this.note('host-bits', { list, index, text, block: blockOf(text) })
      return plain
    })
  }

  private note(code: Noted['code'], entry: Noted['first'][number]) {
    const own = this.notes[code]
    own.count += 1
    if (own.first.length < mostNamed) own.first.push({ ...entry, text: entry.text.slice(0, longestShown) })
  }

  fault(list: 'a' | 'b', index: number, { code, at: place, repairs, params }: CidrProblem) {
    const { text = '', at = 0, end = 0 } = this.lists[list][index] ?? {}
    const shown = text.slice(0, longestShown)
    this.count += 1
    this.bad[list] += 1
    this.takesAway ||= takesAway(text)
    if (this.faults.length === 0)
      this.faults.push({ list, index, text: shown, at, end, problem: { code, at: place, repairs, params } })
    else if (this.places.length < mostNamed) this.places.push({ list, index })
  }

  /** Whether nothing of a list that holds something could be read. */
  isLost(): boolean {
    return (['a', 'b'] as const).some((list) => this.bad[list] > 0 && this.bad[list] === this.lists[list].length)
  }

  unread(): ListsUnread | null {
    const [first] = this.faults
    const total = this.lists.a.length + this.lists.b.length
    return first ? { count: this.count, total, first, others: this.places } : null
  }

  noted(): readonly Noted[] {
    return (['host-bits', 'wildcard'] as const).flatMap((code) => {
      const { count, first } = this.notes[code]
      return count > 0 ? [{ code, count, first }] : []
    })
  }
}

/** An entry as it is read: an address with a wildcard mask, `10.0.0.0/0.0.0.255`, as its block. What is a mask is read as one. */
export function plainEntry(text: string): string {
  if (text.length > longestShown || !/\/\d{1,3}\./.test(text) || parseRange(text).ok) return text
  const wild = parseWildcard(text)
  return wild.ok ? formatBlock(wild.value) : text
}

function blockOf(text: string): string {
  const parsed = parseBlock(text)
  return parsed.ok ? formatBlock(parsed.value) : text
}

function setIn(texts: readonly string[], list: 'a' | 'b', said: Said, progress: (read: number) => void): AddressSet {
  const read = readSet(texts, progress, ({ index, ...problem }) => said.fault(list, index, problem))
  return read.ok ? read.value : { v4: [], v6: [] }
}

function blocks(set: AddressSet): Found {
  return { kind: 'blocks', blocks: textsOf(set), size: String(sizeOf(set)) }
}

function overlaps(texts: readonly string[], said: Said, progress: (read: number) => void): Found {
  const ranges: AddressRange[] = []
  const names: string[] = []
  for (const [index, text] of texts.entries()) {
    if (index % slice === 0) progress(index)
    const parsed = parseRange(text)
    if (parsed.ok) {
      ranges.push(parsed.value)
      names.push(text)
    } else said.fault('a', index, parsed.problem)
  }
  const nameOf = (index: number) => names[index] ?? ''
  return { kind: 'overlaps', pairs: overlapsOf(ranges).map(({ first, second }) => [nameOf(first), nameOf(second)]) }
}

function members(set: AddressSet, texts: readonly string[], said: Said, progress: (read: number) => void): Found {
  const found: (readonly [string, boolean])[] = []
  for (const [index, text] of texts.entries()) {
    if (index % slice === 0) progress(index)
    const inside = holds(set, text)
    const parsed = inside === null ? parseRange(text) : null
    if (parsed && !parsed.ok) said.fault('b', index, parsed.problem)
    else found.push([text, inside === true])
  }
  return { kind: 'members', items: found }
}
