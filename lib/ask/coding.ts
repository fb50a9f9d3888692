/**
 * Bits as a text that is as short as their odds allow: an adaptive binary range coder in the manner of LZMA, six bits a
 * character. Writer and reader learn the same odds on the way, so that none travel. All numbers stay below 2³⁰.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const whole = 2 ** 30
/** What a character holds of the range; a range that is smaller is widened. */
const unit = 2 ** 24
/** Characters that the range spans. */
const span = 5

/** How likely a bit is 0, as 1–2047 of 2,048: one place for each thing that a bit can say. They start even. */
export type Odds = Uint16Array

export function evenOdds(places: number): Odds {
  return new Uint16Array(places).fill(1024)
}

/** Where the range is cut in two, for a bit with the odds at a place. */
function cut(range: number, odds: Odds, place: number): number {
  return (range >>> 11) * (odds[place] ?? 0)
}

function learn(odds: Odds, place: number, bit: number): void {
  const now = odds[place] ?? 0
  odds[place] = now + (bit === 0 ? (2048 - now) >> 5 : -(now >> 5))
}

/** Reads or writes one bit with the odds at a place; a writer is told the bit and gives it back. */
export type Coder = (odds: Odds, place: number, bit?: number) => number

export function openReader(text: string): Coder {
  let at = 0
  let range = whole
  let code = 0
  const take = () => {
    code = code * 64 + Math.max(0, alphabet.indexOf(text.charAt(at)))
    at += 1
  }
  while (at < span) take()
  return (odds, place) => {
    const lower = cut(range, odds, place)
    const bit = code < lower ? 0 : 1
    if (bit === 1) code -= lower
    range = bit === 0 ? lower : range - lower
    learn(odds, place, bit)
    while (range < unit) {
      range *= 64
      take()
    }
    return bit
  }
}

export function openWriter(): { readonly code: Coder; readonly finish: () => string } {
  const written: number[] = []
  let range = whole
  let low = 0
  const give = () => {
    written.push(Math.floor(low / unit))
    low = (low % unit) * 64
  }
  /** Adds one to what is written. */
  const carry = () => {
    let at = written.length - 1
    while (written[at] === 63) {
      written[at] = 0
      at -= 1
    }
    written[at] = (written[at] ?? 0) + 1
  }
  return {
    code: (odds, place, bit = 0) => {
      const lower = cut(range, odds, place)
      if (bit === 1) low += lower
      range = bit === 0 ? lower : range - lower
      if (low >= whole) {
        low -= whole
        carry()
      }
      learn(odds, place, bit)
      while (range < unit) {
        range *= 64
        give()
      }
      return bit
    },
    finish: () => {
      for (let turn = 0; turn < span; turn += 1) give()
      return written.map((each) => alphabet.charAt(each)).join('')
    },
  }
}

/** Codes a whole number of `bits` bits, the highest first, each with odds of its own; takes 2^bits places from `place`. */
export function codeNumber(code: Coder, odds: Odds, place: number, bits: number, value = 0): number {
  let node = 1
  for (let at = bits - 1; at >= 0; at -= 1) node = node * 2 + code(odds, place + node, (value >> at) & 1)
  return node - 2 ** bits
}

/** The same for a number of any size, in digits of `bits` bits, the lowest first; takes 4 · 2^(bits + 1) places from 0. */
export function codeLong(code: Coder, odds: Odds, bits: number, value = 0): number {
  const size = 2 ** bits
  let sum = 0
  let unitOfDigit = 1
  for (let digit = 0, rest = value; ; digit += 1, rest = Math.floor(rest / size), unitOfDigit *= size) {
    const place = Math.min(digit, 3) * 2 * size
    sum += unitOfDigit * codeNumber(code, odds, place, bits, rest % size)
    if (code(odds, place + size, rest >= size ? 1 : 0) === 0) return sum
  }
}
