import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePolicy, type PolicyProblem, readPolicy } from '@/lib/policy'
import { isJsonNote } from '@/lib/text'
import { cpuTime, expectWithin } from '../cpu-time'
import { document } from './any-policy'

const nine = readFileSync(join('content', 'policies', 'deny-security-group-rules.json'), 'utf8')
const deny = { Effect: 'Deny', Action: 'ecs:*', Resource: '*' } as const
const right = document(deny)
const brief = ({ code, place: { path, line, column } }: PolicyProblem) => [code, path, line, column]
const found = (given: unknown) => readPolicy(given).problems.map(({ code, place }) => [code, place.path])
const codes = (given: unknown) => readPolicy(given).problems.map(({ code }) => code)
const statement = (more: object) => ({ Version: '1', Statement: [{ ...deny, ...more }] })

describe('a policy', () => {
  it('is read as its statements, a single value as a list of one', () => {
    const reading = readPolicy(nine)
    expect(reading).toMatchObject({ ok: true, problems: [] })
    if (!reading.ok) return
    expect(reading.policies[0]?.statements).toMatchObject([
      {
        effect: 'Deny',
        action: { not: false, patterns: { length: 9 } },
        condition: null,
        place: { line: 4, column: 5 },
      },
    ])
    expect(readPolicy(right)).toMatchObject({
      policies: [
        {
          name: null,
          statements: [{ action: { patterns: [{ text: 'ecs:*' }] }, resource: { patterns: [{ text: '*' }] } }],
        },
      ],
    })
  })

  it('keeps its conditions', () => {
    const Condition = { StringEquals: { 'ecs:tag/team': ['a', 'b'] }, Bool: { 'acs:SecureTransport': 'true' } }
    expect(readPolicy(statement({ Condition }))).toMatchObject({
      problems: [],
      policies: [
        {
          statements: [
            {
              condition: [
                { operator: 'StringEquals', key: 'ecs:tag/team', values: ['a', 'b'] },
                { operator: 'Bool', key: 'acs:SecureTransport', values: ['true'] },
              ],
            },
          ],
        },
      ],
    })
  })

  it.each([
    ['a list', [right, right], 2],
    ['several texts', `${JSON.stringify(right)}\n${JSON.stringify(right)}`, 2],
    ['a list as text', JSON.stringify([right]), 1],
    ['GetPolicyVersion', { RequestId: 'r', PolicyVersion: { VersionId: 'v1', PolicyDocument: nine } }, 1],
    ['an SDK envelope', { headers: {}, statusCode: 200, body: { PolicyVersion: { PolicyDocument: nine } } }, 1],
    ['the document as a JSON string', JSON.stringify(nine), 1],
  ])('is found in %s', (_, given, count) => {
    expect(readPolicy(given)).toMatchObject({ ok: true, policies: { length: count } })
  })

  it('GetPolicy: the default version, with the name of the policy', () => {
    const given = {
      Policy: { PolicyName: 'no-rules', PolicyType: 'Custom' },
      DefaultPolicyVersion: { IsDefaultVersion: true, PolicyDocument: nine },
    }
    for (const form of [given, JSON.stringify(given, null, 2)]) {
      const reading = readPolicy(form)
      expect(reading).toMatchObject({ ok: true, policies: [{ name: 'no-rules' }] })
      if (!reading.ok) continue
      const { by } = decidePolicy(reading.policies, { action: 'ecs:RevokeSecurityGroup' })
      expect(by).toEqual({ policy: 0, name: 'no-rules', statement: 0 })
    }
  })

  it('ListPolicyVersions: only the default version counts', () => {
    const version = (IsDefaultVersion: boolean, Effect: string) => ({
      IsDefaultVersion,
      PolicyDocument: JSON.stringify(statement({ Effect })),
    })
    const given = { PolicyVersions: { PolicyVersion: [version(false, 'Allow'), version(true, 'Deny')] } }
    expect(readPolicy(given)).toMatchObject({ policies: [{ statements: [{ effect: 'Deny' }] }] })
  })
})

describe('what is no JSON is named, with its place', () => {
  it('the policy of the original FAQ: five ideographic commas, and what it reads without them', () => {
    let count = 0
    const seed = nine.replace(/,(?=\n\s+"ecs)/g, (comma) => {
      count += 1
      return count > 3 ? ' 、' : comma
    })
    const reading = readPolicy(seed)
    expect(reading.ok).toBe(false)
    expect(reading.problems.map(brief)).toEqual(
      [10, 11, 12, 13, 14].map((line) => [
        'full-width',
        '',
        line,
        (seed.split('\n')[line - 1]?.indexOf('、') ?? -2) + 1,
      ]),
    )
    expect(reading.problems[0]).toMatchObject({
      params: { found: '、', expected: ',' },
    })
    expect(reading.ok ? null : JSON.parse(reading.repaired ?? '')).toEqual(JSON.parse(nine))
  })

  const text = JSON.stringify(right)
  it.each([
    ['，', text.replace(',', '，'), ['full-width'], true],
    ['：', text.replace(':', '：'), ['full-width'], true],
    ['｛', text.replace('{', '｛'), ['full-width'], true],
    ['“”', text.replace('"Deny"', '“Deny”'), ['quote', 'quote'], true],
    ['a closing curly quote only', text.replace('"Deny"', '"Deny”'), ['quote'], true],
    ['single quotes', text.replaceAll('"', "'"), Array(18).fill('quote'), true],
    ['two commas', text.replace(',', ',,'), ['extra-comma'], true],
    ['no comma', text.replace(',', ' '), ['missing-comma'], true],
    ['names without quotes', text.replace('"Effect"', 'Effect'), ['unquoted'], true],
    ['a name twice', text.replace('"Effect"', '"Effect":"Allow","Effect"'), ['duplicate-key'], false],
    ['a text without an end', text.replace('"*"}', '"*}'), ['unterminated'], false],
    ['an unknown escape', text.replace('"*"}', '"\\x"}'), ['escape', 'resource-format'], false],
    ['an early end', text.slice(0, -1), ['end'], false],
    ['more after the end', `${text} x`, ['after-end'], false],
    ['nothing', '  \n', ['empty'], false],
    ['something else', 'statement {', ['unquoted', 'no-policy'], false],
  ])('%s', (_, given, expected, repairable) => {
    const reading = readPolicy(given)
    expect(reading.ok).toBe(false)
    expect(reading.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(expected))
    const syntax = reading.problems.filter(({ severity }) => severity === 'error')
    if (repairable) expect(syntax).toHaveLength(expected.length)
    if (!reading.ok && repairable) expect(JSON.parse(reading.repaired ?? '')).toEqual(right)
    if (!reading.ok && !repairable && expected[0] !== 'unquoted') expect(reading.repaired).toBeNull()
  })

  it.each([
    ['an ideographic space', text.replace(',', ',\u3000'), 'wide-space'],
    ['policy 6: fifty no-break spaces', text.replace(',', `,${'\u00a0'.repeat(50)}`), 'wide-space'],
    ['a byte order mark', `\ufeff${text}`, 'byte-order-mark'],
    ['a comment', text.replace(',', ', // why\n'), 'comment'],
    ['a comment of the other kind', text.replace(',', ', /* why */'), 'comment'],
    ['a comma before the end', text.replace('"*"}', '"*",}'), 'trailing-comma'],
    ['policy 5: Version as a number', text.replace('"1"', '1'), 'version-number'],
  ])('%s leaves no doubt: read, with one note', (_, given, code) => {
    const reading = readPolicy(given)
    expect(reading.problems.map((problem) => [problem.code, problem.severity])).toEqual([[code, 'warning']])
    expect(reading).toMatchObject({ ok: true, policies: [{ statements: [{ effect: 'Deny' }] }] })
    if (code !== 'version-number') expect(JSON.parse(reading.repaired ?? '')).toEqual(right)
  })

  it('a place inside a document that is a JSON string counts in that string', () => {
    const given = { PolicyVersion: { PolicyDocument: '{"Version": "1"、\n"Statement": 3}' } }
    expect(readPolicy(given).problems.map(({ code, place }) => ({ code, ...place }))).toEqual([
      { code: 'full-width', path: '', at: 15, line: 1, column: 16, within: 'PolicyVersion.PolicyDocument' },
      { code: 'type', path: 'Statement', at: 30, line: 2, column: 14, within: 'PolicyVersion.PolicyDocument' },
    ])
  })

  it('what JSON.parse reads is never called bad JSON, curly quotes and all', () => {
    const Condition = { StringEquals: { 'ecs:tag/name': ['“a”, “b”', "it's: 'so'", '、'] } }
    expect(readPolicy(JSON.stringify(statement({ Condition })))).toMatchObject({ ok: true, problems: [] })
    fc.assert(
      fc.property(fc.json(), (given) => {
        // A text inside that begins like a document is read as one.
        fc.pre(!/"\s*[{[]/.test(given))
        for (const { code } of readPolicy(given).problems) {
          expect(['duplicate-key', 'no-policy', 'empty-list', 'missing-statement']).toContain(code)
        }
      }),
    )
  })

  it('what JSON.parse does not read is never accepted', () => {
    const bits = fc.constantFrom(
      ...'{}[],:"、，：“”\'/*# \\1a',
      '"Version"',
      '"1"',
      '"Statement"',
      JSON.stringify(deny),
      '\n',
    )
    fc.assert(
      fc.property(fc.nat(JSON.stringify(right).length), bits, fc.nat(3), (where, bit, removed) => {
        const changed = text.slice(0, where) + bit + text.slice(where + removed)
        const valid = (() => {
          try {
            JSON.parse(changed)
            return true
          } catch {
            return false
          }
        })()
        // What leaves no doubt is read, and told.
        if (!valid) {
          const { ok, problems } = readPolicy(changed)
          expect(!ok || problems.some(({ code }) => code === 'around' || isJsonNote(code))).toBe(true)
        }
      }),
      { numRuns: 5000 },
    )
  })
})

describe('what RAM would refuse is an error', () => {
  const { Effect: _e, ...noEffect } = deny
  const { Action: _a, ...noAction } = deny
  const { Resource: _r, ...noResource } = deny
  const one = (given: object) => ({ Version: '1', Statement: [given] })
  it.each<[string, unknown, [string, string]]>([
    ['no Version', { Statement: [deny] }, ['missing-version', '']],
    ["AWS's Version", { Version: '2012-10-17', Statement: [deny] }, ['bad-version', 'Version']],
    ['another Version as a number', { Version: 2, Statement: [deny] }, ['bad-version', 'Version']],
    ['no Statement', { Version: '1' }, ['missing-statement', '']],
    ['Statement as an object', { Version: '1', Statement: deny }, ['type', 'Statement']],
    ['no statements', { Version: '1', Statement: [] }, ['empty-list', 'Statement']],
    ['a statement that is none', { Version: '1', Statement: [null] }, ['type', 'Statement[0]']],
    ['a statement alone', deny, ['statement-alone', '']],
    ['no Effect', one(noEffect), ['missing-effect', 'Statement[0]']],
    ['an unknown Effect', statement({ Effect: 'deny' }), ['unknown-effect', 'Statement[0].Effect']],
    ['Effect as a list', statement({ Effect: ['Deny'] }), ['type', 'Statement[0].Effect']],
    ['no Action', one(noAction), ['missing-action', 'Statement[0]']],
    ['Action and NotAction', statement({ NotAction: 'ecs:*' }), ['both-actions', 'Statement[0]']],
    ['Action as an object', statement({ Action: {} }), ['type', 'Statement[0].Action']],
    ['a number among actions', statement({ Action: ['ecs:*', 3] }), ['type', 'Statement[0].Action[1]']],
    ['no actions', statement({ Action: [] }), ['empty-list', 'Statement[0].Action']],
    ['an empty action', statement({ Action: [''] }), ['empty-string', 'Statement[0].Action[0]']],
    ['a full-width colon inside', statement({ Action: 'ecs：Run*' }), ['full-width-inside', 'Statement[0].Action']],
    ['no Resource', one(noResource), ['missing-resource', 'Statement[0]']],
    ['Principal', statement({ Principal: { RAM: ['*'] } }), ['principal', 'Statement[0].Principal']],
    ['Condition as a text', statement({ Condition: 'x' }), ['type', 'Statement[0].Condition']],
    [
      'a condition value that is none',
      statement({ Condition: { Bool: { k: null } } }),
      ['type', 'Statement[0].Condition.Bool.k'],
    ],
    ['no policy', { Policies: { Policy: [] } }, ['no-policy', '']],
    ['a text', 'null', ['no-policy', '']],
    ['no list', [], ['empty-list', '']],
  ])('%s', (_, given, expected) => {
    expect(readPolicy(given).ok).toBe(false)
    expect(found(given)).toContainEqual(expected)
    expect(found(JSON.stringify(given))).toContainEqual(given === 'null' ? ['no-policy', ''] : expected)
  })
})

describe('what is doubtful is a warning', () => {
  it.each<[string, unknown, string]>([
    ['an unknown element', { ...right, Id: 'x' }, 'unknown-key'],
    ['an unknown element of a statement', statement({ Sid: 'x' }), 'unknown-key'],
    ['white space around an action', statement({ Action: ' ecs:*' }), 'white-space'],
    ['an action without its service', statement({ Action: 'RunInstances' }), 'action-format'],
    ['a spelling that the API does not have', statement({ Action: 'ecs:revokeSecurityGroup' }), 'spelling'],
    ['no resource', statement({ Action: 'ecs:RevokeSecurityGroup', Resource: 'sg-1' }), 'resource-format'],
    ['a placeholder', statement({ Resource: 'acs:ecs:REGION:*:*' }), 'placeholder'],
    ['a condition value without quotes', statement({ Condition: { Bool: { k: true } } }), 'unquoted-value'],
    ['an empty condition', statement({ Condition: {} }), 'empty-condition'],
    ['an unknown operator', statement({ Condition: { Equals: { k: 'v' } } }), 'operator'],
  ])('%s', (_, given, code) => {
    expect(readPolicy(given).ok).toBe(true)
    expect(codes(given)).toEqual([code])
  })

  it('NotResource, which the grammar no longer has', () => {
    const { Resource: _, ...rest } = deny
    expect(codes(document({ ...rest, NotResource: 'acs:ecs:*:*:instance/*' }))).toEqual(['not-resource'])
  })
})

describe('hostile input', () => {
  it.each([
    ['deep', '['.repeat(500_000)],
    ['deep and closed', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['long', 'x'.repeat(6_000_000)],
    ['commas', '、'.repeat(500_000)],
    ['quotes', '"”'.repeat(300_000)],
    ['comments', '/*'.repeat(300_000)],
    ['braces', `{"Version":"1","Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"${'${'.repeat(200_000)}"}]}`],
    ['stars', `{"Version":"1","Statement":[{"Effect":"Deny","Action":"${'*a'.repeat(200_000)}","Resource":"*"}]}`],
    ['strings in strings', Array.from({ length: 12 }).reduce<string>((inner) => JSON.stringify([inner]), nine)],
  ])('%s', { tags: ['timed'] }, (_, given) => {
    const used = cpuTime()
    const reading = readPolicy(given)
    if (reading.ok) decidePolicy(reading.policies, { action: 'a'.repeat(256) })
    expect(reading.problems.length).toBeLessThan(1100)
    expectWithin(used(), 5000)
  })

  it('20,000 statements in a megabyte, and the last one decides', () => {
    const many = Array.from({ length: 19_999 }, () => '{"Effect":"Allow","Action":"*","Resource":"*"}')
    const reading = readPolicy(`{"Version":"1","Statement":[${many.join(',')},${JSON.stringify(deny)}]}`)
    if (!reading.ok) throw new Error(reading.problems[0]?.code)
    const decision = decidePolicy(reading.policies, { action: 'ecs:RunInstances' })
    expect(decision).toMatchObject({ effect: 'deny', by: { statement: 19_999 } })
  })

  it('twice the statements cost twice the time, not four times', { tags: ['timed'] }, () => {
    const cost = (count: number) => {
      const given = { Version: '1', Statement: Array.from({ length: count }, () => deny) }
      const used = cpuTime()
      expect(readPolicy(given).ok).toBe(true)
      return used()
    }
    cost(2_000)
    const each = [5_000, 20_000].map((count) => Math.min(cost(count), cost(count), cost(count)) / count)
    expect((each[1] ?? 0) / (each[0] ?? 1)).toBeLessThan(4)
  })

  it('many statements that are wrong: the first findings, and how many more', () => {
    const { ok, problems } = readPolicy({ Version: '1', Statement: Array.from({ length: 10_000 }, () => 1) })
    expect(ok).toBe(false)
    expect(problems).toHaveLength(501)
    expect(problems.at(-1)).toMatchObject({ code: 'more', params: { count: 9_500 } })
  })

  it("names of JavaScript's own are names like others", () => {
    const given =
      '{"Version":"1","__proto__":{"Statement":[]},"constructor":1,"Statement":[{"Effect":"Deny","Action":"ecs:*","Resource":"*","Condition":{"__proto__":{"toString":"x"}}}]}'
    expect(found(given)).toEqual([
      ['unknown-key', '__proto__'],
      ['unknown-key', 'constructor'],
      ['operator', 'Statement[0].Condition.__proto__'],
    ])
    expect(readPolicy(JSON.parse(given))).toMatchObject({
      ok: true,
      policies: [{ statements: [{ condition: [{ operator: '__proto__', key: 'toString' }] }] }],
    })
    expect(readPolicy('{"__proto__":{"Version":"1","Statement":[]}}').problems.map(({ code }) => code)).toEqual([
      'no-policy',
    ])
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.json()), (given) => {
        expect(typeof readPolicy(given).ok).toBe('boolean')
      }),
      { numRuns: 3000 },
    )
    const circle: unknown[] = []
    circle.push(circle)
    expect(codes(circle)).toEqual(['depth'])
  })
})
