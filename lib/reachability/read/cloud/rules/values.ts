import { isFields, type JsonPath, readJson } from '@/lib/text'
import { pythonAsJson, pythonObject } from '../python'
import { yamlIn } from './yaml'

/*
 * Values that tools of clouds print, as JSON or as YAML, and every object in them with the name of the list or of the member
 * that holds it.
 */

/** An object that was printed, or a row of a table. */
export interface CloudRecord {
  /** Values by their names in small letters, without what parts their words. */
  readonly fields: ReadonlyMap<string, unknown>
  /** The name of what holds it; empty where nothing does. */
  readonly holder: string
  /** It is one of a list, whose others are shown as well. */
  readonly listed: boolean
  /** Number of the object that holds it; -1 where none does. */
  readonly owner: number
  readonly line: string
}

/** Names are compared without what parts their words: `port_range_min`, `portRangeMin`, `Port Range Min`. */
export const bareName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const mostRecords = 1000
/** A list is one document: who prints one a line is a log. */
const mostDocuments = 100
const deepest = 30

/** Where a value begins: on a line of its own, or behind its name. */
const opening = /(?:^|\n)[^\S\n]{0,40}(?:"([\w-]{2,40})"[^\S\n]?:[^\S\n]?)?(?=[[{])/g

/** JsonPath behind the bracket that closes the one at `start`; -1 where none does. */
function closingOf(text: string, start: number, last: number, mark: string): number {
  let depth = 0
  for (let at = start; at < last; at += 1) {
    const sign = text[at]
    if (sign === mark) {
      const end = text.indexOf(mark, at + 1)
      if (end < 0 || end >= last) return -1
      at = text[end - 1] === '\\' && text[end - 2] !== '\\' ? at + 1 : end
    } else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    if (depth === 0) return at + 1
  }
  return -1
}

interface Value {
  readonly holder: string
  readonly value: unknown
  /** The line on which something in it stands. */
  readonly lineOf: (path: JsonPath) => string
}

const lineAt = (text: string, at: number) =>
  text.slice(text.lastIndexOf('\n', at) + 1, (text.indexOf('\n', at) + text.length + 1) % (text.length + 1)).trim()

function* jsonIn(text: string): Generator<Value, void, void> {
  let budget = text.length * 2 + 1000
  let count = 0
  opening.lastIndex = 0
  for (let match = opening.exec(text); match && budget > 0 && count < mostDocuments; match = opening.exec(text)) {
    count += 1
    const start = match.index + match[0].length
    const isPython = pythonObject.test(text.slice(start, start + 210))
    const end = closingOf(text, start, Math.min(text.length, start + budget), isPython ? "'" : '"')
    budget -= (end < 0 ? Math.min(text.length, start + budget) : end) - start
    opening.lastIndex = Math.max(end, start + 1)
    if (end < 0) continue
    const body = text.slice(start, end)
    const { ok, documents } = readJson(isPython ? pythonAsJson(body) : body, { deepest })
    const [document] = documents
    if (!ok || !document) continue
    const lineOf = (path: JsonPath) => lineAt(text, start + (isPython ? 0 : (document.placeOf(path) ?? 0)))
    yield { holder: match[1] ?? '', value: document.value, lineOf }
  }
}

/** Names of members by which an object is quoted, the best first. */
const telling: readonly RegExp[] = [
  /^(?:(?:from)?ports?(?:range|rangemin)?|destinationportranges?|publicips?|publicipaddress)$/,
  /^(?:source|cidr|remoteip)/,
  /^(?:code|power|state$|status$|instancestate$)/,
  /^(?:name|displayname|\w{0,8}id)$/,
]

function recordOf(
  fields: Readonly<Record<string, unknown>>,
  value: Value,
  path: JsonPath,
  rest: Omit<CloudRecord, 'fields' | 'line'>,
): CloudRecord {
  const scalars = Object.keys(fields).filter((name) => typeof fields[name] !== 'object')
  const keys = scalars.length > 0 ? scalars : Object.keys(fields)
  const key = telling
    .map((pattern) => keys.find((name) => pattern.test(bareName(name))))
    .find((name) => name !== undefined)
  const line = value.lineOf(key === undefined ? path : [...path, key])
  return { fields: new Map(Object.entries(fields).map(([name, inner]) => [bareName(name), inner])), line, ...rest }
}

interface Left {
  readonly at: unknown
  readonly path: JsonPath
  readonly holder: string
  readonly listed: boolean
  readonly owner: number
}

/** What stands in a value: the items of a list, the members of an object that hold more. */
function within({ at, path, holder, owner }: Left, own: number): Left[] {
  if (Array.isArray(at))
    return at
      .slice(0, mostRecords)
      .map((item, index): Left => ({ at: item, path: [...path, index], holder, listed: true, owner }))
  return isFields(at)
    ? Object.entries(at)
        .filter(([, inner]) => typeof inner === 'object' && inner !== null)
        .map(([name, inner]): Left => ({ at: inner, path: [...path, name], holder: name, listed: false, owner: own }))
    : []
}

/** Every object in a value, those that hold others first. */
function objectsIn(value: Value, found: CloudRecord[]): void {
  const left: Left[] = [{ at: value.value, path: [], holder: value.holder, listed: false, owner: -1 }]
  let budget = 20_000
  for (let next = left.pop(); next && budget > 0 && found.length < mostRecords; next = left.pop()) {
    budget -= 1
    const { at, path, holder, listed, owner } = next
    left.push(...within(next, found.length).reverse())
    if (isFields(at)) found.push(recordOf(at, value, path, { holder: bareName(holder), listed, owner }))
  }
}

/** Lists that are there and empty, by their names. */
export interface CloudValues {
  readonly records: readonly CloudRecord[]
  readonly empty: readonly string[]
}

/** Every object that a text shows, as JSON, as an object of Python or as YAML. */
export function valuesIn(lines: readonly string[]): CloudValues {
  const records: CloudRecord[] = []
  const text = lines.join('\n').slice(0, 400_000)
  const json = [...jsonIn(text)]
  for (const value of json) objectsIn(value, records)
  if (json.length === 0) for (const value of yamlIn(lines)) objectsIn({ holder: '', ...value }, records)
  const empty = records.flatMap(({ fields }) =>
    [...fields].flatMap(([name, value]) => (Array.isArray(value) && value.length === 0 ? [name] : [])),
  )
  return { records, empty }
}
