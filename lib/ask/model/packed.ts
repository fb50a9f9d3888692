/**
 * Weights as they travel: one text, written by an arithmetic coder whose probabilities learn from what has gone before (Witten,
 * Neal, Cleary: Arithmetic Coding for Data Compression, 1987). It is a quarter shorter than plain numbers, compressed.
 */

/** For each known place its entries, as class and weight in turn; a weight is a whole number −15…15 without 0. */
export type Rows = ReadonlyMap<number, readonly number[]>

/** Each character stands for six bits; JSON and HTML keep them as they are, and all are about as frequent. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digitBits = 6
/** Digits of the two bounds between which the text lies that is being written or read. */
const digits = 5
const unit = 2 ** (digitBits * (digits - 1))
const whole = 2 ** (digitBits * digits)

/** Writes or reads one bit: `likely` is how likely a 1 is, `bit` the one to write; gives the one that stands there. */
type BitCoder = (likely: number, bit: number) => number

/** Where the bounds are parted: a 1 takes what is below. */
function parted(low: number, high: number, likely: number): number {
  return Math.min(high - 1, low + Math.floor((high - low) * likely))
}

function writer(): { readonly code: BitCoder; readonly text: () => string } {
  let [low, high, text] = [0, whole - 1, '']
  const put = () => {
    text += alphabet.charAt(Math.floor(low / unit))
    low = (low % unit) * 2 ** digitBits
    high = (high % unit) * 2 ** digitBits + 2 ** digitBits - 1
  }
  const code = (likely: number, bit: number) => {
    const middle = parted(low, high, likely)
    if (bit === 1) high = middle
    else low = middle + 1
    while (Math.floor(low / unit) === Math.floor(high / unit)) put()
    return bit
  }
  return {
    code,
    text: () => {
      for (let at = 0; at < digits; at += 1) put()
      return text
    },
  }
}

function reader(text: string): { readonly code: BitCoder; readonly ended: () => boolean } {
  let [low, high, value, at] = [0, whole - 1, 0, 0]
  const take = () => {
    value = (value % unit) * 2 ** digitBits + Math.max(0, alphabet.indexOf(text.charAt(at)))
    at += 1
  }
  for (let digit = 0; digit < digits; digit += 1) take()
  const code = (likely: number) => {
    const middle = parted(low, high, likely)
    const bit = value <= middle ? 1 : 0
    if (bit === 1) high = middle
    else low = middle + 1
    while (Math.floor(low / unit) === Math.floor(high / unit)) {
      low = (low % unit) * 2 ** digitBits
      high = (high % unit) * 2 ** digitBits + 2 ** digitBits - 1
      take()
    }
    return bit
  }
  return { code, ended: () => at > text.length }
}

/** Kinds of numbers, each with the first of its contexts: what is alike in a context is learnt there. */
const kinds = { rows: 0, place: 1, count: 2, step: 3, sign: 39, size: 45, end: 57 }
/** So many times a context learns ever less from each bit; then always as much. */
const slowest = 120
/** No bit is held for less likely than this. */
const leastLikely = 1 / 4096
/** Bits of the largest number that is written. */
const mostBits = 20
/** Contexts of the bits below the first, and of whether there is one more. */
const below = 16 + mostBits

/** Writes or reads a number from 0 on, in one of the contexts; `value` is the one to write. */
type NumberCoder = (context: number, value: number) => number

/** How many bits a number has, one bit each, then the bits below its first; each in a context of those before it. */
function numbersBy(code: BitCoder): NumberCoder {
  const likely = new Float64Array(kinds.end * mostBits * below).fill(0.5)
  const times = new Uint8Array(likely.length)
  const learnt = (at: number, bit: number) => {
    const known = likely[at] ?? 0.5
    const actual = code(Math.min(1 - leastLikely, Math.max(leastLikely, known)), bit)
    const often = Math.min((times[at] ?? 0) + 1, slowest)
    times[at] = often
    likely[at] = known + (actual - known) / (often + 1.5)
    return actual
  }
  return (context, value) => {
    const wanted = 31 - Math.clz32(value + 1)
    let bits = 0
    const start = context * mostBits
    while (bits < mostBits - 1 && learnt((start + bits) * below, bits < wanted ? 1 : 0) === 1) bits += 1
    let number = 1
    for (let left = bits - 1; left >= 0; left -= 1) {
      const before = number < 16 ? number : 16 + left
      number = number * 2 + learnt((start + bits) * below + before, ((value + 1) >> left) & 1)
    }
    return number - 1
  }
}

/** Writes or reads the entries of a place. */
function entriesBy(number: NumberCoder, entries: readonly number[], ended = () => false): number[] {
  const count = number(kinds.count, entries.length / 2 - 1) + 1
  const few = Math.min(count, 6) - 1
  const coded: number[] = []
  let next = 0
  for (let at = 0; at < count && !ended(); at += 1) {
    const [index = 0, weight = 0] = [entries[2 * at], entries[2 * at + 1]]
    const context = kinds.step + (Math.min(count - at, 4) - 1) * 9 + Math.min(next >> 3, 8)
    const place = next + number(context, index - next)
    const sign = number(kinds.sign + few, weight < 0 ? 1 : 0)
    const size = number(kinds.size + 2 * few + Math.min(sign, 1), Math.abs(weight) - 1) + 1
    coded.push(place, sign === 1 ? -size : size)
    next = place + 1
  }
  return coded
}

export function packRows(rows: Rows): string {
  const { code, text } = writer()
  const number = numbersBy(code)
  number(kinds.rows, rows.size)
  let next = 0
  for (const [place, entries] of [...rows].sort(([a], [b]) => a - b)) {
    number(kinds.place, place - next)
    entriesBy(number, entries)
    next = place + 1
  }
  return text()
}

/** Reads packed rows; of a text that was cut off, those that are whole. */
export function unpackRows(packed: string): Map<number, number[]> {
  const { code, ended } = reader(packed)
  const number = numbersBy(code)
  const rows = new Map<number, number[]>()
  const size = number(kinds.rows, 0)
  let next = 0
  while (rows.size < size && !ended()) {
    const place = next + number(kinds.place, 0)
    const entries = entriesBy(number, [], ended)
    if (!ended()) rows.set(place, entries)
    next = place + 1
  }
  return rows
}
