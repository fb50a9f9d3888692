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
import { showingAbove } from './runs'
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

/** Lines that are no more what they were, as a sentence below them says what was changed since. */
export function changedSince(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const told = lines.slice(0, mostLines)
  told.forEach((line, index) => {
    if (index === 0 || !isTalk(line)) return
    const next = told.slice(index + 1, index + 3).find((other) => other.trim() !== '') ?? ''
    const around = isTalk(next) ? `${line} ${next}` : line
    const changed = new Set(spokenSentences(line).flatMap((sentence) => [...changedBy(sentence, since.test(around))]))
    if (changed.size > 0) for (const at of showingAbove(told, index, changed)) found.add(at)
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
