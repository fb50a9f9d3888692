import { openClassifier } from './classifier'
import { type Lexicon, openLexicon } from './concepts'
import type { Signs } from './decide'
import { featuresOf } from './features'
import { intents, otherTopicConcepts, subjects } from './language'
import type { AskModel } from './model'
import type { Hit } from './reply'
import { openRetrieval } from './retrieval'
import { speller } from './spelling'
import type { Understood } from './terms'

/** How much the search in the texts weighs against the classifier, in logits. */
const textWeight = 1
/** Hits that a reply names at most. */
const most = 10

const foreignIdeas: ReadonlySet<string> = new Set(otherTopicConcepts.map((concept) => `#${concept}`))
const ownSubjects: ReadonlySet<string> = new Set(subjects.map((concept) => `#${concept}`))
const named: ReadonlySet<string> = new Set([...subjects, ...intents].map((concept) => `#${concept}`))

export interface Ranker {
  readonly lexicon: Lexicon
  /** Puts mistyped words right. */
  readonly spell: (normalised: string) => string
  /** The answers that a question may mean, best first, and what speaks for there being one. */
  readonly rank: (understood: Understood) => { readonly hits: readonly Hit[]; readonly signs: Signs }
}

/**
 * Opens what ranks: MiniSearch finds answers and sections by their words, the classifier knows how readers put it; the sum
 * of both decides.
 */
export function openRanker(model: AskModel): Ranker {
  const classifier = openClassifier(model.classifier)
  const retrieval = openRetrieval(model.answers)
  const lexicon = openLexicon(model.lexicon)

  function rank(understood: Understood) {
    const { logits, known } = classifier.classify(featuresOf(understood))
    const found = new Map(retrieval.search(understood.terms).map((each) => [each.slug, each]))
    const ranked = classifier.classes
      .map((slug, index) => ({
        slug,
        section: found.get(slug)?.section ?? '',
        logit: (logits[index] ?? 0) + textWeight * (found.get(slug)?.score ?? 0),
      }))
      .filter(({ slug }) => slug !== '')
      .sort((a, b) => b.logit - a.logit || (a.slug < b.slug ? -1 : 1))
    const highest = ranked[0]?.logit ?? 0
    const weights = ranked.map(({ logit }) => Math.exp(logit - highest))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const hits = ranked.slice(0, most).map(({ slug, section }, at) => ({
      slug,
      section,
      score: Math.round(((weights[at] ?? 0) / whole) * 1000) / 1000,
    }))
    const foreign = understood.concepts.filter((concept) => foreignIdeas.has(concept)).length
    const best = hits[0]?.score ?? 0
    const signs: Signs = {
      best,
      margin: best - (hits[1]?.score ?? 0),
      overOther: Math.round((highest - (logits.at(-1) ?? 0)) * 1000) / 1000,
      known,
      ideas: understood.concepts.length - foreign,
      subjects: understood.terms.filter((term) => ownSubjects.has(term) || term.startsWith('@')).length,
      foreign,
      begun: understood.terms.length === 1 && found.size > 0,
      bare:
        foreign === 0 && understood.concepts.some((idea) => named.has(idea)) && lexicon.isPhrase(understood.normalised),
    }
    return { hits: understood.terms.length === 0 ? [] : hits, signs }
  }

  return { lexicon, spell: speller(lexicon.words, classifier.knows), rank }
}
