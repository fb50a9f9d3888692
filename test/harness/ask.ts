import { readCorpus } from '@/build'
import { modelOf } from '@/build/kept-model'
import { type AskCorpus, type Asker, loadModel, type Reply } from '@/lib/ask'
import { addressFigures } from '@/lib/ask/figures'
import { HarnessError } from './error'
import { type Operations, textOf } from './request'

const corpora: ReadonlyMap<string, AskCorpus> = new Map(readCorpus().map((corpus) => [corpus.locale, corpus]))
const askers = new Map<string, Asker>()

/** The asker of a language, made of the content when its first question comes. */
function asker(language: string): Asker | undefined {
  const corpus = corpora.get(language)
  if (!corpus || askers.has(language)) return askers.get(language)
  const made = loadModel(modelOf(corpus), addressFigures)
  askers.set(language, made)
  return made
}

/** The questions of one conversation: `turns`, or `q` alone. */
function turnsOf(request: Readonly<Record<string, unknown>>): readonly string[] {
  const { turns } = request
  if (turns === undefined || turns === null) return [textOf(request, 'q')]
  if (!Array.isArray(turns) || turns.length === 0) {
    throw new HarnessError('field', 'turns: a list of questions was expected', 'turns')
  }
  return turns.map((turn: unknown, index) => {
    if (typeof turn === 'string') return turn
    throw new HarnessError('field', 'turns: a question was expected', `turns[${index}]`)
  })
}

export const askOps: Operations = {
  ask: (request) => {
    const questions = turnsOf(request)
    const lang = textOf(request, 'lang')
    const found = asker(lang)
    if (!found) throw new HarnessError('language', `lang: there are no answers in ${JSON.stringify(lang)}`, 'lang')
    let reply: Reply | undefined
    for (const question of questions) reply = found.ask(question, { previous: reply?.context })
    if (reply === undefined) throw new HarnessError('field', 'q: a question was expected', 'q')
    const { outcome, hits, computed, tool } = reply
    return {
      answered: outcome !== 'none',
      outcome,
      tool,
      hits: hits.map(({ slug, score }) => ({ slug, score })),
      computed,
    }
  },
}
