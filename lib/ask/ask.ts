import { type Computed, compute, type Tool } from './answer/compute'
import { continued } from './answer/follow-up'
import { marksOf, passageOf } from './answer/passage'
import { prefillOf } from './answer/prefill'
import type { Hit, Passage, Reply, TurnContext } from './answer/reply'
import type { AskModel } from './corpus'
import { failsIn, openJudge } from './judge'
import { decideReply } from './model/decide'
import { openRanker } from './model/rank'
import { type ChipKey, chipsOf } from './text/chips'
import { type Intent, intents, languageOf } from './text/language'
import { longest, normalise, words } from './text/normalise'
import { pasted } from './text/pasted'
import { type UnderstoodQuestion, understand } from './text/terms'

export { answerFor } from './judge'

export interface AskOptions {
  /** The `context` of the reply before, for follow-ups. */
  readonly previous?: TurnContext | undefined
  /** What the reader has taken away of what was understood. */
  readonly without?: readonly ChipKey[]
}

export interface Asker<Slug extends string = string> {
  readonly locale: string
  readonly titleOf: (slug: Slug) => string
  readonly answerOf: (slug: Slug) => string
  /** When it is this answer, to be said after "when". */
  readonly caseOf: (slug: Slug) => string
  readonly headingOf: (slug: Slug, section: string) => string
  /** Answers a question of any length. */
  readonly ask: (question: string, options?: AskOptions) => Reply<Slug>
}

/** Below this logit of the best answer less that of another topic, a question speaks of something else. */
const clearlyOther = -1

/** Opens a model; the asker answers in about a millisecond. */
export function loadModel<Slug extends string>(model: AskModel<Slug>): Asker<Slug> {
  const ranker = openRanker(model)
  const judge = openJudge(model, ranker)
  const answers = new Map(model.answers.map((answer) => [answer.slug, answer]))

  function passage(hit: Hit<Slug> | undefined, terms: ReadonlySet<string>): Passage<Slug> | null {
    const answer = hit && answers.get(hit.slug)
    if (!answer) return null
    const section = answer.sections.find(({ id }) => id === hit.section)
    const place = { slug: hit.slug, section: section?.id ?? '', heading: section?.heading ?? '' }
    return passageOf(place, section?.text ?? answer.answer, terms)
  }

  /** No answer here, and no other topic either: it may be about what was asked before. */
  function isLost(understood: UnderstoodQuestion): boolean {
    const { signs } = ranker.rank(understood)
    return decideReply(signs) === 'none' && signs.foreign === 0 && signs.overOther > clearlyOther
  }

  function ask(question: string, { previous, without = [] }: AskOptions = {}): Reply<Slug> {
    const taken: ReadonlySet<ChipKey> = new Set(without)
    const read = (text: string) => understand(text, ranker.lexicon, ranker.spell, taken)
    const alone = read(question)
    const apart = without.some((key) => key.startsWith('thread:'))
    const { question: whole, entities, followsUp } = continued(question, alone, apart ? undefined : previous, isLost)
    const understood = followsUp ? read(whole) : alone
    const { normalised, concepts } = understood
    const document = pasted(question)
    const computed: Computed | null = document
      ? { kind: 'pasted', ...document }
      : compute(normalised, entities, model.limits)
    const { hits, outcome } = judge(understood, question, computed)
    const fails = failsIn(understood)
    const intent: Intent | null = intents.find((each) => concepts.includes(`#${each}`)) ?? null
    // A port is an idea to the judges; to the reader's eye it is its number.
    const seen = new Set([...understood.terms, ...entities.ports.map((port) => String(port))])
    const shown = passage(hits[0], seen)
    const prefill = prefillOf(question, entities, computed, fails)
    const thread = followsUp && previous ? previous.question.slice(0, 80) : null
    return {
      outcome: outcome === 'none' && document ? 'did-you-mean' : outcome,
      hits,
      passage: shown,
      matched: shown === null ? [] : matchedIn(question, shown),
      entities,
      intent,
      chips: document ? [] : chipsOf(entities, intent, thread),
      computed,
      prefill,
      tool: prefill?.tool ?? (outcome === 'none' ? null : toolOf(hits[0]?.slug)),
      fails,
      language: languageBeside(question, model.locale),
      context: { question: whole.slice(0, 1000), entities },
      followsUp,
    }
  }

  function toolOf(slug: Slug | undefined): Tool | null {
    return (slug === undefined ? undefined : model.tools[slug]) ?? null
  }

  return {
    locale: model.locale,
    titleOf: (slug) => answers.get(slug)?.title ?? slug,
    answerOf: (slug) => answers.get(slug)?.answer ?? '',
    caseOf: (slug) => answers.get(slug)?.case ?? '',
    headingOf: (slug, section) => answers.get(slug)?.sections.find(({ id }) => id === section)?.heading ?? '',
    ask,
  }
}

/** The language of a question, where it is another than the page's. */
function languageBeside(question: string, locale: string): string | null {
  const language = languageOf(question)
  return language === locale ? null : language
}

/** Stretches of the question, as written, whose words the passage holds. */
function matchedIn(question: string, { heading, text }: Passage): string[] {
  const start = question.slice(0, longest)
  const held = new Set(words(normalise(`${heading} ${text}`)))
  return [...new Set(marksOf(start, held).map(([from, to]) => start.slice(from, to)))]
}
