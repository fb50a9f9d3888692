const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** What `\` at an offset of a quoted text stands for, and the offset after it. */
export function escapeAt(text: string, at: number): { readonly value: string; readonly end: number } {
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

/** Longest interpolation that is passed over when it is not understood, in UTF-16 units. */
const longest = 10_000

/** Offset of the brace that closes what `${` opened before `from`; quotes inside hide braces. Null where none does. */
export function endOfInterpolation(text: string, from: number): number | null {
  let depth = 1
  let quoted = false
  const most = Math.min(text.length, from + longest)
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
