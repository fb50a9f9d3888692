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
  /** The fewest blocks, each with the prefix that its start allows and the one that what is left allows; the longer wins. */
  readonly blocks: readonly { readonly block: string; readonly aligned: number; readonly fits: number }[]
}

function end(family: AddressRange['family'], value: bigint) {
  return { text: formatAddress(family, value), binary: value.toString(2).padStart(widthOf(family), '0') }
}

/** Trailing zeros of an address: how large a block may start there. */
function zeros(value: bigint, bits: number): number {
  const ones = value.toString(2)
  return value === 0n ? bits : ones.length - 1 - ones.lastIndexOf('1')
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
    blocks: [{ block: formatBlock(block), aligned: block.prefix, fits: block.prefix }],
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
    blocks: blocks.map((block) => ({
      block: formatBlock(block),
      aligned: bits - zeros(block.first, bits),
      fits: bits - ((last - block.first + 1n).toString(2).length - 1),
    })),
  }
}
