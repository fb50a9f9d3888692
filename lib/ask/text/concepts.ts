import type { Language } from './language'
import { longestHeld, withoutHolders } from './whole-words'

/** Phrases by idea and language, normalised, as they travel in a model. */
export interface LexiconModel {
  /** Names of the ideas, parted by commas. */
  readonly ideas: string
  /** For each language a line an idea, in that order; its phrases parted by commas. */
  readonly phrases: Readonly<Record<Language, string>>
}

export interface Lexicon {
  /** Ideas that a normalised text speaks of, as terms: `#unreachable`; of a text of no language, by the words of all. */
  readonly conceptsOf: (normalised: string, language: Language | null) => string[]
  /** Whether a normalised text is one of the phrases and no more. */
  readonly isPhrase: (normalised: string) => boolean
  /** Latin words of the phrases: what a mistyped word may have been meant as. */
  readonly words: readonly string[]
  /** Beginnings of Latin words of which any ending will do: `communicat`. */
  readonly stems: readonly string[]
}

interface Phrase {
  readonly concept: string
  readonly text: string
  /** A Latin word: it counts only where a word begins, and ends there too unless any ending will do. */
  readonly latin: boolean
  readonly open: boolean
  /** So short a phrase of kana that a longer word may hold it by chance. */
  readonly held: boolean
  /** What has to follow within a few words: `stop * from reaching`. */
  readonly then: string | null
}

const inWord = /[a-z0-9]/
/** How far the second half of a phrase may be from the first, in characters. */
const reach = 32

/** Opens the phrases of all languages. English ones count in every language: names, codes, texts of programs. */
export function openLexicon({ ideas, phrases }: LexiconModel): Lexicon {
  const names = ideas.split(',')
  const opened = Object.entries(phrases).map(([language, lines]) => ({
    language,
    lexicon: openOne(names, lines.split('\n')),
  }))
  return {
    conceptsOf: (normalised, language) => {
      const heard = opened.filter((each) => language === null || each.language === 'en' || each.language === language)
      return [...new Set(heard.flatMap(({ lexicon }) => lexicon.conceptsOf(normalised)))]
    },
    isPhrase: (normalised) => opened.some(({ lexicon }) => lexicon.isPhrase(normalised)),
    words: [...new Set(opened.flatMap(({ lexicon }) => lexicon.words))],
    stems: [...new Set(opened.flatMap(({ lexicon }) => lexicon.stems))],
  }
}

interface One {
  readonly conceptsOf: (normalised: string) => string[]
  readonly isPhrase: (normalised: string) => boolean
  readonly words: readonly string[]
  readonly stems: readonly string[]
}

/** Makes the phrases of one language, a line an idea, ready to be found. */
function openOne(ideas: readonly string[], lines: readonly string[]): One {
  // By their first two characters, so that a text is walked through once.
  const byStart = new Map<string, Phrase[]>()
  const words = new Set<string>()
  const stems = new Set<string>()
  for (const [at, list] of lines.entries()) {
    for (const written of list === '' ? [] : list.split(',')) {
      const [first = '', then = null] = written.split(' * ')
      const open = first.endsWith('*')
      const text = open ? first.slice(0, -1) : first
      const held = text.length <= longestHeld && /^[\u3041-\u309f]+$/.test(text)
      const phrase = { concept: `#${ideas[at]}`, text, latin: inWord.test(text.charAt(0)), open, held, then }
      const known = byStart.get(text.slice(0, 2))
      if (known) known.push(phrase)
      else byStart.set(text.slice(0, 2), [phrase])
      for (const [word] of text.matchAll(/(?<![a-z0-9.:])[a-z]{4,}[0-9]?(?![a-z0-9.:])/g)) words.add(word)
      const stem = text.slice(text.lastIndexOf(' ') + 1)
      if (open && /^[a-z]{4,}$/.test(stem)) stems.add(stem)
    }
  }

  function conceptsOf(normalised: string): string[] {
    const found = new Set<string>()
    const apart = withoutHolders(normalised)
    for (let at = 0; at < normalised.length; at += 1) {
      const begins = at === 0 || !inWord.test(normalised.charAt(at - 1))
      for (const phrase of byStart.get(normalised.slice(at, at + 2)) ?? []) {
        const { concept, latin, held } = phrase
        if (found.has(concept) || (latin && !begins)) continue
        if (!(held ? apart : normalised).startsWith(phrase.text, at) || !stands(normalised, phrase, at)) continue
        found.add(concept)
      }
    }
    return [...found]
  }

  function isPhrase(normalised: string): boolean {
    const known = byStart.get(normalised.slice(0, 2)) ?? []
    return known.some(({ text, latin, open, then }) => {
      if (then !== null || !normalised.startsWith(text)) return false
      const rest = normalised.slice(text.length)
      return rest === '' || (latin && (rest === 's' || (open && /^[a-z]+$/.test(rest))))
    })
  }

  return { conceptsOf, isPhrase, words: [...words], stems: [...stems] }
}

/** Whether a phrase that a text has at a place is a word there, followed by what it needs. */
function stands(text: string, phrase: Phrase, at: number): boolean {
  const end = at + phrase.text.length
  if (!ends(text, phrase, end)) return false
  return phrase.then === null || text.slice(end, end + reach).includes(phrase.then.replace('*', ''))
}

function ends(text: string, { latin, open }: Phrase, at: number): boolean {
  if (!latin || open || !inWord.test(text.charAt(at - 1)) || !inWord.test(text.charAt(at))) return true
  // A plural is the same word.
  return text.charAt(at) === 's' && !inWord.test(text.charAt(at + 1))
}
