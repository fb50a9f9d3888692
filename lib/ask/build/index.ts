import { openLexicon } from '../concepts'
import { featuresOf } from '../features'
import type { AskCorpus, AskModel } from '../model'
import { understand } from '../terms'
import { lexiconOf, wholeLexicon } from './lexicon'
import { type Example, train } from './train'

/** How much a text counts in training: a phrasing of the page's language most, a long section least. */
const counts = { phrasing: 1, foreign: 0.8, answer: 0.5, section: 0.3 }

/** How often a feature has to stand in the texts to be learnt: what is rarer is chance, and weighs the model down. */
const leastTimes = { term: 3, pair: 12 }

function isPair(feature: string): boolean {
  return feature.indexOf('#', 1) > 0
}

/** Widest text of a section that travels, in columns (a Latin letter takes one, a kanji two). */
const widest = 280

/** The first sentences of a section: enough for a passage. The classifier has learnt from the rest. */
function opening(text: string): string {
  let kept = ''
  let columns = 0
  for (const sentence of text.match(/.*?(?:[。！？]|[.!?](?=\s|$)|$)\s*/gs) ?? []) {
    for (const character of sentence) columns += character > '\u2e80' ? 2 : 1
    if (kept !== '' && columns > widest) break
    kept += sentence
  }
  return kept.trim()
}

/** Builds the model of one locale: the answers' texts and a classifier trained on phrasings and texts. Deterministic. */
export function buildModel({ locale, limits, answers, phrasings }: AskCorpus): AskModel {
  const lexicon = lexiconOf(locale)
  const own = openLexicon(lexicon)
  const whole = openLexicon(wholeLexicon())
  const learn = (slug: string, text: string, weight: number, foreign = false) => ({
    slug,
    weight,
    foreign,
    features: featuresOf(understand(text, foreign ? whole : own)),
  })
  const examples: (Example & { readonly foreign: boolean })[] = [
    ...phrasings.map(({ language, slug, text }) =>
      learn(slug, text, language === locale ? counts.phrasing : counts.foreign, language !== locale),
    ),
    ...answers.flatMap(({ slug, title, answer, sections }) => [
      learn(slug, title, counts.phrasing),
      learn(slug, answer, counts.answer),
      ...sections.map(({ heading, text }) => learn(slug, `${heading} ${text}`, counts.section)),
    ]),
  ]
  // Words are the language's own; ideas and entities are all languages'.
  const times = new Map<string, number>()
  for (const { foreign, features } of examples) {
    for (const feature of features) {
      if (!foreign || /^[#@]/.test(feature)) times.set(feature, (times.get(feature) ?? 0) + 1)
    }
  }
  const slugs = answers.map(({ slug }) => slug)
  return {
    locale,
    limits,
    answers: answers.map((answer) => ({
      ...answer,
      sections: answer.sections.map((section) => ({ ...section, text: opening(section.text) })),
    })),
    lexicon,
    classifier: train(
      slugs,
      examples,
      (feature) => (times.get(feature) ?? 0) >= (isPair(feature) ? leastTimes.pair : leastTimes.term),
    ),
  }
}
