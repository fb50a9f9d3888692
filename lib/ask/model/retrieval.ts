import MiniSearch, { type Options } from 'minisearch'
import { normalise, words } from '../text/normalise'

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

interface Part {
  readonly id: number
  readonly title: string
  readonly text: string
}

const options: Options<Part> = {
  fields: ['title', 'text'],
  // Two hiragana are an ending, no word.
  tokenize: (text) => words(normalise(text)).filter((word) => !/^[\u3041-\u309f]+$/.test(word)),
  processTerm: (term) => term,
}

/**
 * Indexes every answer and every section with MiniSearch. This takes a few milliseconds, which is less than loading an
 * index that is made beforehand, and the texts are needed for the passage in any case.
 */
export function openRetrieval(answers: readonly AnswerText[]): Retrieval {
  const index = new MiniSearch<Part>(options)
  const parts: { readonly slug: string; readonly section: string }[] = []
  const add = (slug: string, section: string, title: string, text: string) => {
    index.add({ id: parts.length, title, text })
    parts.push({ slug, section })
  }
  for (const { slug, title, answer, sections } of answers) {
    add(slug, '', title, answer)
    for (const { id, heading, text } of sections) add(slug, id, heading, text)
  }

  function search(terms: readonly string[]): RetrievedAnswer[] {
    const query = terms.filter((term) => !/^(?:[#@]|[\u3041-\u309f]+$)/.test(term))
    const last = query.at(-1)
    const results = index.search(query.join('\u0000'), {
      tokenize: (text) => text.split('\u0000'),
      boost: { title: 2 },
      // An edit of a short word or a pair of characters is another word.
      fuzzy: (term) => (/^[a-z]{7,}$/.test(term) ? 1 : false),
      prefix: (term) => term === last && /^[a-z]{2,}$/.test(term),
    })
    const best = new Map<string, RetrievedAnswer>()
    const most = results[0]?.score ?? 1
    for (const { id, score } of results) {
      const part = parts[Number(id)]
      if (part && !best.has(part.slug)) best.set(part.slug, { ...part, score: round(score / most) })
    }
    return [...best.values()]
  }

  return { search }
}

/** Scores are compared after rounding: logarithms may differ in their last bits from browser to browser. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
