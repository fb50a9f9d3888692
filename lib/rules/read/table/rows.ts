import { readRuleList } from '../api/group'
import { apiFieldOf } from '../api/names'
import { blank, type Taken } from '../taken'

/** Most characters of a line that may be a heading or a row. */
const longestLine = 20_000

/** How cells are told apart. */
type Cells = (line: string) => string[]

const tabs: Cells = (line) => line.split('\t').map(plain)
const bars: Cells = (line) => line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').map(plain)

/** Values between commas, with quotes around those that hold commas (RFC 4180). */
const commas: Cells = (line) => {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at)
    if (character === '"' && quoted && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (character === '"') quoted = !quoted
    else if (character === ',' && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

function plain(cell: string): string {
  const text = cell.trim()
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
}

interface Heading {
  readonly line: number
  readonly cells: Cells
  /** Field of each column; undefined for what is no field of a rule. */
  readonly fields: readonly (string | undefined)[]
}

function headingIn(lines: readonly string[]): Heading | null {
  for (const [line, text] of lines.entries()) {
    if (text.length > longestLine || !/protocol/i.test(text)) continue
    const cells = text.includes('\t') ? tabs : text.includes('|') ? bars : commas
    const found = cells(text)
    if (found.length < 3 || !found.every((cell) => /^[\w -]{0,60}$/.test(cell))) continue
    const fields = found.map(apiFieldOf)
    if (fields.includes('IpProtocol') && fields.filter((name) => name !== undefined).length > 2) {
      return { line, cells, fields }
    }
  }
  return null
}

/**
 * Takes a table out of a text whose columns have the names of the API's fields: what the CLI prints with `--output cols=…`,
 * what a query tool prints, CSV. Null when there is none.
 */
export function takeRows(text: string): Taken | null {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
  const heading = headingIn(lines)
  if (!heading) return null
  const { cells, fields } = heading
  const kept = [...lines]
  const items: Readonly<Record<string, string>>[] = []
  for (let index = heading.line; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (index > heading.line && (line.trim() === '' || line.length > longestLine || /^\s*[{[]/.test(line))) break
    kept[index] = blank(line)
    if (index === heading.line || /^[\s|+:=-]*$/.test(line)) continue
    const row = cells(line).flatMap((cell, column): [string, string][] => {
      const field = fields[column]
      return field === undefined || cell === '' || cell === '-' || cell === '<nil>' ? [] : [[field, cell]]
    })
    items.push(Object.fromEntries(row))
  }
  return {
    rest: kept.join('\n'),
    read: (document, reader) => readRuleList({ items, path: 'rows', group: '' }, { document, at: '' }, reader),
  }
}
