/** Each character of ASCII as its small letter, blanks as one. */
const ofAscii = Uint8Array.from({ length: 0x80 }, (_, code) => foldedOf(String.fromCharCode(code)).charCodeAt(0))

function foldedOf(char: string): string {
  return /\s/.test(char) ? ' ' : char.toLowerCase()
}

/** A character's code, that of its small letter in the alphabets of ASCII and Cyrillic, that of a blank for any kind of blank. */
function smallOf(code: number): number {
  if (code < 0x80) return ofAscii[code] ?? code
  if (code >= 0x400 && code < 0x430) return code + (code < 0x410 ? 0x50 : 0x20)
  return wideBlanks.has(code) ? 32 : code
}

/** Blanks of Unicode beyond ASCII. */
const wideBlanks: ReadonlySet<number> = new Set(
  Array.from({ length: 0x10000 - 0x80 }, (_, index) => index + 0x80).filter((code) =>
    /\s/.test(String.fromCharCode(code)),
  ),
)

/** A character as a number of eight bits: letters in small ones, all others by what is left of their code. */
function byteOf(code: number): number {
  if (code < 0x80) return ofAscii[code] ?? code
  const small = smallOf(code)
  return small === 32 ? 32 : 0x80 | ((small ^ (small >> 7)) & 0x7f)
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

/** A literal that is looked for. */
interface Entry {
  /** Its number. */
  readonly number: number
  /** Its characters, in small letters. */
  readonly codes: readonly number[]
  /** Where in it the piece that it is found by ends. */
  readonly end: number
}

/** Entries laid out in a row, slot by slot, so that one is passed over at the cost of a look at its numbers. */
interface Laid {
  /** For each slot the place of its first entry; one more at the end. */
  readonly firsts: Uint16Array
  /** Of each entry its number, where its characters begin and how many they are, and where its piece ends. */
  readonly fields: Int32Array
  /** The characters of all literals. */
  readonly codes: Uint16Array
  /** For each literal the last walk in which it was met: once a line, however often it stands there. */
  readonly met: Int32Array
}

/** How many fields an entry has. */
const width = 4

function laidOut(slots: readonly (readonly Entry[])[]): Laid {
  const entries = slots.flat()
  const fields = new Int32Array(entries.length * width)
  const codes = new Uint16Array(entries.reduce((sum, entry) => sum + entry.codes.length, 0))
  let from = 0
  for (const [at, entry] of entries.entries()) {
    fields.set([entry.number, from, entry.codes.length, entry.end], at * width)
    codes.set(entry.codes, from)
    from += entry.codes.length
  }
  const firsts = new Uint16Array(slots.length + 1)
  for (const [slot, own] of slots.entries()) firsts[slot + 1] = (firsts[slot] ?? 0) + own.length
  return { firsts, fields, codes, met: new Int32Array(entries.length) }
}

/** To walk over a shorter line again costs no more than to remember it. */
const shortest = 16
/** Most lines that are remembered. */
const mostLines = 0x40000

const none: readonly number[] = []

/** All literals that somebody looks for. A line is walked over once, whoever asks which of them stand there. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>()
  /** Which two characters end a piece, and which three a longer one: small enough to stay at hand, where the tables are not. */
  private readonly ends = new Uint32Array(0x800)
  private readonly triples = new Uint32Array(0x400)
  /** For each slot of a table the literals that it stands for, by their number; 0: none. */
  private readonly twos = new Uint16Array(0x10000)
  private readonly threes = new Uint16Array(0x4000)
  private readonly fours = new Uint16Array(0x10000)
  private readonly slots: Entry[][] = [[]]
  /** Null where a literal has come since. */
  private laid: Laid | null = null
  private walks = 0
  private readonly known = new Map<string, readonly number[]>()

  /** The number of a literal, which is looked for from now on. */
  numberOf(literal: string): number {
    const before = this.numbers.get(literal)
    if (before !== undefined) return before
    const number = this.numbers.size
    this.numbers.set(literal, number)
    this.laid = null
    this.forget()
    const piece = rarest(literal)
    const codes = Array.from(literal, (_, index) => smallOf(literal.charCodeAt(index)))
    const entry: Entry = { number, codes, end: literal.indexOf(piece) + piece.length - 1 }
    const last = packed(piece)
    this.ends[(last & 0xffff) >> 5] = (this.ends[(last & 0xffff) >> 5] ?? 0) | (1 << (last & 31))
    if (piece.length > 2) {
      const triple = bitOfThree(last)
      this.triples[triple >> 5] = (this.triples[triple >> 5] ?? 0) | (1 << (triple & 31))
    }
    if (piece.length === 2) this.put(this.twos, last & 0xffff, entry)
    else if (piece.length === 3) this.put(this.threes, slotOfThree(last), entry)
    else this.put(this.fours, slotOfFour(last), entry)
    return number
  }

  private put(table: Uint16Array, slot: number, entry: Entry): void {
    const before = table[slot] ?? 0
    if (before > 0) this.slots[before]?.push(entry)
    else {
      table[slot] = this.slots.length
      this.slots.push([entry])
    }
  }

  /** Numbers of the literals that stand in a line. */
  in(line: string): readonly number[] {
    if (line.length < shortest) return this.walk(line)
    const before = this.known.get(line)
    if (before !== undefined) return before
    const found = this.walk(line)
    if (this.known.size >= mostLines) this.known.clear()
    this.known.set(line, found)
    return found
  }

  /** Lets go of all lines. */
  forget(): void {
    this.known.clear()
  }

  private walk(line: string): readonly number[] {
    this.laid ??= laidOut(this.slots)
    this.walks += 1
    const { laid, ends, triples, twos, threes, fours } = this
    const found: number[] = []
    let last = 0
    for (let index = 0; index < line.length; index += 1) {
      last = (last << 8) | byteOf(line.charCodeAt(index))
      if (((ends[(last & 0xffff) >> 5] ?? 0) & (1 << (last & 31))) === 0) continue
      const two = twos[last & 0xffff] ?? 0
      if (two > 0) this.meet(laid, line, index, two, found)
      const triple = bitOfThree(last)
      if (((triples[triple >> 5] ?? 0) & (1 << (triple & 31))) === 0) continue
      const three = threes[slotOfThree(last)] ?? 0
      if (three > 0) this.meet(laid, line, index, three, found)
      const four = fours[slotOfFour(last)] ?? 0
      if (four > 0) this.meet(laid, line, index, four, found)
    }
    return found.length === 0 ? none : found
  }

  /** A piece ends here: notes the literals that stand around it. */
  private meet({ firsts, fields, codes, met }: Laid, line: string, index: number, slot: number, found: number[]): void {
    const end = firsts[slot + 1] ?? 0
    for (let entry = firsts[slot] ?? 0; entry < end; entry += 1) {
      if (met[entry] === this.walks) continue
      const at = entry * width
      const first = fields[at + 1] ?? 0
      const length = fields[at + 2] ?? 0
      const from = index - (fields[at + 3] ?? 0)
      if (from < 0 || from + length > line.length) continue
      let same = 0
      while (same < length && smallOf(line.charCodeAt(from + same)) === codes[first + same]) same += 1
      if (same < length) continue
      met[entry] = this.walks
      found.push(fields[at] ?? 0)
    }
  }
}
