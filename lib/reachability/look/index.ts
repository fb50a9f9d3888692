import { literalsOf } from './literals'

/** Patterns of which one holds in each line that concerns somebody; null: every line does. */
export type LineSigns = readonly RegExp[] | null

/** Whether a group is among those of a look, or of several together. */
export function isIn(group: number, low: number, high: number): boolean {
  return group < half ? (low & (1 << group)) !== 0 : (high & (1 << (group - half))) !== 0
}

/** Most groups that are told apart. */
const mostGroups = 62
const half = 31

/** A character as a number of eight bits: letters in small ones, all others by what is left of their code. */
function byteOf(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code
  if (code >= 0x400 && code < 0x430) return byteOf(code + (code < 0x410 ? 0x50 : 0x20))
  return 0x80 | ((code ^ (code >> 7)) & 0x7f)
}

const slotOfFour = (last: number) => Math.imul(last, 0x9e3779b1) >>> 16
const slotOfThree = (last: number) => Math.imul(last & 0xffffff, 0x9e3779b1) >>> 18

/** The last characters of a literal's piece, packed into 32 bits. */
function packed(text: string): number {
  let last = 0
  for (let index = 0; index < text.length; index += 1) last = (last << 8) | byteOf(text.charCodeAt(index))
  return last
}

/** Letters by how seldom they stand in texts. */
const seldom = ' etaoinsrhldcumfpgwybvkxjqz'

/** The four characters of a literal that stand in the fewest other texts. */
function rarest(literal: string): string {
  if (literal.length <= 4) return literal
  let best = ''
  let most = -1
  for (let start = 0; start + 4 <= literal.length; start += 1) {
    const piece = literal.slice(start, start + 4)
    let score = 0
    for (const char of piece) {
      const rank = seldom.indexOf(char)
      score += rank < 0 ? 20 : rank
    }
    if (score > most) {
      most = score
      best = piece
    }
  }
  return best
}

/**
 * Says of a line which groups of patterns may hold in it, at the cost of one walk over its characters: by the literals that the
 * patterns cannot do without. It may say so in vain, and never fails to say so.
 */
export class FirstLook {
  /** Groups that may hold in the line that was looked at: bits of the first ones, and of the others. */
  low = 0
  high = 0
  /** Which two characters end a piece: small enough to stay at hand, where the tables are not. */
  private readonly ends = new Uint32Array(0x800)
  private readonly always = { low: 0, high: 0 }
  /** For each slot of a table the set of groups whose literals it stands for; 0: none. */
  private readonly twos = new Uint16Array(0x10000)
  private readonly threes = new Uint16Array(0x4000)
  private readonly fours = new Uint16Array(0x10000)
  private readonly lows: number[] = [0]
  private readonly highs: number[] = [0]

  constructor(groups: readonly LineSigns[]) {
    if (groups.length > mostGroups) throw new RangeError(`${groups.length} groups`)
    for (const [group, signs] of groups.entries()) {
      for (const literals of signs === null ? [null] : signs.map(literalsOf)) {
        if (literals === null) this.mark(this.always, group)
        else for (const literal of literals) this.add(literal, group)
      }
    }
  }

  private mark(bits: { low: number; high: number }, group: number): void {
    if (group < half) bits.low |= 1 << group
    else bits.high |= 1 << (group - half)
  }

  private add(literal: string, group: number): void {
    const piece = rarest(literal)
    const last = packed(piece)
    this.ends[(last & 0xffff) >> 5] = (this.ends[(last & 0xffff) >> 5] ?? 0) | (1 << (last & 31))
    if (piece.length === 2) this.put(this.twos, last & 0xffff, group)
    else if (piece.length === 3) this.put(this.threes, slotOfThree(last), group)
    else this.put(this.fours, slotOfFour(last), group)
  }

  private put(table: Uint16Array, slot: number, group: number): void {
    const before = table[slot] ?? 0
    const bits = { low: this.lows[before] ?? 0, high: this.highs[before] ?? 0 }
    this.mark(bits, group)
    const known = this.lows.findIndex((low, index) => low === bits.low && this.highs[index] === bits.high)
    table[slot] = known >= 0 ? known : this.lows.length
    if (known >= 0) return
    this.lows.push(bits.low)
    this.highs.push(bits.high)
  }

  /** Looks at a line. */
  at(line: string): this {
    let { low, high } = this.always
    const { ends, twos, threes, fours, lows, highs } = this
    let last = 0
    for (let index = 0; index < line.length; index += 1) {
      last = (last << 8) | byteOf(line.charCodeAt(index))
      if (((ends[(last & 0xffff) >> 5] ?? 0) & (1 << (last & 31))) === 0) continue
      const two = twos[last & 0xffff] ?? 0
      const three = threes[slotOfThree(last)] ?? 0
      const four = fours[slotOfFour(last)] ?? 0
      if ((two | three | four) === 0) continue
      low |= (lows[two] ?? 0) | (lows[three] ?? 0) | (lows[four] ?? 0)
      high |= (highs[two] ?? 0) | (highs[three] ?? 0) | (highs[four] ?? 0)
    }
    this.low = low
    this.high = high
    return this
  }

  /** Whether a group may hold in the line that was looked at. */
  has(group: number): boolean {
    return isIn(group, this.low, this.high)
  }
}
