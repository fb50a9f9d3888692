import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePolicy, wildcardMatches } from '@/lib/policy'
import { cpuTime, expectWithin } from '../cpu-time'
import { anyAction, anyDocuments, anyResource, document, policies, type Written } from './any-policy'
import { naiveMatches, plainEffect } from './plain-reference'

const group = 'acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-1'
const condition = { IpAddress: { 'acs:SourceIp': ['203.0.113.0/24'] } }
const action = 'ecs:RevokeSecurityGroup'
const statement = (Effect: 'Allow' | 'Deny', more: Partial<Written> = {}): Written => ({
  Effect,
  Action: 'ecs:*',
  Resource: '*',
  ...more,
})
const on = (Resource: string): Partial<Written> => ({ Resource })
const decide = (statements: readonly Written[], resource?: string) =>
  decidePolicy(policies(document(...statements)), resource === undefined ? { action } : { action, resource })
const effect = (statements: readonly Written[], resource?: string) => decide(statements, resource).effect

describe('any policies, on a resource', () => {
  it('the effect is that of trying every way in which the conditions may hold', () => {
    fc.assert(
      fc.property(anyDocuments, anyAction, anyResource, (documents, asked, resource) => {
        const decision = decidePolicy(policies(...documents), { action: asked, resource })
        expect(decision.effect).toBe(plainEffect(documents, asked, resource))
      }),
      { numRuns: 3000 },
    )
  })

  it('what is decided on any resource holds on each of them', () => {
    fc.assert(
      fc.property(anyDocuments, anyAction, anyResource, (documents, asked, resource) => {
        const read = policies(...documents)
        const anywhere = decidePolicy(read, { action: asked }).effect
        const here = decidePolicy(read, { action: asked, resource }).effect
        if (anywhere === 'allow' || anywhere === 'deny') expect(here).toBe(anywhere)
        if (anywhere === 'implicit-deny') expect(['deny', 'implicit-deny']).toContain(here)
      }),
      { numRuns: 3000 },
    )
  })

  it('the order of policies changes no effect, and only a Deny can be added without opening anything', () => {
    fc.assert(
      fc.property(anyDocuments, anyAction, anyResource, (documents, asked, resource) => {
        const request = { action: asked, resource }
        const { effect: before } = decidePolicy(policies(...documents), request)
        expect(decidePolicy(policies(...documents.toReversed()), request).effect).toBe(before)
        expect(decidePolicy(policies(...documents, document(statement('Deny', { Action: '*' }))), request).effect).toBe(
          'deny',
        )
      }),
    )
  })

  it('the trace has every statement once, in order, and marks the one that is named', () => {
    fc.assert(
      fc.property(anyDocuments, anyAction, fc.option(anyResource, { nil: undefined }), (documents, asked, resource) => {
        const request = resource === undefined ? { action: asked } : { action: asked, resource }
        const { by, trace } = decidePolicy(policies(...documents), request)
        expect(trace.map((entry) => [entry.policy, entry.statement])).toEqual(
          documents.flatMap(({ Statement }, policy) => Statement.map((_, index) => [policy, index])),
        )
        const marked = trace.filter(({ decides }) => decides)
        expect(marked.map((entry) => [entry.policy, entry.statement])).toEqual(by ? [[by.policy, by.statement]] : [])
        for (const entry of marked) expect(entry.matches).not.toBe('no')
      }),
    )
  })
})

describe('an explicit Deny, an Allow, or nothing', () => {
  it('a Deny outranks an Allow, wherever it stands, and is named', () => {
    expect(decide([statement('Allow'), statement('Deny')])).toMatchObject({
      effect: 'deny',
      by: { policy: 0, name: null, statement: 1 },
    })
    const two = policies(document(statement('Deny')), document(statement('Allow')))
    expect(decidePolicy(two, { action })).toMatchObject({ effect: 'deny', by: { policy: 0, statement: 0 } })
  })

  it('what nothing allows is denied, and nothing is named', () => {
    expect(decidePolicy([], { action })).toEqual({
      effect: 'implicit-deny',
      by: null,
      turnsOn: [],
      onAll: false,
      trace: [],
    })
    expect(decide([statement('Allow', { Action: 'oss:*' })])).toMatchObject({ effect: 'implicit-deny', by: null })
  })

  it('NotAction is all but these', () => {
    const other = statement('Allow', { NotAction: 'ram:*' })
    const { Action: _, ...allowed } = other
    expect(effect([allowed])).toBe('allow')
    expect(decidePolicy(policies(document(allowed)), { action: 'ram:CreateUser' }).effect).toBe('implicit-deny')
  })

  it('names of actions are compared without regard to case, resources with', () => {
    expect(effect([statement('Deny', { Action: 'ECS:revokesecuritygroup' })])).toBe('deny')
    expect(effect([statement('Deny', on(group.toUpperCase().replace('ACS', 'acs')))], group)).toBe('implicit-deny')
  })
})

describe('a condition on a key that the context lacks decides nothing', () => {
  const conditional = (Effect: 'Allow' | 'Deny') => statement(Effect, { Condition: condition })

  it('an Allow under a condition depends on it, unless a Deny without one decides', () => {
    expect(decide([conditional('Allow')])).toMatchObject({ effect: 'depends', by: { statement: 0 } })
    expect(decide([conditional('Allow'), statement('Deny')])).toMatchObject({ effect: 'deny', by: { statement: 1 } })
  })

  it('an Allow without a condition next to one with it allows', () => {
    expect(decide([conditional('Allow'), statement('Allow')])).toMatchObject({ effect: 'allow', by: { statement: 1 } })
  })

  it('a Deny under a condition over an Allow depends on the Deny', () => {
    expect(decide([statement('Allow'), conditional('Deny')])).toMatchObject({ effect: 'depends', by: { statement: 1 } })
  })

  it('a Deny under a condition where nothing allows changes nothing: denied either way', () => {
    expect(decide([conditional('Deny')])).toMatchObject({ effect: 'implicit-deny', by: null })
  })

  it('the trace says that the condition is what is open', () => {
    expect(decide([conditional('Allow')]).trace).toEqual([
      {
        policy: 0,
        statement: 0,
        effect: 'Allow',
        action: 'yes',
        resource: 'yes',
        condition: 'maybe',
        open: [{ operator: 'IpAddress', key: 'acs:SourceIp', values: ['203.0.113.0/24'] }],
        matches: 'maybe',
        decides: true,
      },
    ])
  })
})

describe('without a resource, the question is about any resource', () => {
  it('a statement that is limited to resources neither matches nor fails to', () => {
    expect(decide([statement('Allow'), statement('Deny', on(group))])).toMatchObject({
      effect: 'depends',
      by: { statement: 1 },
    })
    expect(effect([statement('Allow', on(group))])).toBe('depends')
    expect(effect([statement('Deny', on(group))])).toBe('implicit-deny')
  })

  it('with the resource it is one or the other', () => {
    const both = [statement('Allow'), statement('Deny', on('acs:ecs:*:*:securitygroup/sg-1'))]
    expect(effect(both, group)).toBe('deny')
    expect(effect(both, group.replace('sg-1', 'sg-2'))).toBe('allow')
  })

  it('a Deny on one group does not reach what is authorised on all resources', () => {
    expect(effect([statement('Allow'), statement('Deny', on(group))], '*')).toBe('allow')
  })

  it('an Allow on resources that are all denied opens none of them', () => {
    const allowed = statement('Allow', on('acs:ecs:cn-hangzhou:*:securitygroup/sg-1'))
    expect(effect([allowed, statement('Deny', on('acs:ecs:*:*:securitygroup/*'))])).toBe('implicit-deny')
    expect(effect([allowed, statement('Deny', on('acs:ecs:*:1:securitygroup/*'))])).toBe('depends')
    const under = statement('Deny', { ...on('acs:ecs:*:*:securitygroup/*'), Condition: condition })
    expect(effect([allowed, under])).toBe('depends')
  })
})

describe('placeholders that were not filled in', () => {
  it.each([
    'acs:ecs:REGION:ACCOUNT:securitygroup/GROUP_ID',
    'acs:ecs:{#regionId}:{#accountId}:securitygroup/{#securitygroupId}',
    'acs:ecs:<region>:*:securitygroup/sg-1',
  ])('%s may match what has its form, and no more', (pattern) => {
    const both = [statement('Allow'), statement('Deny', on(pattern))]
    expect(effect(both, group)).toBe('depends')
    expect(effect(both, 'acs:ecs:cn-hangzhou:1:instance/i-1')).toBe('allow')
    expect(effect(both, pattern)).toBe('deny')
  })
})

describe('wildcards', () => {
  const pieces = fc.constantFrom('*', '?', 'a', 'b', 'A', ':')
  const pattern = fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join(''))
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ':'), maxLength: 9 })

  it('matching is that of trying everything', () => {
    fc.assert(
      fc.property(pattern, text, (written, given) => {
        expect(wildcardMatches(written, given)).toBe(naiveMatches(written, given))
        const folded = naiveMatches(written.toLowerCase(), given.toLowerCase())
        expect(wildcardMatches(written, given, { fold: true })).toBe(folded)
      }),
      { numRuns: 10_000 },
    )
  })

  it('a pattern that covers another matches all that the other matches', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (wide, narrow, given) => {
        if (wildcardMatches(wide, narrow, { covering: true }) && naiveMatches(narrow, given)) {
          expect(naiveMatches(wide, given)).toBe(true)
        }
      }),
      { numRuns: 10_000 },
    )
  })

  it('no pattern is slow', { tags: ['timed'] }, () => {
    const used = cpuTime()
    expect(wildcardMatches(`${'*a'.repeat(500)}b`, 'a'.repeat(1024))).toBe(false)
    expect(wildcardMatches(`*${'a'.repeat(2_000_000)}`, 'a'.repeat(1024))).toBe(false)
    expect(wildcardMatches('*'.repeat(2_000_000), 'a'.repeat(1024))).toBe(true)
    expectWithin(used(), 1000)
  })

  it('a request that is longer than any action is refused', () => {
    expect(() => decidePolicy([], { action: 'a'.repeat(300) })).toThrow(RangeError)
    expect(() => decidePolicy([], { action, resource: 'a'.repeat(2000) })).toThrow(RangeError)
  })
})
