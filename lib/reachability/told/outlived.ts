import { fatalLevel } from '../data/endings'
import { sayListening } from '../data/listening'
import { loggedIn, type Said } from '../read/logs/ends/said'

/** Longest line of a log that is looked at, and how much of it says how grave it is. */
const longest = 1500
const head = 140

/** A line of a log, and its words without their numbers. */
type Worded = Said & { readonly words: string }

const wordedOf = (said: Said): Worded => ({
  ...said,
  words: `${said.who ?? ''}\n${said.text.replace(/\d{1,12}/g, '')}`,
})

/** Lines of one program that say the same, by what they say. */
function byWords(lines: readonly Worded[]): ReadonlyMap<string, readonly Worded[]> {
  const found = new Map<string, Worded[]>()
  for (const line of lines) found.set(line.words, [...(found.get(line.words) ?? []), line])
  return found
}

/**
 * Lines of a log by which something has ended with which the program itself goes on: it says the same again, with others of its lines
 * between, and does not begin to listen anew.
 */
export function outlived(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const log = lines
    .flatMap((line, at) => (line.trim() === '' || line.length > longest ? [] : [wordedOf(loggedIn(line, at))]))
    .filter(({ timed }) => timed)
  const fatal = log.filter(({ text }) => fatalLevel.test(text.slice(0, head)))
  for (const alike of byWords(fatal).values()) {
    const [first, last] = [alike[0], alike.at(-1)]
    if (!first || !last || first === last) continue
    const own = log.filter(({ who, at }) => who === first.who && at < last.at)
    const begins = own.findLast(({ text }) => sayListening.test(text))
    const isGoingOn = own.some(({ at, words }) => at > first.at && words !== first.words)
    if (begins && begins.at < first.at && isGoingOn) for (const { at } of alike) found.add(at)
  }
  return found
}
