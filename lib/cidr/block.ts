import { formatAddress, maxOf, widthOf } from './address'
import type { AddressRange, Block, Family } from './model'

/** The block of `prefix` fixed bits that holds an address; bits to the right are cleared. */
export function blockAt(family: Family, value: bigint, prefix: number): Block {
  const free = BigInt(widthOf(family) - prefix)
  return { family, first: (value >> free) << free, prefix }
}

/** How many addresses a block holds: 2 to the number of free bits. */
export function count(block: Block): bigint {
  return 1n << BigInt(widthOf(block.family) - block.prefix)
}

/** Last address of a block. */
export function lastOf(block: Block): bigint {
  return block.first + count(block) - 1n
}

/** First and last address of a block. */
export function rangeOf(block: Block): AddressRange {
  return { family: block.family, first: block.first, last: lastOf(block) }
}

/** A block in canonical text, always with its prefix: `10.0.0.0/8`, `2001:db8::/32`. */
export function formatBlock(block: Block): string {
  return `${formatAddress(block.family, block.first)}/${block.prefix}`
}

/** The subnet mask of an IPv4 block, such as `255.0.0.0`; null for IPv6, which has none. */
export function maskOf(block: Block): string | null {
  return block.family === 4 ? formatAddress(4, maxOf(4) - (count(block) - 1n)) : null
}

/** Whether an address lies in a block of the same family. */
export function contains(block: Block, value: bigint): boolean {
  return block.first <= value && value <= lastOf(block)
}

export type Relation = 'equal' | 'contains' | 'inside' | 'disjoint'

/** How block `a` stands to block `b`. Two blocks never overlap in part. */
export function relation(a: Block, b: Block): Relation {
  if (a.family !== b.family) return 'disjoint'
  if (a.first === b.first && a.prefix === b.prefix) return 'equal'
  if (a.prefix < b.prefix && contains(a, b.first)) return 'contains'
  if (b.prefix < a.prefix && contains(b, a.first)) return 'inside'
  return 'disjoint'
}

/**
 * The fewest blocks that hold exactly the addresses of a range, in address order.
 *
 * From the first address on, each block is the largest that starts there (its alignment) and stays inside.
 */
export function cover(range: AddressRange): Block[] {
  const { family, last } = range
  const width = widthOf(family)
  const blocks: Block[] = []
  let first = range.first
  while (first <= last) {
    let free = first === 0n ? width : trailingZeros(first)
    while (first + (1n << BigInt(free)) - 1n > last) free -= 1
    blocks.push({ family, first, prefix: width - free })
    first += 1n << BigInt(free)
  }
  return blocks
}

function trailingZeros(value: bigint): number {
  let zeros = 0
  for (let rest = value; (rest & 1n) === 0n; rest >>= 1n) zeros += 1
  return zeros
}
