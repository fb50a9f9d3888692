import { gzipSync } from 'node:zlib'
import MiniSearch from 'minisearch'
import type { AskCorpus } from '@/lib/ask'
import { wholeLexicon } from '@/lib/ask/build/lexicon'
import { openLexicon } from '@/lib/ask/text/concepts'
import { understand } from '@/lib/ask/text/terms'
import { call, peer, peerClass, peerDefault } from './peers'

/** A search library over the same texts and phrasings, told apart by the same terms. */
export interface Library {
  readonly name: string
  /** Slugs, best first, each once; an empty one stands for another topic. */
  readonly search: (question: string) => readonly string[]
  readonly indexBytes: number
}

interface Document {
  readonly id: number
  readonly slug: string
  readonly text: string
}

/** One document an answer, with its texts and all its phrasings; one for other topics. */
function documentsOf({ answers, phrasings }: AskCorpus, termsOf: (text: string) => readonly string[]): Document[] {
  const own = (slug: string) => phrasings.filter((phrasing) => phrasing.slug === slug).map(({ text }) => text)
  const texts = [
    ...answers.map(({ slug, title, answer, sections }) => ({
      slug,
      texts: [title, answer, ...sections.map(({ heading, text }) => `${heading} ${text}`), ...own(slug)],
    })),
    { slug: '', texts: own('') },
  ]
  return texts.map(({ slug, texts }, id) => ({ id, slug, text: texts.flatMap(termsOf).join(' ') }))
}

const bytes = (value: unknown) => gzipSync(typeof value === 'string' ? value : JSON.stringify(value)).length

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/**
 * MiniSearch, FlexSearch, Orama and Fuse on our terms (words, ideas, entities), so that they differ from our engine by how
 * they rank alone; each with the settings that did best.
 */
export function librariesOf(corpus: AskCorpus): Library[] {
  const lexicon = openLexicon(wholeLexicon())
  const termsOf = (text: string) => understand(text, lexicon).terms.map((term) => encodeURIComponent(term))
  const documents = documentsOf(corpus, termsOf)
  const slugsOf = (ids: readonly unknown[]) => [...new Set(ids.map((id) => documents[Number(id)]?.slug ?? ''))]
  const made = [
    miniSearch(documents, slugsOf),
    flexSearch(documents, slugsOf),
    orama(documents, slugsOf),
    fuse(documents, slugsOf),
  ]
  return made.map((library) => ({
    ...library,
    search: (question) => library.search(termsOf(question).join(' ')),
  }))
}

type SlugsOf = (ids: readonly unknown[]) => string[]

function miniSearch(documents: readonly Document[], slugsOf: SlugsOf): Library {
  const tokenize = (text: string) => text.split(' ')
  const index = new MiniSearch<Document>({ fields: ['text'], tokenize, processTerm: (term) => term })
  index.addAll(documents)
  return {
    name: 'MiniSearch',
    search: (terms) => slugsOf(index.search(terms).map(({ id }) => id)),
    indexBytes: bytes(index.toJSON()),
  }
}

function flexSearch(documents: readonly Document[], slugsOf: SlugsOf): Library {
  const encode = (text: string) => text.split(' ')
  const index = peerClass('flexsearch', 'Index')({ tokenize: 'strict', encode })
  for (const { id, text } of documents) call(index, 'add', id, text)
  let exported = ''
  call(index, 'export', (key: string, data: unknown) => {
    exported += key + String(data)
  })
  return {
    name: 'FlexSearch',
    search: (terms) => slugsOf(list(call(index, 'search', terms, { suggest: true, limit: 100 }))),
    indexBytes: bytes(exported),
  }
}

function orama(documents: readonly Document[], slugsOf: SlugsOf): Library {
  const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: (text: string) => text.split(' ') }
  const database = peer('@orama/orama', 'create')({ schema: { text: 'string' }, components: { tokenizer } })
  const insert = peer('@orama/orama', 'insert')
  for (const { id, text } of documents) insert(database, { id: String(id), text })
  const search = peer('@orama/orama', 'search')
  return {
    name: 'Orama',
    search: (term) => {
      const { hits } = Object(search(database, { term, limit: 100 }))
      return slugsOf(list(hits).map((hit) => Object(hit).id))
    },
    indexBytes: bytes(peer('@orama/orama', 'save')(database)),
  }
}

function fuse(documents: readonly Document[], slugsOf: SlugsOf): Library {
  const index = peerDefault('fuse.js')(documents, { keys: ['text'], ignoreLocation: true })
  return {
    name: 'Fuse',
    search: (question) =>
      slugsOf(list(call(index, 'search', question.slice(0, 400))).map((found) => Object(found).item.id)),
    indexBytes: bytes(documents),
  }
}
