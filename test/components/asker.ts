import { readFileSync } from 'node:fs'
import { type Asker, loadModel } from '@/lib/ask'

/** The asker of a language, from the model that the pages load. */
export function askerOf(language: 'ja' | 'en' | 'zh'): Asker {
  return loadModel(JSON.parse(readFileSync(`public/ask/${language}.json`, 'utf8')))
}
