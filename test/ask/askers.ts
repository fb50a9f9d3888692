import { readCorpus } from '@/build'
import { modelOf } from '@/build/kept-model'
import type { Slug } from '@/content/topics'
import { type AskCorpus, type Asker, loadModel } from '@/lib/ask'
import { addressFigures } from '@/lib/ask/figures'

export const corpora: readonly AskCorpus<Slug>[] = readCorpus()

export function corpusOf(language: string): AskCorpus<Slug> {
  const corpus = corpora.find(({ locale }) => locale === language)
  if (!corpus) throw new Error(`No corpus for ${language}`)
  return corpus
}

const made = new Map<string, Asker<Slug>>()

/** The asker of a language as it travels: built, written, read. Loaded once a test file. */
export function askerOf(language: string): Asker<Slug> {
  const known = made.get(language)
  if (known) return known
  const asker = loadModel(modelOf(corpusOf(language)), addressFigures)
  made.set(language, asker)
  return asker
}
