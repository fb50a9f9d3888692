import type { JsonPath } from '@/lib/text'

/*
 * The part of YAML that tools of clouds print: maps and lists by their indents, one scalar a line. Fields under headings, as
 * some tools print them, are read alike.
 */

/** A value, with the line on which something in it stands. */
export interface YamlValue {
  readonly value: unknown
  readonly lineOf: (path: JsonPath) => string
}

const entry = /^([A-Za-z][\w ./-]{0,60}?)[^\S\n]{0,9}:(?:\s{1,99}(\S.{0,400}))?$/
const item = /^-\s{1,9}(?=\S)/
const mostLines = 4000
const deepest = 20

/** A scalar without its quotes; what is empty as such. */
function scalarOf(text: string): unknown {
  if (text === '[]') return []
  if (text === '{}') return {}
  if (text === 'null' || text === '~') return null
  if (text === 'true' || text === 'false') return text === 'true'
  const list = /^\[(.{0,300})\]$/.exec(text)?.[1]
  if (list !== undefined) return list.split(',').map((each) => scalarOf(each.trim()))
  return /^(["'])(.{0,400})\1$/.exec(text)?.[2] ?? text
}

interface Line {
  readonly indent: number
  readonly text: string
  readonly line: string
}

function lineFrom(line: string): Line | null {
  const text = line.trim()
  if (text === '' || line.length > 500) return null
  const before = line.slice(0, line.length - line.trimStart().length)
  return { indent: before.replaceAll('\t', '        ').length, text, line: text }
}

/** Reads lines from one on, each once. */
class Reading {
  at = 0
  readonly lines = new Map<string, string>()

  constructor(private readonly all: Line[]) {}

  private get next(): Line | undefined {
    return this.all[this.at]
  }

  /** What begins at the next line, of which each line has the same indent. */
  value(path: JsonPath): unknown {
    const first = this.next
    if (!first || path.length > deepest) return null
    return item.test(first.text) ? this.list(first.indent, path) : this.map(first.indent, path)
  }

  private list(indent: number, path: JsonPath): unknown[] {
    const found: unknown[] = []
    for (let line = this.next; line && line.indent === indent && item.test(line.text); line = this.next) {
      const mark = item.exec(line.text)?.[0] ?? ''
      const text = line.text.slice(mark.length)
      const own = [...path, found.length]
      if (entry.test(text)) {
        this.all[this.at] = { ...line, indent: indent + mark.length, text }
        found.push(this.map(indent + mark.length, own))
      } else {
        found.push(scalarOf(text))
        this.at += 1
      }
    }
    return found
  }

  private map(indent: number, path: JsonPath): Record<string, unknown> {
    const found: Record<string, unknown> = {}
    for (let line = this.next; line && line.indent === indent; line = this.next) {
      const [, name, text] = entry.exec(line.text) ?? []
      if (name === undefined) break
      this.at += 1
      this.lines.set([...path, name].join('/'), line.line)
      found[name] = text === undefined ? this.below(indent, [...path, name]) : scalarOf(text)
    }
    return found
  }

  /** What stands below a name: further in, or a list as far to the left as it. */
  private below(indent: number, path: JsonPath): unknown {
    const line = this.next
    if (!line || line.indent < indent || (line.indent === indent && !item.test(line.text))) return null
    if (item.test(line.text) || entry.test(line.text)) return this.value(path)
    const scalars: string[] = []
    for (let each = this.next; each && each.indent > indent && !entry.test(each.text); each = this.next) {
      scalars.push(each.text)
      this.at += 1
    }
    return scalars
  }
}

/** Most values of one text. */
const mostValues = 200

/** Every value that lines hold, one after the other. */
export function yamlIn(lines: readonly string[]): YamlValue[] {
  const all = lines.slice(0, mostLines).flatMap((line) => lineFrom(line) ?? [])
  const reading = new Reading(all)
  const found: YamlValue[] = []
  while (reading.at < all.length && found.length < mostValues) {
    const from = reading.at
    const value = reading.value([])
    if (reading.at - from > 2) {
      const own = new Map(reading.lines)
      found.push({ value, lineOf: (path) => own.get(path.join('/')) ?? all[from]?.line ?? '' })
    }
    reading.lines.clear()
    if (reading.at === from) reading.at += 1
  }
  return found
}
