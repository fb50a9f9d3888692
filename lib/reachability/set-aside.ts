import { isOutput, longestSentence, mostLines } from './complaint'
import {
  after,
  asTest,
  before,
  beforeAnew,
  disowned,
  gone,
  goneAbove,
  insideContainer,
  madeUp,
  ofOthersText,
  onceBefore,
  over,
  ownWords,
  putBack,
  showing,
  shownWords,
  supposed,
} from './data/told-apart'
import { shownAnew } from './told/anew'
import { changedSince } from './told/changed'
import { ofEarlierPart, ofIncidents, ofReplies } from './told/earlier'
import { endedSince } from './told/ended-since'
import { ofOtherSites } from './told/names'
import { outlived } from './told/outlived'
import { overtaken } from './told/overtaken'
import { headsOfOtherPorts } from './told/ports'
import { changedByCommand } from './told/relisted'
import { restartedSince } from './told/restarted'
import { ofOtherScenes } from './told/scenes'
import { asserted } from './told/sentences'
import { isSentence, isTalk } from './told/speech'
import { liftedBans } from './told/unbanned'
import { ofOthers } from './told/whose'

/** What Markdown puts around an output. */
const fence = /^\s{0,9}(?:`{3,9}|~{3,9})[\w+-]{0,20}\s{0,9}$/

/** Whether a line ends as one does below which something is shown. */
const introducing =
  /(?:[:：]|では、?|だと、?|\b(?:says|shows)|(?:结果|输出|情况)(?:应该|应当)(?:是|为)|(?:はず|べき)(?:です)?|\bshould (?:be|look like)(?: this)?)\s{0,9}$/

/** A line without the bracket that opens what it shows: `not attached to mine: {`. */
function shown(line: string): string {
  const last = line.trimEnd().at(-1)
  return last === '{' || last === '[' ? line.replace(/(?<=[:：])\s{0,9}[{[]\s{0,9}$/, '') : line
}

/** The last clause of a line: what it says of what stands below. */
function lastClause(line: string): string {
  return (
    shown(line)
      .trim()
      .split(/[,;，；。、]\s{0,3}|[.!?]\s/)
      .at(-1) ?? ''
  )
}

/** Whether what stands below a line is not of the machine as it is now. */
function isOfOthers(written: string, isMended: boolean, isFollowed: boolean): boolean {
  const line = shown(written)
  if (line.length > longestSentence || !(isFollowed || introducing.test(line)) || isOutput(line)) return false
  const clause = lastClause(line)
  if (isFollowed && (supposed.test(line) || onceBefore.every((words) => words.test(line)))) return true
  if (introducing.test(line) && (disowned.test(line) || gone.test(line))) return true
  if (ownWords.test(clause)) return false
  // A sentence that does not end in a colon introduces what it speaks of where an output follows.
  const told = introducing.test(line) ? clause : line
  if (isFollowed && (showing.test(told) || beforeAnew.test(told) || madeUp.test(line))) return true
  if (!introducing.test(line)) return false
  return ofOthersText.test(clause) || (isMended && before.test(clause))
}

/** Whether the next line with something on it is the output of a program, or anything else but a sentence; far down in a text nobody speaks. */
function isFollowedAt(lines: readonly string[], index: number): boolean {
  if (index >= mostLines) return false
  const next = lines.slice(index + 1, index + 4).find((line) => line.trim() !== '')
  return next !== undefined && !isSentence(next)
}

/** Longest label, in characters. */
const longestLabel = 60

/** Longest line of an output that a sentence is held against, in characters. */
const longestRow = 1000

/** Lines that say themselves that they are over, and what was asked within a container. */
function overOrInside(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  let isInside = false
  lines.forEach((line, index) => {
    if (line.length > longestRow) return
    if (/^\S{0,80}[#$>]\s/.test(line)) isInside = insideContainer.test(line)
    else if (isInside && isSentence(line)) isInside = false
    if (isInside || (over.test(line) && isTalk(line))) found.add(index)
  })
  return found
}

/** Lines that a sentence below them says are of others: those back to the sentence before. */
function shownAbove(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  lines.forEach((line, index) => {
    if (line.length > longestSentence || !(shownWords.test(line) || goneAbove.test(line)) || isOutput(line)) return
    for (let at = index - 1; at >= 0 && !isSentence(lines[at] ?? ''); at -= 1) found.add(at)
  })
  return found
}

/** How far below what was tried it is said to be back, in lines. */
const mostOfTest = 12

/** Lines of what somebody has tried out and taken back, with what they say of it. */
function triedOut(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  lines.forEach((line, index) => {
    if (!asTest.test(line) || !isTalk(line)) return
    const back = lines.slice(index, index + mostOfTest).findIndex((each) => putBack.test(each) && isTalk(each))
    for (let at = index; back >= 0 && at <= index + back; at += 1) found.add(at)
  })
  return found
}

/** Last line in which somebody says that something was changed; none where nobody does. */
function changedAt(lines: readonly string[]): number {
  return lines.findLastIndex(
    (line) =>
      /之后|后来|その後|後は|\b(?:after that|afterwards|since then)\b/i.test(line) &&
      !before.test(line) &&
      isTalk(line),
  )
}

/** First line from which a text speaks of now, having spoken of before; none where it does not. */
function mendedAt(lines: readonly string[]): number {
  return lines.findLastIndex(
    (line) => line.length <= longestSentence && introducing.test(line) && after.test(lastClause(line)),
  )
}

/**
 * Takes out what people show of something else than the machine as it is now, by the line that introduces it: a tutorial, another
 * machine, what was before a change where what is since then is shown, too. The other lines keep their numbers.
 *
 * @param beside what was pasted beside it: it may show, and speak of, the machine that is asked about
 */
export function setAside(text: string, port: number | null = null, beside: readonly string[] = []): string {
  const lines = text.split('\n')
  const told = lines.slice(0, mostLines)
  const scenes = ofOtherScenes(
    told,
    beside.map((each) => each.split('\n', mostLines)),
  )
  const above = new Set([
    ...shownAbove(told),
    ...changedSince(told),
    ...shownAnew(told),
    ...ofEarlierPart(told),
    ...ofIncidents(told),
    ...ofReplies(told),
    ...scenes.others,
    ...changedByCommand(told, port),
    ...liftedBans(told),
    ...outlived(told),
    ...ofOtherSites(told),
    ...restartedSince(told),
    ...overOrInside(told),
    ...triedOut(told),
    ...endedSince(told),
    ...overtaken(lines, port),
    ...[...ofOthers(lines, port)].filter((at) => !scenes.own.has(at)),
  ])
  const left = asserted(lines, port)
  const heads = headsOfOtherPorts(told, port)
  const introduces = lines.map((line, index) => heads.has(index) || isOfOthers(line, true, isFollowedAt(lines, index)))
  if (above.size === 0 && left.size === 0 && !introduces.includes(true)) return text
  const mended = Math.max(mendedAt(lines), changedAt(told))
  const aside = new Aside()
  return lines
    .map((line, index) => {
      if (above.has(index)) return ''
      if (heads.has(index) || (introduces[index] && isOfOthers(line, index < mended, isFollowedAt(lines, index)))) {
        aside.begin()
        return heads.has(index) ? '' : line
      }
      return aside.takes(line) ? '' : (left.get(index) ?? line)
    })
    .join('\n')
}

/** Whether a line is a label below which something of now stands: `after:`, `today:`, `now it is`. */
function isOfNow(line: string): boolean {
  return (
    line.length <= longestLabel &&
    introducing.test(line) &&
    !isOutput(line) &&
    (after.test(line) || ownWords.test(line))
  )
}

const indented = /^(?: {2}|\t)\s{0,40}\S/

/** The same of each of the pieces that were pasted together. */
export function setAsideOf(pieces: readonly string[], port: number | null): string[] {
  return pieces.map((text, at) => setAside(text, port, pieces.toSpliced(at, 1).slice(0, mostBeside)))
}

/** Most other pieces that are looked at for machines. */
const mostBeside = 8

/** What stands below a line that introduces it: between two fences, in a quotation, set in, or until somebody speaks again. */
class Aside {
  #isOpen = false
  #quoted: boolean | null = null
  #isFenced = false
  /** What is shown begins with a sentence that is set in: so is all of it. */
  #isSetIn = false

  begin(): void {
    this.#isOpen = true
    this.#quoted = null
    this.#isFenced = false
    this.#isSetIn = false
  }

  /** Whether a line is of it. */
  takes(line: string): boolean {
    if (!this.#isOpen) return false
    if (fence.test(line) && (this.#isFenced || this.#quoted === null)) {
      this.#isOpen = !this.#isFenced
      this.#isFenced = true
      return false
    }
    if (this.#isFenced) return true
    if (line.trim() === '') {
      if (this.#quoted === true) this.#isOpen = false
      return false
    }
    if (this.#quoted === null) this.#isSetIn = indented.test(line) && isSentence(line)
    this.#quoted ??= line.startsWith('>')
    if (this.#isSetIn) this.#isOpen = indented.test(line)
    else if (this.#quoted ? !line.startsWith('>') : isSentence(line) || isOfNow(line)) this.#isOpen = false
    return this.#isOpen
  }
}
