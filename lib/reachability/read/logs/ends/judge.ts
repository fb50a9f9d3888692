import {
  afterwards,
  alive,
  answers,
  badBeginning,
  badExit,
  badSettings,
  banner,
  closingWords,
  duringStart,
  errorLevel,
  fatalLevel,
  goesOn,
  lookingCommand,
  markedFailed,
  mayEnd,
  mildLevel,
  notBegun,
  notBegunInCjk,
  ofAnother,
  ofApplications,
  ofBuilds,
  ofOneClient,
  ofOwnThing,
  ofPython,
  ofRequests,
  ofSettings,
  ofStores,
  ofTools,
  ofWhole,
  part,
  startFailed,
  toldToEnd,
  uncaught,
  voices,
} from '../../../data/endings'
import { outcomeOf } from '../../../data/phrases'
import { isProgramName } from '../../../data/programs'
import { FirstLook } from '../../../look'
import type { PastedBlock } from '../../../paste/blocks'
import { remembering } from '../../../remember'
import { isSentence, isTalk } from '../../../told/speech'
import { isGuess, isTold } from '../../talk'
import { bindProblemOf } from '../bind'
import { loggedIn, type Said } from './said'

/**
 * How sure a line is: it says that its program is not there, or that some program has ended; or it has met a fault in its settings, or
 * in what it needs, which ends it where nothing follows.
 */
export type Ending = 'server' | 'program' | 'settings' | 'thing'

/** Longest line that is read, and how much of it may say how grave it is. */
const longest = 1500
const head = 140

const nothingMore = /^[\s:'"]{0,3}$|^\s{0,2}[:;.,(!'"=[-]/

/** Whether what could not begin is the program, by what follows it, or by what stands before it. */
function isWhole(before: string, whom: string): boolean {
  const [object = ''] = whom.split(/[:;,.(!]|\b(?:because|due to|as|since|with|without|on|at|in|for|from)\b/, 1)
  if (part.test(object)) return false
  const named = object.match(/[A-Za-z][\w.-]{1,40}/g) ?? []
  if (ofWhole.test(object) || named.some((word) => isProgramName(word))) return true
  // `X failed to start`
  return (nothingMore.test(whom) || named.length === 0) && !part.test(before.slice(-60))
}

/** What a line says of a beginning that came to nothing. */
function beginningOf(text: string): Ending | null {
  const found = [notBegun, badBeginning].map((form) => form.exec(text)).filter((match) => match !== null)
  const said = found.map(({ index, groups }) => ({ before: text.slice(0, index), whom: groups?.whom ?? '' }))
  if (said.some(({ before, whom }) => isWhole(before, whom))) return 'server'
  const isOfPart = part.test(text.slice(0, 200))
  if (!isOfPart && (duringStart.test(text) || startFailed.test(text))) return 'server'
  return said.some(({ before, whom }) => !part.test(`${before.slice(-40)} ${whom}`)) ? 'thing' : null
}

/** Which of the forms a line may be of, at the cost of one walk. */
const look = new FirstLook([
  uncaught,
  [badSettings, ofAnother],
  [ofOwnThing],
  [notBegun, badBeginning, duringStart, startFailed],
  [closingWords, badExit, notBegunInCjk],
])
const [asUncaught, asSettings, asThing, asBeginning, asClosing] = [0, 1, 2, 3, 4] as const
const groupsOfLook = [asUncaught, asSettings, asThing, asBeginning, asClosing]

/** What is told apart: what keeps a program from its port, a client's own failure, what tools say, what somebody tells or asks. */
function isApart(text: string, dated: boolean): boolean {
  const isAsked = !dated && /[?？]\s{0,9}$/.test(text)
  return (
    ofTools.test(text) ||
    isTold(text) ||
    isAsked ||
    bindProblemOf(text) === 'in-use' ||
    (!dated && /^[-*] (?:\[[ x]\] )?[A-Za-z]/.test(text))
  )
}

/** A sentence of a person. */
function isProse(line: string): boolean {
  // That it could not is no guess.
  const isSupposed = isGuess(line.replace(/\b(?:could|would|should|may|might) ?n(?:o|['’])t\b/gi, ' '))
  return isSupposed || (isSentence(line) && /^[A-Z][a-z' ]{1,40}[a-z]\b/.test(line) && !/[:"'`/=_]/.test(line))
}

/** Programs of several, each of which ends for itself: `postfix/smtp`; what systemd says of units has its own reader. */
const isOfPart = (who: string | null) => who !== null && /^(?:systemd$|postfix\/(?!master|postfix-script))/.test(who)

/** What a line says by itself, of which the first look has said what it may be of. */
function endingOf(logged: Said, may: (group: number) => boolean): Ending | null {
  const { text, timed, who } = logged
  const begins = text.slice(0, head)
  const isMild = mildLevel.test(begins)
  const isFatal = !isMild && fatalLevel.test(begins)
  const isUnreached = outcomeOf(text) !== null
  if (may(asUncaught) && !isUnreached && ofApplications.test(text)) return 'server'
  if (may(asUncaught) && !isUnreached && uncaught.some((form) => form.test(text))) return 'program'
  if (isMild) return null
  if (may(asClosing) && notBegunInCjk.test(text)) return 'server'
  if (goesOn.test(text) || (!isFatal && bindProblemOf(text) !== null)) return null
  const begun = may(asBeginning) ? beginningOf(text) : null
  if (begun === 'server' && isOfLogger(logged)) return 'server'
  if (ofOneClient.test(text)) return null
  // One that says nothing of whom it is, nor when, is judged by what stands around it.
  if (isFatal) return timed || who !== null ? 'server' : 'program'
  if (!isOfLogger(logged)) return null
  if (may(asClosing) && badExit.test(text) && !part.test(text)) return 'program'
  return isUnreached ? null : faultOf(text, begun !== null, may)
}

/** A line of a log, or none that a person has written. */
const isOfLogger = ({ dated, who, line }: Said) => dated || who !== null || !isProse(line)

/** The fault that a line speaks of. */
function faultOf(text: string, isBegun: boolean, may: (group: number) => boolean): Ending | null {
  if (may(asSettings) && (badSettings.test(text) || ofAnother.test(text))) return 'settings'
  return isBegun || (may(asThing) && ofOwnThing.test(text)) ? 'thing' : null
}

const ended = remembering((line: string): Ending | null => {
  const logged = loggedIn(line, 0)
  const { text, dated, who } = logged
  if (text === '' || isOfPart(who)) return null
  look.at(text)
  const groups = new Set<number>(groupsOfLook.filter((group) => look.has(group)))
  if (groups.size === 0 && !fatalLevel.test(text.slice(0, head))) return null
  return isApart(text, dated) ? null : endingOf(logged, (group) => groups.has(group))
})

/** What a line says of its program's end; null where it says nothing of it. */
function endOf({ line }: Said): Ending | null {
  return line.length > longest ? null : ended(line)
}

const closes = remembering((line: string): boolean => {
  const { text } = loggedIn(line, 0)
  const found = closingWords.exec(text)
  return found !== null && !part.test(text.slice(Math.max(0, found.index - 25))) && !toldToEnd.test(text)
})

/** Whether it says that it ends, which is no fault by itself. */
const isClosing = ({ line }: Said) => line.length <= longest && closes(line)

const lives = remembering((line: string): boolean => {
  const { text } = loggedIn(line, 0)
  if (answers.test(text)) return true
  return (
    alive.test(text) &&
    !/^goroutine \d/.test(text) &&
    ended(line) === null &&
    !/\b(?:fail|error|unable|cannot|not)\w{0,4}\b/i.test(text)
  )
})

/** Whether a line says that its program lives. */
function isAlive({ text, line, dated }: Said, asDated: boolean): boolean {
  return line.length <= longest && (!asDated || dated || /\blisten/i.test(text)) && lives(line)
}

/** Whether a line may stand below the last words of a program. */
function isAfterwards({ text, line, dated }: Said, asDated: boolean): boolean {
  return (
    line.length > longest ||
    (asDated && !dated) ||
    /^(?:\s{2}|\t)/.test(line) ||
    afterwards.test(text) ||
    (!dated && isSentence(text))
  )
}

/** Lines of a log in which its end is looked for, and how far above it a fault stands for which a program says that it closes. */
const tail = 400
const mostAbove = 12

/** Where a program has ended: the line that says so, whose it is, and how sure that is. */
interface Ended {
  readonly said: Said
  readonly end: Ending
}

/** Whether a program says that it closes, below a fault of its own and without having been told to. */
function closesAt(log: readonly Said[], index: number, from: number): boolean {
  const said = log[index]
  if (!said || !isClosing(said)) return false
  const above = log.slice(Math.max(from, index - mostAbove), index)
  if (above.slice(-3).some(({ text }) => toldToEnd.test(text.slice(0, longest)))) return false
  const isFault = ({ text }: Said) =>
    errorLevel.test(text.slice(0, head)) && !ofOneClient.test(text) && !goesOn.test(text)
  return (
    /\b(?:not|no|never|fail\w{0,4}|died|dead|crash\w{0,4}|killed|uncaught|unexpected\w{0,4})\b/i.test(said.text) ||
    [...above, said].some((each) => endOf(each) !== null || isFault(each))
  )
}

/** Whether nothing stands below a line but what follows the last words of a program. */
function isLastOf(log: readonly Said[], index: number, end: Ending): boolean {
  const asDated = log[index]?.dated === true
  // What a runtime says below a fault is no log.
  if (end === 'program' && log.length - index <= mostAbove && log.slice(index + 1).every(({ dated }) => !dated))
    return true
  return log
    .slice(index + 1)
    .every((each) => isAfterwards(each, asDated) || endOf(each) !== null || isClosing(each) || isProse(each.line))
}

const rank: Readonly<Record<Ending, number>> = { thing: 0, settings: 0, program: 1, server: 2 }

/** What a server's own log says is of a server. */
function isOfServer({ who, dated, text }: Said): boolean {
  const name = /^([a-z][\w./-]{1,60}): /.exec(text)?.[1]
  return who !== null || dated || (name !== undefined && isProgramName(name))
}

/** Whether it is for a server that it did not reach that a program has ended, and nothing says that it is one itself. */
function isClientAt(log: readonly Said[], index: number): boolean {
  const near = log.slice(Math.max(0, index - mostAbove), index + mostAbove)
  return (
    near.some(({ text }) => outcomeOf(text) !== null) &&
    !near.some(({ text }) => ofStores.test(text.slice(0, longest))) &&
    !log.slice(0, index).some(({ text }) => banner.test(text))
  )
}

/** Whether a line ends what Python says of a fault that nobody has caught. */
function isOfPython(log: readonly Said[], index: number): boolean {
  if (!ofPython.test(log[index]?.text.slice(0, longest) ?? '')) return false
  const above = log.slice(Math.max(0, index - tail), index)
  const from = above.findLastIndex(({ text }) => text.startsWith('Traceback (most recent call last)'))
  return above.slice(Math.max(from, 0)).some(({ text }) => /^File "/.test(text))
}

/** Whether a fault is that of a request: the frames around it say so. */
function isOfRequest(log: readonly Said[], index: number): boolean {
  return log.slice(Math.max(0, index - tail), index + 60).some(({ text }) => ofRequests.test(text.slice(0, longest)))
}

/** Whether a line has a word for an end, or for what leads to one. */
const speaksOfEnd = remembering((line: string): boolean => mayEnd.some((sign) => sign.test(line)))

/** What a line of a log says of an end, by itself and by those above it. */
function saidAt(log: readonly Said[], index: number, lived: number): Ending | null {
  const said = log[index]
  if (said === undefined || !speaksOfEnd(said.line)) return null
  if (closesAt(log, index, lived + 1)) return 'server'
  const isMarked =
    markedFailed.test(said.text) && log.slice(Math.max(0, index - 6), index).some(({ text }) => banner.test(text))
  if (isMarked) return 'server'
  return isOfPython(log, index) && outcomeOf(said.text) === null ? 'program' : endOf(said)
}

/** Whether a line is one of a log, or of a start, and none of what a runtime says of a fault. */
function isOfLog(said: Said): boolean {
  if (said.timed) return true
  if (/^\s/.test(said.line)) return false
  return (
    said.text.trim() !== '' &&
    !/^(?:`{3}|~{3})/.test(said.text) &&
    !afterwards.test(said.text) &&
    !errorLevel.test(said.text.slice(0, head)) &&
    ended(said.line) === null
  )
}

/** How sure the end is that a line of a log says; null where the rest of the log says that it is none. */
function endAt(log: readonly Said[], index: number, lived: number): Ending | null {
  const said = log[index]
  const end = saidAt(log, index, lived)
  if (said === undefined || end === null || end === 'server') return end
  // What one that lives says of a fault is no end, unless it is the last that it says.
  const isFault = end !== 'program'
  const isLast = isLastOf(log, index, end)
  if (lived >= 0 ? isFault || !isLast : isFault && !isLast) return null
  if (isOfRequest(log, index)) return null
  const isMade = log
    .slice(Math.max(0, index - mostAbove), index + 2)
    .some(({ text }) => ofBuilds.test(text.slice(0, longest)))
  if (isMade || (lived < 0 && isClientAt(log, index))) return null
  if (!isFault) {
    const isKnown =
      isOfServer({ ...said, dated: said.timed }) ||
      ownName.test(said.text) ||
      log.slice(0, index).some((each) => isOfLog(each))
    return isKnown && isLast ? 'server' : end
  }
  const isBare = !said.timed && said.who === null && bare.test(said.text)
  if (isBare || (end === 'settings' && ofSettings.test(said.text) && !ofNginx.test(said.text))) return 'server'
  const isBegun = log.slice(0, index).some(({ text }) => banner.test(text))
  if (isBegun) return isOfServer(said) ? 'server' : end
  return end === 'settings' ? end : null
}

/** nginx says the same where its file is only tried, or read anew by one that runs. */
const ofNginx = /^(?:(?:nginx|angie|openresty|tengine): )?\[emerg\]/

/** A program by the path that it was run by, or a server by what it is. */
const ownName = /^\.{0,2}\/\S{1,200}: |\bserver (?:has )?(?:crashed|exited|terminated|died)\b/i

/** What a program writes that has no log yet, or none. */
const bare =
  /^(?!(?:nginx|angie|openresty|tengine|send\w{0,5}|recv\w{0,5}|connect|socket|open|read|write|bind|ioctl): )(?:Error|ERROR|error|Fatal error|fatal|FATAL|(?![\w.]{0,60}(?:error|exception)\b)[a-z/.][\w/-]{1,60}(?!: \w{1,20}: (?:error|warning|info))): /i

/** The end of one program, in its own lines. */
function endIn(log: readonly Said[]): Ended | null {
  const asDated = log.some(({ timed }) => timed)
  const lived = log.findLastIndex((each) => isAlive(each, asDated))
  let best: Ended | null = null
  for (let index = lived + 1; index < log.length; index += 1) {
    const said = log[index]
    const end = endAt(log, index, lived)
    if (said && end !== null && (best === null || rank[end] > rank[best.end])) best = { said, end }
    if (end === 'server') break
  }
  return best
}

/** The last lines of each program whose lines stand there; what stands below a sentence that introduces it is another's. */
function logsIn(lines: readonly string[]): readonly (readonly Said[])[] {
  const logs: Said[][] = []
  let open = new Map<string | null, Said[]>()
  for (let at = Math.max(0, lines.length - tail); at < lines.length; at += 1) {
    const line = (lines[at] ?? '').slice(0, longest + 1)
    const said = loggedIn(line, at)
    if (/[:：]\s{0,9}$/.test(line) && !said.dated && !/^(?:Traceback|During|Caused)\b/.test(line) && isTalk(line))
      open = new Map()
    const own = open.get(said.who)
    if (own) own.push(said)
    else {
      const log = [said]
      open.set(said.who, log)
      logs.push(log)
    }
  }
  return logs
}

/**
 * The programs that have ended by the last that they say, each of which may have lines of its own.
 *
 * @param signed numbers of the lines that may say so
 */
export function endsIn(
  { lines, command }: Pick<PastedBlock, 'lines' | 'command'>,
  signed: readonly number[],
): readonly Ended[] {
  if (ofBuilds.test(command ?? '') || lookingCommand.test(command ?? '')) return []
  const isEnd = (at: number) => {
    const said = loggedIn((lines[at] ?? '').slice(0, longest + 1), at)
    return endOf(said) !== null || isClosing(said) || markedFailed.test(said.text) || ofPython.test(said.text)
  }
  return signed.some((at) => at >= lines.length - tail && isEnd(at))
    ? logsIn(lines).flatMap((log) => endIn(log) ?? [])
    : []
}

/** What a program is called by the line of its end, and by what only it says around it; null where that is not said. */
export function calledBy({ said }: Ended, lines: readonly string[]): string | null {
  const name = said.who ?? /^([a-z][\w./-]{1,60})(?:\[\d{1,9}\])?: /.exec(said.text)?.[1] ?? ''
  const own = name.slice(name.lastIndexOf('/') + 1).replace(/[-_]\d{1,3}$/, '')
  if (isProgramName(own)) return own
  const near = lines.slice(Math.max(0, said.at - mostAbove), said.at + 4).filter((line) => line.length <= longest)
  const isOf = ([, words, called]: (typeof voices)[number]) => words.test(said.text) || called.test(said.text)
  const found = voices.find(isOf) ?? voices.find(([, words]) => near.some((line) => words.test(line)))
  return found?.[0] ?? (said.who === null ? null : own)
}

/** The lines in which programs have said that they listen which have ended since, by what all lines say. */
export function isOver(line: string, ends: readonly Ended[]): boolean {
  if (ends.length === 0) return false
  const { who } = loggedIn(line, 0)
  return ends.some(({ said }) => said.who === who)
}
