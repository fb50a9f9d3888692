import { bareName, type CloudRecord } from './values'

/*
 * Tables that tools of clouds print: with bars between the cells, with blanks, or, as AWS does for scripts, a word in front that
 * says what the row is of.
 */

const bars = /[|│┃║]/
const rule = /^[-+=─━┌┬┐├┼┤└┴┘╭╮╰╯┏┳┓┡╇┩╞╪╡┗┻┛|│\s]{4,2000}$/
const longest = 2000

interface Head {
  readonly titles: readonly string[]
  /** Where each column begins; null where bars part the cells. */
  readonly starts: readonly number[] | null
}

/** Cells between bars, of which one may stand at each end. */
function barred(line: string): string[] {
  const cells = line.trim().split(bars)
  const own = cells.slice(cells[0] === '' ? 1 : 0, cells.at(-1) === '' ? -1 : undefined)
  return own.map((cell) => cell.trim())
}

/** Cells that two blanks or a tab part. */
const spaced = (line: string) => [...line.matchAll(/\S+(?: \S+)*/g)]
/** What stands between two of them: most lines of logs have none. */
const parted = /\S(?:\s\s|[^\S ])/

/** The head of a table with these titles among others; null for another line. */
function headOf(line: string, isHead: (titles: readonly string[]) => boolean): Head | null {
  if (line.length > longest) return null
  const isBarred = bars.test(line)
  if (!isBarred && !parted.test(line)) return null
  const cells = isBarred ? [] : spaced(line)
  const written = isBarred ? barred(line) : cells.map(([text]) => text)
  if (written.length < 3) return null
  const titles = written.map(bareName)
  return isHead(titles) ? { titles, starts: isBarred ? null : cells.map(({ index }) => index) } : null
}

function cellsOf({ titles, starts }: Head, line: string): readonly string[] | null {
  if (starts === null) {
    const cells = bars.test(line) ? barred(line) : []
    return cells.length === titles.length ? cells : null
  }
  const parts = spaced(line)
  if (parts.length === titles.length) return parts.map(([text]) => text)
  if (parts.length < 2) return null
  const cells = titles.map(() => '')
  for (const part of parts) {
    const at = starts.findLastIndex((start) => start <= part.index + 1)
    if (at < 0) return null
    cells[at] = cells[at] === '' ? part[0] : `${cells[at]} ${part[0]}`
  }
  return cells
}

/** Most rows of one table. */
const mostRows = 500

/** Rows of the tables in a text whose head `isHead` knows by its titles. */
export function rowsIn(lines: readonly string[], isHead: (titles: readonly string[]) => boolean): CloudRecord[] {
  const found: CloudRecord[] = []
  let head: Head | null = null
  for (const line of lines) {
    const own = headOf(line, isHead)
    if (own) {
      head = own
      continue
    }
    if (line.trim() === '') head = null
    if (head === null || line.length > longest || rule.test(line) || found.length >= mostRows) continue
    const cells = cellsOf(head, line)
    if (!cells) {
      head = null
      continue
    }
    const { titles } = head
    const fields = new Map(titles.map((title, at) => [title, cells[at] ?? '']))
    found.push({ fields, holder: '', listed: true, owner: -1, line: line.trim() })
  }
  return found
}
