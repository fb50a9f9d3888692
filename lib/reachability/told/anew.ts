import { mostLines } from '../complaint'
import { didAnything, notDone, shownNow, unchanged } from '../data/changes'
import { outcomeOf } from '../data/phrases'
import { type Showing, showingAbove, shownIn } from './runs'
import { clausesOf, isSentence, isTalk, spokenSentences } from './speech'

/** Most lines of what is shown since that are looked at. */
const mostShown = 60

const status = /(?<![\w.:/#=$%+-])(?:403|50[0234]|52[0-6])(?![\w.:/%-])/

/** What came of it follows: `再起動したら、今は…`. */
const came = /したら、?\s{0,3}$/

/** Whether people say that something was done. */
export function isDone(line: string): boolean {
  return spokenSentences(line)
    .flatMap(clausesOf)
    .map((clause) => clause.replace(came, 'した'))
    .some((clause) => didAnything.test(clause) && !notDone.test(clause))
}

/** That it was started anew, with what it says then below. */
const restarted = /(?:\brestarted\b|再起動し|重启)[^:：]{0,30}[:：]\s{0,9}$/i

/** An answer: what listened nowhere, or to itself alone, does so no more. */
const answered = /^\s{0,9}(?:< ?)?HTTP\/\d(?:\.\d)? \d{3}\b/
const atItself = /\blocalhost\b|\b127\.0\.0\.1\b/
const ofAnswering: readonly Showing[] = ['listening', 'absence', 'container', 'ended']

/** What is shown below a line, until somebody speaks again. */
function shownBelow(lines: readonly string[], index: number): readonly Showing[] {
  const below = lines.slice(index + 1, index + 1 + mostShown)
  const end = below.findIndex((line) => isSentence(line))
  const shown = end < 0 ? below : below.slice(0, end)
  const isAway = !shown.some((line) => atItself.test(line))
  return shown.flatMap((line) => (isAway && answered.test(line) ? [...shownIn(line), ...ofAnswering] : shownIn(line)))
}

/** What a line that speaks of now says itself to be met: `…, 现在是超时`. */
function toldNow(line: string): readonly Showing[] {
  const clauses = spokenSentences(line).flatMap(clausesOf)
  const now = clauses.slice(clauses.findIndex((clause) => shownNow.test(clause)))
  const isMet = now.some((clause) => outcomeOf(clause) !== null || status.test(clause))
  return isMet && !now.some((clause) => unchanged.test(clause)) ? ['met'] : []
}

/**
 * Lines of which the like is shown anew, or told, below a sentence that says what was done between: `Then I removed that and
 * restarted, now it is:`.
 */
export function shownAnew(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const told = lines.slice(0, mostLines)
  told.forEach((line, index) => {
    if (index === 0 || !isTalk(line) || !(shownNow.test(line) || restarted.test(line))) return
    const before = told[index - 1] ?? ''
    if (!isDone(line) && !(isTalk(before) && isDone(before))) return
    const next = lines.slice(index + 1, index + 4).find((other) => other.trim() !== '') ?? ''
    const below = next === '' || isSentence(next) ? [] : shownBelow(lines, index)
    const kinds = new Set([...below, ...toldNow(line)])
    if (kinds.size > 0) for (const at of showingAbove(told, index, kinds)) found.add(at)
  })
  return found
}
