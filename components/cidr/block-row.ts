import { type Block, count, formatAddress, formatBlock, lastOf } from '@/lib/cidr'

/** A block as a row of an export. */
export function rowOf(block: Block): Readonly<Record<'block' | 'first' | 'last' | 'count', string>> {
  return {
    block: formatBlock(block),
    first: formatAddress(block.family, block.first),
    last: formatAddress(block.family, lastOf(block)),
    count: String(count(block)),
  }
}
