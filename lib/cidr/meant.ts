import { formatAddress, maxOf } from './address'
import { bitLength } from './block'
import { parseAddress } from './parse'

/** Longest text that may mean an address, with its mask. */
const longest = 100

/** One to three octets of an IPv4 address, with stars in the place of the others, or without them. */
const beginning = /^((?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){0,2})((?:\.[*×]){0,3})$/

/**
 * What was probably meant by a text that is refused, where people write so: by the beginning of an address (`10.1` is 10.1.0.0/16,
 * or 10.0.0.1 as ping reads it; `10/8` is 10.0.0.0/8), by stars (`10.1.*`), or by a mask with gaps (`255.0.255.0`).
 *
 * @returns texts that would be accepted in the place of the address, or of the mask; often none
 */
export function meantBy(written: string): string[] {
  if (written.length > longest) return []
  const [address = '', prefix, ...more] = written.trim().split('/')
  if (more.length > 0) return []
  return [...(prefix === undefined ? blocksBeginning(address) : filledUp(address)), ...masksNear(prefix ?? address)]
}

/** The octets of a beginning, and whether stars stand for the rest; null for any other text. */
function octetsOf(address: string): { readonly octets: readonly string[]; readonly stars: boolean } | null {
  const [, digits = '', stars = ''] = beginning.exec(address) ?? []
  const octets = digits.split('.')
  const isOne = digits !== '' && octets.length + stars.length / 2 <= 4 && octets.every((octet) => Number(octet) <= 255)
  return isOne ? { octets, stars: stars !== '' } : null
}

const filled = (octets: readonly string[]) => [...octets, '0', '0', '0'].slice(0, 4).join('.')

function filledUp(address: string): string[] {
  const read = octetsOf(address)
  return read && !read.stars ? [filled(read.octets)] : []
}

function blocksBeginning(address: string): string[] {
  const { octets, stars } = octetsOf(address) ?? { octets: [], stars: false }
  const block = `${filled(octets)}/${8 * octets.length}`
  if (stars) return [block]
  if (octets.length < 2) return []
  return [block, [...[...octets.slice(0, -1), '0', '0'].slice(0, 3), ...octets.slice(-1)].join('.')]
}

/** Masks that one with gaps may have been meant as: with its gaps filled, or without what comes after the first gap. */
function masksNear(written: string): string[] {
  const read = parseAddress(written)
  if (!read.ok || read.value.family === 6) return []
  const { value } = read.value
  const untilGap = 32 - bitLength(maxOf(4) - value)
  const untilLast = 33 - bitLength(value & -value)
  if (untilGap === 0 || untilGap === untilLast) return []
  return [untilLast, untilGap]
    .filter((ones) => ones < 32)
    .map((ones) => formatAddress(4, maxOf(4) - ((1n << BigInt(32 - ones)) - 1n)))
}
