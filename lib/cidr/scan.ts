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

/** 2⁰…2³²: a look is quicker than a power. */
const sizes = Array.from({ length: 33 }, (_, free) => 2 ** free)

/** Addresses in an IPv4 block with so many free bits, 0–32. */
export function sizeOfFree(free: number): number {
  return sizes[free] ?? 0
}

const sizes6 = Array.from({ length: 129 }, (_, free) => 1n << BigInt(free))

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
  let gap = -1
  let group = 0
  let digits = 0
  let at = 0
  let prefix = 128
  for (; at <= length; at += 1) {
    const code = at < length ? text.charCodeAt(at) : 47
    let digit = -1
    if (code >= 48 && code <= 57) digit = code - 48
    else if (code >= 97 && code <= 102) digit = code - 87
    else if (code >= 65 && code <= 70) digit = code - 55
    if (digit >= 0) {
      digits += 1
      if (digits > 4) return null
      group = group * 16 + digit
      continue
    }
    if (code !== 58 && code !== 47) return null
    if (digits > 0) {
      if (count === 8) return null
      groups[count] = group
      count += 1
      group = 0
      digits = 0
      if (code === 58 && text.charCodeAt(at + 1) !== 58 && (at + 1 === length || text.charCodeAt(at + 1) === 47))
        return null
    } else if (code === 58) {
      if (at === 0) {
        if (text.charCodeAt(1) !== 58) return null
        at += 1
      } else if (text.charCodeAt(at - 1) !== 58) {
        return null
      }
      if (gap >= 0) return null
      gap = count
    }
    if (code === 47) break
  }
  if (at < length) {
    const rest = text.slice(at + 1)
    if (!/^(?:0|[1-9][0-9]{0,2})$/.test(rest)) return null
    prefix = Number(rest)
    if (prefix > 128) return null
  }
  if (gap < 0 ? count !== 8 : count > 7) return null
  if (gap >= 0) {
    // What stands after "::" moves to the end.
    for (let from = count - 1, to = 7; to > from; to -= 1) {
      groups[to] = from >= gap ? (groups[from] ?? 0) : 0
      if (from >= gap) from -= 1
    }
    for (let index = gap; index < gap + 8 - count; index += 1) groups[index] = 0
  }
  // Clears the host bits group by group: numbers are quicker than bigints.
  for (let index = prefix >> 4; index < 8; index += 1) {
    const kept = prefix - 16 * index
    groups[index] = kept > 0 ? (groups[index] ?? 0) & (0xffff0000 >> kept) & 0xffff : 0
  }
  return { first: bigintOf(groups), prefix }
}

const words = new Uint32Array(4)
const halves = new BigUint64Array(words.buffer)
const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Eight groups as one bigint, by way of memory: two conversions instead of eight. */
function bigintOf(groups: readonly number[]): bigint {
  for (let at = 0; at < 4; at += 1) {
    const word = (groups[2 * at] ?? 0) * 65536 + (groups[2 * at + 1] ?? 0)
    words[littleEndian ? at ^ 1 : at] = word
  }
  return ((halves[0] ?? 0n) << 64n) | (halves[1] ?? 0n)
}

/** The four 32-bit words of an IPv6 address. */
export function wordsOf(value: bigint): number[] {
  halves[0] = value >> 64n
  halves[1] = value & 0xffffffffffffffffn
  const [a = 0, b = 0, c = 0, d = 0] = words
  return littleEndian ? [b, a, d, c] : [a, b, c, d]
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
      text += (text === '' || text.endsWith(':') ? '' : ':') + (groups[at] ?? 0).toString(16)
    }
  }
  return text
}
