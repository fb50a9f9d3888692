import type { Collector } from './collector'

/** Largest paste that is read, in characters. */
export const maxCharacters = 5 * 1024 * 1024
/** Deepest nesting of a document that is read. */
export const maxDepth = 64

interface Slice {
  readonly text: string
  readonly start: number
}

/**
 * Splits a paste into its JSON documents: one, several in a row, or one a line. Text around them, such as prompts, is
 * left out. `//` and block comments, which the API's documentation has, are blanked.
 */
export function documentsIn(
  text: string,
  collect: Collector,
): { readonly value: unknown; readonly document: number }[] {
  if (text.length > maxCharacters) {
    collect.error('too-large', `A paste has at most ${maxCharacters} characters; this has ${text.length}.`, null, {
      limit: String(maxCharacters),
      found: String(text.length),
    })
    return []
  }
  const slices = slicesOf(text, collect)
  if (slices.length === 0 && text.trim() !== '') {
    collect.error('no-json', 'No JSON document was found: a text that starts with { or [ was expected.', null)
  }
  const values: { value: unknown; document: number }[] = []
  slices.forEach((slice, document) => {
    try {
      const value: unknown = JSON.parse(slice.text)
      values.push({ value, document })
    } catch {
      const at = errorOffset(slice.text)
      const { line, column } = placeOf(text, slice.start + at.offset)
      collect.error(
        'json-syntax',
        `Line ${line}, column ${column}: ${at.expected} was expected.`,
        { document, path: `line ${line}, column ${column}` },
        { line: String(line), column: String(column), expected: at.expected },
      )
    }
  })
  return values
}

function slicesOf(text: string, collect: Collector): Slice[] {
  const slices: Slice[] = []
  let depth = 0
  let start = -1
  let copied = 0
  let parts: string[] = []
  let index = 0
  const blank = (from: number, to: number) => {
    if (start < 0) return
    parts.push(text.slice(copied, from), ' '.repeat(to - from))
    copied = to
  }
  while (index < text.length) {
    const character = text[index]
    if (character === '"' && depth > 0) {
      index = stringEnd(text, index)
      continue
    }
    if (character === '/' && depth > 0 && text[index + 1] === '/') {
      const newline = text.indexOf('\n', index)
      const end = newline < 0 ? text.length : newline
      blank(index, end)
      index = end
      continue
    }
    if (character === '/' && depth > 0 && text[index + 1] === '*') {
      const close = text.indexOf('*/', index + 2)
      const end = close < 0 ? text.length : close + 2
      blank(index, end)
      index = end
      continue
    }
    if (character === '{' || character === '[') {
      if (depth === 0) {
        start = index
        copied = index
        parts = []
      }
      depth += 1
      if (depth > maxDepth) {
        const { line, column } = placeOf(text, index)
        collect.error(
          'too-deep',
          `Line ${line}, column ${column}: a document is nested at most ${maxDepth} levels deep.`,
          { document: slices.length, path: `line ${line}, column ${column}` },
          { line: String(line), column: String(column), limit: String(maxDepth) },
        )
        return slices
      }
    } else if ((character === '}' || character === ']') && depth > 0) {
      depth -= 1
      if (depth === 0) {
        parts.push(text.slice(copied, index + 1))
        slices.push({ text: parts.join(''), start })
        start = -1
      }
    }
    index += 1
  }
  if (depth > 0) {
    parts.push(text.slice(copied))
    slices.push({ text: parts.join(''), start })
  }
  return slices
}

/** Index after the string that opens at `open`; an unclosed one ends with its line. */
function stringEnd(text: string, open: number): number {
  for (let index = open + 1; index < text.length; index += 1) {
    const character = text[index]
    if (character === '\\') index += 1
    else if (character === '"') return index + 1
    else if (character === '\n') return index
  }
  return text.length
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let from = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
    from = at + 1
  }
  return { line, column: offset - from + 1 }
}

const token =
  /[ \t\r\n]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(true|false|null)|([{}[\],:]))/y

/** Where a text stops being JSON, and what would have gone on; only called when it is not JSON. Engines word it differently. */
function errorOffset(text: string): { readonly offset: number; readonly expected: string } {
  const stack: ('{' | '[')[] = []
  let state: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' = 'value'
  const words = {
    value: 'a value',
    'value-or-end': 'a value or ]',
    key: 'a name in "…"',
    'key-or-end': 'a name in "…" or }',
    colon: ':',
    'comma-or-end': ', or the closing bracket',
  } as const
  token.lastIndex = 0
  let offset = 0
  while (true) {
    const found = token.exec(text)
    const skipped = /^[ \t\r\n]*/.exec(text.slice(offset, offset + 10_000))?.[0].length ?? 0
    const here = { offset: Math.min(offset + skipped, text.length), expected: words[state] }
    if (!found) return here
    const [, string, number, word, mark] = found
    const isValue = string !== undefined || number !== undefined || word !== undefined
    if (state === 'value' || state === 'value-or-end') {
      if (mark === '{' || mark === '[') {
        stack.push(mark)
        state = mark === '{' ? 'key-or-end' : 'value-or-end'
      } else if (isValue) state = 'comma-or-end'
      else if (mark === ']' && state === 'value-or-end') {
        stack.pop()
        state = 'comma-or-end'
      } else return here
    } else if (state === 'key' || state === 'key-or-end') {
      if (string !== undefined) state = 'colon'
      else if (mark === '}' && state === 'key-or-end') {
        stack.pop()
        state = 'comma-or-end'
      } else return here
    } else if (state === 'colon') {
      if (mark !== ':') return here
      state = 'value'
    } else {
      const open = stack.at(-1)
      if (mark === ',' && open) state = open === '{' ? 'key' : 'value'
      else if ((mark === '}' && open === '{') || (mark === ']' && open === '[')) stack.pop()
      else return here
    }
    offset = token.lastIndex
  }
}
