import type { AskCorpus, AskModel } from '../corpus'
import type { AnswerText } from '../model/retrieval'
import { openLexicon } from '../text/concepts'
import { sentencesOf } from '../text/sentences'
import { understand } from '../text/terms'
import { wholeLexicon } from './lexicon'
import { type TrainingExample, train } from './train'

/** How much a text counts in training: a phrasing most, a long section least. */
const counts = { phrasing: 1, title: 1, answer: 0.5, section: 0.3 }

/** How often a term has to stand in the texts to be learnt: what is rarer is chance. */
const leastTimes = 3

/**
 * Widest text of a section that travels, in columns (a Latin letter takes one, a kanji two): of the steps, whose first sentence may be
 * longer, and of others.
 */
const widest = { steps: 70, firstStep: 126, other: 36 }

/** How one sees that it worked, and takes it back: the heading says enough. */
const untold: ReadonlySet<string> = new Set(['check', 'undo'])

function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)
}

/**
 * The first sentences of a section, as many as fit: enough for a passage. The classifier has learnt from the rest. Nothing
 * where the first does not fit: then the heading speaks for itself.
 */
function opening(id: string, text: string): string {
  if (untold.has(id)) return ''
  let kept = ''
  for (const sentence of sentencesOf(text, 'sentences')) {
    const most = id !== 'how' ? widest.other : kept === '' ? widest.firstStep : widest.steps
    if (columnsOf(kept + sentence) > most) break
    kept += sentence
  }
  return kept.trim()
}

/** The judgement is one for all languages: trained once for the corpora that share their phrasings. */
const judgements = new WeakMap<AskCorpus['phrasings'], Judgement>()

type Judgement = Pick<AskModel, 'lexicon' | 'classifier'>

function textsOf({ title, answer, sections }: AnswerText): string[] {
  return [title, answer, ...sections.map(({ heading, text }) => `${heading} ${text}`)]
}

function judgementOf({ answers, texts, phrasings }: AskCorpus): Judgement {
  const known = judgements.get(phrasings)
  if (known) return known
  const sections = texts.flatMap(({ answers }) => answers.flatMap((answer) => textsOf(answer)))
  const phrases = wholeLexicon([...phrasings.map(({ text }) => text), ...sections])
  const lexicon = openLexicon(phrases)
  const learn = (slug: string, text: string, weight: number): TrainingExample => ({
    slug,
    weight,
    features: understand(text, lexicon).terms,
  })
  const examples = [
    ...phrasings.map(({ slug, text }) => learn(slug, text, counts.phrasing)),
    ...texts.flatMap((each) =>
      each.answers.flatMap(({ slug, title, answer, sections }) => [
        learn(slug, title, counts.title),
        learn(slug, answer, counts.answer),
        ...sections.map(({ heading, text }) => learn(slug, `${heading} ${text}`, counts.section)),
      ]),
    ),
  ]
  const times = new Map<string, number>()
  for (const { features } of examples) {
    for (const feature of features) times.set(feature, (times.get(feature) ?? 0) + 1)
  }
  const classifier = train(
    answers.map(({ slug }) => slug),
    examples,
    (feature) => (times.get(feature) ?? 0) >= leastTimes,
  )
  const made = { lexicon: phrases, classifier }
  judgements.set(phrasings, made)
  return made
}

/** Builds the model of one language's pages: their texts, and the judgement of all languages. Deterministic. */
export function buildModel<Slug extends string>(corpus: AskCorpus<Slug>): AskModel<Slug> {
  const { locale, limits, answers, codes, tools, opposites, lookalikes } = corpus
  return {
    locale,
    limits,
    answers: answers.map((answer) => ({
      ...answer,
      sections: answer.sections.map((section) => ({ ...section, text: opening(section.id, section.text) })),
    })),
    codes,
    tools,
    opposites,
    lookalikes,
    ...judgementOf(corpus),
  }
}
