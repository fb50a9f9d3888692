import { gzipSync } from 'node:zlib'
import MiniSearch from 'minisearch'
import type { AskCorpus } from '@/lib/ask'
import { call, peer, peerClass, peerDefault, peerObject } from './peers'

/** A search library over the same texts: every answer with its sections, and every phrasing as a document of its own. */
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

function documentsOf({ locale, answers, phrasings }: AskCorpus): Document[] {
  return [
    ...answers.map(({ slug, title, answer, sections }) => ({
      slug,
      text: [title, answer, ...sections.flatMap(({ heading, text }) => [heading, text])].join('\n'),
    })),
    ...phrasings.filter(({ language }) => language === locale).map(({ slug, text }) => ({ slug, text })),
  ].map((document, id) => ({ id, ...document }))
}

const bytes = (value: unknown) => gzipSync(typeof value === 'string' ? value : JSON.stringify(value)).length

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** MiniSearch, FlexSearch, Orama and Fuse as their documentation sets them up for the language. */
export function librariesOf(corpus: AskCorpus): Library[] {
  const documents = documentsOf(corpus)
  const slugsOf = (ids: readonly unknown[]) => [...new Set(ids.map((id) => documents[Number(id)]?.slug ?? ''))]
  return [
    miniSearch(documents, slugsOf),
    flexSearch(documents, slugsOf, corpus.locale),
    orama(documents, slugsOf, corpus.locale),
    fuse(documents, slugsOf),
  ]
}

type SlugsOf = (ids: readonly unknown[]) => string[]

function miniSearch(documents: readonly Document[], slugsOf: SlugsOf): Library {
  const index = new MiniSearch<Document>({ fields: ['text'] })
  index.addAll(documents)
  return {
    name: 'MiniSearch',
    search: (question) => slugsOf(index.search(question).map(({ id }) => id)),
    indexBytes: bytes(index.toJSON()),
  }
}

function flexSearch(documents: readonly Document[], slugsOf: SlugsOf, language: string): Library {
  const charsets = peerObject('flexsearch', 'Charset')
  const encoder = Reflect.get(charsets, language === 'en' ? 'LatinBalance' : 'CJK')
  const index = peerClass('flexsearch', 'Index')({ tokenize: 'forward', encoder })
  for (const { id, text } of documents) call(index, 'add', id, text)
  let exported = ''
  call(index, 'export', (key: string, data: unknown) => {
    exported += key + String(data)
  })
  return {
    name: 'FlexSearch',
    search: (question) => slugsOf(list(call(index, 'search', question, { suggest: true, limit: 100 }))),
    indexBytes: bytes(exported),
  }
}

function orama(documents: readonly Document[], slugsOf: SlugsOf, language: string): Library {
  const tokenizer = { ja: 'japanese', zh: 'mandarin' }[language]
  const components = tokenizer
    ? { components: { tokenizer: peer(`@orama/tokenizers/${tokenizer}`, 'createTokenizer')() } }
    : {}
  const database = peer('@orama/orama', 'create')({ schema: { text: 'string' }, ...components })
  const insert = peer('@orama/orama', 'insert')
  for (const { id, text } of documents) insert(database, { id: String(id), text })
  const search = peer('@orama/orama', 'search')
  return {
    name: 'Orama',
    search: (question) => {
      const { hits } = Object(search(database, { term: question, limit: 100 }))
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
      slugsOf(list(call(index, 'search', question.slice(0, 200))).map((found) => Object(found).item.id)),
    indexBytes: bytes(documents),
  }
}
