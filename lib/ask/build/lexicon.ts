import type { LexiconModel } from '../text/concepts'
import { type Concept, concepts, type Language, phrases } from '../text/language'
import { normalise } from '../text/normalise'

function phrasesOf(language: Language, concept: Concept): string[] {
  return [...new Set((phrases[language]?.[concept] ?? '').split(', ').map(normalise))].filter((phrase) => phrase !== '')
}

/** Whether one phrase is found wherever the other is. */
function covers(short: string, long: string): boolean {
  if (short === long || short.includes(' * ') || long.includes(' * ')) return false
  if (/^[a-z0-9]/.test(short)) return short.endsWith('*') && long.startsWith(short.slice(0, -1))
  return long.includes(short)
}

/** Whether a text has a phrase: its first half, without the sign that any ending will do. */
function isSaid(phrase: string, said: string | undefined): boolean {
  return said === undefined || said.includes((phrase.split(' * ')[0] ?? '').replace('*', ''))
}

/**
 * The phrases of every language, as they travel. Those that another one covers are left out, but not the first of an idea.
 * What no phrasing and no text ever says is left out, too: with as many voices as there are, it would cost 5 kB and change
 * 1 answer in 100.
 *
 * @param said all that is learnt from, normalised; without it every phrase stays
 */
export function wholeLexicon(said?: string): Readonly<Record<Language, LexiconModel>> {
  return Object.fromEntries(
    Object.keys(phrases).map((language) => [
      language,
      Object.fromEntries(
        concepts.map((concept) => {
          const all = phrasesOf(language, concept)
          const kept = all.filter(
            (phrase, at) => at === 0 || (isSaid(phrase, said) && !all.some((other) => covers(other, phrase))),
          )
          return [concept, kept.join(',')]
        }),
      ),
    ]),
  )
}
