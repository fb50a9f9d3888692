import { readCorpus } from '@/build'
import { type AskCorpus, type Asker, loadModel } from '@/lib/ask'
import { buildModel } from '@/lib/ask/build'
import { HarnessError } from './error'
import { type Operations, textOf } from './request'

const corpora: ReadonlyMap<string, AskCorpus> = new Map(readCorpus().map((corpus) => [corpus.locale, corpus]))
const askers = new Map<string, Asker>()

/** The asker of a language, built from the content when its first question comes. */
function asker(language: string): Asker | undefined {
  const corpus = corpora.get(language)
  if (!corpus || askers.has(language)) return askers.get(language)
  const made = loadModel(buildModel(corpus))
  askers.set(language, made)
  return made
}

export const askOps: Operations = {
  ask: (request) => {
    const question = textOf(request, 'q')
    const lang = textOf(request, 'lang')
    const found = asker(lang)
    if (!found) throw new HarnessError('language', `lang: there are no answers in ${JSON.stringify(lang)}`, 'lang')
    const { outcome, hits, computed } = found.ask(question)
    return { answered: outcome !== 'none', outcome, hits: hits.map(({ slug, score }) => ({ slug, score })), computed }
  },
}
