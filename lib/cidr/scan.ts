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
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      if (octet === 0) return -1
      octet = octet < 0 ? code - 48 : octet * 10 + code - 48
      if (octet > 255) return -1
    } else if (code === 46) {
      if (octet < 0 || dots === 3) return -1
      value = (value << 8) | octet
      octet = -1
      dots += 1
    } else if (code === 47) {
      break
    } else {
      return -1
    }
  }
  if (octet < 0 || dots !== 3) return -1
  value = (value << 8) | octet
  if (at === length) return (value >>> 0) * room + 32
  const digits = length - at - 1
  const tens = text.charCodeAt(at + 1) - 48
  let prefix = -1
  if (digits === 1 && tens >= 0 && tens <= 9) prefix = tens
  else if (digits === 2 && tens >= 1 && tens <= 3) {
    const ones = text.charCodeAt(at + 2) - 48
    if (ones >= 0 && ones <= 9) prefix = tens * 10 + ones
  }
  if (prefix < 0 || prefix > 32) return -1
  const kept = prefix === 0 ? 0 : (value & (-1 << (32 - prefix))) >>> 0
  return kept * room + prefix
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

/** An IPv4 address 0–2³²−1 as text, with what follows it. */
export function textOfV4(value: number, suffix = ''): string {
  return `${octets[value >>> 24]}.${octets[(value >>> 16) & 255]}.${octets[(value >>> 8) & 255]}.${octets[value & 255]}${suffix}`
}

/** An IPv6 block or address, host bits cleared; null when the text is not in its plain form. */
export function scanV6(text: string): { readonly first: bigint; readonly prefix: number } | null {
  const { length } = text
  if (length < 2 || length > 43) return null
  const groups = [0, 0, 0, 0, 0, 0, 0, 0]
  let count = 0
  // Where "::" stands; −1 without one.
  let gap = -1
  let group = 0
  let digits = 0
  let at = 0
  for (; at <= length; at += 1) {
    const code = at < length ? text.charCodeAt(at) : 47
    let digit = -1
    if (code >= 48 && code <= 57) digit = code - 48
    else if (code >= 97 && code <= 102) digit = code - 87
    else if (code >= 65 && code <= 70) digit = code - 55
    if (digit >= 0) {
      group = group * 16 + digit
      digits += 1
      if (digits > 4) return null
      continue
    }
    if (code !== 58 && code !== 47) return null
    if (digits > 0) {
      if (count === 8) return null
      groups[count] = group
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
  let prefix = 128
  if (at < length) {
    const rest = text.slice(at + 1)
    prefix = /^(?:0|[1-9][0-9]{0,2})$/.test(rest) ? Number(rest) : 129
    if (prefix > 128) return null
  }
  if (gap < 0 ? count !== 8 : count > 7) return null
  // What stands after "::" moves to the end.
  let to = 8
  for (; gap >= 0 && count > gap; count -= 1) {
    to -= 1
    groups[to] = groups[count - 1] ?? 0
  }
  for (; gap >= 0 && to > gap; to -= 1) groups[to - 1] = 0
  // Clears the host bits group by group: numbers are quicker than bigints.
  for (let index = prefix >> 4; index < 8; index += 1) {
    const kept = prefix - 16 * index
    groups[index] = kept > 0 ? (groups[index] ?? 0) & (0xffff0000 >> kept) & 0xffff : 0
  }
  // Eight groups as one bigint, by way of memory: two conversions instead of eight.
  for (let index = 0; index < 8; index += 1) memory.setUint16(2 * index, groups[index] ?? 0)
  return { first: (memory.getBigUint64(0) << 64n) | memory.getBigUint64(8), prefix }
}

const memory = new DataView(new ArrayBuffer(16))

/** The four 32-bit words of an IPv6 address. */
export function wordsOf(value: bigint): number[] {
  memory.setBigUint64(0, value >> 64n)
  memory.setBigUint64(8, value)
  return [memory.getUint32(0), memory.getUint32(4), memory.getUint32(8), memory.getUint32(12)]
}

/** An IPv6 address as RFC 5952 has it, from its four 32-bit words. */
export function textOfV6(words: readonly number[]): string {
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
