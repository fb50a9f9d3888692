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
  const { family, first } = block
  return { family, first, last: lastOf(block) }
}

/** A block in canonical text, always with its prefix: `10.0.0.0/8`, `2001:db8::/32`. */
export function formatBlock(block: Block): string {
  return `${formatAddress(block.family, block.first)}/${block.prefix}`
}

/** The subnet mask of an IPv4 block, such as `255.0.0.0`; null for IPv6, which has none. */
export function maskOf(block: Block): string | null {
  return block.family === 4 ? formatAddress(4, maxOf(4) - count(block) + 1n) : null
}

/** The wildcard mask of an IPv4 block, such as `0.255.255.255`: the mask turned around; null for IPv6. */
export function wildcardOf(block: Block): string | null {
  return block.family === 4 ? formatAddress(4, count(block) - 1n) : null
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

/** A step of covering a range: a block, with the prefix that its start allows and the one that what is left allows. */
export interface CoverStep {
  readonly block: Block
  readonly aligned: number
  readonly fits: number
}

/**
 * How the fewest blocks that hold exactly the addresses of a range are found, in address order: from the first address
 * on, each block is the largest that starts there (its alignment) and stays inside. The longer prefix of the two wins.
 */
export function coverSteps({ family, first, last }: AddressRange): CoverStep[] {
  const width = widthOf(family)
  const steps: CoverStep[] = []
  for (let next = first; next <= last; ) {
    const aligned = next === 0n ? 0 : width - bitLength(next & -next) + 1
    const fits = width - bitLength(last - next + 1n) + 1
    const prefix = Math.max(aligned, fits)
    steps.push({ block: { family, first: next, prefix }, aligned, fits })
    next += 1n << BigInt(width - prefix)
  }
  return steps
}

/** The fewest blocks that hold exactly the addresses of a range, in address order. */
export function cover(range: AddressRange): Block[] {
  return coverSteps(range).map(({ block }) => block)
}

/** Digits of a number in binary; 0 for 0. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}
