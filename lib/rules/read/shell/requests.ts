import type { Taken } from '../taken'
import { takeCalls } from './commands'
import type { Word } from './words'

/** The start of what a call of the API is asked by: `…?Action=AuthorizeSecurityGroup`, or the same without an address. */
const opening = /(?:^|[\s?&"'`])Action=((?:Authorize|Revoke|Modify)SecurityGroup[A-Za-z]{0,30})/g

/** How a line begins that is such a call. */
const requestLine = /^(?:https?:\/\/|GET |POST |Action=)/

/** What one parameter ends with; the reference writes each on a line of its own. */
const separator = /(?:\s{0,80}&|[\s"'`]|$)/y

/**
 * Takes calls of the API that stand as addresses or as the query of one, out of a text; null when it has none. Values are
 * decoded (RFC 3986).
 */
export function takeRequests(text: string): Taken | null {
  if (!text.includes('Action=')) return null
  return takeCalls(
    text,
    opening,
    (line) => requestLine.test(line),
    (found) => {
      const [, operation = ''] = found
      const start = queryStart(text, found.index + 1)
      return { operation, open: false, start, ...parametersFrom(text, start) }
    },
  )
}

/** Characters of a query before the action that are looked at. */
const longestBefore = 4000

/** The offset after the question mark, or of the first parameter on the line. */
function queryStart(text: string, action: number): number {
  const earliest = Math.max(0, action - longestBefore)
  const before = text.slice(earliest, action)
  const mark = Math.max(before.lastIndexOf('?'), before.lastIndexOf('"'), before.lastIndexOf("'"))
  const blankAt = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'), before.lastIndexOf('\t'))
  return mark > blankAt || blankAt < 0 ? earliest + mark + 1 : earliest + blankAt + 1
}

const parameter = /\s{0,80}&?([A-Za-z][\w.]{0,99})=([^\s&"'`]{0,4000})/y

function parametersFrom(text: string, start: number) {
  const parameters = new Map<string, Word[]>()
  let index = start
  for (;;) {
    parameter.lastIndex = index
    const found = parameter.exec(text)
    if (!found) break
    const [, name = '', value = ''] = found
    const word: Word = { text: decoded(value), known: true, open: false, filledIn: /^<[^<>]{1,80}>/.test(value) }
    const values = parameters.get(name)
    if (values) values.push(word)
    else parameters.set(name, [word])
    index = parameter.lastIndex
    separator.lastIndex = index
    if (!separator.exec(text)?.[0].endsWith('&')) break
  }
  return { parameters, end: Math.max(index, start) }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return value
  }
}
