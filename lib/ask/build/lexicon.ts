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

/** A phrase that no text says, or only one, travels where it takes no more room than this, in columns (a kanji takes two). */
const widest = [6, 10] as const

function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)
}

/** What of a phrase stands together in a text. */
function startOf(phrase: string): string {
  const [start = ''] = phrase.replace(/\*$/, '').split(' * ')
  return start
}

/** So many characters tell phrases apart that are long enough to be left out. */
const apart = 4

/** Of each phrase that may be left out, how many texts say it; each text is walked through once. */
function timesSaid(texts: readonly string[]): ReadonlyMap<string, number> {
  const byStart = new Map<string, Set<string>>()
  for (const start of Object.keys(phrases).flatMap((language) =>
    concepts.flatMap((concept) => phrasesOf(language, concept).map(startOf)),
  )) {
    if (columnsOf(start) <= widest[0]) continue
    const known = byStart.get(start.slice(0, apart))
    if (known) known.add(start)
    else byStart.set(start.slice(0, apart), new Set([start]))
  }
  const times = new Map<string, number>()
  for (const text of texts) {
    const said = new Set<string>()
    for (let at = 0; at + apart <= text.length; at += 1) {
      for (const start of byStart.get(text.slice(at, at + apart)) ?? []) if (text.startsWith(start, at)) said.add(start)
    }
    for (const start of said) times.set(start, (times.get(start) ?? 0) + 1)
  }
  return times
}

/**
 * The phrases of every language, as they travel. Those that another one covers are left out, but not the first of an idea. So are
 * long ones that hardly anybody says: they take 5 kB, which as weights are worth more.
 *
 * @param texts phrasings and answers; without any, every phrase is kept
 */
export function wholeLexicon(texts: readonly string[] = []): LexiconModel {
  const times = timesSaid(texts.map(normalise))
  const travels = (phrase: string) => {
    const start = startOf(phrase)
    const columns = columnsOf(start)
    if (texts.length === 0 || columns <= widest[0]) return true
    const often = times.get(start) ?? 0
    return often > 1 || (often === 1 && columns <= widest[1])
  }
  const line = (language: Language, concept: Concept) => {
    const all = phrasesOf(language, concept)
    const kept = all.filter(
      (phrase, at) => at === 0 || (travels(phrase) && !all.some((other) => covers(other, phrase))),
    )
    // In order: what begins alike is compressed together.
    return kept.sort().join(',')
  }
  return {
    ideas: concepts.join(','),
    phrases: Object.fromEntries(
      Object.keys(phrases).map((language) => [language, concepts.map((concept) => line(language, concept)).join('\n')]),
    ),
  }
}
