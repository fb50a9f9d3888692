import { endOfText } from './python'

/**
 * Whether a text is what Node.js prints for an object, or an object of JavaScript's source: names without quotes, perhaps
 * after the name of a class.
 */
export function isInspected(text: string): boolean {
  return /^[{[][\s{[]{0,200}(?:\/\/[^\n]{0,200}\n[\s{[]{0,200}){0,5}(?:[A-Za-z_$][\w$]{0,100}\s{0,100}[{[]\s{0,100}){0,4}[A-Za-z_$][\w$]{0,100}\s{0,20}:/.test(
    text,
  )
}

/** A word, and what tells whether it is a name (`a:`) or a class before its fields (`Some {`, `Map(2) {`). */
const word = /[A-Za-z_$][\w$-]{0,200}/y
const afterName = /\s{0,40}:/y
const afterClass = /(?:\(\d{1,9}\))?\s{1,40}[{[]/y

function isAt(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index
  return pattern.test(text)
}

/** Index after the comment that begins here; the same index where none does. */
function commentEnd(text: string, index: number): number {
  const line = text.startsWith('//', index)
  if (!line && !text.startsWith('/*', index)) return index
  const close = text.indexOf(line ? '\n' : '*/', index + 2)
  return close < 0 ? text.length : close + (line ? 1 : 2)
}

/**
 * An object as Node.js prints it, as JSON: names and texts in double quotes, classes left out, `undefined` as null. What was
 * cut off (`[Object]`, `... 3 more items`) stays as it is, and is no JSON. Looks at each character once.
 */
export function jsonOfInspected(text: string): string {
  const parts: string[] = []
  let index = 0
  while (index < text.length) {
    const character = text.charAt(index)
    if (character === "'" || character === '"' || character === '`') {
      const end = endOfText(text, index)
      parts.push(JSON.stringify(unescaped(text.slice(index + 1, end))))
      index = end + 1
      continue
    }
    const comment = commentEnd(text, index)
    if (comment > index) {
      parts.push(text.slice(index, comment))
      index = comment
      continue
    }
    word.lastIndex = index
    const found = word.exec(text)?.[0]
    index += found?.length ?? 1
    if (found === undefined) parts.push(character)
    else if (isAt(afterName, text, index)) parts.push(JSON.stringify(found))
    else if (!isAt(afterClass, text, index)) parts.push(found === 'undefined' ? 'null' : found)
  }
  return parts.join('')
}

function unescaped(text: string): string {
  const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (_, point, byte, letter: string) => {
    const code = point ?? byte
    return code === undefined ? (letters[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16))
  })
}
