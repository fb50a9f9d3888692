import { type AddressRange, type Block, cover, type Note, type Problem, parseRange, rangeOf } from '@/lib/cidr'

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
  | { readonly ok: false; readonly problem: Problem }

/** Reads what stands in the calculator's field: an address, a block or a range. */
export function readInput(text: string): Input {
  const parsed = parseRange(text)
  if (!parsed.ok) return parsed
  const blocks = cover(parsed.value)
  const [only] = blocks
  const one = blocks.length === 1 && only && rangeOf(only).last === parsed.value.last
  const written = /[-–—〜~]/.test(text)
  const kind = one && !written ? (parsed.value.first === parsed.value.last ? 'address' : 'block') : 'range'
  return { ok: true, kind, range: parsed.value, blocks, notes: parsed.notes }
}
