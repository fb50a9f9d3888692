import { mostLines } from '../complaint'
import { mendedSince } from '../data/asserting'
import { added, earlierTime, handedOn, labelledEarlier, ofNow, ofThen, toReader } from '../data/earlier'
import { isDone, shownAnew } from './anew'
import { changedSince } from './changed'
import { clausesOf, isSentence, isTalk, spokenSentences } from './speech'

/** A line that begins something else: a sentence, or a label. */
const isBeginning = (line: string) => isSentence(line) || (/[:：]\s{0,9}$/.test(line) && line.length <= 60)

/** Numbers of the lines below one, until something else begins. */
function shownBelow(lines: readonly string[], index: number): number[] {
  const end = lines.findIndex((line, at) => at > index && isBeginning(line))
  return Array.from({ length: (end < 0 ? lines.length : end) - index - 1 }, (_, at) => index + 1 + at)
}

/** Whether a sentence that names an earlier time shows what is met now: `it was mended last month, today again:`. */
function isOfNow(sentence: string, clause: string): boolean {
  if (ofNow.test(clause)) return true
  const behind = sentence.slice(earlierTime.exec(sentence)?.index ?? 0)
  return ofNow.test(behind) && !ofThen.test(clause) && !earlierTime.test(clause)
}

/** Lines of an earlier incident that is over, as the sentence above, or below them, says. */
export function ofIncidents(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const told = lines.slice(0, mostLines)
  told.forEach((line, index) => {
    if (!isTalk(line)) return
    const before = told[index - 1] ?? ''
    const scope = isTalk(before) ? `${before} ${line}` : line
    const last = spokenSentences(line).at(-1) ?? ''
    const clause = clausesOf(last).at(-1) ?? ''
    if (!earlierTime.test(scope) || !(earlierTime.test(last) || ofThen.test(last)) || isOfNow(last, clause)) return
    const shown = shownBelow(told, index)
    const behind = told[index + shown.length + 1] ?? ''
    if (shown.length > 0 && (mendedSince.test(scope) || mendedSince.test(behind))) for (const at of shown) found.add(at)
  })
  return found
}

const quoted = /^\s{0,3}>/

/** Lines of quotations in which somebody else speaks to who writes, or that are introduced as somebody else's. */
export function ofReplies(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const told = lines.slice(0, mostLines)
  let run: number[] = []
  const close = () => {
    const first = run[0] ?? 0
    const head = told.slice(Math.max(0, first - 2), first).findLast((line) => line.trim() !== '') ?? ''
    const texts = run.map((at) => (told[at] ?? '').replace(/^[\s>]{1,9}/, ''))
    if (handedOn.test(head) || texts.some((text) => isTalk(text) && toReader.test(text)))
      for (const at of run) found.add(at)
    run = []
  }
  told.forEach((line, at) => {
    if (quoted.test(line)) run.push(at)
    else if (run.length > 0) close()
  })
  if (run.length > 0) close()
  return found
}

/** Lines below a label that says that they were shown earlier, in a text that has told above what was done since. */
export function ofEarlierPart(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const told = lines.slice(0, mostLines)
  const edit = told.findIndex((line, at) => added.test(line) && told.slice(at, at + 3).some((each) => isDone(each)))
  if (edit < 0) return found
  const label = told.findIndex((line, at) => at > edit && line.length <= 60 && labelledEarlier.test(line))
  if (label < 0) return found
  for (const at of shownBelow(told, label)) found.add(at)
  // The part below comes first in time: what was done, and is shown since, is held against it.
  const order = [...told.keys()].slice(label + 1).concat([...told.keys()].slice(0, label + 1))
  const inOrder = order.map((at) => told[at] ?? '')
  for (const at of [...changedSince(inOrder), ...shownAnew(inOrder)]) {
    const line = order[at]
    if (line !== undefined && line > label) found.add(line)
  }
  return found
}
