import { compareAddresses, widthOf } from './address'
import { bitLength, count } from './block'
import type { Block } from './model'
import { addToWord, sizeOfFree, textOfPrefix, textOfV4, textOfV6, wordsOfV6 } from './scan'

/**
 * A block cut into blocks of a longer prefix, in address order.
 * Throws a RangeError when the prefix is shorter than the block's, beyond its family's width, or gives more than 65,536 parts.
 */
export function split(block: Block, prefix: number): Block[] {
  checkPrefix(block, prefix)
  const width = widthOf(block.family)
  const step = 1n << BigInt(width - prefix)
  return Array.from({ length: 2 ** (prefix - block.prefix) }, (_, index) => ({
    family: block.family,
    first: block.first + BigInt(index) * step,
    prefix,
  }))
}

function checkPrefix(block: Block, prefix: number): void {
  // 16 more fixed bits make 65,536 parts.
  const most = Math.min(widthOf(block.family), block.prefix + 16)
  if (!Number.isInteger(prefix) || prefix < block.prefix || prefix > most) {
    throw new RangeError(`a prefix from ${block.prefix} to ${most} was expected`)
  }
}

/**
 * The texts of `split(block, prefix)`, made without the blocks: an address at a time costs a sum and a few joined texts.
 * Throws as `split` does.
 */
export function splitTexts(block: Block, prefix: number): string[] {
  checkPrefix(block, prefix)
  const texts: string[] = new Array(2 ** (prefix - block.prefix))
  const suffix = textOfPrefix(prefix)
  if (block.family === 4) {
    const first = Number(block.first)
    const step = sizeOfFree(32 - prefix)
    for (let at = 0; at < texts.length; at += 1) texts[at] = textOfV4(first + at * step, suffix)
    return texts
  }
  textsOfV6(wordsOfV6(block.first), 128 - prefix, suffix, texts)
  return texts
}

/** Fills a list with the texts of addresses, each a block of some free bits behind the one before. */
function textsOfV6(words: number[], free: number, suffix: string, texts: string[]): void {
  const step = 2 ** (free & 31)
  for (let at = 0; at < texts.length; ) {
    const text = textOfV6(words)
    texts[at] = text + suffix
    at += 1
    const low = (words[3] ?? 0) & 0xffff
    let passed = 1
    if (low > 0 && free < 16 && !text.includes('.')) {
      // Before a last group that is not 0, all addresses that share the others are written alike.
      const shared = text.slice(0, -low.toString(16).length)
      for (let next = low + step; next <= 0xffff && at < texts.length; next += step) {
        texts[at] = shared + hexOf(next) + suffix
        at += 1
        passed += 1
      }
    }
    addToWord(words, 3 - (free >> 5), passed * step)
  }
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16))
const twoDigits = hexOfByte.map((text) => text.padStart(2, '0'))

/** A group as text, 0–65,535. */
function hexOf(group: number): string {
  return group < 256 ? (hexOfByte[group] ?? '') : `${hexOfByte[group >> 8]}${twoDigits[group & 255]}`
}

/** A part of a plan: how many addresses were asked for, and the block that holds them. */
export interface Allotment {
  readonly wanted: bigint
  /** Null when there was no room left. */
  readonly block: Block | null
}

/**
 * Gives each wish for a number of addresses the smallest block that holds it, largest first, from the block's start on.
 * The answer is in the order of the wishes.
 *
 * @param wishes numbers of addresses, at least 1 each
 */
export function plan(block: Block, wishes: readonly bigint[]): Allotment[] {
  const width = widthOf(block.family)
  const allotments: Allotment[] = wishes.map((wanted) => ({ wanted, block: null }))
  const order = wishes.map((wanted, index) => ({ wanted, index })).sort((a, b) => compareAddresses(b.wanted, a.wanted))
  let next = block.first
  const end = block.first + count(block)
  for (const { wanted, index } of order) {
    const free = bitLength(wanted - 1n)
    const size = 1n << BigInt(free)
    if (free > width - block.prefix || next + size > end) continue
    allotments[index] = { wanted, block: { family: block.family, first: next, prefix: width - free } }
    next += size
  }
  return allotments
}
