import { mostLines } from '../complaint'
import { past } from '../data/asserting'
import {
  type Changed,
  changeWords,
  denialAside,
  notDone,
  openedSomewhere,
  shownAfter,
  since,
  stale,
} from '../data/changes'
import { outcomeOf } from '../data/phrases'
import { clausesOf, isTalk, spokenSentences } from './speech'

/** What a sentence says was changed since what stands above it. */
function changedBy(sentence: string, isSince: boolean): ReadonlySet<Changed> {
  const found = new Set<Changed>()
  if (notDone.test(sentence.replace(denialAside, '')) || shownAfter.test(sentence) || !isSince) return found
  for (const { changes: changed, done, what } of changeWords)
    if (done.test(sentence) && what.test(sentence)) for (const each of changed) found.add(each)
  const isWall = found.has('host-firewall') || found.has('security-group')
  if (!isWall && openedSomewhere.done.test(sentence) && openedSomewhere.what.test(sentence)) {
    found.add('host-firewall')
    found.add('security-group')
  }
  return found
}

const prompt = /^\S{0,80}[#$%>]\s{1,3}\S/

/** Longest line of an output that a sentence is held against, in characters. */
const longestRow = 1000

/** Lines that stand together above a line, and are no sentences of people. */
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

/** Lines above that are of what was changed: with the rows that stand beside them, but for those of something else. */
function staleAbove(lines: readonly string[], end: number, changed: ReadonlySet<Changed>): number[] {
  const own = [...changed].map((each) => stale[each])
  const isOwn = (at: number) => own.some((pattern) => pattern.test(lines[at] ?? ''))
  const others = Object.entries(stale).flatMap(([name, pattern]) =>
    [...changed].some((each) => each === name) ? [] : [pattern],
  )
  const isElse = (at: number) =>
    others.some((pattern) => pattern.test(lines[at] ?? '')) || outcomeOf(lines[at] ?? '') !== null
  return runsAbove(lines, end).flatMap((run) =>
    run.some(isOwn) ? run.filter((at) => isOwn(at) || !(isTalk(lines[at] ?? '') || isElse(at))) : [],
  )
}

/** Lines that are no more what they were, as a sentence below them says what was changed since. */
export function changedSince(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const told = lines.slice(0, mostLines)
  told.forEach((line, index) => {
    if (index === 0 || !isTalk(line)) return
    const next = told.slice(index + 1, index + 3).find((other) => other.trim() !== '') ?? ''
    const around = isTalk(next) ? `${line} ${next}` : line
    const changed = new Set(spokenSentences(line).flatMap((sentence) => [...changedBy(sentence, since.test(around))]))
    if (changed.size > 0) for (const at of staleAbove(told, index, changed)) found.add(at)
  })
  return found
}

/** The sentences of a line without what a later part of it says was changed since. */
export function withoutChanged(sentences: readonly string[]): readonly string[] {
  return sentences.map((sentence, at) => {
    const clauses = clausesOf(sentence)
    const behind = sentences.slice(at + 1)
    const kept = clauses.filter((clause, index) => {
      const later = [...clauses.slice(index + 1), ...behind]
      const isSince = past.test(clause) || since.test(later.join(' '))
      return !later.some((each) => [...changedBy(each, isSince)].some((changed) => stale[changed].test(clause)))
    })
    return kept.length === clauses.length ? sentence : kept.join(' ')
  })
}
