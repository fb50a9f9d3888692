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
  otherTopicConcepts,
  subjects,
} from './model'

/** The phrases of each language that has some; a language without any is understood by its phrasings alone. */
export const phrases: Readonly<Record<Language, Phrases>> = { ja, en, zh }
