import { en } from './en'
import { ja } from './ja'
import type { Asks } from './model'
import { zh } from './zh'

/** How readers ask, in every language that questions are understood in. */
export const asks: readonly Asks[] = [ja, en, zh]
