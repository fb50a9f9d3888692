import { errorLevel, fatalLevel, mildLevel } from '../../../data/endings'
import { remembering } from '../../../remember'

/** A line of a log: whose it is, and what stands behind all that is put before. */
export interface Said {
  /** Number of the line. */
  readonly at: number
  readonly line: string
  readonly text: string
  /** The program, or the service, that a keeper of logs puts before its lines. */
  readonly who: string | null
  /** A time stands before it, or the word for how grave it is. */
  readonly dated: boolean
  /** A time stands before it. */
  readonly timed: boolean
}

/** What keepers of logs put before a line: Compose and foreman, syslog, clocks of all kinds. */
const service = /^\s{0,9}(?:\d\d:\d\d:\d\d |\d{1,3}\|)?([A-Za-z][\w.-]{0,60}?)\s{0,40} ?\| {0,9}/
const tagged =
  /^(?:(?:[A-Z][a-z]{2} {1,2}\d{1,2}|\d{4}-\d\d-\d\d)[ T]\d\d:\d\d:\d\d\S{0,20} (?:[\w.-]{1,64} )?)?([a-zA-Z][\w./@-]{0,40}|[a-z][\w-]{1,40} )\[\d{1,9}\]:? /
const clock =
  /^(?:\[?\d{4}[-/.]\d\d[-/.]\d\d[T ]?\d{0,2}:?\d{0,2}:?\d{0,2}[\w.,:+-]{0,20}(?: [+-]\d{4})?(?: UTC)?\]?|\[?\d\d?[:/]\d\d[:/]\d\d(?:\d\d)?[.,\d]{0,8}(?: [AP]M)?\]?|\[?(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d[.\d]{0,8}(?: \d{4})?\]?|\d{1,2} [A-Z][a-z]{2} \d\d:\d\d:\d\d|\[\s{0,4}\d{1,9}\.\d{3,6}\]|\d{10}(?=: )|\d{1,9}:[MCSX] \d{1,2} [A-Z][a-z]{2} (?:\d{4} )?\d\d:\d\d:\d\d\.\d{3}|\[\d{1,9}\])[|,:-]?\s{1,4}(?:- )?(?:[#*.] )?/

/** A line without what is put before it. */
export const loggedIn = (line: string, at: number): Said => ({ at, line, ...withoutPrefix(line) })

const withoutPrefix = remembering((line): Omit<Said, 'at' | 'line'> => {
  let text = line.trimStart()
  let who: string | null = null
  let timed = false
  for (let round = 0; round < 4; round += 1) {
    const own: RegExpExecArray | null = who === null ? (service.exec(text) ?? tagged.exec(text)) : null
    const found: RegExpExecArray | null = own ?? clock.exec(text)
    if (!found) break
    if (own) who = own[1]?.trim() ?? null
    else timed = true
    text = text.slice(found[0].length)
  }
  const dated = timed || [fatalLevel, errorLevel, mildLevel].some((level) => level.test(text))
  return { text, who, timed, dated }
})
