import { endOfText } from './python'

/*
 * What programs print of an object by `toString`, `repr` or `%+v`, made JSON. Where a value may end cannot always be told
 * (a description with a comma, with a bracket): what comes out then is no JSON, or says one name twice, and is refused.
 */

/** `{a='x', b=[C(d=1)]}`, as classes of Java and Kotlin and data classes of Python print themselves. */
const assigned = /^[{[]\s{0,20}(?:[A-Za-z_$][\w.$]{0,100}\s?[{(]\s{0,20}){0,4}[A-Za-z_]\w{0,100}=(?![=>])/
/** `{A:x B:[{C:1} {C:2}]}`, as Go prints a struct by `%+v`. */
const spaced = /^[{[]&?\{?[A-Z]\w{0,100}:(?=[^\s"'])/

/** Whether a text is such a print. */
export function isDumped(text: string): boolean {
  return assigned.test(text) || spaced.test(text)
}

/** The print as JSON. Looks at each character a bounded number of times. */
export function jsonOfDumped(text: string): string {
  return assigned.test(text) ? jsonOf(text, byAssignment) : jsonOf(text, bySpace)
}

interface Dialect {
  /** A name, and what parts it from its value; sticky. */
  readonly name: RegExp
  /** What stands before a bracket and says nothing: the name of a class. */
  readonly type: RegExp
  /** A value without quotes: up to where the next one may begin. */
  readonly value: RegExp
}

const byAssignment: Dialect = {
  name: /([A-Za-z_]\w{0,100})=(?![=>])/y,
  type: /[A-Za-z_$][\w.$]{0,100}\s?(?=[{([])/y,
  value: /[^,{}()[\]'"\n]{0,2000}/y,
}
const bySpace: Dialect = {
  name: /([A-Z]\w{0,100}):/y,
  type: /(?:&|0x[0-9a-f]{1,16}|map(?=\[)|<nil>)/y,
  value: /(?:(?! [A-Z]\w{0,100}:)[^{}[\]\n]){0,2000}/y,
}

const closing: Readonly<Record<string, string>> = { '{': '}', '(': '}', '[': ']' }

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}

function jsonOf(text: string, { name, type, value }: Dialect): string {
  const parts: string[] = []
  /** What closes the brackets that are open. */
  const open: string[] = []
  let index = 0
  /** Whether an item or a pair stands before, so that a comma is due. */
  let due = false
  const put = (part: string) => {
    if (due) parts.push(',')
    parts.push(part)
    due = true
  }
  while (index < text.length) {
    const character = text.charAt(index)
    const end = closing[character]
    if (end !== undefined) {
      put(end === '}' ? '{' : '[')
      open.push(end)
      due = false
      index += 1
    } else if (character === '}' || character === ']' || character === ')') {
      parts.push(open.pop() ?? character)
      due = true
      index += 1
    } else if (/[\s,]/.test(character)) {
      index += 1
    } else {
      const named = open.at(-1) === '}' ? matchAt(name, text, index) : null
      if (named) {
        put(`${JSON.stringify(named[1])}:`)
        due = false
        index += named[0].length
        const next = text.charAt(index)
        if (closing[next] !== undefined) continue
      }
      const quote = text.charAt(index)
      const before = matchAt(type, text, index)
      if (before) index += before[0].length
      else if (quote === "'" || quote === '"') {
        const last = endOfText(text, index)
        put(JSON.stringify(text.slice(index + 1, last)))
        index = last + 1
      } else {
        const written = matchAt(value, text, index)?.[0] ?? ''
        const plain = written.trim()
        put(/^(?:null|None|<nil>)$/.test(plain) ? 'null' : JSON.stringify(plain))
        index += Math.max(named ? 0 : 1, written.length)
      }
    }
  }
  return parts.join('')
}
