import { type Computed, compute } from './compute'
import { decide } from './decide'
import { continued } from './follow-up'
import { type Intent, intents, languageOf } from './language'
import type { AskModel } from './model'
import { longest, normalise, words } from './normalise'
import { marksOf, passageOf } from './passage'
import { pasted } from './pasted'
import { prefillOf } from './prefill'
import { openRanker } from './rank'
import type { Context, Hit, Passage, Reply } from './reply'
import { understand } from './terms'

export interface Asker {
  readonly locale: string
  readonly titleOf: (slug: string) => string
  readonly answerOf: (slug: string) => string
  readonly headingOf: (slug: string, section: string) => string
  /** Answers a question of any length; `previous` is the `context` of the reply before, for follow-ups. */
  readonly ask: (question: string, options?: { readonly previous?: Context | undefined }) => Reply
}

/** The answer that explains what was computed. */
const explains: Readonly<Record<Computed['kind'], string | null>> = {
  block: 'ip-and-cidr',
  range: 'ip-and-cidr',
  relation: 'ip-and-cidr',
  merge: 'ip-and-cidr',
  prefix: 'ip-and-cidr',
  port: null,
  'rules-of-groups': null,
  'rules-of-directions': 'rule-count-directions',
  'rules-left': 'rule-count-directions',
  pasted: null,
  refused: null,
}

/** From this score on, the first hit stands, whatever could be worked out beside. */
const sureEnough = 0.8
/** The same where what could be worked out is of little use. */
const likely = 0.5

/** Every address there is: in a sentence it means "everyone", and is hardly what is asked about. */
function isEveryone(computed: Computed | null): boolean {
  return computed?.kind === 'block' && computed.prefix === 0
}

/** Opens a model; the asker answers in about a millisecond. */
export function loadModel(model: AskModel): Asker {
  const { lexicon, spell, rank } = openRanker(model)
  const answers = new Map(model.answers.map((answer) => [answer.slug, answer]))

  function passage(hit: Hit | undefined, terms: ReadonlySet<string>): Passage | null {
    const answer = hit && answers.get(hit.slug)
    if (!answer) return null
    const section = answer.sections.find(({ id }) => id === hit.section)
    const place = { slug: hit.slug, section: section?.id ?? '', heading: section?.heading ?? '' }
    return passageOf(place, section?.text ?? answer.answer, terms)
  }

  function ask(question: string, { previous }: { readonly previous?: Context | undefined } = {}): Reply {
    const alone = understand(question, lexicon, spell)
    const { question: whole, entities, followsUp } = continued(question, alone, previous)
    const understood = followsUp ? understand(whole, lexicon, spell) : alone
    const { normalised, concepts } = understood
    const terms = new Set(understood.terms)
    const document = pasted(question)
    const computed: Computed | null = document
      ? { kind: 'pasted', ...document }
      : compute(normalised, entities, model.limits)
    const { hits: ranked, signs } = rank(understood)
    const explaining = computed === null ? null : explains[computed.kind]
    // An address in passing doesn't take a question away from an answer that is sure.
    const [top] = ranked
    const stands = top && top.slug !== explaining && top.score >= (isEveryone(computed) ? likely : sureEnough)
    const first = stands ? null : explaining
    const hits = first === null ? ranked : lead(ranked, first)
    const intent: Intent | null = intents.find((each) => concepts.includes(`#${each}`)) ?? null
    const language = languageOf(question)
    const shown = passage(hits[0], terms)
    return {
      outcome: computed !== null && first !== null ? 'answer' : decide(signs),
      hits,
      passage: shown,
      matched: shown === null ? [] : matchedIn(question, shown),
      entities,
      intent,
      computed,
      prefill: prefillOf(question, entities, computed),
      language: language === null || language === model.locale ? null : language,
      context: { question: whole.slice(0, 1000), entities },
      followsUp,
    }
  }

  return {
    locale: model.locale,
    titleOf: (slug) => answers.get(slug)?.title ?? slug,
    answerOf: (slug) => answers.get(slug)?.answer ?? '',
    headingOf: (slug, section) => answers.get(slug)?.sections.find(({ id }) => id === section)?.heading ?? '',
    ask,
  }
}

/** Puts an answer before all others. */
function lead(hits: readonly Hit[], slug: string): readonly Hit[] {
  const found = hits.find((hit) => hit.slug === slug) ?? { slug, section: '', score: 1 }
  return [{ ...found, score: 1 }, ...hits.filter((hit) => hit.slug !== slug)].slice(0, 10)
}

/** Stretches of the question, as written, whose words the passage holds. */
function matchedIn(question: string, { heading, text }: Passage): string[] {
  const start = question.slice(0, longest)
  const held = new Set(words(normalise(`${heading} ${text}`)))
  return [...new Set(marksOf(start, held).map(([from, to]) => start.slice(from, to)))]
}
