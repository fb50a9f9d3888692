/*
 * A fast road for the texts that lists are made of. It takes exactly the plain forms of the grammar in parse.ts and gives
 * up (null, −1) on everything else, which then goes the slow road and gets its note or its reason.
 */

/** Largest power that separates a prefix (0–32) from an address in one number. */
const room = 64

/**
 * An IPv4 block or address as `first × 64 + prefix`, host bits cleared; −1 when the text is not in its plain form.
 * One number sorts and travels faster than an object.
 */
export function scanV4(text: string): number {
  const { length } = text
  if (length < 7 || length > 18) return -1
  let value = 0
  let octet = -1
  let dots = 0
  let at = 0
  for (; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) {
      octet = withDigit(octet, digit)
      if (octet > 255) return -1
    } else if (digit === dot) {
      if (octet < 0 || dots === 3) return -1
      value = (value << 8) | octet
      octet = -1
      dots += 1
    } else if (digit === slash) {
      break
    } else {
      return -1
    }
  }
  if (octet < 0 || dots !== 3) return -1
  value = (value << 8) | octet
  return at === length ? (value >>> 0) * room + 32 : withPrefix(value, scanPrefix(text, at + 1))
}

/** An octet with one more digit; too large behind a leading zero, where none may follow. */
function withDigit(octet: number, digit: number): number {
  if (octet < 0) return digit
  return octet === 0 ? 256 : octet * 10 + digit
}

/** An address of 32 bits and a prefix as one number, host bits cleared; −1 when the prefix is too long. */
function withPrefix(value: number, prefix: number): number {
  if (prefix > 32) return -1
  const kept = prefix === 0 ? 0 : (value & (-1 << (32 - prefix))) >>> 0
  return kept * room + prefix
}

/** "." and "/" as they stand to "0". */
const dot = -2
const slash = -1

/** The rest of a text as a number of one to three digits without leading zeros; 999 when it is none. */
function scanPrefix(text: string, start: number): number {
  const digits = text.length - start
  if (digits < 1 || digits > 3) return 999
  let prefix = 0
  for (let at = start; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9 || (at > start && prefix === 0)) return 999
    prefix = prefix * 10 + digit
  }
  return prefix
}

/** 2⁰…2¹²⁸: a look is quicker than a power. */
const sizes6 = Array.from({ length: 129 }, (_, free) => 1n << BigInt(free))
const sizes = sizes6.slice(0, 33).map(Number)

/** Addresses in an IPv4 block with so many free bits, 0–32. */
export function sizeOfFree(free: number): number {
  return sizes[free] ?? 0
}

/** Addresses in an IPv6 block with so many free bits, 0–128. */
export function sizeOf6(free: number): bigint {
  return sizes6[free] ?? 0n
}

/** The first address in a scanned IPv4 block. */
export function firstOfV4(scanned: number): number {
  return Math.floor(scanned / room)
}

/** The prefix length of a scanned IPv4 block. */
export function prefixOfV4(scanned: number): number {
  return scanned % room
}

/** The address after the last in a scanned IPv4 block, whose first address may be known already. */
export function endOfV4(scanned: number, first = firstOfV4(scanned)): number {
  return first + sizeOfFree(32 - (scanned - first * room))
}

const octets = Array.from({ length: 256 }, (_, value) => String(value))
const dotted = octets.map((text) => `${text}.`)
const prefixes = Array.from({ length: 129 }, (_, length) => `/${length}`)

/** The first half of the last address that was written: in a list in order the next one mostly has the same. */
let half = -1
let halfText = ''

/** An IPv4 address 0–2³²−1 as text, with what follows it. */
export function textOfV4(value: number, suffix = ''): string {
  if (value >>> 16 !== half) {
    half = value >>> 16
    halfText = `${dotted[half >>> 8]}${dotted[half & 255]}`
  }
  return `${halfText}${dotted[(value >>> 8) & 255]}${octets[value & 255]}${suffix}`
}

/** A prefix length 0–128 as it ends a block: `/8`. */
export function textOfPrefix(prefix: number): string {
  return prefixes[prefix] ?? ''
}

/** Values of hexadecimal digits by their character code; −1 for the rest. */
const hex = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
)

/** The end of a text ends an address as a slash does. */
function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : end
}

function hexDigit(code: number): number {
  return hex[code] ?? -1
}

/** An IPv6 block or address, host bits cleared; null when the text is not in its plain form. */
export function scanV6(text: string): { readonly first: bigint; readonly prefix: number } | null {
  const { length } = text
  if (length < 2 || length > 43 || !scanGroups(text)) return null
  const { count, gap, at } = groups
  const prefix = at < length ? scanPrefix(text, at + 1) : 128
  if (prefix > 128 || (gap < 0 ? count !== 8 : count > 7)) return null
  if (gap >= 0) spread(count, gap)
  clearHostBits(prefix)
  return { first: (memory.getBigUint64(0) << 64n) | memory.getBigUint64(8), prefix }
}

/** What `scanGroups` found: how many groups are in `memory`, how many of them before "::" (−1 without one), where it ended. */
const groups = { count: 0, gap: -1, at: 0 }

/** ":" and "/" as character codes. */
const colon = 58
const end = 47

/** Writes the groups of an address into `memory`, up to a slash or the end; false when they are not in their plain form. */
function scanGroups(text: string): boolean {
  const { length } = text
  let count = 0
  let gap = -1
  let group = 0
  let digits = 0
  let at = 0
  for (; at <= length; at += 1) {
    const code = codeAt(text, at)
    const digit = hexDigit(code)
    if (digit >= 0) {
      group = group * 16 + digit
      digits += 1
      continue
    }
    if (digits > 4 || !endsGroup(code)) return false
    if (digits > 0) {
      if (count === 8) return false
      memory.setUint16(2 * count, group)
      count += 1
      group = 0
      digits = 0
    } else if (code === end) {
      if (gap !== count) return false
    } else if (gap >= 0 || !isTwice(text, at)) {
      return false
    } else {
      if (at === 0) at = 1
      gap = count
    }
    if (code === end) break
  }
  groups.count = count
  groups.gap = gap
  groups.at = at
  return true
}

function endsGroup(code: number): boolean {
  return code === colon || code === end
}

/** Whether two colons stand here: this one and the next at the start, the one before elsewhere. */
function isTwice(text: string, at: number): boolean {
  return text.charCodeAt(at === 0 ? 1 : at - 1) === colon
}

/** Moves what stands after "::" to the end; zeros fill the room. */
function spread(count: number, gap: number) {
  let left = count
  for (let to = 8; to > gap; to -= 1) {
    memory.setUint16(2 * to - 2, left > gap ? memory.getUint16(2 * left - 2) : 0)
    if (left > gap) left -= 1
  }
}

/** Group by group: numbers are quicker than bigints. */
function clearHostBits(prefix: number) {
  for (let index = prefix >> 4; index < 8; index += 1) {
    const kept = prefix - 16 * index
    memory.setUint16(2 * index, kept > 0 ? memory.getUint16(2 * index) & (0xffff0000 >> kept) : 0)
  }
}

/** Eight groups as one bigint, by way of memory: two conversions instead of eight. */
const memory = new DataView(new ArrayBuffer(16))

/** The four 32-bit words of an IPv6 address. */
export function wordsOfV6(value: bigint): number[] {
  memory.setBigUint64(0, value >> 64n)
  memory.setBigUint64(8, value)
  return [memory.getUint32(0), memory.getUint32(4), memory.getUint32(8), memory.getUint32(12)]
}

/** Adds to a 128-bit number in words, from the word at `at` up. */
export function addToWord(words: number[], at: number, step: number) {
  let carry = step
  for (let index = at; index >= 0 && carry !== 0; index -= 1) {
    const sum = (words[index] ?? 0) + carry
    words[index] = sum >>> 0
    carry = Math.floor(sum / 4294967296)
  }
}

/** One of the eight groups. */
function groupOf(words: readonly number[], at: number): number {
  const word = words[at >> 1] ?? 0
  return at & 1 ? word & 0xffff : word >>> 16
}

/**
 * An IPv6 address as RFC 5952 has it, from its four 32-bit words; an IPv4-mapped one in mixed notation (section 5):
 * `::ffff:192.0.2.1`.
 */
export function textOfV6(words: readonly number[]): string {
  if (words[0] === 0 && words[1] === 0 && words[2] === 0xffff) return `::ffff:${textOfV4(words[3] ?? 0)}`
  let best = 8
  let longest = 1
  let zeros = 0
  for (let at = 0; at < 8; at += 1) {
    zeros = groupOf(words, at) === 0 ? zeros + 1 : 0
    if (zeros <= longest) continue
    longest = zeros
    best = at + 1 - zeros
  }
  let text = ''
  for (let at = 0; at < 8; at += 1) {
    if (at === best) {
      text += '::'
      at += longest - 1
    } else {
      if (at !== 0 && at !== best + longest) text += ':'
      text += groupOf(words, at).toString(16)
    }
  }
  return text
}
