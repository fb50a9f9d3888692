import { describe, expect, it } from 'vitest'
import { locales } from '@/build'
import { policySentence, policyWords } from '@/components/policy/sentences'
import { messageLoaders } from '@/content/messages.generated'
import { type PolicyProblem, readPolicy } from '@/lib/policy'
import { readYaml } from '@/lib/text/yaml'
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
  `variable "p" {
  default = "{}"
}
resource "alicloud_ram_policy" "p" {
  policy_document = var.p
}`,
  `  ~ resource "alicloud_ram_policy" "p" {
      ~ document = jsonencode(
            # (1 unchanged element hidden)
        )
    }`,
  one({ ...deny, NotResource: '*' }),
  one({ ...noResource, NotResource: '*' }),
  one({ ...deny, Resource: 3 }),
  one({ ...deny, Resource: ['sg-1', 'acs:ecs:REGION:*:*'] }),
  one({ ...deny, Principal: {}, Sid: 'x' }),
  one({ ...deny, Condition: 3 }),
  one({ ...deny, Condition: {} }),
  one({ ...deny, Condition: { Equals: { k: 'v' } } }),
  [],
  `\ufeff${text}`,
  text.replace('"1"', '1'),
  document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { RAM: ['*'] } } as never),
  one({ ...deny, Action: ['ecs:AuthorizeSecurityGroups', 'ecs:Nothing*'] }),
  one({ ...deny, Resource: 'acs:ecs:*:*:securitygroup/sg-1' }),
  one({ ...deny, Effect: 'Allow', Action: 'ecs:RunInstances', Resource: 'acs:ecs:*:*:securitygroup/sg-1' }),
  one({ ...deny, Condition: { IpAddress: { 'ecs:SecurityGroupSourceCidrIps': '0.0.0.0/0' } } }),
  one({ ...deny, Condition: { StringEquals: { 'ecs:SecurityGroupSourceCidrIps': '0.0.0.0/0' } } }),
  one({ ...deny, Condition: { Bool: { 'acs:MFAPresent': false, 'acs:SecureTransport': 'yes' } } }),
  one({ ...deny, Condition: { Bool: { 'acs:SecureTransport': {} } } }),
  'resource "alicloud_ram_policy" "p" {\n  policy_document = file("p.json")\n}\n',
  'resource "alicloud_ram_policy" "p" {\n  policy_document = \n}\n',
  'variable "a" {\n  default = "*"\n}\nresource "alicloud_ram_policy" "p" {\n  policy_document = jsonencode(var.a)\n}\n',
  { Code: 'Forbidden.RAM', RequestId: 'A' },
  'ROSTemplateFormatVersion: [',
  { Policies: { Policy: [{ PolicyName: 'ops', PolicyType: 'Custom' }] } },
  'AliyunNothingFullAccess',
  `see ${text}`,
  { Version: '1', Statement: Array.from({ length: 600 }, () => 1) },
]
const problems: readonly PolicyProblem[] = wrong.flatMap((given) => readPolicy(given, { yaml: readYaml }).problems)

describe.each(locales())('%s', (locale) => {
  it('every problem has a sentence that is filled in', async () => {
    const messages = await messageLoaders[locale]?.()
    if (!messages) throw new Error(locale)
    const words = policyWords(messages)
    for (const problem of problems) {
      const sentence = policySentence(problem, words)
      expect(sentence).not.toMatch(/\{[a-z]+\}|undefined/)
      expect(sentence).not.toMatch(/comma-or|「」/)
    }
    // `syntax` stands for what JSON.parse refuses and the reader does not see; no such text is known.
    const told = new Set([...problems.map(({ code }) => code), 'syntax'])
    expect(Object.keys(words.problems).filter((code) => !told.has(code as PolicyProblem['code']))).toEqual([])
    const expected = new Set(problems.map(({ params }) => ('expected' in params ? params.expected : undefined)))
    expect(Object.keys(words.expected).filter((code) => ![...expected].some((told) => told === code))).toEqual([])
  })
})

it('a character is named for what it is', async () => {
  const messages = await messageLoaders.ja?.()
  if (!messages) throw new Error('ja')
  const words = policyWords(messages)
  const [problem] = readPolicy(text.replace(',', '、')).problems
  expect(problem && policySentence(problem, words)).toBe('「、」は読点です。JSON では半角の , を使います。')
})
