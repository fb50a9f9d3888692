import { type Block, formatAddress, formatBlock, lastOf, parseBlock } from '@/lib/cidr'
import type { HclFunction, HclResult } from '@/lib/text'

/** Functions of address blocks, which the language has beside those of texts and lists. */
export const blockFunctions: Readonly<Record<string, HclFunction>> = {
  cidrsubnet: ([prefix, bits, number]) => subnet(prefix, bits, number),
  cidrhost: ([prefix, number]) => {
    const block = blockIn(prefix)
    if (!block || typeof number !== 'number' || !Number.isInteger(number)) return undefined
    const host = number < 0 ? lastOf(block) + 1n + BigInt(number) : block.first + BigInt(number)
    return host < block.first || host > lastOf(block) ? undefined : formatAddress(block.family, host)
  },
}

function blockIn(value: HclResult | undefined): Block | null {
  const parsed = typeof value === 'string' ? parseBlock(value) : null
  return parsed?.ok ? parsed.value : null
}

/** `cidrsubnet(prefix, newbits, netnum)`; undefined where the block has no such part. */
function subnet(
  prefix: HclResult | undefined,
  bits: HclResult | undefined,
  number: HclResult | undefined,
): string | undefined {
  const block = blockIn(prefix)
  if (!block || typeof bits !== 'number' || typeof number !== 'number') return undefined
  if (!Number.isInteger(bits) || !Number.isInteger(number) || bits < 0 || number < 0) return undefined
  const length = block.prefix + bits
  const size = block.family === 4 ? 32 : 128
  if (length > size || number >= 2 ** bits) return undefined
  return formatBlock({
    family: block.family,
    first: block.first + (BigInt(number) << BigInt(size - length)),
    prefix: length,
  })
}
