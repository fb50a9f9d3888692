import { describe, expect, it } from 'vitest'
import { decidePolicy, readPolicy } from '@/lib/policy'

const action = 'ecs:AuthorizeSecurityGroup'
const deny = { Effect: 'Deny', Action: 'ecs:*', Resource: '*' }
const allow = { Effect: 'Allow', Action: '*', Resource: '*' }

/** What a template with this policy says of adding a rule, where its parameter `Strict` has a default; or what is wrong. */
function said(strict: string, statements: unknown, more: object = {}) {
  const reading = readPolicy({
    ROSTemplateFormatVersion: '2015-09-01',
    Parameters: { Strict: { Type: 'String', ...(strict === '' ? {} : { Default: strict }) } },
    Conditions: { IsStrict: { 'Fn::Equals': [{ Ref: 'Strict' }, 'yes'] } },
    Resources: {
      Open: {
        Type: 'ALIYUN::RAM::ManagedPolicy',
        Properties: { PolicyDocument: { Version: '1', Statement: [allow] } },
      },
      Own: {
        Type: 'ALIYUN::RAM::ManagedPolicy',
        ...more,
        Properties: { PolicyDocument: { Version: '1', Statement: statements } },
      },
    },
  })
  if (!reading.ok) return reading.problems.map(({ code }) => code)
  return decidePolicy(reading.policies, { action }).effect
}

describe('what conditions of a template leave out is not judged', () => {
  it.each([
    ['a policy', [deny], { Condition: 'IsStrict' }],
    ['a statement', [allow, { 'Fn::If': ['IsStrict', deny, { Ref: 'ALIYUN::NoValue' }] }], {}],
    ['all statements', { 'Fn::If': ['IsStrict', [deny], [allow]] }, {}],
    ['an effect', [{ ...allow, Effect: { 'Fn::If': ['IsStrict', 'Deny', 'Allow'] } }], {}],
  ])('%s', (_, statements, more) => {
    expect([said('yes', statements, more), said('no', statements, more)]).toEqual(['deny', 'allow'])
  })
  it('a condition of a statement', () => {
    const Condition = { 'Fn::If': ['IsStrict', { Bool: { 'acs:MFAPresent': 'true' } }, { Ref: 'ALIYUN::NoValue' }] }
    expect([said('yes', [{ ...deny, Condition }]), said('no', [{ ...deny, Condition }])]).toEqual(['depends', 'deny'])
  })
  it('a policy that none is made of', () => {
    expect([said('yes', [deny], { Count: 0 }), said('yes', [deny], { Count: { Ref: 'Strict' } })]).toEqual([
      'allow',
      'deny',
    ])
  })
  it('a choice that the template does not tell is no statement', () => {
    expect(said('', [{ 'Fn::If': ['IsStrict', deny, allow] }])).toContain('type')
  })
})

it('functions come to what the template tells of them', () => {
  const of = (Action: unknown) => said('yes', [{ ...deny, Action }])
  expect(of({ 'Fn::Split': [',', 'ecs:RevokeSecurityGroup,ecs:AuthorizeSecurityGroup'] })).toBe('deny')
  expect(of({ 'Fn::Split': [',', 'ecs:RevokeSecurityGroup,ecs:RunInstances'] })).toBe('allow')
  expect(of([{ 'Fn::Select': [1, ['ecs:RunInstances', 'ecs:AuthorizeSecurityGroup']] }])).toBe('deny')
})
