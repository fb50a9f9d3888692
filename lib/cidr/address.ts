import type { Family } from './model'
import { textOfV4, textOfV6, wordsOfV6 } from './scan'

/** Bits of an address: 32 or 128. */
export function widthOf(family: Family): number {
  return family === 4 ? 32 : 128
}

/** Largest address of a family as an unsigned integer. */
export function maxOf(family: Family): bigint {
  return (1n << BigInt(widthOf(family))) - 1n
}

/**
 * An address in canonical text: IPv4 dotted decimal, IPv6 per RFC 5952.
 *
 * @param value 0–2³²−1 or 0–2¹²⁸−1
 */
export function formatAddress(family: Family, value: bigint): string {
  if (family === 4) return textOfV4(Number(value))
  return textOfV6(wordsOfV6(value))
}

/** For sorting addresses: negative, 0 or positive. */
export function compareAddresses(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
