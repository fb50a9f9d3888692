/** What tells a table from other text: its columns, and what its rows hold. */
export interface TableForm<C extends string> {
  /** What stands in each heading: hardly any line of a paste has it, and no other is looked at closely. */
  readonly sign: RegExp
  /** Headings of the columns, in the languages that the console has. */
  readonly columns: Readonly<Record<C, RegExp>>
  /** Whether columns that were found make this table: those of others have some of the same names. */
  readonly isHeading: (at: ReadonlyMap<C, number>) => boolean
  /** Whether a line with these cells is a row beyond doubt, whatever stands around it. */
  readonly isRow: (cell: (column: C) => string, cells: readonly string[]) => boolean
}

export interface StandingRow {
  /** Number of the line, from 0. */
  readonly line: number
  readonly written: string
  readonly cells: readonly string[]
}

/** A table that stands in a text, amid prose and other outputs. */
export interface StandingTable<C extends string> {
  /** First line, and the one after the last, counted from 0. */
  readonly from: number
  readonly to: number
  readonly heading: readonly string[]
  readonly at: ReadonlyMap<C, number>
  /** At least one; some may have too few cells, or cells that nothing can be made of. */
  readonly rows: readonly StandingRow[]
  /** Number of the line which says that there are more rows than these; null where none does. */
  readonly cut: number | null
}

/** Longest line that may be a heading or a row. */
const longestLine = 1000
/** Columns that a heading has at the least. */
const fewestColumns = 4
/** Lines with something in them that are looked at behind what is no row, and around a table. */
const nearLines = 3

/** How cells are told apart. */
type Split = (line: string) => string[]

const trimmed = (cells: readonly string[]) => cells.map((cell) => cell.trim())
const byTabs: Split = (line) => trimmed(line.split('\t'))
const byBars: Split = (line) => trimmed(line.split('|'))
const byBlanks: Split = (line) => trimmed(line.trim().split(/ {2,40}/))

/** How the cells of a heading are told apart, by tabs, by bars as in a printed table, or by two blanks and more. */
function splitOf(line: string): Split {
  if (line.includes('\t')) return byTabs
  if (line.includes('|')) return byBars
  return / {2}/.test(line.trim()) ? byBlanks : bySingleBlanks
}

/** Words that belong to the one behind them where single blanks are all that parts cells. */
const leading = /^(?:custom|port|自定义|自訂|端口|カスタム|ポート|[^\s:：]{1,20}[:：]|\d{4}[-/]\d{1,2}[-/]\d{1,2})$/i

/** All of a protocol. */
const allOf = /^(?:all|any|全部|所有|すべての?|全ての?) (?:tcp|udp|icmp|gre|traffic|protocols?)(?:[-(（]\S{0,20})?$/i

/** Cells of a line that lost its tabs: a date and its time are one, so are a label and what it says, and what is in brackets. */
const bySingleBlanks: Split = (line) => wordsOf(line, leading)

/** Words of a heading, of which one may be all of a column. */
const nothing = /^$/

function wordsOf(line: string, before: RegExp): string[] {
  const cells: string[] = []
  let open = ''
  for (const word of line.trim().split(/\s+/)) {
    const cell = open === '' ? word : `${open} ${word}`
    const unclosed = /[(（][^()（）]{0,60}$/.test(cell)
    const last = cells.at(-1)
    const both = `${last} ${cell}`
    if (last !== undefined && !unclosed && (/^[(（]/.test(cell) || allOf.test(both))) cells[cells.length - 1] = both
    else if (unclosed || before.test(cell)) {
      open = cell
      continue
    } else cells.push(cell)
    open = ''
  }
  return open === '' ? cells : [...cells, open]
}

/** Cells of a row, parted as those of its heading, or by tabs. */
export function cellsLike(line: string, split: Split): string[] {
  return line.includes('\t') ? byTabs(line) : split(line)
}

interface Heading<C extends string> {
  readonly cells: readonly string[]
  readonly at: ReadonlyMap<C, number>
  readonly split: Split
}

/** Which column a heading's cell is; it may carry what it is sorted by, or a remark. */
function columnOf<C extends string>(cell: string, columns: Readonly<Record<C, RegExp>>): C | undefined {
  const plain = cell.replace(/[ (（:：↑↓].{0,40}$/u, '')
  for (const name in columns) if (columns[name].test(cell) || columns[name].test(plain)) return name
  return undefined
}

/** Columns of a heading, the first of each name. */
function columnsAt<C extends string>(cells: readonly string[], columns: Readonly<Record<C, RegExp>>): Map<C, number> {
  const at = new Map<C, number>()
  for (const [index, cell] of cells.entries()) {
    const name = columnOf(cell, columns)
    if (name !== undefined && !at.has(name)) at.set(name, index)
  }
  return at
}

/** Headings of two words, put together where single blanks are all that parts them. */
function joined<C extends string>(cells: readonly string[], columns: Readonly<Record<C, RegExp>>): string[] {
  const found: string[] = []
  for (const cell of cells) {
    const before = found.at(-1)
    const both = `${before} ${cell}`
    const isOne = before !== undefined && Object.values<RegExp>(columns).some((pattern) => pattern.test(both))
    if (isOne) found[found.length - 1] = both
    else found.push(cell)
  }
  return found
}

/** The heading of a table of a form; null where a line is none. */
export function headingIn<C extends string>(
  line: string,
  { sign, columns, isHeading }: TableForm<C>,
): Heading<C> | null {
  if (line.length > longestLine || !sign.test(line)) return null
  const split = splitOf(line)
  const words = split === bySingleBlanks
  const parted = words ? wordsOf(line, nothing) : split(line)
  if (parted.length > 40) return null
  const cells = words ? joined(parted, columns) : parted
  const at = columnsAt(cells, columns)
  if (!isHeading(at)) return null
  // Of words in a sentence, most are no heading.
  return words && at.size < fewestColumns && at.size * 2 < cells.length ? null : { cells, at, split }
}

const isBlank = (line: string) => /^[\s|+:=-]*$/.test(line)

/** What a list offers to do with each of its rows. */
const offered =
  /^(?:[\s|/]|修改|编辑|複製|复制|克隆|删除|更多|管理|远程连接|变更|変更|編集|コピー|クローン|削除|その他|接続|modify|edit|clone|copy|delete|remove|more|manage|connect)+$/i

/** Signs that a list goes on where its copy does not. */
const more = /^[\s|(（[]{0,9}(?:\.{3}|…|⋮|(?:此处|以下|以降|中|前|下|后|後)?省?略|snip|omitted|truncated|more rows)/i
const totals: readonly RegExp[] = [
  /共(?:有|计)?[ :：]{0,3}(\d{1,6})[ ]?(?:条|項|项|个|台)/,
  /(?:合計|全)[ :：]{0,3}(\d{1,6})[ ]?件?(?:中|$)/,
  /\bof (\d{1,6})\b/i,
  /^\s{0,9}total(?: items| rules)?[ :：]{1,3}(\d{1,6})\b/i,
]

function saysMore(line: string, rows: number): boolean {
  if (line.length > 200) return false
  return more.test(line) || totals.some((pattern) => Number(pattern.exec(line)?.[1] ?? 0) > rows)
}

/** Numbers of the lines with something in them next to a place, the nearest first. */
export function linesNear(lines: readonly string[], from: number, step: 1 | -1): number[] {
  const around = Array.from({ length: 2 * nearLines + 1 }, (_, away) => from + step * away)
  return around.filter((index) => !isBlank(lines[index] ?? '')).slice(0, nearLines)
}

class Reader<C extends string> {
  constructor(
    private readonly lines: readonly string[],
    private readonly form: TableForm<C>,
  ) {}

  private isWhole(line: string, { at, split }: Heading<C>): boolean {
    if (line.length > longestLine) return false
    const cells = cellsLike(line, split)
    return cells.length > 1 && this.form.isRow((column) => cells[at.get(column) ?? -1] ?? '', cells)
  }

  /** Whether a line right below a row is one as well, though cells may be missing in it. */
  private isLike(line: string, { cells, at, split }: Heading<C>): boolean {
    if (line.length > longestLine || split === bySingleBlanks) return false
    const own = cellsLike(line, split)
    if (own.length < 2) return false
    return split !== byBlanks || own.length === cells.length || own.length > Math.max(...at.values())
  }

  /** The line behind a stretch of what is no row, where rows go on; null where the table has ended. */
  private resumed(from: number, heading: Heading<C>): number | null {
    let seen = 0
    for (let index = from; index < this.lines.length && seen < nearLines; index += 1) {
      const line = this.lines[index] ?? ''
      if (isBlank(line)) continue
      if (headingIn(line, this.form)) return null
      if (this.isWhole(line, heading)) return index
      seen += 1
    }
    return null
  }

  /** What a line below a heading is to its table; `close`: no empty line stands before it. */
  private kindOf(line: string, heading: Heading<C>, close: boolean): 'empty' | 'row' | 'like' | 'heading' | 'other' {
    if (isBlank(line)) return 'empty'
    if (headingIn(line, this.form)) return 'heading'
    if (this.isWhole(line, heading)) return 'row'
    return close && this.isLike(line, heading) ? 'like' : 'other'
  }

  /** Numbers of the lines with something in them. */
  private filled(from: number, to: number): number[] {
    const numbers = Array.from({ length: to - from }, (_, at) => from + at)
    return numbers.filter((index) => !isBlank(this.lines[index] ?? ''))
  }

  /** The numbers of a table's rows, and how many of them are rows beyond doubt. */
  private rowsBelow(from: number, heading: Heading<C>): { readonly numbers: readonly number[]; readonly sure: number } {
    const numbers: number[] = []
    let sure = 0
    let close = true
    for (let index = from + 1; index < this.lines.length; index += 1) {
      const line = this.lines[index] ?? ''
      const kind = this.kindOf(line, heading, close)
      if (kind !== 'empty' && numbers.length > 0 && offered.test(line)) continue
      if (kind === 'heading') break
      close = kind === 'empty' ? close && line.trim() !== '' : true
      if (kind === 'empty') continue
      if (kind === 'other') {
        const next = numbers.length === 0 || saysMore(line, numbers.length) ? null : this.resumed(index + 1, heading)
        if (next === null) break
        // What stands between rows may be a row that cannot be read.
        numbers.push(...this.filled(index, next))
        index = next
      }
      sure += kind === 'like' ? 0 : 1
      numbers.push(index)
    }
    return { numbers, sure }
  }

  /** The table below a heading; null where no row follows. */
  read(from: number, heading: Heading<C>): StandingTable<C> | null {
    const { numbers, sure } = this.rowsBelow(from, heading)
    if (sure === 0) return null
    const rows = numbers.map((line): StandingRow => {
      const written = this.lines[line] ?? ''
      return { line, written, cells: cellsLike(written, heading.split) }
    })
    const to = (numbers.at(-1) ?? from) + 1
    const near = [...linesNear(this.lines, to, 1), ...linesNear(this.lines, from - 1, -1)]
    const cut = near.find((line) => saysMore(this.lines[line] ?? '', rows.length)) ?? null
    return { from, to, heading: heading.cells, at: heading.at, rows, cut }
  }
}

/**
 * Tables of a form that stand in a text, amid prose and other outputs: a heading, and the rows below it until a line that is none.
 * A heading without a row is no table. Linear in the text.
 *
 * @param candidates numbers of the lines that have the form's sign, where they are known
 */
export function standingTables<C extends string>(
  lines: readonly string[],
  form: TableForm<C>,
  candidates: Iterable<number> = lines.keys(),
): readonly StandingTable<C>[] {
  const reader = new Reader(lines, form)
  const found: StandingTable<C>[] = []
  let end = 0
  for (const index of candidates) {
    if (index < end) continue
    const heading = headingIn(lines[index] ?? '', form)
    const table = heading ? reader.read(index, heading) : null
    if (!table) continue
    found.push(table)
    end = table.to
  }
  return found
}
