/** Characters that neither end an expression nor open anything in it. */
const plain = /[^\n}#/"{[(<]+/y

/** Where an expression ends that is not understood: with its line, unless a bracket, a text or a heredoc is open. */
export function endOfExpression(text: string, start: number): number {
  let index = afterPlain(text, start)
  while (index < text.length) {
    const character = text[index]
    if (character === '\n' || character === '}' || character === '#') return index
    if (character === '/' && (text[index + 1] === '/' || text[index + 1] === '*')) return index
    index = afterPlain(text, skip(text, index))
  }
  return index
}

function afterPlain(text: string, index: number): number {
  plain.lastIndex = index
  return plain.test(text) ? plain.lastIndex : index
}

/** What closes a bracket. */
const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' }

/** Index after what starts here: a text with its templates, a pair of brackets, a heredoc, a comment, or one character. */
export function skip(text: string, start: number): number {
  const open: string[] = []
  let index = start
  do {
    index = open.at(-1) === '"' ? inText(text, index, open) : inCode(text, index, open)
  } while (index < text.length && open.length > 0)
  return Math.min(index, text.length)
}

/** Index after the next part of a quoted text: an escape, the quote that closes it, the opening of a template, a character. */
function inText(text: string, index: number, open: string[]): number {
  const character = text[index]
  if (character === '\\') return index + 2
  if (character === '"') open.pop()
  if ((character !== '$' && character !== '%') || text[index + 1] !== '{') return index + 1
  if (text[index - 1] !== character) open.push('}')
  return index + 2
}

/** Index after the next part of what is no text: a bracket, a quote that opens, a comment, a heredoc, or a character. */
function inCode(text: string, index: number, open: string[]): number {
  const character = text[index] ?? ''
  const closes = character === '"' ? '"' : closing[character]
  if (closes !== undefined) open.push(closes)
  else if (character === open.at(-1)) open.pop()
  else if (character === '#' || text.startsWith('//', index)) return orEnd(text.indexOf('\n', index), text)
  else if (text.startsWith('/*', index)) return orEnd(text.indexOf('*/', index + 2), text) + 2
  else if (text.startsWith('<<', index)) return heredocAt(text, index)?.end ?? index + 2
  return index + 1
}

function orEnd(index: number, text: string): number {
  return index < 0 ? text.length : index
}

export interface Heredoc {
  readonly kind: '<<' | '<<-'
  /** Where its text begins and ends, and where the reader goes on: at the end of the closing word. */
  readonly from: number
  readonly until: number
  readonly end: number
  /** False where the closing word is missing: it goes to the end of the text. */
  readonly closed: boolean
}

/** The heredoc that `<<` opens; null where it is none. */
export function heredocAt(text: string, at: number): Heredoc | null {
  const opening = /<<(-?)([A-Za-z_]\w{0,50})[^\S\n]*\n/y
  opening.lastIndex = at
  const [, dash, word] = opening.exec(text) ?? []
  if (word === undefined) return null
  const from = opening.lastIndex
  const kind = dash === '-' ? '<<-' : '<<'
  for (let line = from; line <= text.length; ) {
    const newline = text.indexOf('\n', line)
    const end = newline < 0 ? text.length : newline
    // Only a short line can be the closing word.
    if (end - line < 300 && text.slice(line, end).trim() === word) {
      const until = Math.max(from, line - 1)
      return { kind, from, until, end: text.slice(line, end).trimEnd().length + line, closed: true }
    }
    if (newline < 0) break
    line = newline + 1
  }
  return { kind, from, until: text.length, end: text.length, closed: false }
}
