/**
 * What terminals, editors and mails put before each line of an output: the time, the number of the line, a mark of quotation. A
 * prefix is taken off only where all lines of a stretch have it, and where an output stands behind it.
 */
interface Prefix {
  readonly pattern: RegExp
  /** Characters of which one begins each line that has it. */
  readonly first: string
  /** Fewest lines in a row that have it. */
  readonly least: number
  /** Behind times and numbers the output of a command has to stand: logs have times, and lists numbers, of their own. */
  readonly kind: 'quotation' | 'time' | 'number' | 'mark'
}

/** How a number, a time or a mark may begin: a digit, or one of a few characters, behind at most six blanks. */
function mayBegin(line: string): boolean {
  let at = 0
  while (at < 6 && line.charCodeAt(at) === blank) at += 1
  const code = line.charCodeAt(at)
  return (code >= 48 && code <= 57) || marks.has(code)
}
const blank = 32
const marks: ReadonlySet<number> = new Set([...'>[\t|│-*•'].map((mark) => mark.charCodeAt(0)))

const time = String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?`
const prefixes: readonly Prefix[] = [
  { pattern: /^>(?: |$)/, first: '>', least: 2, kind: 'quotation' },
  {
    first: '[0123456789',
    pattern: new RegExp(String.raw`^\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?${time}Z?\]?[ \t]{1,4}`),
    least: 2,
    kind: 'time',
  },
  { pattern: /^\s{0,6}\d{1,5}(?: {0,2}[|│] ?|[:.]? {1,4}|\t)/, first: ' \t0123456789', least: 3, kind: 'number' },
  // A bar beside an output, or each of its lines a point of a list; a line that ends with a bar is a row of a table.
  { pattern: /^[|│](?: |$)(?!.*[|│]\s{0,9}$)/, first: '|│', least: 3, kind: 'mark' },
  { pattern: /^[-*•](?: |$)/, first: '-*•', least: 3, kind: 'mark' },
]

/** Request lines of curl -v, and what npm runs: they begin like quotations. */
const noQuotation = /^> (?:(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT) |\S{1,80}@\d|$)/

/** A prompt with a command, or the head of what programs list. */
const output =
  /^(?:[$#%] \S|\[?[\w.-]{1,40}@[\w.-]{1,64}[ :][^#$%\n]{0,80}[#$%] ?\S|(?:Netid|State|Proto|Active (?:Internet|Connections)|アクティブな接続|稼働中の|激活|活动连接|COMMAND|CONTAINER ID|LocalAddress|Chain \S|-P [A-Z]{5}|\*filter|Status:|状态|状態|table \S|NAME {1,9}[A-Z]|● |× |○ |Rule Name|Status for the jail|SERVICE_NAME|Windows IP|public \(|[{[]\s{0,3}$|\s{0,40}"[A-Za-z]\w{2,40}": ?["\d[{tfn]|(?:tcp|udp)6? {1,9}\d|LISTEN {1,9}\d| {2}TCP {2}|\S{1,40} {1,9}\d{1,9} .{1,60}\bIPv[46]\b|(?:PS )?[A-Z]:\\[^>]{0,200}>))/

/** Whether the numbers before the lines count up, one by one. */
function isCounted(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number.parseInt(line, 10))
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)
}

/** A quotation of one line, as forums set what a program has said apart: a paragraph of its own. */
function isQuotation(before: string | undefined, line: string | undefined, after: string | undefined): boolean {
  const text = line ?? ''
  const isFirst = !before?.trim() || /[:：]\s{0,9}$/.test(before)
  return isFirst && !after?.trim() && /^> {1,4}\S.{15}/.test(text) && !noQuotation.test(text)
}

function strip(run: readonly string[], { pattern, kind }: Prefix): readonly string[] {
  if (run.length === 0) return run
  if (kind === 'quotation')
    return run.some((line) => noQuotation.test(line)) ? run : run.map((line) => line.replace(pattern, ''))
  if (kind === 'number' && !isCounted(run)) return run
  const bare = run.map((line) => line.replace(pattern, ''))
  return bare.some((line) => output.test(line)) ? bare : run
}

/** Lines without such prefixes, each at its place; the same ones where none has any. */
export function withoutPrefixes(written: readonly string[]): readonly string[] {
  let lines = written
  const may = written.map(mayBegin)
  for (const prefix of prefixes) {
    const has = (line: string) => prefix.first.includes(line.charAt(0)) && prefix.pattern.test(line)
    let out: string[] | null = null
    for (let from = 0; from < lines.length; from += 1) {
      let to = from
      while (to < lines.length && may[to] && has(lines[to] ?? '')) to += 1
      const single =
        to - from === 1 && prefix.kind === 'quotation' && isQuotation(lines[from - 1], lines[from], lines[to])
      const run = to - from < prefix.least && !single ? [] : lines.slice(from, to)
      const bare = strip(run, prefix)
      if (bare !== run) {
        out ??= [...lines]
        for (const [index, line] of bare.entries()) {
          out[from + index] = line
          may[from + index] = mayBegin(line)
        }
      }
      from = to
    }
    lines = out ?? lines
  }
  return lines
}
