import {
  type AddressRange,
  type Block,
  type CidrProblem,
  count,
  cover,
  dashes,
  itemsOf,
  meantBy,
  type Note,
  parseMask,
  parseRange,
  parseWildcard,
  rangeOf,
  takesAway,
} from '@/lib/cidr'
import { type SetResult, workOn } from './set-work'

/** What the text in the calculator's field was read as. */
export type Input =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'block' | 'address' | 'range'
      readonly range: AddressRange
      /** The fewest blocks that cover it; one for a block or an address. */
      readonly blocks: readonly Block[]
      readonly notes: readonly Note[]
      /** What it was read as is a block that can be written plainly: an address with a wildcard mask. */
      readonly wildcard?: true
    }
  /** An IPv4 mask by itself, with the number of its ones. */
  | { readonly kind: 'mask'; readonly prefix: number }
  | {
      readonly kind: 'list'
      /** Null when the text is too long to be taken apart while one types. */
      readonly entries: number | null
      /** All of it merged, or what is wrong with it; null when it is too long to be worked on while one types. */
      readonly merged: SetResult | null
    }
  /** Something is taken from something, or may be: what from what, `read-taking` reads. */
  | { readonly kind: 'taking' }
  | { readonly kind: 'problem'; readonly problem: CidrProblem }

/** Two blocks with a dash between them, by the look of it. */
const dashed = new RegExp(`^[^\\s,/]+/\\d+\\s*[${dashes}]\\s*[^\\s,/]+/\\d+$`)

/** Most characters of a list that is worked on at every keystroke. */
export const longestLive = 20_000

/** Reads what stands in the calculator's field. */
export function readInput(text: string): Input {
  // Megabytes are not even taken apart here: this runs at every keystroke, and for whatever a link holds.
  if (text.length > longestLive) return { kind: 'list', entries: null, merged: null }
  if (text.trim() === '') return { kind: 'empty' }
  const mask = parseMask(text)
  if (mask.ok && isMask(text, mask.value)) return { kind: 'mask', prefix: mask.value }
  // No host has an address that begins so: it is a mask with a gap.
  if (!mask.ok && mask.problem.code === 'mask' && text.trim().startsWith('255.')) {
    return { kind: 'problem', problem: withMeant(mask.problem, text) }
  }
  const items = itemsOf(text)
  const [only] = items
  // An address with a mask after a blank is one item.
  const written = items.length === 1 && only?.text.includes('/') && !text.includes('/') ? only.text : text
  const parsed = parseRange(written)
  if (parsed.ok) {
    const blocks = cover(parsed.value)
    const single = parsed.value.first === parsed.value.last
    const plain = parsed.notes.some(({ code }) => code === 'single') || /[/／]/.test(written)
    return { kind: plain ? (single ? 'address' : 'block') : 'range', range: parsed.value, blocks, notes: parsed.notes }
  }
  if (takesAway(text) || dashed.test(text.trim())) return { kind: 'taking' }
  const wildcard = items.length === 1 ? parseWildcard(text) : parsed
  if (wildcard.ok) {
    const { value: block, notes } = wildcard
    const single = count(block) === 1n
    return { kind: single ? 'address' : 'block', range: rangeOf(block), blocks: [block], notes, wildcard: true }
  }
  // A slash that begins an item belongs to what stands before it: no list, but a blank too much.
  if (items.length > 1 && !items.some((item) => item.text.startsWith('/'))) {
    return { kind: 'list', entries: items.length, merged: workOn({ op: 'merge', a: text, b: '' }, () => {}) }
  }
  return { kind: 'problem', problem: withMeant(parsed.problem, text) }
}

/** A problem with what was probably meant where its reader has no repair. */
function withMeant(problem: CidrProblem, text: string): CidrProblem {
  const repairable = ['integer', 'short', 'masked', 'mask'].includes(problem.code)
  return repairable && problem.repairs.length === 0 ? { ...problem, repairs: meantBy(text) } : problem
}

/** Whether a text that can be read as a mask of so many ones names no block. A mask of fewer than 8 ones may well be an address. */
function isMask(text: string, ones: number): boolean {
  return text.trim().startsWith('/') || (ones >= 8 && ones < 32)
}
