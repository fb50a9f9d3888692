import ipaddr from 'ipaddr.js'
import type { Family } from './model'

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
  if (family === 4) {
    const number = Number(value)
    return `${number >>> 24}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${number & 255}`
  }
  const parts = Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(112 - 16 * index)) & 0xffffn))
  return new ipaddr.IPv6(parts).toRFC5952String()
}
