import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import type { Expected, PolicyProblem, PolicyProblemCode } from '@/lib/policy'
import { isNamedCharacter, type NamedCharacter } from '@/lib/text'

/** The words that a problem is told in; each code of the engine has one. */
export interface PolicyWords {
  readonly problems: Readonly<Record<PolicyProblemCode, string>>
  readonly expected: Readonly<Record<Expected, string>>
  readonly characters: Readonly<Record<NamedCharacter | 'other', string>>
}

/** The words of one language, from the sections of its messages. */
export function policyWords(
  messages: Pick<Messages, 'jsonProblems' | 'policyProblems' | 'jsonExpected' | 'policyExpected' | 'jsonCharacters'>,
): PolicyWords {
  return {
    problems: { ...messages.jsonProblems, ...messages.policyProblems },
    expected: { ...messages.jsonExpected, ...messages.policyExpected },
    characters: messages.jsonCharacters,
  }
}

function has<K extends string>(table: Readonly<Record<K, string>>, key: string): key is K {
  return Object.hasOwn(table, key)
}

/** What is wrong, in the words of the page. */
export function policySentence({ code, params }: Pick<PolicyProblem, 'code' | 'params'>, words: PolicyWords): string {
  const values: Readonly<Record<string, string | number>> = params
  const expected = String(values.expected ?? '')
  const found = String(values.found ?? '')
  return format(words.problems[code], {
    ...values,
    expected: has(words.expected, expected) ? words.expected[expected] : expected,
    name: words.characters[isNamedCharacter(found) ? found : 'other'],
  })
}
