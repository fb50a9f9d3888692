/** A word of a command as a POSIX shell or bash takes it. */
export interface Word {
  readonly text: string
  /** False when a variable or another command gives part of it: the text is then as it was written. */
  readonly known: boolean
  /** A quote opens in it and is not closed: what follows may belong to another word. */
  readonly open: boolean
  /** It is, or holds, what a guide writes for a value that the reader fills in: `<your-ip>/32`. */
  readonly filledIn: boolean
}

/** A simple command: its words up to the end of the line, or to a sign that ends it. */
export interface ShellCommand {
  readonly words: readonly Word[]
  /** Offset after its last character. */
  readonly end: number
}

/** Reads one command from an offset. Looks at each character once. */
export function commandFrom(text: string, start: number): ShellCommand {
  const words: Word[] = []
  let index = start
  while (index < text.length) {
    const character = text[index]
    const continued = continuation(text, index)
    if (continued > 0) index = continued
    else if (character === ' ' || character === '\t' || character === '\r' || character === '\u00a0') index += 1
    else if (character === undefined || ('\n;&|<>()#'.includes(character) && !isPlaceholder(text, index))) break
    else {
      const word = wordFrom(text, index)
      words.push(word)
      index = word.end
    }
  }
  return { words, end: index }
}

/**
 * Offset of the next line when the command goes on there: after a backslash in POSIX shells, a backtick in PowerShell, a
 * caret in cmd. Blanks behind the sign, which break a command, are what copying leaves; they are passed over.
 */
function continuation(text: string, index: number): number {
  const character = text[index]
  if (character !== '\\' && character !== '`' && character !== '^') return 0
  let end = index + 1
  while (text[end] === ' ' || text[end] === '\t' || text[end] === '\r') end += 1
  return text[end] === '\n' ? end + 1 : 0
}

/** What a guide writes for a value that the reader fills in: `<region>`, `<your group id>`; part of a word, or all of it. */
function isPlaceholder(text: string, index: number): boolean {
  return text[index] === '<' && /^<[\p{L}][^<>\n|&;]{0,80}>/u.test(text.slice(index, index + 90))
}

/** Characters that stand for themselves. */
const plain = /[^\s'"\\$`;&|<>()]+/y

/** Part of a word: what it comes to, and the offset after it. */
interface Piece {
  readonly text: string
  readonly end: number
  readonly known: boolean
  readonly open: boolean
}

function wordFrom(text: string, start: number): Word & { readonly end: number } {
  let value = ''
  let known = true
  let open = false
  let filledIn = false
  let index = start
  while (index < text.length && continuation(text, index) === 0) {
    const placeholder = isPlaceholder(text, index)
    if (!placeholder && ' \t\r\n;&|<>()'.includes(text[index] ?? '')) break
    filledIn ||= placeholder
    const piece = placeholder ? placeholderFrom(text, index) : pieceFrom(text, index)
    value += piece.text
    known &&= piece.known
    open ||= piece.open
    index = piece.end
  }
  filledIn ||= /^<[^<>]{1,80}>/.test(value)
  return { text: known ? value : text.slice(start, index), known, open, filledIn, end: Math.min(index, text.length) }
}

function placeholderFrom(text: string, index: number): Piece {
  const end = text.indexOf('>', index) + 1
  return { text: text.slice(index, end), end, known: true, open: false }
}

function pieceFrom(text: string, index: number): Piece {
  plain.lastIndex = index
  const run = plain.exec(text)?.[0]
  if (run) return { text: run, end: index + run.length, known: true, open: false }
  const character = text[index] ?? ''
  const next = text[index + 1] ?? ''
  if (character === "'") {
    const close = text.indexOf("'", index + 1)
    const end = orEnd(text, close)
    return { text: text.slice(index + 1, end), end: end + 1, known: true, open: close < 0 }
  }
  if (character === '$' && next === "'") {
    const quoted = ansi(text, index + 2)
    return { ...quoted, known: true, open: quoted.end > text.length }
  }
  if (character === '"') {
    const quoted = doubleQuoted(text, index + 1)
    return { ...quoted, open: quoted.end > text.length }
  }
  if (character === '\\') return { text: next === '\n' ? '' : next, end: index + 2, known: true, open: false }
  return { text: character, end: index + 1, known: character !== '$' && character !== '`', open: false }
}

function orEnd(text: string, index: number): number {
  return index < 0 ? text.length : index
}

function doubleQuoted(text: string, start: number) {
  let value = ''
  let known = true
  let index = start
  for (; index < text.length && text[index] !== '"'; index += 1) {
    const next = text[index + 1] ?? ''
    if (text[index] === '\\' && next !== '' && '"\\$`\n'.includes(next)) {
      if (next !== '\n') value += next
      index += 1
    } else {
      if (text[index] === '$' || text[index] === '`') known = false
      value += text[index]
    }
  }
  return { text: value, known, end: index + 1 }
}

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  e: '\u001b',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
}

/** `$'…'`, whose `\xNN` are bytes of UTF-8. */
function ansi(text: string, start: number) {
  const bytes: number[] = []
  const put = (characters: string) => {
    for (const byte of new TextEncoder().encode(characters)) bytes.push(byte)
  }
  let index = start
  while (index < text.length && text[index] !== "'") {
    const [code, hex, point] = /^\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4}))/.exec(text.slice(index, index + 8)) ?? []
    const next = text[index + 1] ?? ''
    if (hex) bytes.push(Number.parseInt(hex, 16))
    else if (point) put(String.fromCodePoint(Number.parseInt(point, 16)))
    else if (text[index] === '\\') put(letters[next] ?? next)
    else {
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
      put(character)
      index += character.length
      continue
    }
    index += code?.length ?? 2
  }
  return { text: new TextDecoder().decode(new Uint8Array(bytes)), end: index + 1 }
}
