import {
  type AddressRange,
  type Block,
  cover,
  itemsOf,
  type Note,
  type Problem,
  parseRange,
  parseWildcard,
  rangeOf,
} from '@/lib/cidr'

/** What a text was read as, with the blocks that stand for it. */
export type Input =
  | {
      readonly ok: true
      readonly kind: 'block' | 'address' | 'range'
      readonly range: AddressRange
      /** The fewest blocks that cover it; one for a block or an address. */
      readonly blocks: readonly Block[]
      readonly notes: readonly Note[]
    }
  | {
      readonly ok: false
      readonly problem: Problem
      /** How many entries a list has that was put into the field; 0 when it is none. */
      readonly entries: number
      /** The block that it names if its mask is a wildcard. */
      readonly wildcard: Block | null
    }

/** Reads what stands in the calculator's field: an address, a block or a range. */
export function readInput(text: string): Input {
  const parsed = parseRange(text)
  if (!parsed.ok) {
    const wildcard = parseWildcard(text)
    if (wildcard.ok) return { ok: false, problem: parsed.problem, entries: 0, wildcard: wildcard.value }
    const entries = itemsOf(text.slice(0, 10_000_000)).length
    return { ok: false, problem: parsed.problem, entries: entries > 1 ? entries : 0, wildcard: null }
  }
  const blocks = cover(parsed.value)
  const [only] = blocks
  const one = blocks.length === 1 && only && rangeOf(only).last === parsed.value.last
  const written = /[-–—〜~]/.test(text)
  const kind = one && !written ? (parsed.value.first === parsed.value.last ? 'address' : 'block') : 'range'
  return { ok: true, kind, range: parsed.value, blocks, notes: parsed.notes }
}
