import { formatAddress, maxOf, widthOf } from './address'
import { bitLength, blockAt, rangeOf } from './block'
import type { AddressRange, Block, CidrProblem, CidrProblemCode, Family, Note, Parsed } from './model'
import { firstOfV4, prefixOfV4, scanV4, scanV6, textOfPrefix, textOfV4, textOfV6, wordsOfV6 } from './scan'

/*
 * The grammar, in one place:
 *   address = four decimal octets without leading zeros | an IPv6 address of RFC 4291 without a zone
 *   block   = address [ "/" prefix | "/" contiguous IPv4 mask ]       a bare address is its /32 or /128
 *   range   = address "-" address                                     any dash; same family, first ≤ last
 *   list    = these, by comma, semicolon, white space or line (list.ts)
 *   mask    = "/" prefix | contiguous IPv4 mask                       only where asked for (parseMask)
 *   wildcard = IPv4 address ( "/" | white space ) wildcard mask       only where asked for (parseWildcard)
 * White space around it is cut off, full-width characters are folded, host bits are cleared: each with a note.
 * Everything else is refused with its place, and with repairs where a text has two readings.
 */

interface Address {
  readonly family: Family
  readonly value: bigint
}

/** A text with the place that each of its characters, and its end, had in what was written. */
interface Text {
  readonly text: string
  readonly at: readonly number[]
}

/** Ends the reading: caught by `read`, so that what lies between need not pass refusals on. No Error: it needs no stack. */
class Refusal {
  readonly problem: CidrProblem
  constructor(problem: CidrProblem) {
    this.problem = problem
  }
}

function refuse(
  code: CidrProblemCode,
  text: Text,
  index: number,
  repairs: readonly string[] = [],
  params: CidrProblem['params'] = {},
): never {
  throw new Refusal({ code, at: text.at[index] ?? 0, repairs, params })
}

/** Folds and reads a text of a sensible length; what the body refuses becomes the outcome. */
function read<T>(written: string, body: (text: Text, notes: Note[]) => T): Parsed<T> {
  const notes: Note[] = []
  try {
    if (written.length > longest) refuse('too-long', { text: written, at: [longest] }, 0)
    const text = fold(written, notes)
    if (text.text === '') refuse('empty', text, 0)
    return { ok: true, value: body(text, notes), notes }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

/** Longest text that can still be an address, block or range. */
const longest = 200

function fold(written: string, notes: Note[]): Text {
  let text = ''
  const at: number[] = []
  let index = 0
  for (const character of written) {
    const folded = narrow(character)
    for (let unit = 0; unit < folded.length; unit += 1) at.push(index)
    text += folded
    index += character.length
  }
  at.push(index)
  if (text !== written) notes.push({ code: 'folded' })
  const trimmed = trim({ text, at })
  if (trimmed.text !== text) notes.push({ code: 'trimmed' })
  return trimmed
}

/**
 * A full-width form (U+FF01–U+FF5E, the ideographic space and stop) as the character that it is a wide form of. Nothing else
 * is folded: a superscript or a circled digit is a mark beside an address, not a part of it.
 */
function narrow(character: string): string {
  if (character === '。') return '.'
  if (character === '\u3000') return ' '
  const code = character.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
}

function part({ text, at }: Text, start: number, end = text.length): Text {
  return { text: text.slice(start, end), at: at.slice(start, end + 1) }
}

function trim(text: Text): Text {
  const start = text.text.length - text.text.trimStart().length
  return part(text, start, start + text.text.trim().length)
}

/** Reads one address. A prefix or range is refused here. */
export function parseAddress(written: string): Parsed<Address> {
  return read(written, readAddress)
}

/**
 * Reads a CIDR block: `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `2001:db8::/32`, or a bare address, which is its /32 or /128
 * (F-8). Host bits are cleared with a note (M-8).
 */
export function parseBlock(written: string): Parsed<Block> {
  const block = canonical(written)
  return block ? { ok: true, value: block, notes: none } : read(written, readBlock)
}

const none: readonly Note[] = []

/** A block as we write it ourselves, of which nothing is to be said: the most of long lists. Null for any other text. */
function canonical(written: string): Block | null {
  const scanned = scanV4(written)
  if (scanned >= 0) {
    const first = firstOfV4(scanned)
    const prefix = prefixOfV4(scanned)
    return textOfV4(first, textOfPrefix(prefix)) === written ? { family: 4, first: BigInt(first), prefix } : null
  }
  const wide = scanV6(written)
  if (!wide) return null
  const { first, prefix } = wide
  return textOfV6(wordsOfV6(first)) + textOfPrefix(prefix) === written ? { family: 6, first, prefix } : null
}

/** Reads an IPv4 mask by itself, `/24` or `255.255.255.0`, as the number of its ones. */
export function parseMask(written: string): Parsed<number> {
  return read(written, (text, notes) =>
    text.text.startsWith('/') ? readPrefix(4, part(text, 1), notes) : readMask(text),
  )
}

/**
 * Reads an IPv4 address with a wildcard mask, as routers write it: `10.0.0.0 0.0.0.255` or `10.0.0.0/0.0.0.255` is
 * 10.0.0.0/24. Only where it is asked for: elsewhere `0.0.0.255` after a slash is refused as a mask.
 * A wildcard that is no run of ones at the end names no block and is refused.
 */
export function parseWildcard(written: string): Parsed<Block> {
  return read(written, (text, notes) => {
    const gap = text.text.search(/[/\s]/)
    if (gap < 0) refuse('wildcard', text, text.text.length)
    const address = readIpv4(part(text, 0, gap))
    const wildcard = readIpv4(trim(part(text, gap + 1))).value
    const prefix = fixedBits(wildcard, 'wildcard', text, gap + 1)
    notes.push({ code: 'wildcard' })
    return blockOf(address, prefix, notes)
  })
}

/** What a range may have between its ends: hyphens, dashes and waves, as keyboards and word processors write them. */
export const dashes = '-‐‑‒–—―−ー〜~～－'

const anyDash = new RegExp(`[${dashes}]`)

/** Reads a range `first-last` of one family with first ≤ last. A bare address or a block is its own range. */
export function parseRange(written: string): Parsed<AddressRange> {
  const hyphen = written.indexOf('-')
  const from = hyphen > 0 ? plainAddress(written.slice(0, hyphen)) : null
  const to = from && plainAddress(written.slice(hyphen + 1))
  if (from && to && from.family === to.family && from.value <= to.value) {
    return { ok: true, value: { family: from.family, first: from.value, last: to.value }, notes: [] }
  }
  return read(written, (text, notes) => {
    const dash = text.text.search(anyDash)
    if (dash < 0) return rangeOf(readBlock(text, notes))
    const first = readAddress(trim(part(text, 0, dash)))
    const end = trim(part(text, dash + 1))
    const meant = withLeadingOctets(first, end.text)
    if (meant !== null) refuse(end.text.includes('.') ? 'short' : 'integer', end, 0, [meant])
    const last = readAddress(end)
    if (first.family !== last.family) refuse('mixed-families', text, dash + 1)
    if (first.value > last.value) {
      const repair = `${formatAddress(last.family, last.value)}-${formatAddress(first.family, first.value)}`
      refuse('reversed-range', text, dash + 1, [repair])
    }
    return { family: first.family, first: first.value, last: last.value }
  })
}

/**
 * The address that the end of a range means where people leave out the octets that are those of its beginning:
 * `10.0.0.5-77`, `10.0.0.5-1.20`. Null when the end is anything else, or would lie before the beginning.
 */
function withLeadingOctets({ family, value }: Address, end: string): string | null {
  const own = end.split('.')
  if (family !== 4 || own.length > 3 || !own.every((digits) => /^(?:0|[1-9][0-9]{0,2})$/.test(digits))) return null
  const whole = [...formatAddress(4, value).split('.').slice(0, -own.length), ...own].join('.')
  const address = plainAddress(whole)
  return address && address.value >= value ? whole : null
}

/** An address in its plain form, without the notes and reasons of the slow road. */
function plainAddress(written: string): Address | null {
  if (written.includes('/')) return null
  const scanned = scanV4(written)
  if (scanned >= 0) return { family: 4, value: BigInt(firstOfV4(scanned)) }
  const block = scanV6(written)
  return block && { family: 6, value: block.first }
}

function readBlock(text: Text, notes: Note[]): Block {
  const slash = text.text.indexOf('/')
  if (slash < 0) {
    notes.push({ code: 'single' })
    const { family, value } = readAddress(text)
    return blockAt(family, value, widthOf(family))
  }
  const address = readAddress(part(text, 0, slash))
  return blockOf(address, readPrefix(address.family, part(text, slash + 1), notes), notes)
}

function blockOf({ family, value }: Address, prefix: number, notes: Note[]): Block {
  const block = blockAt(family, value, prefix)
  if (block.first !== value) notes.push({ code: 'host-bits' })
  return block
}

function readAddress(text: Text): Address {
  if (text.text === '') refuse('empty', text, 0)
  const star = text.text.search(/[*×]/)
  if (star >= 0) refuse('masked', text, star)
  return text.text.includes(':') ? readIpv6(text) : readIpv4(text)
}

/** Refuses the first character that does not belong. */
function only(text: Text, stray: RegExp) {
  const at = text.text.search(stray)
  const found = String.fromCodePoint(text.text.codePointAt(at) ?? 0)
  if (at >= 0) refuse('character', text, at, [], { found: JSON.stringify(found) })
}

function readIpv4(text: Text): Address {
  if (/^0x[0-9a-f]+/i.test(text.text)) refuse('hexadecimal', text, 0)
  only(text, /[^0-9.]/)
  const octets = text.text.split('.')
  const four = octets.length === 4
  let start = 0
  for (const digits of octets) {
    if (digits === '') refuse('empty-octet', text, start)
    if (four && /^0./.test(digits)) refuse('leading-zero', text, start, readings(octets))
    if (four && Number(digits) > 255) refuse('octet', text, start)
    start += digits.length + 1
  }
  if (!four) refuse(octets.length === 1 ? 'integer' : octets.length < 4 ? 'short' : 'too-many', text, 0)
  return { family: 4, value: octets.reduce((value, digits) => (value << 8n) | BigInt(digits), 0n) }
}

/** The decimal and the octal reading of octets with leading zeros, as far as each is an address. */
function readings(octets: readonly string[]): string[] {
  const octal = octets.map((digits) => (/^0./.test(digits) ? Number(`0o${digits}`) : Number(digits)))
  const valid = (values: readonly number[]) => values.every((value) => value <= 255)
  return [...new Set([octets.map(Number), octal].filter(valid).map((values) => values.join('.')))]
}

function readIpv6(text: Text): Address {
  const zone = text.text.indexOf('%')
  if (zone >= 0) refuse('zone', text, zone)
  only(text, /[^0-9a-f:.]/i)
  let groups = text.text
  if (groups.includes('.')) {
    const colon = groups.lastIndexOf(':') + 1
    const tail = readIpv4(part(text, colon)).value
    groups = `${groups.slice(0, colon)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`
  }
  const block = scanV6(groups)
  if (block) return { family: 6, value: block.first }
  const twice = groups.lastIndexOf('::')
  if (twice > groups.indexOf('::')) refuse('double-colon', text, twice)
  const long = groups.search(/[^:]{5}/)
  if (long >= 0) refuse('group', text, long)
  return refuse('group-count', text, Math.max(0, groups.search(/^:(?!:)|(?<!:):$/)))
}

function readPrefix(family: Family, text: Text, notes: Note[]): number {
  const digits = text.text
  if (family === 4 && digits.includes('.')) {
    notes.push({ code: 'mask' })
    return readMask(text)
  }
  const most = widthOf(family)
  const stray = digits.search(/[^0-9]/)
  if (stray < 0 && /^0./.test(digits)) refuse('prefix-zero', text, 0, [`/${Number(digits)}`])
  if (digits === '' || stray >= 0 || Number(digits) > most) {
    refuse('prefix', text, Math.max(stray, 0), [], { most: String(most) })
  }
  return Number(digits)
}

function readMask(text: Text): number {
  return fixedBits(maxOf(4) - readIpv4(text).value, 'mask', text, 0)
}

/** How many bits a mask fixes, given the ones of its free bits, which have to stand at the end. */
function fixedBits(free: bigint, code: CidrProblemCode, text: Text, index: number): number {
  if ((free & (free + 1n)) !== 0n) refuse(code, text, index)
  return 32 - bitLength(free)
}
