/** Whether a text is what Python prints for a dictionary or a list of them: `{'SecurityGroupId': 'sg-1', 'Ok': True}`. */
export function isPython(text: string): boolean {
  return /^[{[][\s{[]{0,200}'/.test(text)
}

/** Words of Python by those of JSON. */
const words: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' }

/** Python's values as JSON: quotes of both kinds, `True`, `False` and `None`. Looks at each character once. */
export function jsonOfPython(text: string): string {
  const parts: string[] = []
  let index = 0
  while (index < text.length) {
    const character = text.charAt(index)
    if (character === "'" || character === '"') {
      const end = endOfText(text, index)
      parts.push(JSON.stringify(unescaped(text.slice(index + 1, end))))
      index = end + 1
      continue
    }
    const word = wordAt(text, index)
    parts.push(word === '' ? character : (words[word] ?? word))
    index += Math.max(1, word.length)
  }
  return parts.join('')
}

/** The offset of the quote that closes a text; the end where none does. */
export function endOfText(text: string, start: number): number {
  const quote = text[start]
  let index = start + 1
  while (index < text.length && text[index] !== quote) index += text[index] === '\\' ? 2 : 1
  return Math.min(index, text.length)
}

function wordAt(text: string, index: number): string {
  const word = /[A-Za-z]{1,20}/y
  word.lastIndex = index
  return word.exec(text)?.[0] ?? ''
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescaped(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([^xu]))/g, (_, byte, point, letter: string) => {
    const code = byte ?? point
    return code === undefined ? (letters[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16))
  })
}
