import { badSettings, errorLevel, fatalLevel, ofOwnThing, uncaught } from '../../data/endings'
import { isNameless } from '../../data/programs'
import type { ProgramEvent } from '../../model/evidence'
import { quote } from '../../paste/quote'
import { bindProblemOf } from '../../read/logs/bind'

/** How much of a text, and how long a line, is looked through for the reason. */
const mostText = 60_000
const longest = 1500

/** A line of the journal: who speaks, and what is said. */
const journalLine = /\s([\w.@-]{1,60})\[\d{1,9}\]: (.{1,1500})$/
/** Who starts programs, or writes beside them: their word for it is not the program's. */
const ofManager =
  /^(?:systemd|init|kernel|sudo|su|CRON|cron|crond|sshd|polkitd|audit|auditd|dbus-daemon|NetworkManager)\b/
/** A shell, or a language, by which a unit's own program is run. */
const runner = /^(?:python[\d.]*|node|java|ruby|php[\d.]*|perl|dotnet|bash|sh|env|docker|npm|gunicorn|uvicorn)$/

/** How much a line tells of the reason: what went wrong, and with what. */
function weightOf(said: string): number {
  if (bindProblemOf(said) !== null) return 4
  const isWhy = badSettings.test(said) || ofOwnThing.test(said)
  const isGrave = fatalLevel.test(said) || errorLevel.test(said)
  if (uncaught.some((pattern) => pattern.test(said))) return 4
  return (isWhy ? 2 : 0) + (isWhy && isGrave ? 1 : 0)
}

/**
 * The line in which a program that did not start says why, where somebody has pasted it beside what its manager says: the first of
 * those that tell most. Null where it has said nothing, or another program speaks.
 */
export function toldReason(
  program: string,
  programs: readonly ProgramEvent[],
  texts: readonly string[],
): string | null {
  const name = program.toLowerCase()
  const isOfOwn = (of: string | null) => of === null || isNameless(of) || of.toLowerCase() === name || runner.test(of)
  const isAlone = programs.every(({ what, program: of }) => what !== 'failed' || isOfOwn(of))
  const isOwn = (tag: string) => name.startsWith(tag) || (isAlone && runner.test(tag))
  let best: { readonly line: string; readonly weight: number } | null = null
  for (const text of texts) {
    for (const line of text.slice(0, mostText).split('\n')) {
      if (line.length > longest) continue
      const [, tag = '', said = ''] = journalLine.exec(line) ?? []
      if (said === '' || ofManager.test(tag) || !isOwn(tag.toLowerCase())) continue
      const weight = weightOf(said)
      if (weight > (best?.weight ?? 0)) best = { line: quote(line), weight }
    }
  }
  if (best !== null) return best.line
  return programs.find(({ what, program: of }) => what === 'config-error' && of?.toLowerCase() === name)?.line ?? null
}
