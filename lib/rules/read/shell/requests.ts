import { linesOf } from '@/lib/text'
import type { RuleReader } from '../describe'
import type { Recognised } from '../gathered'
import type { RuleSource } from '../source'
import { blank, type Taken } from '../taken'
import { directionOf, type Request, readRequest } from './commands'
import type { Word } from './words'

/** The start of what a call of the API is asked by: `…?Action=AuthorizeSecurityGroup`, or the same without an address. */
const opening = /(?:^|[\s?&"'`])Action=(AuthorizeSecurityGroup(?:Egress)?)(?![A-Za-z])/g

/** What one parameter ends with; the reference writes each on a line of its own. */
const separator = /(?:\s{0,80}&|[\s"'`]|$)/y

/**
 * Takes calls of the API that stand as addresses or as the query of one, out of a text; null when it has none. Values are
 * decoded (RFC 3986).
 */
export function takeRequests(text: string): Taken | null {
  if (!text.includes('Action=AuthorizeSecurityGroup')) return null
  const lines = linesOf(text)
  const requests: Request[] = []
  const parts: string[] = []
  let from = 0
  opening.lastIndex = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const direction = directionOf[found[1] ?? '']
    if (!direction) continue
    const start = queryStart(text, found.index + 1)
    const { parameters, end } = parametersFrom(text, start)
    requests.push({ parameters, direction, line: lines.placeOf(start).line })
    parts.push(text.slice(from, start), blank(text.slice(start, end)))
    from = end
    opening.lastIndex = end
  }
  if (requests.length === 0) return null
  return { rest: parts.join('') + text.slice(from), read: (document, reader) => readAll(requests, document, reader) }
}

function readAll(requests: readonly Request[], document: number, reader: RuleReader): Recognised {
  const counted = { document, kind: 'commands' as const, read: 0, skipped: 0 }
  for (const request of requests) {
    const source: RuleSource = { document, at: `line ${request.line}` }
    const { read, skipped } = readRequest(request, source, reader)
    counted.read += read
    counted.skipped += skipped
  }
  return counted
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
