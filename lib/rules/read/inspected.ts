/**
 * Whether a text is what Node.js prints for an object, or an object of JavaScript's source: names without quotes, perhaps
 * after the name of a class.
 */
export function isInspected(text: string): boolean {
  return /^[{[][\s{[]{0,200}(?:[A-Za-z_$][\w$]{0,100}\s{0,100}[{[]\s{0,100}){0,4}[A-Za-z_$][\w$]{0,100}\s{0,20}:/.test(
    text,
  )
}

/** What stands at a place: a text in quotes, a word, or one character of anything else. */
const token = /(['"`])((?:\\[\s\S]|(?!\1)[^\\])*)\1|([A-Za-z_$][\w$-]*)|\s+|[\s\S]/gy

/**
 * An object as Node.js prints it, as JSON: names and texts in double quotes, classes left out, `undefined` as null. What was
 * cut off (`[Object]`, `... 3 more items`) stays as it is, and is no JSON. Looks at each character once.
 */
export function jsonOfInspected(text: string): string {
  const parts: string[] = []
  for (const found of text.matchAll(token)) {
    const [whole, quote, inner = '', word] = found
    if (quote) parts.push(JSON.stringify(unescaped(inner)))
    else if (word === undefined) parts.push(whole)
    else {
      const after = text.slice(found.index + whole.length, found.index + whole.length + 40)
      if (/^\s*:/.test(after)) parts.push(JSON.stringify(word))
      else if (/^\s+\{/.test(after) || /^\(\d{1,9}\)\s+\[/.test(after)) parts.push(' '.repeat(word.length))
      else parts.push(word === 'undefined' ? 'null' : word)
    }
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
