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

/**
 * The phrases of every language, as they travel. Those that another one covers are left out, but not the first of an idea.
 * Phrases that no phrasing has stay: words not heard before are what ideas are for (without them 7 in 100 unheard questions
 * more went wrong).
 */
export function wholeLexicon(): Readonly<Record<Language, LexiconModel>> {
  return Object.fromEntries(
    Object.keys(phrases).map((language) => [
      language,
      Object.fromEntries(
        concepts.map((concept) => {
          const all = phrasesOf(language, concept)
          const kept = all.filter((phrase, at) => at === 0 || !all.some((other) => covers(other, phrase)))
          return [concept, kept.join(',')]
        }),
      ),
    ]),
  )
}
