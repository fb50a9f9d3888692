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
      // Behind a leading zero nothing may follow.
      if (octet === 0) return -1
      octet = octet < 0 ? digit : octet * 10 + digit
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
  if (at === length) return (value >>> 0) * room + 32
  const prefix = scanPrefix(text, at + 1)
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

/** The address after the last in a scanned IPv4 block. */
export function endOfV4(scanned: number): number {
  const first = Math.floor(scanned / room)
  return first + sizeOfFree(32 - (scanned - first * room))
}

const octets = Array.from({ length: 256 }, (_, value) => String(value))
const dotted = octets.map((text) => `${text}.`)
const prefixes = Array.from({ length: 129 }, (_, length) => `/${length}`)

/** An IPv4 address 0–2³²−1 as text, with what follows it. */
export function textOfV4(value: number, suffix = ''): string {
  return `${dotted[value >>> 24]}${dotted[(value >>> 16) & 255]}${dotted[(value >>> 8) & 255]}${octets[value & 255]}${suffix}`
}

/** A prefix length 0–128 as it ends a block: `/8`. */
export function textOfPrefix(prefix: number): string {
  return prefixes[prefix] ?? ''
}

/** Values of hexadecimal digits by their character code; −1 for the rest. */
const hex = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
)

/** An IPv6 block or address, host bits cleared; null when the text is not in its plain form. */
export function scanV6(text: string): { readonly first: bigint; readonly prefix: number } | null {
  const { length } = text
  if (length < 2 || length > 43) return null
  let count = 0
  // Where "::" stands; −1 without one.
  let gap = -1
  let group = 0
  let digits = 0
  let at = 0
  for (; at <= length; at += 1) {
    // The end of the text ends the address as a slash does.
    const code = at < length ? text.charCodeAt(at) : 47
    const digit = hex[code] ?? -1
    if (digit >= 0) {
      group = group * 16 + digit
      digits += 1
      continue
    }
    if ((code !== 58 && code !== 47) || digits > 4) return null
    if (digits > 0) {
      if (count === 8) return null
      memory.setUint16(2 * count, group)
      count += 1
      group = 0
      digits = 0
    } else if (code === 58) {
      // Two colons: this one and the next at the start, the one before elsewhere.
      if (gap >= 0 || text.charCodeAt(at === 0 ? 1 : at - 1) !== 58) return null
      if (at === 0) at = 1
      gap = count
    } else if (gap !== count) {
      return null
    }
    if (code === 47) break
  }
  const prefix = at < length ? scanPrefix(text, at + 1) : 128
  if (prefix > 128 || (gap < 0 ? count !== 8 : count > 7)) return null
  // What stands after "::" moves to the end; zeros fill the room.
  let to = 8
  for (; gap >= 0 && to > gap; to -= 1) {
    memory.setUint16(2 * to - 2, count > gap ? memory.getUint16(2 * count - 2) : 0)
    if (count > gap) count -= 1
  }
  // Clears the host bits group by group: numbers are quicker than bigints.
  for (let index = prefix >> 4; index < 8; index += 1) {
    const kept = prefix - 16 * index
    memory.setUint16(2 * index, kept > 0 ? memory.getUint16(2 * index) & (0xffff0000 >> kept) : 0)
  }
  return { first: (memory.getBigUint64(0) << 64n) | memory.getBigUint64(8), prefix }
}

/** Eight groups as one bigint, by way of memory: two conversions instead of eight. */
const memory = new DataView(new ArrayBuffer(16))

/** The four 32-bit words of an IPv6 address. */
export function wordsOf(value: bigint): number[] {
  memory.setBigUint64(0, value >> 64n)
  memory.setBigUint64(8, value)
  return [memory.getUint32(0), memory.getUint32(4), memory.getUint32(8), memory.getUint32(12)]
}

/**
 * An IPv6 address as RFC 5952 has it, from its four 32-bit words; an IPv4-mapped one in mixed notation (section 5):
 * `::ffff:192.0.2.1`.
 */
export function textOfV6(words: readonly number[]): string {
  const [high, middle, mapped, low = 0] = words
  if (high === 0 && middle === 0 && mapped === 0xffff) return `::ffff:${textOfV4(low)}`
  const groups: number[] = []
  for (const word of words) groups.push(word >>> 16, word & 0xffff)
  let best = -1
  let longest = 1
  for (let start = 0; start < 8; start += 1) {
    let end = start
    while (end < 8 && groups[end] === 0) end += 1
    if (end - start > longest) {
      best = start
      longest = end - start
    }
    if (end > start) start = end
  }
  let text = ''
  for (let at = 0; at < 8; at += 1) {
    if (at === best) {
      text += '::'
      at += longest - 1
    } else {
      const group = groups[at] ?? 0
      if (text !== '' && at !== best + longest) text += ':'
      text += group.toString(16)
    }
  }
  return text
}
