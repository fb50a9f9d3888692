import { isWideSpace, numberOf, structure } from './characters'
import { type JsonExpected, type JsonFault, type JsonFinding, type JsonNotes, mostFindings } from './model'

/** Ends the reading of a text; what was found until then stays. */
export class Stop extends Error {}

interface Edit {
  readonly length: number
  readonly text: string
}

/** Where a tolerant reader stands in its text, what it has found so far, and how that is put right. */
export class Cursor {
  readonly findings: JsonFinding[] = []
  dropped = 0
  protected at = 0
  private readonly notes = new Map<keyof JsonNotes, { readonly at: number; readonly found: string; count: number }>()
  private readonly edits = new Map<number, Edit>()
  private repairable = true

  constructor(protected readonly text: string) {}

  /** The text with everything put right; null where nothing is wrong or something cannot be put right without a guess. */
  repaired(): string | null {
    if (!this.repairable || this.edits.size === 0) return null
    let repaired = ''
    let from = 0
    for (const [where, edit] of [...this.edits].sort(([a], [b]) => a - b)) {
      if (where < from) return null
      repaired += this.text.slice(from, where) + edit.text
      from = where + edit.length
    }
    return repaired + this.text.slice(from)
  }

  protected report(fault: JsonFault, edit?: Edit): void {
    if (this.findings.length < mostFindings) this.findings.push(fault)
    else this.dropped += 1
    if (!edit || this.dropped > 0) this.repairable = false
    else this.edits.set(fault.at, edit)
  }

  /** Counts what is read in spite of it, and goes on behind it. */
  protected note(code: keyof JsonNotes, length: number, text: string, at = this.at): void {
    const noted = this.notes.get(code)
    if (noted) noted.count += 1
    else this.notes.set(code, { at, found: numberOf(this.text.charCodeAt(at)), count: 1 })
    this.edits.set(at, { length, text })
    if (at === this.at) this.at += length
  }

  protected notesFound(): JsonFinding[] {
    return [...this.notes].map(([code, { at, found, count }]): JsonFinding => {
      if (code === 'byte-order-mark') return { code, params: {}, at }
      return code === 'wide-space' ? { code, params: { found, count }, at } : { code, params: { count }, at }
    })
  }

  protected fail(fault: JsonFault): never {
    this.report(fault)
    throw new Stop()
  }

  protected expect(expected: JsonExpected): never {
    if (this.at >= this.text.length) this.fail({ code: 'end', params: { expected }, at: this.at })
    this.fail({ code: 'expected', params: { expected, found: this.here() }, at: this.at })
  }

  /** The character at which the reader stands. */
  protected here(): string {
    return String.fromCodePoint(this.text.codePointAt(this.at) ?? 0)
  }

  private skip(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) this.at += 1
      else if (isWideSpace(code)) this.note('wide-space', 1, ' ')
      else {
        const end = this.commentEnd(code)
        if (end === null) return
        this.note('comment', end - this.at, '')
      }
    }
  }

  /** Offset after the comment that begins here; null where none does. One that is not closed goes to the end. */
  private commentEnd(code: number): number | null {
    const second = this.text.charCodeAt(this.at + 1)
    const line = code === 0x23 || (code === 0x2f && second === 0x2f)
    if (!line && !(code === 0x2f && second === 0x2a)) return null
    const end = this.text.indexOf(line ? '\n' : '*/', this.at + (line ? 1 : 2))
    if (end < 0) return this.text.length
    return line ? end : end + 2
  }

  /** The next character that counts, full-width punctuation as its ASCII form; empty at the end. */
  protected next(): string {
    this.skip()
    const character = this.text.charAt(this.at)
    return structure[character] ?? character
  }

  /** Takes the character that `next` gave. */
  protected take(): void {
    const found = this.text.charAt(this.at)
    const expected = structure[found]
    if (expected)
      this.report({ code: 'full-width', params: { found, expected }, at: this.at }, { length: 1, text: expected })
    this.at += 1
  }
}
