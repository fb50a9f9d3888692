import type { LexiconModel } from '../text/concepts'
import { type Concept, concepts, type Language, phrases } from '../text/language'
import { normalise } from '../text/normalise'

/** What is written in Latin letters means the same in every language: it stands with English, which counts in all. */
const latin = /^[ -~]+$/

function phrasesOf(language: Language, concept: Concept): string[] {
  const written = (of: Language) => (phrases[of]?.[concept] ?? '').split(', ').map(normalise)
  const own = written(language)
  const all =
    language === 'en'
      ? [...own, ...Object.keys(phrases).flatMap((other) => written(other).filter((phrase) => latin.test(phrase)))]
      : own.filter((phrase) => !latin.test(phrase))
  return [...new Set(all)].filter((phrase) => phrase !== '')
}

/** Whether one phrase is found wherever the other is. */
function covers(short: string, long: string): boolean {
  if (short === long || short.includes(' * ') || long.includes(' * ')) return false
  if (/^[a-z0-9]/.test(short)) return short.endsWith('*') && long.startsWith(short.slice(0, -1))
  return long.includes(short)
}

/**
 * The phrases of every language, as they travel. Those that another one covers are left out, but not the first of an idea. What no
 * phrasing says stays: it is how others may say it, and worth 1 question in 100.
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
