import { formatAddress, maxOf } from './address'
import { bitLength } from './block'
import { parseAddress } from './parse'

/** Longest text that may mean an address, with its mask. */
const longest = 100

/** One to three numbers, with stars in the place of the others, or without them. */
const beginning = /^(\d+(?:\.\d+){0,2})((?:\.[*×]){0,3})$/

/**
 * What was probably meant by a text that is refused, where people write so: by the beginning of an address (`10.1` is 10.1.0.0/16,
 * or 10.0.0.1 as ping reads it; `10/8` is 10.0.0.0/8), by stars (`10.1.*`), or by a mask with gaps (`255.0.255.0`).
 *
 * @returns texts that would be accepted in the place of the address, or of the mask; often none
 */
export function meantBy(written: string): string[] {
  if (written.length > longest) return []
  const [address = '', prefix, ...more] = written.trim().split('/')
  return more.length > 0 ? [] : [...fromBeginning(address, prefix !== undefined), ...masksNear(prefix ?? address)]
}

function fromBeginning(address: string, hasPrefix: boolean): string[] {
  const [, digits = '', stars = ''] = beginning.exec(address) ?? []
  const octets = digits.split('.')
  const filled = [...octets, '0', '0', '0'].slice(0, 4).join('.')
  if (octets.length + stars.length / 2 > 4 || !parseAddress(filled).ok) return []
  if (hasPrefix) return stars === '' ? [filled] : []
  const block = `${filled}/${8 * octets.length}`
  if (stars !== '') return [block]
  return octets.length < 2
    ? []
    : [block, [...[...octets.slice(0, -1), '0', '0'].slice(0, 3), ...octets.slice(-1)].join('.')]
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
