import type { Entities } from './model'

const v4 = '(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?!\\.?[0-9])'
const v6 = '(?<![0-9a-z:])(?:[0-9a-f]{0,4}:){2,8}(?:(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-f]{0,4})(?![0-9a-z:])'
const address = `(?:${v4}|${v6})`
const range = new RegExp(
  `(${address})\\s*(?:-|~|…|\\.\\.+|から|より|to|through|till|until|至|到|和|and(?=.*(?:まで|cidr|block|range|between)))\\s*(${address})`,
  'g',
)
const between = new RegExp(`(?:between|begin|start)\\D{0,12}(${address})\\s*(?:and|end|,)\\D{0,8}(${address})`, 'g')
const block = new RegExp(`(${address})\\s?/\\s?([0-9]{1,4}(?![0-9.])|${v4})`, 'g')
const single = new RegExp(address, 'g')
// Masks begin with ones: every octet before the last one that is not zero is 255.
const maskShape = /^(?:255\.){0,3}(?:255|254|252|248|240|224|192|128)(?:\.0){0,3}$|^255\./
const wildcardShape = /^0\.(?:[0-9]{1,3}\.){2}(?:[1-9][0-9]*)$/

type Found = Pick<Entities, 'ranges' | 'blocks' | 'masks' | 'wildcards' | 'addresses' | 'prefixes'>

/** Addresses and what is made of them; `rest` is the text without them. */
export function addressesIn(normalised: string): { readonly found: Found; readonly rest: string } {
  const ranges: string[] = []
  const takeRange = (whole: string, first: string, last: string) => {
    if (!isAddress(first) || !isAddress(last)) return whole
    ranges.push(`${first}-${last}`)
    return ' '
  }
  const blocks: string[] = []
  const singles: string[] = []
  const rest = normalised
    .replace(range, takeRange)
    .replace(between, takeRange)
    .replace(block, (whole, base: string, prefix: string) => {
      if (!isAddress(base)) return whole
      blocks.push(`${base}/${prefix}`)
      return ' '
    })
    .replace(single, (whole) => {
      if (!isAddress(whole)) return whole
      singles.push(whole)
      return ' '
    })
  const masks = singles.filter((each) => maskShape.test(each))
  const wildcards = singles.filter((each) => wildcardShape.test(each))
  const addresses = singles.filter((each) => !masks.includes(each) && !wildcards.includes(each))
  const prefixes = [
    ...rest.matchAll(/(?<![0-9a-z.:/?])\/\s?([0-9]{1,3})(?:s(?![a-z])|(?![0-9./a-z]))/g),
    ...rest.matchAll(/(?:すらつしゆ|slash|prefix(?: length)?(?: of)?|ぷれふいつくす长?)\s*([0-9]{1,3})(?![0-9])/g),
  ]
    .map((match) => Number(match[1]))
    .filter((prefix) => prefix <= 128)
  return { found: { ranges, blocks, masks, wildcards, addresses, prefixes }, rest }
}

/**
 * IPv4 shapes count even when they are wrong, so that the reader is told; IPv6 ones only when they are right: eight groups, or fewer
 * around one "::". The reader of `lib/cidr` would say so, too, and comes only with the figures.
 */
function isAddress(text: string): boolean {
  if (!text.includes(':')) return true
  const [before = '', after, more] = text.replace(octets, '0:0').split('::')
  const counts = [before, after ?? ''].map((side) => (side === '' ? [] : side.split(':')))
  const groups = counts.flat()
  if (more !== undefined || groups.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return false
  return after === undefined ? groups.length === 8 : groups.length < 8
}

/** An IPv4 address at the end of an IPv6 one. */
const octets = /(?<=:)(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?=[0-9])|$)){4}$/
