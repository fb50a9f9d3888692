import { readCorpus } from '@/build'
import { type AskCorpus, type Asker, loadModel } from '@/lib/ask'
import { buildModel } from '@/lib/ask/build'

export const corpora: readonly AskCorpus[] = readCorpus()

export function corpusOf(language: string): AskCorpus {
  const corpus = corpora.find(({ locale }) => locale === language)
  if (!corpus) throw new Error(`No corpus for ${language}`)
  return corpus
}

const made = new Map<string, Asker>()

/** The asker of a language as it travels: built, written, read. Built once a test file. */
export function askerOf(language: string): Asker {
  const known = made.get(language)
  if (known) return known
  const asker = loadModel(JSON.parse(JSON.stringify(buildModel(corpusOf(language)))))
  made.set(language, asker)
  return asker
}
