import { mostLines } from '../complaint'
import { askedIn, type Owner } from './machines'
import { isTalk, sentencesOf } from './speech'
import { withoutOthers } from './whose'

/** Lines of people, by number, of which something does not speak of the machine that is asked about as it is now: with what is left. */
export function asserted(lines: readonly string[], port: number | null): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  const asked = askedIn(lines, port)
  let owner: Owner = 'own'
  lines.slice(0, mostLines).forEach((line, index) => {
    if (!isTalk(line)) {
      owner = 'own'
      return
    }
    const sentences = sentencesOf(line)
    const kept = sentences.map((sentence) => {
      const left = withoutOthers(sentence, owner, asked)
      owner = left.owner
      return left.text
    })
    if (kept.some((text, at) => text !== sentences[at])) found.set(index, kept.join(' ').trim())
  })
  return found
}
