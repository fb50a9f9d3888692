/** Whether a text is what Python prints for a dictionary or a list of them: `{'SecurityGroupId': 'sg-1', 'Ok': True}`. */
export function isPython(text: string): boolean {
  return /^[{[][\s{[]{0,200}'/.test(text)
}

/** Words of Python by those of JSON. */
const words: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' }

/** What stands between texts and words. */
const plain = /[^A-Za-z'"]+/y
const wordOfPython = /[A-Za-z]{1,20}/y

/** Python's values as JSON: quotes of both kinds, `True`, `False` and `None`. Looks at each character once. */
export function jsonOfPython(text: string): string {
  const parts: string[] = []
  let index = 0
  while (index < text.length) {
    const between = endAt(plain, text, index)
    if (between > index) parts.push(text.slice(index, between))
    if (between === text.length) break
    const end = endAt(wordOfPython, text, between)
    if (end > between) {
      const word = text.slice(between, end)
      parts.push(words[word] ?? word)
      index = end
    } else {
      const close = endOfText(text, between)
      parts.push(JSON.stringify(unescaped(text.slice(between + 1, close))))
      index = close + 1
    }
  }
  return parts.join('')
}

/** Index after what a sticky pattern finds at an index; the same index where it finds nothing. */
export function endAt(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.test(text) ? pattern.lastIndex : index
}

/** The offset of the quote that closes a text; the end where none does. */
export function endOfText(text: string, start: number): number {
  const quote = text[start]
  let index = start + 1
  while (index < text.length && text[index] !== quote) index += text[index] === '\\' ? 2 : 1
  return Math.min(index, text.length)
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const escaped = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/y

/** The text that a quoted one of Python or JavaScript stands for. Looks at each character once. */
export function unescaped(text: string): string {
  const parts: string[] = []
  let index = 0
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', index)) {
    escaped.lastIndex = at
    const [whole, byte, point, letter = ''] = escaped.exec(text) ?? []
    if (whole === undefined) break
    const code = byte ?? point
    parts.push(
      text.slice(index, at),
      code === undefined ? (letters[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
    )
    index = at + whole.length
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(index)
}
