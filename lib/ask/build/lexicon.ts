import type { LexiconModel } from '../concepts'
import { type Concept, concepts, type Language, languages, phrases } from '../language'
import { normalise } from '../normalise'

function phrasesOf(language: Language, concept: Concept): string[] {
  return phrases[language][concept].split(', ').map(normalise)
}

/** Whether one phrase is found wherever the other is. */
function covers(short: string, long: string): boolean {
  if (short === long || short.includes(' * ') || long.includes(' * ')) return false
  if (/^[a-z0-9]/.test(short)) return short.endsWith('*') && long.startsWith(short.slice(0, -1))
  return long.includes(short)
}

/**
 * The phrases that a locale's questions are understood with: those of its language, and of English the single words,
 * names and codes that are written alike everywhere. Phrases that another one covers are left out, but not the first of an
 * idea, which names it.
 */
export function lexiconOf(language: Language): LexiconModel {
  return Object.fromEntries(
    concepts.map((concept) => {
      const english = phrasesOf('en', concept)
      const own = phrasesOf(language, concept)
      const all = [
        ...new Set([...own, ...(language === 'en' ? [] : english.filter((phrase) => !phrase.includes(' ')))]),
      ]
      return [concept, all.filter((phrase, at) => at === 0 || !all.some((other) => covers(other, phrase))).join(',')]
    }),
  )
}

/** All phrases of all languages: for learning from phrasings of other languages. */
export function wholeLexicon(): LexiconModel {
  return Object.fromEntries(
    concepts.map((concept) => [
      concept,
      [...new Set(languages.flatMap((language) => phrasesOf(language, concept)))].join(','),
    ]),
  )
}
