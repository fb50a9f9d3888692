import { useMessages } from '@/components/messages'
import { type PolicyWords, wordsOf } from './sentences'

/** The words in which the page tells what is wrong. */
export function useWords(): PolicyWords {
  return wordsOf({
    jsonProblems: useMessages('jsonProblems'),
    policyProblems: useMessages('policyProblems'),
    jsonExpected: useMessages('jsonExpected'),
    policyExpected: useMessages('policyExpected'),
    jsonCharacters: useMessages('jsonCharacters'),
  })
}

export { sentenceOf } from './sentences'
