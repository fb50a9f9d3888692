import { mostLines } from '../complaint'
import { begunAgain, cameUp, cameUpAnew, notYet, ofElsewhere, ofPeople, unitBegun, unitStarting } from '../data/earlier'
import { begins, sayListening, sayNotListening } from '../data/listening'
import { servesPort } from '../data/programs'
import { announcesFailedBind, bindProblemOf, boundAt } from '../read/logs/bind'
import { isCrash } from '../read/logs/crashes'
import { isFailedStart } from '../read/logs/failed-starts'
import { tellsUnitDown } from '../read/logs/managers/systemd'
import { tellsUnopened } from '../read/logs/proxies/tunnels'
import { isSentence } from './speech'

/** Most lines of a text that are looked at, and the longest of them. */
const mostOfLog = 3000
const longest = 1500

/** Whose a line is: the service of Compose, the tag of the journal, the unit, or what the command above asked about. */
const prefixes: readonly RegExp[] = [
  /^\s{0,9}([\w.-]{1,60}?)(?:[-_]\d{1,3})?\s{0,20}\| /,
  /^[A-Z][a-z]{2} {1,2}\d{1,2} [\d:]{8} \S{1,80} (?!(?:systemd|kernel)\b)([\w.@-]{1,60})(?:\[\d{1,9}\])?: /,
  /\b([\w@-]{1,80})\.service: /,
  // A proxy of a tunnel, by its name.
  /\] \[([\w.-]{1,60})\] start (?:error|proxy)\b/,
]
const asked =
  /^.{0,80}[#$>]\s.{0,40}(?:systemctl status|journalctl .{0,40}?-u|logs(?: -\S{1,20}(?: \d{1,6})?){0,4}|service) ([\w.@-]{1,80}?)(?:\.service)?(?:\s|$)|^\s{0,9}[●○×*✗↻]\s([\w.@:\\-]{1,120}?)\.service\b/

/** The machine at a prompt. */
const prompt = /^\[?[\w.-]{1,40}@([\w.-]{1,60})[^#$]{0,80}[#$]\s/

/** A date by which two lines can be told apart: of one form, in the order of its letters. */
const dated = /\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d/

interface Mark {
  readonly at: number
  readonly line: string
  readonly isUp: boolean
  /** Whether it is said of the very port, or by who was begun anew: what could not have its port may go on without it. */
  readonly isSure: boolean
  readonly isOfPort: boolean
  readonly speaker: string | null
  readonly subject: string | null
  readonly machine: string | null
}

/** Tomcat of one of its ports; why stands below. */
const ofConnector = /\bFailed to (?:initialize|start) connector \[/

/** Whether a line tells that a program has not got its port. */
function saysUnbound(line: string): boolean {
  return bindProblemOf(line) !== null || announcesFailedBind(line) || tellsUnopened(line) || ofConnector.test(line)
}

/** Whether a line tells that a program has not come up, or that it has ended. */
function isDown(line: string): boolean {
  return saysUnbound(line) || isFailedStart(line) || isCrash(line) || tellsUnitDown(line)
}

/** What databases say once they are there. */
const databases: readonly (readonly [RegExp, string])[] = [
  [/\bready for connections\b/, 'mysqld'],
  [/\bdatabase system is ready to accept\b/, 'postgres'],
  [/\bReady to accept connections\b/, 'redis'],
  [/\bWaiting for connections\b/i, 'mongod'],
]

/** Whether a line tells that a program is there, at the port where it names one. */
function upOf(line: string, port: number | null): 'sure' | 'weak' | null {
  if (ofPeople.test(line) || notYet.test(line)) return null
  const isAnew = cameUpAnew.test(line)
  const listens = !isAnew && (sayListening.test(line) || begins.test(line)) && !sayNotListening.test(line)
  const store = databases.find(([said]) => said.test(line))?.[1]
  const at = listens || isAnew ? boundAt(line.replace(inSource, ' '), true) : null
  if (at?.port !== undefined && at.port !== null && port !== null && at.port !== port) return null
  // Of a database it says nothing of what stands beside it.
  if (store !== undefined && port !== null && at?.port !== port && !servesPort(store, port)) return null
  if (isAnew || (listens && at?.port)) return 'sure'
  return cameUp.test(line) ? 'weak' : null
}

/** Places in a program's own files, which are no addresses. */
const inSource = /\b[\w-]{1,40}\.(?:go|rs|py|rb|js|ts|java|kt|cc|cpp|c|h|ex|erl):\d{1,6}/g

/** What systemd has begun, where it is the unit that has failed: by what it says of both, or by the unit's name. */
function isBegun(line: string, downs: readonly Mark[], starting: ReadonlyMap<string, number>): boolean {
  const described = unitBegun.exec(line)?.[1]?.toLowerCase()
  const since = starting.get(described ?? '')
  if (described === undefined || since === undefined) return false
  return downs.some(
    (down) =>
      down.at < since &&
      (down.line.toLowerCase().includes(described) ||
        (down.speaker !== null && described.includes(down.speaker.toLowerCase()))),
  )
}

/** Whether two of these may be of one program: what is known of both is the same. */
function isAlike(one: Mark, other: Mark): boolean {
  const same = (a: string | null, b: string | null) => a === null || b === null || a === b
  return same(one.speaker, other.speaker) && same(one.subject, other.subject) && same(one.machine, other.machine)
}

function isLater(up: Mark, down: Mark): boolean {
  const [then = '', since = ''] = [down, up].map(({ line }) => dated.exec(line)?.[0].replace(/[/T ]/g, '-') ?? '')
  return up.at > down.at && (then === '' || since === '' || since >= then)
}

/** Lines of a text that tell of a start that has failed, or has come to something. */
function marksIn(lines: readonly string[], port: number | null): Mark[] {
  const marks: Mark[] = []
  let subject: string | null = null
  let machine: string | null = null
  const starting = new Map<string, number>()
  lines.slice(0, mostOfLog).forEach((line, at) => {
    if (line.length > longest || line.trim() === '') return
    const named = asked.exec(line)
    subject = named?.[1] ?? named?.[2] ?? subject
    machine = prompt.exec(line)?.[1] ?? machine
    const starts = unitStarting.exec(line)?.[1]?.toLowerCase()
    if (starts !== undefined) starting.set(starts, at)
    const isOff = isDown(line)
    const begun = isOff ? false : isBegun(line, marks, starting)
    const up = isOff ? null : begun ? 'sure' : upOf(line, port)
    if (!isOff && up === null) return
    const speaker = prefixes.map((form) => form.exec(line)?.[1]).find((each) => each !== undefined) ?? null
    const isOfPort = isOff && saysUnbound(line)
    marks.push({ at, line, isUp: up !== null, isSure: up === 'sure', isOfPort, speaker, subject, machine })
  })
  return marks
}

/** How often a program may come up and fail again, before that it is up once more tells nothing. */
const mostTurns = 1

/** Whether it fails each time that it has come up. */
function isLoop(own: readonly Mark[]): boolean {
  return own.filter(({ isUp }, index) => !isUp && own[index - 1]?.isUp === true).length > mostTurns
}

/** Whether somebody says between two lines that the latter is of elsewhere, or it was begun again by itself. */
function isApart(lines: readonly string[], down: Mark, up: Mark): boolean {
  const between = lines.slice(down.at, up.at)
  const isWeak = unitBegun.test(up.line)
  return between.some(
    (line, index) =>
      (isWeak && line.length <= longest && begunAgain.test(line)) ||
      (index > 0 && index < mostLines && isSentence(line) && ofElsewhere.test(line)),
  )
}

/**
 * Lines that tell why a program has not come up, where the same paste goes on to show that it has: the later line holds. Not of one
 * that fails again and again, nor where it is another program, or machine.
 */
export function overtaken(lines: readonly string[], port: number | null): ReadonlySet<number> {
  const found = new Set<number>()
  const marks = marksIn(lines, port).slice(0, mostMarks)
  if (marks.every(({ isUp }) => isUp) || !marks.some(({ isUp }) => isUp)) return found
  const known = new Map<string, boolean>()
  for (const down of marks) {
    if (down.isUp) continue
    const key = [down.speaker, down.subject, down.machine].join('\n')
    const isOver = known.get(key) ?? isOvertaken(lines, marks, down)
    known.set(key, isOver)
    if (isOver) found.add(down.at)
  }
  return found
}

/** Most lines of the kind that are held against each other. */
const mostMarks = 500

/** Whether the program whose failure is told comes up later, and does not fail any more. */
function isOvertaken(lines: readonly string[], marks: readonly Mark[], down: Mark): boolean {
  const own = marks.filter((each) => isAlike(each, down))
  const last = own.findLast(({ isUp }) => !isUp) ?? down
  const isOfPort = own.some((each) => each.isOfPort)
  const up = own.find((each) => each.isUp && isLater(each, last) && (each.isSure || !isOfPort))
  return up !== undefined && !isLoop(own) && !isApart(lines, last, up)
}
