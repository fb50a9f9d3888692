import { formatAddress, widthOf } from './address'
import { count, cover, formatBlock, lastOf, maskOf } from './block'
import type { AddressRange, Block } from './model'

/** The arithmetic of a conversion, as data: the FAQ's two worked examples for any numbers. */
export interface Explanation {
  /** Bits of an address: 32 or 128. */
  readonly bits: number
  /** Leading bits that both ends share; in a block they are the fixed ones. */
  readonly fixed: number
  readonly free: number
  /** Both ends as text and in binary. */
  readonly first: { readonly text: string; readonly binary: string }
  readonly last: { readonly text: string; readonly binary: string }
  /** Subnet mask of an IPv4 block; null otherwise. */
  readonly mask: string | null
  /** Number of addresses. */
  readonly count: bigint
  /** The fewest blocks; one when the shared bits describe the range exactly. */
  readonly blocks: readonly string[]
}

function end(family: AddressRange['family'], value: bigint) {
  return { text: formatAddress(family, value), binary: value.toString(2).padStart(widthOf(family), '0') }
}

/** From a block to its range. */
export function explainBlock(block: Block): Explanation {
  const bits = widthOf(block.family)
  return {
    bits,
    fixed: block.prefix,
    free: bits - block.prefix,
    first: end(block.family, block.first),
    last: end(block.family, lastOf(block)),
    mask: maskOf(block),
    count: count(block),
    blocks: [formatBlock(block)],
  }
}

/** From a range to its blocks. */
export function explainRange({ family, first, last }: AddressRange): Explanation {
  const bits = widthOf(family)
  const differing = first === last ? 0 : (first ^ last).toString(2).length
  const blocks = cover({ family, first, last })
  const [only] = blocks.length === 1 ? blocks : []
  return {
    bits,
    fixed: bits - differing,
    free: differing,
    first: end(family, first),
    last: end(family, last),
    mask: only ? maskOf(only) : null,
    count: last - first + 1n,
    blocks: blocks.map(formatBlock),
  }
}
