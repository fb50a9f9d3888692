import { describe, expect, it } from 'vitest'
import { decidePolicy, readPolicy } from '@/lib/policy'
import { nearestAction } from '@/lib/policy/data/names'
import { ecsActions } from '@/lib/policy/data/operations'
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
