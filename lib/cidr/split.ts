import { compareAddresses, widthOf } from './address'
import { bitLength, count } from './block'
import type { Block } from './model'

/**
 * A block cut into blocks of a longer prefix, in address order.
 * Throws a RangeError when the prefix is shorter than the block's, beyond its family's width, or gives more than 65,536 parts.
 */
export function split(block: Block, prefix: number): Block[] {
  const width = widthOf(block.family)
  // 16 more fixed bits make 65,536 parts.
  const most = Math.min(width, block.prefix + 16)
  if (!Number.isInteger(prefix) || prefix < block.prefix || prefix > most) {
    throw new RangeError(`a prefix from ${block.prefix} to ${most} was expected`)
  }
  const step = 1n << BigInt(width - prefix)
  return Array.from({ length: 2 ** (prefix - block.prefix) }, (_, index) => ({
    family: block.family,
    first: block.first + BigInt(index) * step,
    prefix,
  }))
}

/** A part of a plan: how many addresses were asked for, and the block that holds them. */
export interface Allotment {
  readonly wanted: bigint
  /** Null when there was no room left. */
  readonly block: Block | null
}

/**
 * Gives each wish for a number of addresses the smallest block that holds it, largest first, from the block's start on.
 * The answer is in the order of the wishes.
 *
 * @param wishes numbers of addresses, at least 1 each
 */
export function plan(block: Block, wishes: readonly bigint[]): Allotment[] {
  const width = widthOf(block.family)
  const allotments: Allotment[] = wishes.map((wanted) => ({ wanted, block: null }))
  const order = wishes.map((wanted, index) => ({ wanted, index })).sort((a, b) => compareAddresses(b.wanted, a.wanted))
  let next = block.first
  const end = block.first + count(block)
  for (const { wanted, index } of order) {
    const free = bitLength(wanted - 1n)
    const size = 1n << BigInt(free)
    if (free > width - block.prefix || next + size > end) continue
    allotments[index] = { wanted, block: { family: block.family, first: next, prefix: width - free } }
    next += size
  }
  return allotments
}
