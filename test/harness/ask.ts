import { otherTopics } from '@/content/other-topics'
import { type Asker, buildModel, loadModel } from '@/lib/ask'
import { readCorpus } from '@/lib/content'
import { HarnessError } from './error'
import { type Operations, textOf } from './request'

let askers: Map<string, Asker> | undefined

/** Askers of every locale, built from the content when the first question comes. */
function asker(locale: string): Asker | undefined {
  askers ??= new Map(
    readCorpus().map((corpus) => [corpus.locale, loadModel(buildModel(corpus, otherTopics[corpus.locale] ?? []))]),
  )
  return askers.get(locale)
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
