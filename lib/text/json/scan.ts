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
  const repeated: JsonFault[] = []
  /** For each open bracket the names of its object so far; null: a list. */
  const open: (Set<string> | null)[] = []
  const entries: number[] = []
  let names: Set<string> | null = null
  let nameNext = false
  let nameAt = -1

  const value = (at: number) => {
    if (!tape) return
    tape.push(nameAt, at, tape.length + tapeStep)
    nameAt = -1
  }

  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code <= 0x20 || code === 0x3a) continue
    if (code === quote) {
      const end = stringEnd(text, at)
      if (!nameNext) value(at)
      else if (tape) nameAt = at
      else if (names) {
        const name = nameIn(text, at, end)
        if (!names.has(name)) names.add(name)
        else if (repeated.length < most) repeated.push({ code: 'duplicate-key', params: { found: shown(name) }, at })
      }
      nameNext = false
      at = end - 1
    } else if (code === openBrace || code === openBracket) {
      if (open.length >= deepest) return { repeated, tooDeep: at }
      if (tape) entries.push(tape.length)
      value(at)
      names = code === openBrace ? new Set() : null
      open.push(names)
      nameNext = names !== null
    } else if (code === closeBrace || code === closeBracket) {
      open.pop()
      names = open.at(-1) ?? null
      nameNext = false
      const entry = entries.pop()
      if (tape && entry !== undefined) tape[entry + 2] = tape.length
    } else if (code === comma) nameNext = names !== null
    else {
      value(at)
      while (isPlain(text.charCodeAt(at + 1))) at += 1
    }
  }
  return { repeated, tooDeep: null }
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
