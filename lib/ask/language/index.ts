export { languageOf } from './detect'
export { type Intent, intents, type Language } from './model'
