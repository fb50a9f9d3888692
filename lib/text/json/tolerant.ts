import { shown } from '../lines'
import { doubleQuotes, singleQuotes } from './characters'
import { Cursor, Stop } from './cursor'
import { isJsonNote, type JsonCode, type JsonMember, type JsonNode, type JsonText } from './model'

const simpleEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const literals: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

const startsText = (character: string) => character !== '' && `"${doubleQuotes}`.includes(character)
const startsItem = (character: string) => startsText(character) || character === '{' || character === '['

/** A text that is being read: what is known of its value, from where on its characters stand for themselves. */
interface TextRead {
  value: string
  from: number
  /** Without escapes so far. */
  plain: boolean
  /** The last quote other than `"` that may end it; -1: none. */
  curly: number
}

/**
 * Reads JSON and goes on after what a writer may have meant, which it reports: full-width punctuation, curly and single
 * quotes, comments, commas too many or missing, names without quotes. Recurses no deeper than `deepest`.
 */
export class TolerantReader extends Cursor {
  /** The documents that could be read, one after the other. */
  readonly nodes: JsonNode[] = []

  /** @param strict the text is known to be JSON: quotes inside of strings are not doubted */
  constructor(
    text: string,
    private readonly strict: boolean,
    private readonly deepest: number,
  ) {
    super(text)
  }

  read(): void {
    if (this.text.charCodeAt(0) === 0xfeff) {
      this.note('byte-order-mark', 1, '')
    }
    try {
      if (this.next() === '') this.fail({ code: 'empty', params: {}, at: this.at })
      do {
        this.nodes.push(this.value(0))
        const follows = this.next()
        if (follows !== '' && follows !== '{' && follows !== '[')
          this.fail({ code: 'after-end', params: { found: this.here() }, at: this.at })
      } while (this.at < this.text.length)
    } catch (error) {
      if (!(error instanceof Stop)) throw error
    }
    this.findings.push(...this.notesFound())
    if (!this.strict && this.findings.length === 0 && this.nodes.length === 1)
      this.report({ code: 'syntax', params: {}, at: 0 })
    this.findings.sort((a, b) => a.at - b.at)
  }

  private value(depth: number): JsonNode {
    const character = this.next()
    if (character === '{' || character === '[') {
      if (depth >= this.deepest) this.fail({ code: 'depth', params: { most: this.deepest }, at: this.at })
      return character === '{' ? this.object(depth) : this.list(depth)
    }
    if (startsText(character) || (character !== '' && singleQuotes.includes(character))) return this.quoted()
    if (/[-\d]/.test(character)) return this.number()
    return /[A-Za-z_$]/.test(character) ? this.word() : this.expect('value')
  }

  private number(): JsonNode {
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
    number.lastIndex = this.at
    const found = number.exec(this.text)?.[0]
    if (found === undefined) return this.expect('value')
    const at = this.at
    this.at += found.length
    return { kind: 'other', at, value: Number(found), shown: shown(found) }
  }

  private word(): JsonNode {
    const at = this.at
    while (/[\w$.*-]/.test(this.text.charAt(this.at))) this.at += 1
    const found = this.text.slice(at, this.at)
    const literal = Object.hasOwn(literals, found) ? literals[found] : undefined
    if (literal !== undefined) return { kind: 'other', at, value: literal, shown: found }
    this.report({ code: 'unquoted', params: { found: shown(found) }, at }, { length: found.length, text: `"${found}"` })
    return { kind: 'text', at, value: found, plain: false }
  }

  private quoteFault(at: number): void {
    this.report({ code: 'quote', params: { found: this.text.charAt(at) }, at }, { length: 1, text: '"' })
  }

  /** Whether a delimiter follows, so that a curly quote here closes. */
  private closes(at: number): boolean {
    let index = at + 1
    while (this.text.charCodeAt(index) === 0x20) index += 1
    const character = this.text.charAt(index)
    return character === '' || ',:]}\r\n、，；：｝］'.includes(character)
  }

  private escaped(): string {
    const letter = this.text.charAt(this.at + 1)
    const simple = simpleEscapes[letter]
    if (simple !== undefined) {
      this.at += 2
      return simple
    }
    const digits = this.text.slice(this.at + 2, this.at + 6)
    if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(digits)) {
      this.at += 6
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    this.report({ code: 'escape', params: { found: `\\${letter}` }, at: this.at })
    this.at += 1
    return ''
  }

  private quoted(): JsonText {
    const at = this.at
    const opener = this.text.charAt(at)
    if (opener !== '"') this.quoteFault(at)
    this.at += 1
    const read: TextRead = { value: '', from: this.at, plain: true, curly: -1 }
    while (!this.endsText(opener, read, at)) this.character(read)
    const value = read.value + this.text.slice(read.from, this.at)
    this.at += 1
    return { kind: 'text', at, value, plain: read.plain }
  }

  /** Whether the text that `opener` began at `start` ends here; where its line ends before it, it ends at the last curly quote. */
  private endsText(opener: string, read: TextRead, start: number): boolean {
    const code = this.text.charCodeAt(this.at)
    if (code === 0x22 && opener === '"') return true
    if (Number.isNaN(code) || code === 0x0a || code === 0x0d) {
      if (read.curly < 0 || !read.plain) {
        this.at = start
        this.fail({ code: 'unterminated', params: {}, at: this.at })
      }
      this.at = read.curly
      this.quoteFault(read.curly)
      return true
    }
    if (!this.mayClose(opener, code)) return false
    read.curly = this.at
    if (opener === '"' && !this.closes(read.curly)) return false
    if (code !== 0x22) this.quoteFault(read.curly)
    return true
  }

  /** Takes one character of a text, or one escape. */
  private character(read: TextRead): void {
    const code = this.text.charCodeAt(this.at)
    if (code === 0x5c) {
      read.value += this.text.slice(read.from, this.at) + this.escaped()
      read.from = this.at
      read.plain = false
      return
    }
    if (code < 0x20) this.report({ code: 'control', params: {}, at: this.at })
    this.at += 1
  }

  /** Whether a quote other than `"` stands here that may end the text which `opener` begins. */
  private mayClose(opener: string, code: number): boolean {
    if (this.strict || !(code > 0x7f || code === 0x27 || code === 0x22)) return false
    const closers = singleQuotes.includes(opener) ? singleQuotes : `"${doubleQuotes}`
    return closers.includes(this.text.charAt(this.at))
  }

  /** Runs through the elements between two brackets; `element` reads one. */
  private elements(closing: '}' | ']', starts: (character: string) => boolean, element: () => void): void {
    this.take()
    for (;;) {
      let character = this.next()
      while (character === ',') {
        const at = this.at
        this.take()
        this.report({ code: 'extra-comma', params: {}, at }, { length: 1, text: '' })
        character = this.next()
      }
      if (character === closing) break
      element()
      const end = this.at
      const follows = this.next()
      if (follows === closing) break
      if (follows === ',') {
        const comma = this.at
        this.take()
        if (this.next() !== closing) continue
        this.note('trailing-comma', 1, '', comma)
        break
      }
      if (starts(follows)) this.report({ code: 'missing-comma', params: {}, at: end }, { length: 0, text: ',' })
      else this.expect(closing === '}' ? 'comma-or-brace' : 'comma-or-bracket')
    }
    this.take()
  }

  private object(depth: number): JsonNode {
    const at = this.at
    const members: JsonMember[] = []
    const keys = new Set<string>()
    this.elements('}', startsText, () => {
      const key = this.key()
      const start = key.at
      if (keys.has(key.value)) this.report({ code: 'duplicate-key', params: { found: shown(key.value) }, at: start })
      keys.add(key.value)
      if (this.next() !== ':') this.expect('colon')
      this.take()
      members.push({ key: key.value, at: start, value: this.value(depth + 1) })
    })
    return { kind: 'object', at, members }
  }

  private key(): { readonly value: string; readonly at: number } {
    const character = this.next()
    const at = this.at
    if (startsText(character) || (character !== '' && singleQuotes.includes(character))) {
      return { value: this.quoted().value, at }
    }
    if (!/[A-Za-z_$]/.test(character)) return this.expect('name')
    const found = this.word()
    if (found.kind === 'text') return { value: found.value, at }
    const value = found.kind === 'other' ? found.shown : ''
    this.report({ code: 'unquoted', params: { found: value }, at }, { length: value.length, text: `"${value}"` })
    return { value, at }
  }

  private list(depth: number): JsonNode {
    const at = this.at
    const items: JsonNode[] = []
    this.elements(']', startsItem, () => {
      items.push(this.value(depth + 1))
    })
    return { kind: 'list', at, items }
  }
}

/** Whether the text was read in spite of everything that was found in it. */
export function onlyNotes(findings: readonly { readonly code: JsonCode }[]): boolean {
  return findings.every(({ code }) => isJsonNote(code))
}
