import type { Hit } from '../answer/reply'
import type { AskModel } from '../corpus'
import { type Lexicon, openLexicon } from '../text/concepts'
import { intents, otherTopicConcepts, subjects } from '../text/language'
import { stem } from '../text/normalise'
import { speller } from '../text/spelling'
import { nameInRule, type UnderstoodQuestion } from '../text/terms'
import { type Polarity, wishOf } from '../text/wish'
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

/** What the answer to the opposite of what is asked for loses, in logits. */
const opposed = { ban: 1.5, want: 5 }

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

interface Ranked<Slug extends string> {
  readonly slug: Slug
  logit: number
}

/** The first `most` of them, best first, without putting all in order. */
function firstOf<Slug extends string>(ranked: readonly Ranked<Slug>[]): readonly Ranked<Slug>[] {
  const first: Ranked<Slug>[] = []
  for (const each of ranked) {
    const last = first[most - 1]
    if (last && !comesBefore(each, last)) continue
    const at = first.findIndex((other) => comesBefore(each, other))
    first.splice(at < 0 ? first.length : at, 0, each)
    first.length = Math.min(first.length, most)
  }
  return first
}

function comesBefore(one: Ranked<string>, other: Ranked<string>): boolean {
  return one.logit > other.logit || (one.logit === other.logit && one.slug < other.slug)
}

/**
 * Opens what ranks: the classifier knows how readers of any language put it, so that the page's language makes no
 * difference; MiniSearch finds the section that fits in the page's texts, and completes words that are still being typed.
 */
export function openRanker<Slug extends string>(model: AskModel<Slug>): Ranker<Slug> {
  const classifier = openClassifier(model.classifier)
  const retrieval = openRetrieval(model.answers)
  const lexicon = openLexicon(model.lexicon)
  const finished: ReadonlySet<string> = new Set(lexicon.words)
  const heard: ReadonlySet<string> = new Set(lexicon.words.map(stem))
  const places = new Map(classifier.classes.map((name, index) => [name, index]))
  const slugs = model.answers.flatMap(({ slug }) => {
    const index = places.get(slug)
    return index === undefined ? [] : [{ slug, index }]
  })

  /** Whether a text is a phrase and no more, or hardly more: `優先度` of `優先`. */
  function isWord(normalised: string): boolean {
    return (
      lexicon.isPhrase(normalised) ||
      (normalised.length <= longestWord && /^[\u3041-\u309f\u3400-\u9fff]+$/.test(normalised))
    )
  }

  /** Share of the words of Latin letters and single characters that neither a weight nor an idea knows. */
  function strangeIn({ terms }: UnderstoodQuestion): number {
    const said = terms.filter((term) => /^[a-z]/.test(term) || isCharacter(term))
    return said.filter((term) => !classifier.knows(term) && !heard.has(term)).length / (said.length || 1)
  }

  /** What speaks for a ban speaks for the answer to its opposite, where that is wanted. */
  function turn(ranked: Ranked<Slug>[], wish: Polarity | null): void {
    for (const [banning, wanting] of wish === null ? [] : model.opposites) {
      const [ban, want] = [banning, wanting].map((slug) => ranked.find((each) => each.slug === slug))
      if (!ban || !want) continue
      if (wish === 'ban') want.logit -= opposed.ban
      else {
        want.logit = Math.max(want.logit, ban.logit)
        ban.logit -= opposed.want
      }
    }
  }

  function rank(understood: UnderstoodQuestion) {
    const { logits, known } = classifier.classify(understood.terms)
    const found = new Map(retrieval.search(understood.terms).map((each) => [each.slug, each]))
    const words = understood.terms.filter((term) => !/^[#@]/.test(term))
    const { normalised } = understood
    const inWord = /^[a-z]{2,}$/.test(normalised) && !lexicon.isPhrase(normalised)
    const last = normalised.slice(normalised.lastIndexOf(' ') + 1)
    const isWhole = finished.has(last) || lexicon.stems.some((stem) => last.startsWith(stem))
    const begun =
      inWord || (!isWhole && known < 1 && words.length <= begunTerms && /[a-z\u3041-\u9fff]$/.test(normalised))
    const ranked = slugs.map(({ slug, index }) => {
      const completed = begun ? begunWeight * (found.get(slug)?.score ?? 0) : 0
      return { slug, logit: (logits[index] ?? 0) + completed }
    })
    turn(ranked, wishOf(understood))
    const first = firstOf(ranked)
    const highest = first[0]?.logit ?? 0
    const whole = ranked.reduce((sum, { logit }) => sum + Math.exp(logit - highest), 0)
    const hits = first.map(({ slug, logit }) => ({
      slug,
      section: found.get(slug)?.section ?? '',
      score: Math.round((Math.exp(logit - highest) / whole) * 1000) / 1000,
    }))
    const foreign = understood.concepts.filter((concept) => foreignIdeas.has(concept)).length
    const best = hits[0]?.score ?? 0
    const told = understood.terms.filter((term) => !isCharacter(term))
    const signs: Signs = {
      best,
      lead: Math.round(Math.min(5, highest - (first[1]?.logit ?? highest - 5)) * 1000) / 1000,
      overOther: Math.round((highest - (logits.at(-1) ?? 0)) * 1000) / 1000,
      known,
      strange: Math.round(strangeIn(understood) * 1000) / 1000,
      length: told.length,
      foreign,
      fails: understood.entities.symptom !== null,
      begun: told.length === 1 && found.size > 0,
      bare:
        understood.terms.includes(nameInRule) ||
        (foreign === 0 && isWord(normalised) && understood.concepts.some((idea) => named.has(idea))) ||
        (understood.concepts.includes('#learn') && understood.concepts.some((idea) => subjectIdeas.has(idea))),
    }
    return { hits: understood.terms.length === 0 ? [] : hits, signs }
  }

  return { lexicon, spell: speller(lexicon.words, lexicon.stems, (word) => classifier.knows(stem(word))), rank }
}
