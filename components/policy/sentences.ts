import { format } from '@/components/messages'
import type { Expected, NamedCharacter, PolicyEffect, Problem, ProblemCode } from '@/lib/policy'

/** The words that a problem is told in; each code of the engine has one. */
export interface Words {
  readonly problems: Readonly<Record<ProblemCode, string>>
  readonly expected: Readonly<Record<Expected, string>>
  readonly characters: Readonly<Record<NamedCharacter | 'other', string>>
}

function has<K extends string>(table: Readonly<Record<K, string>>, key: string): key is K {
  return Object.hasOwn(table, key)
}

/** What is wrong, in the words of the page. */
export function sentenceOf({ code, params }: Pick<Problem, 'code' | 'params'>, words: Words): string {
  const { found = '', expected = '' } = params
  return format(words.problems[code], {
    ...params,
    expected: has(words.expected, expected) ? words.expected[expected] : expected,
    name: has(words.characters, found) ? words.characters[found] : words.characters.other,
  })
}

/** Sign and colour of an effect; the word stands beside it. */
export const looks: Readonly<Record<PolicyEffect, { readonly sign: string; readonly tone: string }>> = {
  allow: { sign: '○', tone: 'accept' },
  deny: { sign: '✕', tone: 'drop' },
  'implicit-deny': { sign: '−', tone: '' },
  depends: { sign: '△', tone: 'depends' },
}
