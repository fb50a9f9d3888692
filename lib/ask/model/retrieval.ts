import { normalise, words } from '../text/normalise'
import { openSearch } from './search'

/** An answer as it travels: what is searched and what is shown. */
export interface AnswerText<Slug extends string = string> {
  readonly slug: Slug
  readonly title: string
  /** Two sentences that stand alone. */
  readonly answer: string
  /** When this is the answer, to be said after "when": `an instance is to answer ping`. */
  readonly case: string
  readonly sections: readonly { readonly id: string; readonly heading: string; readonly text: string }[]
}

/** An answer with the section of it that fits best. */
export interface RetrievedAnswer {
  readonly slug: string
  /** Empty when the title and the two sentences fit best. */
  readonly section: string
  /** Of the best part of this answer, as a share of the best of all: 0–1. */
  readonly score: number
}

export interface Retrieval {
  /** By answer, best first. The last word may be unfinished. */
  readonly search: (terms: readonly string[]) => readonly RetrievedAnswer[]
}

/** The words of a text that is searched. Two hiragana are an ending, no word. */
function searched(text: string): string[] {
  return words(normalise(text)).filter((word) => !/^[\u3041-\u309f]+$/.test(word))
}

/**
 * Makes every answer and every section ready to be searched. This takes a few milliseconds, which is less than loading an
 * index that is made beforehand, and the texts are needed for the passage in any case.
 */
export function openRetrieval(answers: readonly AnswerText[]): Retrieval {
  const parts = answers.flatMap(({ slug, title, answer, sections }) => [
    { slug, section: '', title, text: answer },
    ...sections.map(({ id, heading, text }) => ({ slug, section: id, title: heading, text })),
  ])
  const find = openSearch(parts.map(({ title, text }) => ({ title: searched(title), text: searched(text) })))

  function search(terms: readonly string[]): RetrievedAnswer[] {
    const results = find(terms.filter((term) => !/^(?:[#@]|[\u3041-\u309f]+$)/.test(term)))
    const best = new Map<string, RetrievedAnswer>()
    const most = results[0]?.[1] ?? 1
    for (const [at, score] of results) {
      const part = parts[at]
      if (part && !best.has(part.slug))
        best.set(part.slug, { slug: part.slug, section: part.section, score: round(score / most) })
    }
    return [...best.values()]
  }

  return { search }
}

/** Scores are compared after rounding: logarithms may differ in their last bits from browser to browser. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
