import { en } from './en'
import { ja } from './ja'
import type { Language, Phrases } from './model'
import { zh } from './zh'

export { languageOf } from './detect'
export {
  type Concept,
  concepts,
  type Intent,
  intents,
  type Language,
  languages,
  otherTopicConcepts,
  subjects,
} from './model'

/** The tables of all languages. */
export const phrases: Readonly<Record<Language, Phrases>> = { ja, en, zh }
