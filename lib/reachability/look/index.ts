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
const noGroups: readonly number[] = []

/** A character's code, that of its small letter in the alphabets of ASCII and Cyrillic. */
function smallOf(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code
  if (code >= 0x400 && code < 0x430) return code + (code < 0x410 ? 0x50 : 0x20)
  return code
}

/** A character as a number of eight bits: letters in small ones, all others by what is left of their code. */
function byteOf(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code
  const small = smallOf(code)
  return 0x80 | ((small ^ (small >> 7)) & 0x7f)
}

const slotOfFour = (last: number) => Math.imul(last, 0x9e3779b1) >>> 16
const slotOfThree = (last: number) => Math.imul(last & 0xffffff, 0x9e3779b1) >>> 18
const bitOfThree = (last: number) => Math.imul(last & 0xffffff, 0x9e3779b1) >>> 17

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

/** A literal of which one stands in each line that a pattern holds in. */
interface Entry {
  /** Its characters, in small letters. */
  readonly codes: readonly number[]
  /** Where in it the piece that it is found by ends. */
  readonly end: number
  /** The patterns that it speaks for. */
  readonly signs: Sign[]
  /** The groups that they are signs of. */
  low: number
  high: number
}

/** Entries laid out in a row, so that one is passed over at the cost of a look at its numbers, slot by slot. */
interface Laid {
  /** For each slot the number of its first entry; one more at the end. */
  readonly firsts: Uint16Array
  /** Of each entry where its characters begin and how many they are, where its piece ends, and its groups. */
  readonly numbers: Int32Array
  /** The characters of all literals. */
  readonly codes: Uint16Array
  readonly signs: readonly (readonly Sign[])[]
}

/** How many numbers an entry has. */
const fields = 5

function laidOut(slots: readonly (readonly Entry[])[]): Laid {
  const entries = slots.flat()
  const numbers = new Int32Array(entries.length * fields)
  const codes = new Uint16Array(entries.reduce((sum, entry) => sum + entry.codes.length, 0))
  let from = 0
  for (const [number, entry] of entries.entries()) {
    numbers.set([from, entry.codes.length, entry.end, entry.low, entry.high], number * fields)
    codes.set(entry.codes, from)
    from += entry.codes.length
  }
  const firsts = new Uint16Array(slots.length + 1)
  for (const [slot, own] of slots.entries()) firsts[slot + 1] = (firsts[slot] ?? 0) + own.length
  return { firsts, numbers, codes, signs: entries.map(({ signs }) => signs) }
}

/** A pattern, and the group that it is a sign of. */
interface Sign {
  readonly group: number
  readonly pattern: RegExp
  /** The last walk in which it was asked: once a line, however often its literals stand there. */
  asked: number
}

/** Whether a pattern holds in a line, with or without the blanks around it. */
function holds(pattern: RegExp, line: string): boolean {
  if (pattern.test(line)) return true
  const text = line.trim()
  return text.length < line.length && pattern.test(text)
}

/** Longest line that patterns are tried on: in a longer one a literal is enough. */
const longestTried = 1000

/**
 * Says of a line which groups of patterns hold in it, at the cost of one walk over its characters: by the literals that the
 * patterns cannot do without, and, where it is to be `sure`, by the patterns whose literals stand there, with or without the blanks around the line. It may say so in vain
 * (of long lines even then), and never fails to say so.
 */
export class FirstLook {
  /** Groups that hold in the line that was looked at: bits of the first ones, and of the others. */
  low = 0
  high = 0
  /** Which two characters end a piece, and which three a longer one: small enough to stay at hand, where the tables are not. */
  private readonly ends = new Uint32Array(0x800)
  private readonly triples = new Uint32Array(0x400)
  private readonly always = { low: 0, high: 0 }
  /** For each slot of a table the literals that it stands for, by their number; 0: none. */
  private readonly twos = new Uint16Array(0x10000)
  private readonly threes = new Uint16Array(0x4000)
  private readonly fours = new Uint16Array(0x10000)
  private readonly laid: Laid
  private walks = 0

  constructor(
    groups: readonly LineSigns[],
    private readonly sure = false,
  ) {
    if (groups.length > mostGroups) throw new RangeError(`${groups.length} groups`)
    const known = new Map<string, Entry>()
    const slots: Entry[][] = [[]]
    for (const [group, signs] of groups.entries()) {
      if (signs === null) this.mark(this.always, group)
      for (const { source, flags } of signs ?? []) {
        // A sign is the same in any case, as its literals are.
        const pattern = new RegExp(source, `${flags.replace(/[giy]/g, '')}i`)
        const literals = literalsOf(pattern)
        const sign: Sign = { group, pattern, asked: 0 }
        if (literals === null) this.mark(this.always, group)
        else for (const literal of literals) this.add(literal, sign, known, slots)
      }
    }
    this.laid = laidOut(slots)
  }

  private mark(bits: { low: number; high: number }, group: number): void {
    if (group < half) bits.low |= 1 << group
    else bits.high |= 1 << (group - half)
  }

  private add(literal: string, sign: Sign, known: Map<string, Entry>, slots: Entry[][]): void {
    const before = known.get(literal)
    if (before) {
      before.signs.push(sign)
      this.mark(before, sign.group)
      return
    }
    const piece = rarest(literal)
    const codes = Array.from(literal, (_, index) => smallOf(literal.charCodeAt(index)))
    const entry: Entry = { codes, end: literal.indexOf(piece) + piece.length - 1, signs: [sign], low: 0, high: 0 }
    this.mark(entry, sign.group)
    known.set(literal, entry)
    const last = packed(piece)
    this.ends[(last & 0xffff) >> 5] = (this.ends[(last & 0xffff) >> 5] ?? 0) | (1 << (last & 31))
    if (piece.length > 2) {
      const triple = bitOfThree(last)
      this.triples[triple >> 5] = (this.triples[triple >> 5] ?? 0) | (1 << (triple & 31))
    }
    if (piece.length === 2) this.put(this.twos, last & 0xffff, entry, slots)
    else if (piece.length === 3) this.put(this.threes, slotOfThree(last), entry, slots)
    else this.put(this.fours, slotOfFour(last), entry, slots)
  }

  private put(table: Uint16Array, slot: number, entry: Entry, slots: Entry[][]): void {
    const before = table[slot] ?? 0
    if (before > 0) slots[before]?.push(entry)
    else {
      table[slot] = slots.length
      slots.push([entry])
    }
  }

  /** Looks at a line. */
  at(line: string): this {
    this.low = this.always.low
    this.high = this.always.high
    this.walks += 1
    const { ends, triples, twos, threes, fours } = this
    let last = 0
    for (let index = 0; index < line.length; index += 1) {
      last = (last << 8) | byteOf(line.charCodeAt(index))
      if (((ends[(last & 0xffff) >> 5] ?? 0) & (1 << (last & 31))) === 0) continue
      const two = twos[last & 0xffff] ?? 0
      if (two > 0) this.meet(line, index, two)
      const triple = bitOfThree(last)
      if (((triples[triple >> 5] ?? 0) & (1 << (triple & 31))) === 0) continue
      const three = threes[slotOfThree(last)] ?? 0
      if (three > 0) this.meet(line, index, three)
      const four = fours[slotOfFour(last)] ?? 0
      if (four > 0) this.meet(line, index, four)
    }
    return this
  }

  /** A piece ends here: asks the patterns whose literals stand around it. */
  private meet(line: string, index: number, slot: number): void {
    const { firsts, numbers, signs } = this.laid
    const end = firsts[slot + 1] ?? 0
    for (let entry = firsts[slot] ?? 0; entry < end; entry += 1) {
      const at = entry * fields
      if ((((numbers[at + 3] ?? 0) & ~this.low) | ((numbers[at + 4] ?? 0) & ~this.high)) === 0) continue
      if (this.stands(at, line, index)) this.ask(signs[entry] ?? [], line)
    }
  }

  /** Whether an entry's literal stands in a line whose character at `index` ends its piece. */
  private stands(at: number, line: string, index: number): boolean {
    const { numbers, codes } = this.laid
    const from = index - (numbers[at + 2] ?? 0)
    const length = numbers[at + 1] ?? 0
    if (from < 0 || from + length > line.length) return false
    const first = numbers[at] ?? 0
    for (let same = 0; same < length; same += 1)
      if (smallOf(line.charCodeAt(from + same)) !== codes[first + same]) return false
    return true
  }

  /** Asks the patterns of a literal that stands in the line. */
  private ask(signs: readonly Sign[], line: string): void {
    const tried = this.sure && line.length <= longestTried
    for (let at = 0; at < signs.length; at += 1) {
      const sign = signs[at]
      if (!sign || sign.asked === this.walks || this.has(sign.group)) continue
      sign.asked = this.walks
      if (!tried || holds(sign.pattern, line)) this.mark(this, sign.group)
    }
  }

  /** The groups that hold in the line that was looked at, in their order. */
  groups(): readonly number[] {
    if ((this.low | this.high) === 0) return noGroups
    const groups: number[] = []
    for (let bits = this.low; bits !== 0; bits &= bits - 1) groups.push(31 - Math.clz32(bits & -bits))
    for (let bits = this.high; bits !== 0; bits &= bits - 1) groups.push(half + 31 - Math.clz32(bits & -bits))
    return groups
  }

  /** Whether a group holds in the line that was looked at. */
  has(group: number): boolean {
    return isIn(group, this.low, this.high)
  }
}
