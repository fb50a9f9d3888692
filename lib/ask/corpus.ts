import type { RuleCountLimits, Tool } from './answer/compute'
import type { ClassifierModel } from './model/classifier'
import type { AnswerText } from './model/retrieval'
import type { LexiconModel } from './text/concepts'
import type { Language } from './text/language'

/** How readers put a question. */
export interface Phrasing<Slug extends string = string> {
  readonly language: Language
  /** Who speaks: phrasings of one voice are written in one manner. */
  readonly voice: string
  /** Slug of the answer; empty for another topic, which the site has no answer for. */
  readonly slug: Slug | ''
  readonly text: string
}

/** An error code and the slug of the answer that helps with it. */
export interface CodeAnswer<Slug extends string = string> {
  readonly code: string
  readonly answer: Slug
}

/** What is answered from, for the pages of one language; phrasings, texts and codes are those of all languages. */
export interface AskCorpus<Slug extends string = string> {
  /** Language of the pages. */
  readonly locale: Language
  readonly limits: RuleCountLimits
  readonly answers: readonly AnswerText<Slug>[]
  /** The answers of every language that has pages: the judgement learns from all, so that it is the same on every page. */
  readonly texts: readonly { readonly locale: Language; readonly answers: readonly AnswerText<Slug>[] }[]
  readonly phrasings: readonly Phrasing<Slug>[]
  readonly codes: readonly CodeAnswer<Slug>[]
  /** The tool that helps with an answer's subject, by slug. */
  readonly tools: Readonly<Partial<Record<Slug, Tool>>>
  /** Answers to opposite questions: who wants something kept from happening, and for whom it is to happen. */
  readonly opposites: readonly (readonly [Slug, Slug])[]
  /** Pairs of answers that are easily taken for each other. */
  readonly lookalikes: readonly (readonly [Slug, Slug])[]
}

/** What is loaded when a reader first turns to the ask box. Plain JSON. */
export interface AskModel<Slug extends string = string> {
  readonly locale: Language
  readonly limits: RuleCountLimits
  readonly answers: readonly AnswerText<Slug>[]
  readonly codes: readonly CodeAnswer<Slug>[]
  readonly tools: Readonly<Partial<Record<Slug, Tool>>>
  readonly opposites: readonly (readonly [Slug, Slug])[]
  readonly lookalikes: readonly (readonly [Slug, Slug])[]
  readonly lexicon: LexiconModel
  readonly classifier: ClassifierModel
}
