import { useMessages } from '@/components/messages'
import { type PolicyWords, policyWords } from './sentences'

/** The words in which the page tells what is wrong. */
export function useWords(): PolicyWords {
  return policyWords({
    jsonProblems: useMessages('jsonProblems'),
    policyProblems: useMessages('policyProblems'),
    jsonExpected: useMessages('jsonExpected'),
    policyExpected: useMessages('policyExpected'),
    jsonCharacters: useMessages('jsonCharacters'),
  })
}

export { policySentence } from './sentences'
