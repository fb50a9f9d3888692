import { describe, expect, it } from 'vitest'
import { decidePolicy, readPolicy, readRefusal } from '@/lib/policy'
import { nearestAction } from '@/lib/policy/data/names'
import { ecsActions } from '@/lib/policy/data/operations'
import { matchesAll } from '@/lib/policy/wildcard'
import { document, policies } from './any-policy'

const action = 'ecs:AuthorizeSecurityGroup'
const allow = { Effect: 'Allow', Action: 'ecs:*', Resource: '*' } as const

describe('operators that compare numbers and times', () => {
  it.each([
    ['Equals', [false, true, false]],
    ['NotEquals', [true, false, true]],
    ['LessThan', [true, false, false]],
    ['LessThanEquals', [true, true, false]],
    ['GreaterThan', [false, false, true]],
    ['GreaterThanEquals', [false, true, true]],
  ] as const)('%s: below, at, above', (name, expected) => {
    const denied = (operator: string, key: string, wanted: string, given: string | number) => {
      const Condition = { [operator]: { [key]: wanted } }
      const read = policies(document(allow, { ...allow, Effect: 'Deny', Condition }))
      return decidePolicy(read, { action, context: { [key]: given } }).effect === 'deny'
    }
    expect([99, 100, 101].map((given) => denied(`Numeric${name}`, 'oss:MaxKeys', '100', given))).toEqual(expected)
    const times = ['2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z']
    expect(times.map((given) => denied(`Date${name}`, 'acs:CurrentTime', '2026-01-01T00:00:00Z', given))).toEqual(
      expected,
    )
  })
})

describe('a condition that is none', () => {
  it.each([
    ['a text', 'x'],
    ['a list', ['x']],
    ['a number', 1],
  ])('holds under its operator %s', (_, value) => {
    const { ok, problems } = readPolicy(JSON.stringify(document({ ...allow, Condition: { Bool: value } })))
    expect(ok).toBe(false)
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'type',
        severity: 'error',
        place: expect.objectContaining({ path: 'Statement[0].Condition.Bool' }),
      }),
    )
  })
})

describe('the trace of a decision', () => {
  it('marks what decides, and nothing else', () => {
    const read = policies(
      document(allow, { ...allow, Effect: 'Deny', Action: 'ecs:Run*' }, { ...allow, Effect: 'Deny' }),
    )
    const { trace } = decidePolicy(read, { action })
    expect(trace?.map(({ decides }) => decides)).toEqual([false, false, true])
  })
})

describe('the known actions of ECS', () => {
  it('are words, each once', () => {
    for (const name of ecsActions) expect(name).toMatch(/^ecs:[A-Z][A-Za-z0-9]+$/)
    expect(ecsActions.filter((name) => name.includes('NaN'))).toEqual([])
    expect(new Set(ecsActions).size).toBe(ecsActions.length)
    for (const name of ['ecs:CreateDeploymentSet', 'ecs:ModifyInstanceAutoReleaseTime', 'ecs:ModifyVpcAttribute'])
      expect(ecsActions).toContain(name)
  })

  it.each([
    ['ecs:AuthorizeSecurityGroups', 'ecs:AuthorizeSecurityGroup'],
    ['ecs:AutohrizeSecurityGroup', 'ecs:AuthorizeSecurityGroup'],
    ['ecs:AuthorizeSecurtyGroup', 'ecs:AuthorizeSecurityGroup'],
    ['ecs:AuthorizeSecuritiGroop', 'ecs:AuthorizeSecurityGroup'],
    ['ecs:AutorizeSecuritiGroop', null],
    ['ecs:Hello', null],
  ])('%s is taken for %s', (written, meant) => {
    expect(nearestAction(written)).toEqual({ known: false, meant })
  })
})

describe('a fault stands where it was written, and says what is meant', () => {
  /** Codes, values and places of what is said of a text. */
  const told = (text: string) =>
    readPolicy(text).problems.map(({ code, params, place: { path, line, column } }) => [
      code,
      params,
      path,
      line,
      column,
    ])
  const statement = (more: object) => JSON.stringify(document({ ...allow, Effect: 'Deny', ...more }))
  const groups = 'acs:ecs:*:*:securitygroup/sg-1'

  it('a system policy that a later command attaches', () => {
    const attach = (name: string) =>
      `aliyun ram AttachPolicyToUser --PolicyType System --PolicyName ${name} --UserName a`
    expect(told(`${attach('AliyunECSFullAccess')}\n  ${attach('NoSuchPolicy')}`)).toEqual([
      ['unknown-system', { found: 'NoSuchPolicy' }, '', 2, 53],
    ])
  })
  it('the second of two documents', () => {
    const other = statement({}).replace('Deny', 'deny')
    expect(told(`${statement({})}\n${other}`)).toEqual([
      ['unknown-effect', { found: '"deny"' }, '[1].Statement[0].Effect', 2, 39],
    ])
  })
  it('an action that is limited to groups in vain, in any case; of many the first four are named', () => {
    const never = (Action: string) =>
      told(statement({ Action, Resource: groups })).find(([code]) => code === 'never-denies')
    expect(never('ecs:authorizesecuritygroup')?.[1]).toEqual({ actions: 'ecs:AuthorizeSecurityGroup', count: 1 })
    expect(never('ecs:*SecurityGroup*')?.[1]).toEqual({
      actions:
        'ecs:AuthorizeSecurityGroup, ecs:AuthorizeSecurityGroupEgress, ecs:ModifySecurityGroupRule, ecs:ModifySecurityGroupEgressRule',
      count: 5,
    })
  })
  it('an address that is none, and a list of none', () => {
    const at = (operator: string) => `Statement[0].Condition.${operator}.acs:SourceIp`
    const short = (Condition: object) => told(statement({ Condition })).map((each) => each.slice(0, 3))
    expect(short({ IpAddress: { 'acs:SourceIp': 'office' } })).toEqual([
      ['condition-value', { found: 'office', key: 'acs:SourceIp' }, at('IpAddress')],
    ])
    expect(short({ StringEquals: { 'acs:SourceIp': [] } })).toEqual([['empty-list', {}, at('StringEquals')]])
  })
  it('a type without a name is no policy', () => {
    expect(told('{"PolicyType":"System"}')).toEqual([['no-policy', {}, '', 1, 1]])
  })
  it('nor is nothing a pattern that matches everything', () => {
    expect(['', '*', '**', '*a'].map(matchesAll)).toEqual([false, true, true, false])
  })
})

describe('what stands beside a policy', () => {
  it('a quote that is escaped in a text closes nothing, also beside a refusal', () => {
    const held = JSON.stringify(document({ ...allow, Condition: { StringEquals: { 'acs:Service': 'a"}b' } } }))
    const reading = readPolicy(`ErrorCode: NoPermission, AuthAction: ecs:RunInstances\n${held}\nand so on }`)
    expect(reading.ok && reading.policies.map(({ statements }) => statements[0]?.condition)).toEqual([
      [{ operator: 'StringEquals', key: 'acs:Service', values: ['a"}b'] }],
    ])
  })
  it('a refusal is read up to a length, and a resource that is not whole is not taken over', () => {
    const refused = (resource: string) =>
      readRefusal(`ErrorCode: NoPermission\nAuthAction: ecs:RevokeSecurityGroup\nAuthResource: ${resource}`)
    const resources = ['acs:ecs:*:*:securitygroup/sg-1', 'acs:ecs:*:*:securitygroup/sg-1名前']
    expect(resources.map((each) => refused(each)?.smallest?.Statement[0].Resource)).toEqual([resources[0], '*'])
    expect(readRefusal(`ErrorCode: NoPermission AuthAction: ecs:RunInstances${' '.repeat(200_000)}`)).toBeNull()
  })
})
