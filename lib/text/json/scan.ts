import { shown } from '../lines'
import type { JsonFault } from './model'

const quote = 0x22
const comma = 0x2c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

export interface Scanned {
  /** Keys that stand twice in one object, at the second. */
  readonly repeated: readonly JsonFault[]
  /** Offset of the bracket that opens one level too many. */
  readonly tooDeep: number | null
}

/**
 * Where the values of a document stand, in the order of the text: of each its name's offset (-1: it has none), its own, and
 * the index of the entry after all that is inside it.
 */
export type Tape = number[]
export const tapeStep = 3

/**
 * Looks once through a text that is known to be JSON. Fills the tape where one is given; names are compared where none is,
 * since the tape is only asked for after that.
 */
export function scanJson(text: string, deepest: number, most: number, tape?: Tape): Scanned {
  return new Scan(text, deepest, most, tape).run()
}

class Scan {
  private readonly repeated: JsonFault[] = []
  /** For each open bracket the names of its object so far; null: a list. */
  private readonly open: (Set<string> | null)[] = []
  private readonly entries: number[] = []
  private names: Set<string> | null = null
  private nameNext = false
  private nameAt = -1

  constructor(
    private readonly text: string,
    private readonly deepest: number,
    private readonly most: number,
    private readonly tape: Tape | undefined,
  ) {}

  run(): Scanned {
    const { text, repeated } = this
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code <= 0x20 || code === 0x3a) continue
      if (code === quote) at = this.string(at) - 1
      else if (code === openBrace || code === openBracket) {
        if (this.open.length >= this.deepest) return { repeated, tooDeep: at }
        this.opens(at, code === openBrace)
      } else if (code === closeBrace || code === closeBracket) this.closes()
      else if (code === comma) this.nameNext = this.names !== null
      else {
        this.value(at)
        while (isPlain(text.charCodeAt(at + 1))) at += 1
      }
    }
    return { repeated, tooDeep: null }
  }

  private value(at: number): void {
    if (!this.tape) return
    this.tape.push(this.nameAt, at, this.tape.length + tapeStep)
    this.nameAt = -1
  }

  /** Takes the string that opens at `at`; gives the offset after it. */
  private string(at: number): number {
    const end = stringEnd(this.text, at)
    if (!this.nameNext) this.value(at)
    else if (this.tape) this.nameAt = at
    else this.compare(at, end)
    this.nameNext = false
    return end
  }

  private compare(at: number, end: number): void {
    const name = nameIn(this.text, at, end)
    if (!this.names?.has(name)) this.names?.add(name)
    else if (this.repeated.length < this.most) {
      this.repeated.push({ code: 'duplicate-key', params: { found: shown(name) }, at })
    }
  }

  private opens(at: number, isObject: boolean): void {
    if (this.tape) this.entries.push(this.tape.length)
    this.value(at)
    this.names = isObject ? new Set() : null
    this.open.push(this.names)
    this.nameNext = isObject
  }

  private closes(): void {
    this.open.pop()
    this.names = this.open.at(-1) ?? null
    this.nameNext = false
    const entry = this.entries.pop()
    if (this.tape && entry !== undefined) this.tape[entry + 2] = this.tape.length
  }
}

/** Whether a number, true, false or null goes on. */
function isPlain(code: number): boolean {
  return code > 0x20 && code !== comma && code !== closeBrace && code !== closeBracket
}

/** Offset after the string that opens at `at`. */
function stringEnd(text: string, at: number): number {
  let end = text.indexOf('"', at + 1)
  while (end >= 0) {
    let before = end - 1
    while (text[before] === '\\') before -= 1
    if ((end - before) % 2 === 1) return end + 1
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

/** The name that is written between two offsets, quotes included. */
export function nameIn(text: string, at: number, end = stringEnd(text, at)): string {
  const written = text.slice(at + 1, end - 1)
  if (!written.includes('\\')) return written
  const read: unknown = JSON.parse(text.slice(at, end))
  return typeof read === 'string' ? read : written
}
