import type { Hit } from '../answer/reply'
import type { AskModel } from '../corpus'
import { type Lexicon, openLexicon } from '../text/concepts'
import { intents, otherTopicConcepts, subjects } from '../text/language'
import { stem } from '../text/normalise'
import { speller } from '../text/spelling'
import type { UnderstoodQuestion } from '../text/terms'
import { openClassifier } from './classifier'
import type { Signs } from './decide'
import { isCharacter } from './features'
import { openRetrieval } from './retrieval'

/** Hits that a reply names at most. */
const most = 10
/** A question of so few terms may still be in the middle of a word: the search in the texts completes it. */
const begunTerms = 2
/** How much the search weighs against the classifier there, in logits. */
const begunWeight = 6

/** Longest text of Chinese or Japanese that is a word and no sentence, in characters. */
const longestWord = 4

const foreignIdeas: ReadonlySet<string> = new Set(otherTopicConcepts.map((concept) => `#${concept}`))
const subjectIdeas: ReadonlySet<string> = new Set(subjects.map((concept) => `#${concept}`))
const named: ReadonlySet<string> = new Set([...subjects, ...intents].map((concept) => `#${concept}`))

export interface Ranker<Slug extends string = string> {
  readonly lexicon: Lexicon
  /** Puts mistyped words right. */
  readonly spell: (normalised: string) => string
  /** The answers that a question may mean, best first, and what speaks for there being one. */
  readonly rank: (understood: UnderstoodQuestion) => { readonly hits: readonly Hit<Slug>[]; readonly signs: Signs }
}

/**
 * Opens what ranks: the classifier knows how readers of any language put it, so that the page's language makes no
 * difference; MiniSearch finds the section that fits in the page's texts, and completes words that are still being typed.
 */
export function openRanker<Slug extends string>(model: AskModel<Slug>): Ranker<Slug> {
  const classifier = openClassifier(model.classifier)
  const retrieval = openRetrieval(model.answers)
  const lexicon = openLexicon(model.lexicon)
  const slugs = new Map<string, Slug>(model.answers.map(({ slug }) => [slug, slug]))

  /** Whether a text is a phrase and no more, or hardly more: `優先度` of `優先`. */
  function isWord(normalised: string): boolean {
    return (
      lexicon.isPhrase(normalised) ||
      (normalised.length <= longestWord && /^[\u3041-\u309f\u3400-\u9fff]+$/.test(normalised))
    )
  }

  function rank(understood: UnderstoodQuestion) {
    const { logits, known } = classifier.classify(understood.terms)
    const found = new Map(retrieval.search(understood.terms).map((each) => [each.slug, each]))
    const words = understood.terms.filter((term) => !/^[#@]/.test(term))
    const { normalised } = understood
    const inWord = /^[a-z]{2,}$/.test(normalised) && !lexicon.isPhrase(normalised)
    const begun = inWord || (known < 1 && words.length <= begunTerms && /[a-z\u3041-\u9fff]$/.test(normalised))
    const ranked = classifier.classes
      .flatMap((name, index) => {
        const slug = slugs.get(name)
        const section = found.get(name)?.section ?? ''
        const logit = (logits[index] ?? 0) + (begun ? begunWeight * (found.get(name)?.score ?? 0) : 0)
        return slug === undefined ? [] : [{ slug, section, logit }]
      })
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
    const told = understood.terms.filter((term) => !isCharacter(term))
    const signs: Signs = {
      best,
      lead: Math.round(Math.min(5, highest - (ranked[1]?.logit ?? highest - 5)) * 1000) / 1000,
      overOther: Math.round((highest - (logits.at(-1) ?? 0)) * 1000) / 1000,
      known,
      length: told.length,
      ideas: understood.concepts.length - foreign,
      foreign,
      fails: understood.entities.symptom !== null,
      begun: told.length === 1 && found.size > 0,
      bare:
        (foreign === 0 && isWord(normalised) && understood.concepts.some((idea) => named.has(idea))) ||
        (understood.concepts.includes('#learn') && understood.concepts.some((idea) => subjectIdeas.has(idea))),
    }
    return { hits: understood.terms.length === 0 ? [] : hits, signs }
  }

  return { lexicon, spell: speller(lexicon.words, (word) => classifier.knows(stem(word))), rank }
}
