import { useMessages } from '@/components/messages'
import { type Words, wordsOf } from './sentences'

/** The words in which the page tells what is wrong. */
export function useWords(): Words {
  return wordsOf({
    jsonProblems: useMessages('jsonProblems'),
    policyProblems: useMessages('policyProblems'),
    jsonExpected: useMessages('jsonExpected'),
    policyExpected: useMessages('policyExpected'),
    jsonCharacters: useMessages('jsonCharacters'),
  })
}

export { sentenceOf } from './sentences'
