import { describe, expect, it } from 'vitest'
import { locales } from '@/build'
import { sentenceOf } from '@/components/policy/sentences'
import { messageLoaders } from '@/content/registry.generated'
import { type Problem, readPolicy } from '@/lib/policy'
import { document } from './any-policy'

const deny = { Effect: 'Deny', Action: 'ecs:*', Resource: '*' } as const
const text = JSON.stringify(document(deny))
const one = (statement: object) => ({ Version: '1', Statement: [statement] })
const { Effect: _e, ...noEffect } = deny
const { Action: _a, ...noAction } = deny
const { Resource: _r, ...noResource } = deny

/** A document for each thing that can be wrong. */
const wrong: readonly unknown[] = [
  '',
  'x'.repeat(6_000_000),
  '['.repeat(100),
  text.replace(',', '、'),
  text.replace('"Deny"', '“Deny”'),
  text.replace('"Deny"', "'Deny'"),
  text.replace(',', ',\u3000'),
  text.replace(',', ', // why\n'),
  text.replace('"*"}', '"*",}'),
  text.replace(',', ',,'),
  text.replace(',', ' '),
  text.replace('"Effect"', 'Effect'),
  text.replace('"*"}', '"*}'),
  text.replace('"*"}', '"*\t"}'),
  text.replace('"*"}', '"\\x"}'),
  text.replace(':"1"', '=1'),
  text.replace('"1"', '='),
  text.replace('"1",', '"1";'),
  text.replace('}]', '};]'),
  text.replace('{', '{,3:'),
  text.slice(0, -1),
  `${text} x`,
  text.replace('"Effect"', '"Effect":"Allow","Effect"'),
  3,
  deny,
  { Statement: [deny] },
  { Version: '2012-10-17', Statement: [deny] },
  { Version: '1' },
  { Version: '1', Statement: deny },
  { Version: '1', Statement: [null] },
  one(noEffect),
  one({ ...deny, Effect: 'deny' }),
  one({ ...deny, Effect: ['Deny'] }),
  one(noAction),
  one({ ...deny, NotAction: 'ecs:*' }),
  one({ ...deny, Action: {} }),
  one({ ...deny, Action: [3] }),
  one({ ...deny, Action: ['', 'ecs：Run', 'ecs:Ｒun', ' ecs:*', 'Run', 'ecs:revokesecuritygroup'] }),
  one(noResource),
  one({ ...deny, NotResource: '*' }),
  one({ ...noResource, NotResource: '*' }),
  one({ ...deny, Resource: 3 }),
  one({ ...deny, Resource: ['sg-1', 'acs:ecs:REGION:*:*'] }),
  one({ ...deny, Principal: {}, Sid: 'x' }),
  one({ ...deny, Condition: 3 }),
  one({ ...deny, Condition: {} }),
  one({ ...deny, Condition: { Equals: { k: 'v' } } }),
  [],
  { Version: '1', Statement: Array.from({ length: 600 }, () => 1) },
]
const problems: readonly Problem[] = wrong.flatMap((given) => readPolicy(given).problems)

describe.each(locales())('%s', (locale) => {
  it('every problem has a sentence that is filled in', async () => {
    const messages = await messageLoaders[locale]?.()
    if (!messages) throw new Error(locale)
    const words = {
      problems: messages.policyProblems,
      expected: messages.policyExpected,
      characters: messages.policyCharacters,
    }
    for (const problem of problems) {
      const sentence = sentenceOf(problem, words)
      expect(sentence).not.toMatch(/\{[a-z]+\}|undefined/)
      expect(sentence).not.toMatch(/comma-or|「」/)
    }
    // `syntax` stands for what JSON.parse refuses and the reader does not see; no such text is known.
    const told = new Set([...problems.map(({ code }) => code), 'syntax'])
    expect(Object.keys(messages.policyProblems).filter((code) => !told.has(code as Problem['code']))).toEqual([])
    const expected = new Set(problems.map(({ params }) => params.expected))
    expect(Object.keys(messages.policyExpected).filter((code) => !expected.has(code))).toEqual([])
  })
})

it('a character is named for what it is', async () => {
  const { policyProblems, policyExpected, policyCharacters } = (await messageLoaders.ja?.()) ?? {}
  if (!policyProblems || !policyExpected || !policyCharacters) throw new Error('ja')
  const words = { problems: policyProblems, expected: policyExpected, characters: policyCharacters }
  const [problem] = readPolicy(text.replace(',', '、')).problems
  expect(problem && sentenceOf(problem, words)).toBe('「、」は読点です。JSON では半角の , を使います。')
})
