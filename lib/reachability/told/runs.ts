import { past } from '../data/asserting'
import { type Changed, stale } from '../data/changes'
import { outcomeOf } from '../data/phrases'
import { toolOf } from '../read/clients/lines'
import { isTalk } from './speech'

/** What a line may show: how something is, or what a client met. */
export type Showing = Changed | 'met'

const layers = Object.keys(stale) as Changed[]
const answer = /\bHTTP\/\d(?:\.\d)? \d{3}\b|(?<![\w.:/])50[0234] (?:Internal Server Error|Bad Gateway|Service|Gateway)/

/** Whether a line has the words of something that a client met. */
const isMet = (line: string) => outcomeOf(line) !== null || answer.test(line) || /^curl: \(\d{1,2}\) /.test(line)

/** Whether a line is a person's, and not what a client prints. */
const isSpoken = (line: string) =>
  isTalk(line) && toolOf(line) === null && !/^\s{0,9}(?:<{0,1} ?HTTP\/\d|50\d )/.test(line)

/** What a line shows; a person's own sentence tells what was met then only where it says so. */
export function shownIn(line: string): readonly Showing[] {
  const met: readonly Showing[] = isMet(line) && (!isSpoken(line) || past.test(line)) ? ['met'] : []
  return [...layers.filter((layer) => stale[layer].test(line)), ...met]
}

const prompt = /^\S{0,80}[#$%>]\s{1,3}\S/

/** Longest line of an output that a sentence is held against, in characters. */
const longestRow = 1000

/** Lines that stand together above a line. */
function runsAbove(lines: readonly string[], end: number): readonly (readonly number[])[] {
  const runs: number[][] = []
  let run: number[] = []
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
  }
  for (let at = 0; at < end; at += 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '' || prompt.test(line)) close()
    if (line.trim() !== '' && line.length <= longestRow) run.push(at)
  }
  close()
  return runs
}

/** Lines above that show one of these: with the rows that stand beside them, but for those of something else. */
export function showingAbove(lines: readonly string[], end: number, kinds: ReadonlySet<Showing>): number[] {
  return runsAbove(lines, end).flatMap((run) => {
    const rows = run.map((at) => ({ at, line: lines[at] ?? '', shown: shownIn(lines[at] ?? '') }))
    const isOwn = ({ shown }: (typeof rows)[number]) => shown.some((each) => kinds.has(each))
    if (!rows.some(isOwn)) return []
    return rows
      .filter((row) => isOwn(row) || !(isTalk(row.line) || row.shown.length > 0 || isMet(row.line)))
      .map(({ at }) => at)
  })
}
