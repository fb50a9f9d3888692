import { mostLines } from '../complaint'

/** A row of a list of containers that shows one as running, or as ended; its name stands first or last. */
const upRow =
  /^\s{0,9}(\S{1,128})\s.{0,400}?\bUp (?:Less than a second|About a minute|\d{1,2} (?:seconds?|minutes?))\b(?:.{0,400}\s(\S{1,128}))?\s{0,9}$/
const endedRow =
  /^\s{0,9}(\S{1,128})\s(?:.{0,400}?\s)?(?:Exited \([1-9]\d{0,2}\)|Restarting \(\d{1,3}\)) (?:Less than a second|About a minute|\d{1,2} (?:seconds?|minutes?)) ago(?:.{0,400}\s(\S{1,128}))?\s{0,9}$/
const longest = 900

const namesOf = (row: RegExpExecArray | null) =>
  row?.slice(1).filter((name) => name !== undefined && name.length > 2) ?? []

/** Lines that show a container as just begun, where one below in the same text shows it as just ended: the later one holds. */
export function endedSince(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const begun = new Map<string, number[]>()
  for (const [at, line] of lines.slice(0, mostLines).entries()) {
    if (line.length > longest) continue
    for (const name of namesOf(endedRow.exec(line))) for (const index of begun.get(name) ?? []) found.add(index)
    for (const name of namesOf(upRow.exec(line))) begun.set(name, [...(begun.get(name) ?? []), at])
  }
  return found
}
