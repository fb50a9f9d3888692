import { endAt, endOfText, unescaped } from './python'

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
/** What stands between texts, words and comments. */
const plain = /[^A-Za-z_$'"`/]+/y
const afterName = /\s{0,40}:/y
const afterClass = /(?:\(\d{1,9}\))?\s{1,40}[{[]/y

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
    const between = endAt(plain, text, index)
    if (between > index) parts.push(text.slice(index, between))
    if (between === text.length) break
    index = between
    const character = text.charAt(index)
    if (character === "'" || character === '"' || character === '`') {
      const end = endOfText(text, index)
      parts.push(JSON.stringify(unescaped(text.slice(index + 1, end))))
      index = end + 1
      continue
    }
    const end = Math.max(endAt(word, text, index), commentEnd(text, index), index + 1)
    const found = text.slice(index, end)
    index = end
    if (character === '/') parts.push(found)
    else if (endAt(afterName, text, end) > end) parts.push(JSON.stringify(found))
    else if (endAt(afterClass, text, end) === end) parts.push(found === 'undefined' ? 'null' : found)
  }
  return parts.join('')
}
