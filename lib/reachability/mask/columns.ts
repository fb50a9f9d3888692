import { secretNames } from './names'

/** A cell of a table's head that names a secret: `Password`, `登录密码`, `AccessKey Secret`. */
const head = new RegExp(`^[\\s"'*_]{0,9}(?:[\\w-]{1,30}[ _-]|[\\p{Lo}]{1,6})?(?:${secretNames})[\\s"'*_]{0,9}$`, 'iu')
/** What no head of a table holds. */
const prose = /[(){}[\]=:;]|\.\s|[。：]/
const some = new RegExp(secretNames, 'i')
const rule = /^[\s|:+-]*$/

const delimiters = ['\t', '|', ','] as const
const cellsOf = (line: string, delimiter: string): string[] =>
  delimiter === ','
    ? (line.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? []).map((cell) => cell.replace(/^,/, ''))
    : line.split(delimiter)

/** Where secrets stand below a line that is the head of a table; null for one that is not. */
function columnsOf(line: string) {
  if (line.length > 1000 || !some.test(line) || prose.test(line)) return null
  for (const delimiter of delimiters) {
    const cells = cellsOf(line, delimiter)
    if (cells.length < 2) continue
    const at = cells.flatMap((cell, index) => (head.test(cell) ? [index] : []))
    if (at.length > 0) return { delimiter, count: cells.length, at: new Set(at) }
  }
  return null
}

/**
 * Hides the columns of tables whose head says that they hold secrets: lists of users as consoles export them, in any of commas,
 * tabs and bars.
 *
 * @param hide is called with each such cell that is one word
 */
export function hideColumns(text: string, hide: (cell: string) => string): string {
  if (!some.test(text)) return text
  let table: ReturnType<typeof columnsOf> = null
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    const cells = table === null || line.length > 10_000 ? [] : cellsOf(line, table.delimiter)
    if (table === null || cells.length !== table.count) {
      table = columnsOf(line)
      continue
    }
    if (rule.test(line)) continue
    const { at, delimiter } = table
    lines[index] = cells
      .map((cell, column) =>
        at.has(column)
          ? cell.replace(/^([\s"']*)([^\s"']+)([\s"']*)$/, (_, before, word, after) => `${before}${hide(word)}${after}`)
          : cell,
      )
      .join(delimiter)
  }
  return lines.join('\n')
}
