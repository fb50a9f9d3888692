export interface Template {
  readonly parts: readonly (string | { readonly at: number; readonly source: string })[]
  /** Offset of the quote that closes it, or of the end of the heredoc's text. */
  readonly end: number
  /** Written without escapes or directives: what stands there is what is meant. */
  readonly plain: boolean
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/**
 * Reads a template from an offset on: to the closing quote, or to the end of the given text for a heredoc. Null where it
 * does not end.
 */
export function templateParts(text: string, from: number, kind: 'quoted' | 'heredoc'): Template | null {
  const parts: Template['parts'][number][] = []
  const special = kind === 'quoted' ? /["\\\n]|[$%]\{/g : /[$%]\{/g
  let value = ''
  let plain = true
  let at = from
  for (;;) {
    special.lastIndex = at
    const found = special.exec(text)
    const end = found?.index ?? text.length
    value += text.slice(at, end)
    const mark = found?.[0]
    if (mark === undefined && kind === 'heredoc') return { parts: [...parts, value], end, plain }
    if (mark === undefined || mark === '\n') return null
    if (mark === '"') return { parts: [...parts, value], end, plain }
    if (mark === '\\') {
      const escaped = escapeAt(text, end)
      value += escaped.value
      at = escaped.end
      plain = false
    } else if (text[end - 1] === mark[0] && end > from) {
      // `$${` and `%%{` stand for themselves with one sign less.
      value = `${value.slice(0, -1)}${mark}`
      at = end + 2
      plain = false
    } else {
      const inner = interpolationAt(text, end, mark)
      if (inner === null) return null
      if (value !== '') parts.push(value)
      value = ''
      parts.push({ at: end, source: inner.source })
      at = inner.end
    }
  }
}

/** What `${` or `%{` at an offset holds, and the offset after it; null where it does not end. */
function interpolationAt(text: string, at: number, mark: string): { source: string; end: number } | null {
  const end = endOfInterpolation(text, at + 2)
  if (end === null) return null
  const source = text
    .slice(at + 2, end)
    .replace(/^~|~$/g, '')
    .trim()
  return { source: mark === '%{' ? `%{${source}}` : source, end: end + 1 }
}

function escapeAt(text: string, at: number): { readonly value: string; readonly end: number } {
  const next = text[at + 1] ?? ''
  const code = /u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})/y
  code.lastIndex = at + 1
  const found = code.exec(text)
  if (found) {
    const point = Number.parseInt(found[1] ?? found[2] ?? '', 16)
    return { value: point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point), end: code.lastIndex }
  }
  return { value: letters[next] ?? next, end: at + 2 }
}

/** Offset of the brace that closes what `${` opened; quotes inside hide braces. */
function endOfInterpolation(text: string, from: number): number | null {
  let depth = 1
  let quoted = false
  const most = Math.min(text.length, from + 10_000)
  for (let at = from; at < most; at += 1) {
    const character = text[at]
    if (character === '\\' && quoted) at += 1
    else if (character === '"') quoted = !quoted
    else if (!quoted && character === '{') depth += 1
    else if (!quoted && character === '}') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return null
}

export interface Heredoc {
  /** Where its text begins and ends, and where the reader goes on: at the end of the closing word. */
  readonly from: number
  readonly until: number
  readonly end: number
}

/** The heredoc that `<<` opens; null where it is none or does not end. */
export function heredocAt(text: string, at: number): Heredoc | null {
  const opening = /<<-?([A-Za-z_]\w{0,50})[^\S\n]*\n/y
  opening.lastIndex = at
  const word = opening.exec(text)?.[1]
  if (word === undefined) return null
  const from = opening.lastIndex
  for (let line = from; line <= text.length; ) {
    const newline = text.indexOf('\n', line)
    const end = newline < 0 ? text.length : newline
    // Only a short line can be the closing word.
    if (end - line < 300 && text.slice(line, end).trim() === word) {
      return { from, until: Math.max(from, line - 1), end: text.slice(line, end).trimEnd().length + line }
    }
    if (newline < 0) return null
    line = newline + 1
  }
  return null
}
