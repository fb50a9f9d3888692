import { cover } from './block'
import type { AddressRange, Block } from './model'

// What `address-set` does for long lists, for a handful of ranges: it travels where a question names them.

/** Ranges without those that touch or overlap, in order. */
function joined(ranges: readonly AddressRange[]): AddressRange[] {
  const found: AddressRange[] = []
  const inOrder = [...ranges].sort((a, b) => a.family - b.family || (a.first < b.first ? -1 : 1))
  for (const range of inOrder) {
    const last = found.at(-1)
    if (last?.family !== range.family || range.first > last.last + 1n) found.push(range)
    else if (range.last > last.last) found.splice(-1, 1, { ...last, last: range.last })
  }
  return found
}

/** The fewest blocks that hold exactly what a few ranges hold together, IPv4 first, in address order. */
export function blocksTogether(ranges: readonly AddressRange[]): Block[] {
  return joined(ranges).flatMap(cover)
}

/** The fewest blocks that hold exactly what is left of a range without a few others, in address order. */
export function blocksLeft(range: AddressRange, without: readonly AddressRange[]): Block[] {
  const { family, last } = range
  const left: AddressRange[] = []
  let { first } = range
  for (const taken of joined(without).filter((each) => each.family === family)) {
    if (taken.first > first) left.push({ family, first, last: taken.first - 1n < last ? taken.first - 1n : last })
    if (taken.last >= first) first = taken.last + 1n
  }
  return [...left, { family, first, last }].flatMap(cover)
}
