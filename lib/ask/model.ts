import MiniSearch, { type Options } from 'minisearch'
import type { Limits } from './compute'
import { understand } from './terms'

/** What is searched, of one locale: `lib/content` reads it from the answers. */
export interface AskCorpus {
  readonly locale: string
  readonly limits: Limits
  readonly answers: readonly {
    readonly slug: string
    readonly title: string
    readonly answer: string
    readonly asks: readonly string[]
    readonly sections: readonly { readonly id: string; readonly heading: string; readonly text: string }[]
  }[]
}

/** One thing to find: a phrasing of readers, an answer, a section, or a topic that the site has no answer for. */
export interface AskDocument {
  readonly id: number
  /** Slug of the answer; empty for another topic. */
  readonly slug: string
  readonly section: string
  readonly kind: 'ask' | 'answer' | 'section' | 'other'
}

/** What is loaded when a reader first turns to the ask box. Plain JSON. */
export interface AskModel {
  readonly locale: string
  readonly limits: Limits
  readonly index: unknown
  readonly documents: readonly AskDocument[]
  readonly answers: Readonly<
    Record<
      string,
      {
        readonly title: string
        readonly answer: string
        readonly sections: Readonly<Record<string, { readonly heading: string; readonly text: string }>>
      }
    >
  >
}

/** The same options build and load an index, so that both sides split texts alike. */
export const options: Options = {
  fields: ['text'],
  idField: 'id',
  tokenize: (text) => [...new Set(understand(text).terms)],
  processTerm: (term) => term,
  searchOptions: { combineWith: 'OR', tokenize: (text) => text.split('\u0000'), processTerm: (term) => term },
}

/** Builds the model of one locale from its answers and the phrasings of topics that the site does not answer. */
export function buildModel(corpus: AskCorpus, otherTopics: readonly string[]): AskModel {
  const index = new MiniSearch<{ id: number; text: string }>(options)
  const documents: AskDocument[] = []
  const add = (document: Omit<AskDocument, 'id'>, text: string) => {
    const id = documents.length
    documents.push({ ...document, id })
    index.add({ id, text })
  }
  for (const { slug, title, answer, asks, sections } of corpus.answers) {
    add({ slug, section: '', kind: 'ask' }, title)
    for (const ask of asks) add({ slug, section: '', kind: 'ask' }, ask)
    add({ slug, section: '', kind: 'answer' }, `${title} ${answer}`)
    for (const { id, heading, text } of sections) add({ slug, section: id, kind: 'section' }, `${heading} ${text}`)
  }
  for (const topic of otherTopics) add({ slug: '', section: '', kind: 'other' }, topic)
  return {
    locale: corpus.locale,
    limits: corpus.limits,
    index: index.toJSON(),
    documents,
    answers: Object.fromEntries(
      corpus.answers.map(({ slug, title, answer, sections }) => [
        slug,
        {
          title,
          answer,
          sections: Object.fromEntries(sections.map(({ id, heading, text }) => [id, { heading, text }])),
        },
      ]),
    ),
  }
}
