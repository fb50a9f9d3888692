import type { ClassifierModel } from './classifier'
import type { Limits } from './compute'
import type { LexiconModel } from './concepts'
import type { Language } from './language'
import type { AnswerText } from './retrieval'

/** How readers put a question. */
export interface Phrasing {
  readonly language: Language
  /** Slug of the answer; empty for another topic, which the site has no answer for. */
  readonly slug: string
  readonly text: string
}

/** What is answered from, for one language of questions: `build` reads it from the answers. */
export interface AskCorpus {
  /** Language of the questions. */
  readonly locale: Language
  readonly limits: Limits
  readonly answers: readonly AnswerText[]
  /** Of all languages: ideas are shared between them. */
  readonly phrasings: readonly Phrasing[]
}

/** What is loaded when a reader first turns to the ask box. Plain JSON. */
export interface AskModel {
  readonly locale: Language
  readonly limits: Limits
  readonly answers: readonly AnswerText[]
  readonly lexicon: LexiconModel
  readonly classifier: ClassifierModel
}
