import ipaddr from 'ipaddr.js'
import { formatAddress, maxOf, widthOf } from './address'
import { blockAt } from './block'
import type { AddressRange, Block, Family, Note, Parsed, Problem } from './model'
import { firstOfV4, scanV4, scanV6 } from './scan'

/*
 * The grammar, in one place:
 *   address = four decimal octets without leading zeros | an IPv6 address of RFC 4291 without a zone
 *   block   = address [ "/" prefix | "/" contiguous IPv4 mask ]       a bare address is its /32 or /128
 *   range   = address "-" address                                     same family, first ≤ last
 * White space around it is cut off, full-width characters are folded (NFKC), host bits are cleared: each with a note.
 * Everything else is refused with its place, and with repairs where a text has two readings.
 */

interface Address {
  readonly family: Family
  readonly value: bigint
}

/** A text with the place that each of its characters had in what was written. */
interface Text {
  readonly text: string
  readonly at: readonly number[]
  readonly notes: readonly Note[]
}

function problem(code: string, message: string, at: number, repairs: readonly string[] = []): Problem {
  return { code, message, at, repairs }
}

function refuse(found: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem: found }
}

function note(code: string, message: string): Note {
  return { code, message }
}

/** Longest text that can still be an address, block or range. */
const longest = 200

function fold(written: string): Text {
  const notes: Note[] = []
  let text = ''
  const at: number[] = []
  let index = 0
  for (const character of written) {
    const folded = character === '。' ? '.' : character.normalize('NFKC')
    for (let unit = 0; unit < folded.length; unit += 1) at.push(index)
    text += folded
    index += character.length
  }
  if (text !== written) notes.push(note('folded', 'Full-width characters were folded.'))
  const start = text.length - text.trimStart().length
  const trimmed = text.trim()
  if (trimmed.length < text.length) notes.push(note('trimmed', 'Outer white space was left out.'))
  return { text: trimmed, at: at.slice(start, start + trimmed.length), notes }
}

function part({ text, at, notes }: Text, start: number, end = text.length): Text {
  return { text: text.slice(start, end), at: at.slice(start, end), notes }
}

function place({ at }: Text, index: number): number {
  return at[index] ?? (at.at(-1) ?? -1) + 1
}

/** Reads one address. A prefix or range is refused here. */
export function parseAddress(written: string): Parsed<Address> {
  const plain = plainAddress(written)
  if (plain) return { ok: true, value: plain, notes: [] }
  const text = fold(written)
  const tooMuch = refuseLength(text)
  if (tooMuch) return refuse(tooMuch)
  const read = readAddress(text)
  return 'code' in read ? refuse(read) : { ok: true, value: read, notes: text.notes }
}

/**
 * Reads a CIDR block: `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `2001:db8::/32`, or a bare address, which is its /32 or /128
 * (F-8). Host bits are cleared with a note (M-8).
 */
export function parseBlock(written: string): Parsed<Block> {
  const text = fold(written)
  const tooMuch = refuseLength(text)
  if (tooMuch) return refuse(tooMuch)
  const slash = text.text.indexOf('/')
  const address = readAddress(slash < 0 ? text : part(text, 0, slash))
  if ('code' in address) return refuse(address)
  const { family, value } = address
  if (slash < 0) {
    const width = widthOf(family)
    const notes = [...text.notes, note('single', `A single address stands for its /${width}.`)]
    return { ok: true, value: blockAt(family, value, width), notes }
  }
  const prefix = readPrefix(family, part(text, slash + 1), place(text, slash))
  if ('code' in prefix) return refuse(prefix)
  const block = blockAt(family, value, prefix.length)
  const notes = [...text.notes, ...prefix.notes]
  if (block.first !== value) {
    notes.push(
      note(
        'host-bits',
        `The bits after the first ${prefix.length} were cleared: ${formatAddress(family, block.first)}.`,
      ),
    )
  }
  return { ok: true, value: block, notes }
}

/** Reads a range `first-last` of one family with first ≤ last. A bare address or a block is its own range. */
export function parseRange(written: string): Parsed<AddressRange> {
  const hyphen = written.indexOf('-')
  const from = hyphen > 0 ? plainAddress(written.slice(0, hyphen)) : null
  const to = from && plainAddress(written.slice(hyphen + 1))
  if (from && to && from.family === to.family && from.value <= to.value) {
    return { ok: true, value: { family: from.family, first: from.value, last: to.value }, notes: [] }
  }
  const text = fold(written)
  const tooMuch = refuseLength(text)
  if (tooMuch) return refuse(tooMuch)
  const dash = text.text.search(/[-–—〜~]/)
  if (dash < 0) {
    const block = parseBlock(written)
    if (!block.ok) return block
    const { family, first, prefix } = block.value
    const last = first + (1n << BigInt(widthOf(family) - prefix)) - 1n
    return { ok: true, value: { family, first, last }, notes: block.notes }
  }
  const ends = [part(text, 0, dash), part(text, dash + 1)].map(trimPart)
  const [first, last] = ends.map(readAddress)
  if (!first || !last) return refuse(problem('range-end', 'A range has two ends.', place(text, dash)))
  if ('code' in first) return refuse(first)
  if ('code' in last) return refuse(last)
  if (first.family !== last.family) {
    return refuse(problem('mixed-families', 'Both ends belong to one family.', place(text, dash + 1)))
  }
  if (first.value > last.value) {
    const repair = `${formatAddress(last.family, last.value)}-${formatAddress(first.family, first.value)}`
    return refuse(problem('reversed-range', 'The first address is above the last.', place(text, dash + 1), [repair]))
  }
  return { ok: true, value: { family: first.family, first: first.value, last: last.value }, notes: text.notes }
}

/** An address in its plain form, without the notes and reasons of the slow road. */
function plainAddress(written: string): Address | null {
  if (written.includes('/')) return null
  const scanned = scanV4(written)
  if (scanned >= 0) return { family: 4, value: BigInt(firstOfV4(scanned)) }
  const block = scanV6(written)
  return block && { family: 6, value: block.first }
}

function trimPart(text: Text): Text {
  const start = text.text.length - text.text.trimStart().length
  return part(text, start, start + text.text.trim().length)
}

function refuseLength(text: Text): Problem | null {
  if (text.text.length === 0) return problem('empty', 'An address such as 10.0.0.1 was expected.', 0)
  return text.text.length > longest
    ? problem('too-long', `At most ${longest} characters make one address, block or range.`, place(text, longest))
    : null
}

function readAddress(text: Text): Address | Problem {
  if (text.text.length === 0) return problem('empty', 'An address was expected here.', place(text, 0))
  const star = text.text.search(/[*×]/)
  if (star >= 0) {
    return problem('masked', 'This part is hidden; write the real one.', place(text, star))
  }
  return text.text.includes(':') ? readIpv6(text) : readIpv4(text)
}

const octet = /^(?:0|[1-9][0-9]{0,2})$/

function readIpv4(text: Text): Address | Problem {
  const stray = text.text.search(/[^0-9.]/)
  if (/^0x[0-9a-f]+/i.test(text.text)) {
    return problem('hexadecimal', 'Octets are decimal.', place(text, 0))
  }
  if (stray >= 0) {
    const found = String.fromCodePoint(text.text.codePointAt(stray) ?? 0)
    return problem('character', `${JSON.stringify(found)} has no place in an address.`, place(text, stray))
  }
  const octets = text.text.split('.')
  let start = 0
  for (const digits of octets) {
    if (digits === '') {
      return problem('empty-octet', 'An octet is a number from 0 to 255.', place(text, start))
    }
    if (octets.length === 4 && digits.length > 1 && digits.startsWith('0')) {
      return problem('leading-zero', 'A leading zero may mean octal.', place(text, start), readings(octets))
    }
    if (octets.length === 4 && (!octet.test(digits) || Number(digits) > 255)) {
      return problem('octet', 'An octet is a number from 0 to 255.', place(text, start))
    }
    start += digits.length + 1
  }
  if (octets.length === 1) {
    return problem('integer', 'An IPv4 address has four numbers.', place(text, 0))
  }
  if (octets.length !== 4) {
    const message = `An IPv4 address has four numbers; this has ${octets.length}.`
    return problem(octets.length < 4 ? 'short' : 'too-many', message, place(text, 0))
  }
  return { family: 4, value: octets.reduce((value, digits) => (value << 8n) | BigInt(digits), 0n) }
}

/** The decimal and the octal reading of octets with leading zeros, as far as each is an address. */
function readings(octets: readonly string[]): string[] {
  const decimal = octets.map((digits) => Number.parseInt(digits, 10))
  const octal = octets.map((digits) =>
    digits.length > 1 && digits.startsWith('0')
      ? /^[0-7]+$/.test(digits)
        ? Number.parseInt(digits, 8)
        : Number.NaN
      : Number.parseInt(digits, 10),
  )
  const valid = (values: readonly number[]) => values.every((value) => value >= 0 && value <= 255)
  return [...new Set([decimal, octal].filter(valid).map((values) => values.join('.')))]
}

function readIpv6(text: Text): Address | Problem {
  const zone = text.text.indexOf('%')
  if (zone >= 0) return problem('zone', 'A zone such as %eth0 has no place in a rule.', place(text, zone))
  const stray = text.text.search(/[^0-9a-f:.]/i)
  if (stray >= 0) {
    const found = String.fromCodePoint(text.text.codePointAt(stray) ?? 0)
    return problem('character', `${JSON.stringify(found)} has no place in an IPv6 address.`, place(text, stray))
  }
  const colon = text.text.lastIndexOf(':')
  let groups = text.text
  if (groups.includes('.')) {
    const tail = readIpv4(part(text, colon + 1))
    if ('code' in tail) return tail
    // ipaddr.js rewrites a dotted tail to an IPv4-mapped address: hand it two groups instead.
    groups = `${groups.slice(0, colon + 1)}${(tail.value >> 16n).toString(16)}:${(tail.value & 0xffffn).toString(16)}`
  }
  const twice = groups.indexOf('::', groups.indexOf('::') + 1)
  if (groups.includes('::') && twice >= 0) {
    return problem('double-colon', '"::" stands once at most.', place(text, twice))
  }
  const written = groups.split(':')
  const long = written.find((group) => group.length > 4)
  if (long !== undefined) {
    return problem('group', 'A group has at most four hexadecimal digits.', place(text, groups.indexOf(long)))
  }
  const filled = written.filter((group) => group !== '').length
  const lone = /^:(?!:)|(?<!:):$/.exec(groups)
  if (lone || (groups.includes('::') ? filled > 7 : filled !== 8)) {
    return problem(
      'group-count',
      'An IPv6 address has eight groups, or fewer with "::".',
      place(text, lone?.index ?? 0),
    )
  }
  const value = ipaddr.IPv6.parse(groups).parts.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n)
  return { family: 6, value }
}

function readPrefix(
  family: Family,
  text: Text,
  slash: number,
): { readonly length: number; readonly notes: readonly Note[] } | Problem {
  const width = widthOf(family)
  const expected = `After "/" comes a number from 0 to ${width}.`
  if (text.text === '') return problem('prefix', expected, slash + 1)
  if (family === 4 && text.text.includes('.')) return readMask(text)
  const stray = text.text.search(/[^0-9]/)
  if (stray >= 0) return problem('prefix', expected, place(text, stray))
  if (text.text.length > 1 && text.text.startsWith('0')) {
    const repair = text.text.replace(/^0+(?=.)/, '')
    return problem('prefix-zero', 'A prefix has no leading zero.', place(text, 0), [`/${repair}`])
  }
  const length = Number(text.text)
  return length > width ? problem('prefix', expected, place(text, 0)) : { length, notes: [] }
}

function readMask(text: Text): { readonly length: number; readonly notes: readonly Note[] } | Problem {
  const mask = readIpv4(text)
  if ('code' in mask) return mask
  const host = maxOf(4) - mask.value
  if ((host & (host + 1n)) !== 0n) {
    return problem('mask', 'A mask is ones and then zeros, such as 255.255.255.0.', place(text, 0))
  }
  const length = 32 - host.toString(2).replace(/^0$/, '').length
  return { length, notes: [note('mask', `The mask ${text.text} is /${length}.`)] }
}
