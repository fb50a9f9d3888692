import { formatAddress, widthOf } from './address'
import { bitLength, coverSteps, formatBlock, maskOf, rangeOf } from './block'
import type { AddressRange, Block } from './model'

/** The arithmetic of a conversion, as data: the FAQ's two worked examples for any numbers. */
export interface BlockExplanation {
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

/** From a block to its range. */
export function explainBlock(block: Block): BlockExplanation {
  return explainRange(rangeOf(block))
}

/** From a range to its blocks. */
export function explainRange(range: AddressRange): BlockExplanation {
  const { family, first, last } = range
  const bits = widthOf(family)
  const free = bitLength(first ^ last)
  const steps = coverSteps(range)
  const [only] = steps.length === 1 ? steps : []
  return {
    bits,
    fixed: bits - free,
    free,
    first: end(family, first),
    last: end(family, last),
    mask: only ? maskOf(only.block) : null,
    count: last - first + 1n,
    blocks: steps.map(({ block, aligned, fits }) => ({ block: formatBlock(block), aligned, fits })),
  }
}
