import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePolicy, type RequestContext, readPolicy, wayRound } from '@/lib/policy'
import { document, policies, type Written } from './any-policy'

const action = 'ecs:AuthorizeSecurityGroup'
const allow = { Effect: 'Allow', Action: 'ecs:*', Resource: '*' } as const

/** Whether a condition holds: a Deny under it decides, does not, or may. */
function holds(Condition: object, context: RequestContext): boolean | null {
  const { effect } = decidePolicy(policies(document(allow, { ...allow, Effect: 'Deny', Condition })), {
    action,
    context,
  })
  return effect === 'depends' ? null : effect === 'deny'
}

describe('policy 4: a condition is evaluated by the operators of RAM', () => {
  it.each<[string, string, string | readonly string[], string | number | boolean, boolean | null]>([
    ['StringEquals', 'ecs:tag/team', 'dev', 'dev', true],
    ['StringEquals', 'ecs:tag/team', 'dev', 'Dev', false],
    ['StringEquals', 'ecs:tag/team', ['ops', 'dev'], 'dev', true],
    ['StringEquals', 'ecs:tag/team', 'd*', 'dev', false],
    ['StringNotEquals', 'ecs:tag/team', ['ops', 'dev'], 'dev', false],
    ['StringNotEquals', 'ecs:tag/team', ['ops', 'dev'], 'web', true],
    ['StringEqualsIgnoreCase', 'ecs:tag/team', 'dev', 'DEV', true],
    ['StringNotEqualsIgnoreCase', 'ecs:tag/team', 'dev', 'DEV', false],
    ['StringLike', 'ecs:tag/team', 'd?v*', 'device', true],
    ['StringNotLike', 'ecs:tag/team', 'd?v*', 'device', false],
    ['NumericLessThan', 'oss:MaxKeys', '100', 99, true],
    ['NumericLessThan', 'oss:MaxKeys', '100', '100', false],
    ['NumericGreaterThanEquals', 'oss:MaxKeys', '100', '1e2', null],
    ['NumericNotEquals', 'oss:MaxKeys', '100', '100.0', false],
    ['DateLessThan', 'acs:CurrentTime', '2026-01-01T00:00:00+08:00', '2025-12-31T15:59:59Z', true],
    ['DateLessThan', 'acs:CurrentTime', '2026-01-01T00:00:00+08:00', '2025-12-31T16:00:00Z', false],
    ['DateGreaterThanEquals', 'acs:CurrentTime', '2026-01-01T00:00:00+08:00', '2025-12-31T16:00:00Z', true],
    ['DateLessThan', 'acs:CurrentTime', '2026-01-01T00:00:00+08:00', 'tomorrow', null],
    ['Bool', 'acs:SecureTransport', 'true', true, true],
    ['Bool', 'acs:SecureTransport', 'true', 'False', false],
    ['IpAddress', 'acs:SourceIp', '203.0.113.0/24', '203.0.113.9', true],
    ['IpAddress', 'acs:SourceIp', ['10.0.0.0/8', '203.0.113.7'], '203.0.113.7', true],
    ['IpAddress', 'acs:SourceIp', '203.0.113.0/24', '2001:db8::1', false],
    ['IpAddress', 'acs:SourceIp', '2001:db8::/32', '2001:db8::1', true],
    ['NotIpAddress', 'acs:SourceIp', '203.0.113.0/24', '198.51.100.1', true],
    // No page says whether IpAddress takes the first and the last address of a block.
    ['IpAddress', 'acs:SourceIp', '203.0.113.0/24', '203.0.113.0', null],
    ['IpAddressIncludeBorder', 'acs:SourceIp', '203.0.113.0/24', '203.0.113.0', true],
    ['IpAddress', 'acs:SourceIp', 'office', '203.0.113.0', null],
  ])('%s %s %j of %j: %j', (operator, key, values, given, wanted) => {
    expect(holds({ [operator]: { [key]: values } }, { [key]: given })).toBe(wanted)
  })

  it('a key that the context lacks decides nothing', () => {
    expect(holds({ StringNotEquals: { 'ecs:tag/team': 'dev' } }, {})).toBeNull()
    expect(holds({ Bool: { 'acs:MFAPresent': 'false' } }, { 'acs:SourceIp': '1.2.3.4' })).toBeNull()
    expect(holds({ StringEquals: { toString: 'x' } }, {})).toBeNull()
  })

  it('every part has to hold; one that fails decides, whatever the others are', () => {
    const both = { Bool: { 'acs:SecureTransport': 'true' }, IpAddress: { 'acs:SourceIp': '10.0.0.0/8' } }
    expect(holds(both, { 'acs:SecureTransport': 'true', 'acs:SourceIp': '10.1.1.1' })).toBe(true)
    expect(holds(both, { 'acs:SourceIp': '11.1.1.1' })).toBe(false)
    expect(holds(both, { 'acs:SourceIp': '10.1.1.1' })).toBeNull()
  })

  it('an operator of another type makes the statement ineffective (P-2)', () => {
    for (const given of ['0.0.0.0/0', '10.0.0.0/8']) {
      const context = { 'ecs:SecurityGroupSourceCidrIps': given }
      expect(holds({ IpAddress: { 'ecs:SecurityGroupSourceCidrIps': '0.0.0.0/0' } }, context)).toBe(false)
      expect(holds({ NotIpAddress: { 'ecs:SecurityGroupSourceCidrIps': '0.0.0.0/0' } }, context)).toBe(false)
    }
    expect(holds({ StringEquals: { 'acs:MFAPresent': 'true' } }, {})).toBe(false)
  })

  it('an operator that RAM does not have decides nothing', () => {
    expect(holds({ BoolIfExists: { 'acs:MFAPresent': 'false' } }, { 'acs:MFAPresent': 'false' })).toBeNull()
  })

  it('of several values of a request no page says whether one or all have to match', () => {
    const key = 'ecs:SecurityGroupIpProtocols'
    expect(holds({ StringEquals: { [key]: 'tcp' } }, { [key]: ['tcp', 'tcp'] })).toBe(true)
    expect(holds({ StringEquals: { [key]: 'tcp' } }, { [key]: ['udp', 'icmp'] })).toBe(false)
    expect(holds({ StringEquals: { [key]: 'tcp' } }, { [key]: ['tcp', 'udp'] })).toBeNull()
    expect(holds({ 'ForAnyValue:StringEquals': { [key]: 'tcp' } }, { [key]: ['tcp', 'udp'] })).toBe(true)
    expect(holds({ 'ForAllValues:StringEquals': { [key]: 'tcp' } }, { [key]: ['tcp', 'udp'] })).toBe(false)
  })

  it('policy 4: a decision that turns on a condition names it', () => {
    const Condition = { Bool: { 'acs:SecureTransport': 'true' }, IpAddress: { 'acs:SourceIp': '203.0.113.0/24' } }
    const read = policies(document({ ...allow, Condition }))
    const decision = decidePolicy(read, { action, context: { 'acs:SecureTransport': true } })
    expect(decision.effect).toBe('depends')
    expect(decision.turnsOn).toEqual([{ operator: 'IpAddress', key: 'acs:SourceIp', values: ['203.0.113.0/24'] }])
  })

  it('knowing more never turns a verdict around', () => {
    const keys = ['ecs:tag/a', 'ecs:tag/b'] as const
    const value = fc.constantFrom('x', 'y')
    const part = fc
      .tuple(fc.constantFrom('StringEquals', 'StringNotEquals'), fc.constantFrom(...keys), value)
      .map(([operator, key, wanted]) => ({ [operator]: { [key]: wanted } }))
    const statement = fc
      .record({
        Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
        Condition: fc.option(part, { nil: undefined }),
      })
      .map(({ Effect, Condition }) => ({ ...allow, Effect, ...(Condition ? { Condition } : {}) }))
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), value, value, (statements, a, b) => {
        const read = policies(document(...statements))
        const less = decidePolicy(read, { action, context: { [keys[0]]: a } }).effect
        const more = decidePolicy(read, { action, context: { [keys[0]]: a, [keys[1]]: b } }).effect
        expect(more).not.toBe('depends')
        if (less === 'allow' || less === 'deny') expect(more).toBe(less)
        if (less === 'implicit-deny') expect(['implicit-deny', 'deny']).toContain(more)
      }),
    )
  })
})

describe('ways round a test for 0.0.0.0/0', () => {
  const part = (operator: string, ...values: string[]) => ({ operator, key: 'ecs:SecurityGroupSourceCidrIps', values })

  it('are blocks that are every address together and pass one by one', () => {
    expect(wayRound(part('StringEquals', '0.0.0.0/0'))).toEqual(['0.0.0.0/1', '128.0.0.0/1'])
    expect(wayRound(part('StringEquals', '0.0.0.0/0', '128.0.0.0/1'))).toEqual([
      '0.0.0.0/2',
      '64.0.0.0/2',
      '128.0.0.0/2',
      '192.0.0.0/2',
    ])
    expect(wayRound(part('StringLike', '0.0.0.0/0', '*/1', '*/2'))).toHaveLength(8)
  })

  it('are none where the test is another, or nothing passes', () => {
    expect(wayRound(part('StringEquals', '10.0.0.0/8'))).toBeNull()
    expect(wayRound(part('StringNotEquals', '10.0.0.0/8'))).toBeNull()
    expect(wayRound(part('StringLike', '*'))).toBeNull()
    expect(wayRound(part('StringLike', '0.0.0.0/*'))).toBeNull()
    expect(wayRound(part('IpAddress', '0.0.0.0/0'))).toBeNull()
  })

  it('each that is told is one that the policy lets through', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '64.0.0.0/2', '*/2')), (values) => {
        const Condition = { StringLike: { 'ecs:SecurityGroupSourceCidrIps': ['0.0.0.0/0', ...values] } }
        const read = policies(document(allow, { ...allow, Effect: 'Deny', Condition }))
        for (const block of wayRound(part('StringLike', '0.0.0.0/0', ...values)) ?? []) {
          const context = { 'ecs:SecurityGroupSourceCidrIps': block }
          expect(decidePolicy(read, { action, context }).effect).toBe('allow')
        }
      }),
    )
  })
})

describe('what professionals look for', () => {
  const found = (statement: object) =>
    readPolicy({ Version: '1', Statement: [{ ...allow, Effect: 'Deny', ...statement }] }).problems.map(
      ({ code, params }) => [code, params],
    )

  it.each([
    ['ecs:AuthorizeSecurityGroups', 'ecs:AuthorizeSecurityGroup'],
    ['ecs:AuthoriseSecurityGroup', 'ecs:AuthorizeSecurityGroup'],
    ['ecs:RevokeSecurityGruop', 'ecs:RevokeSecurityGroup'],
    ['ecs:RunInstance', 'ecs:RunInstances'],
  ])('policy 2: a Deny of %s, which is no operation, denies nothing: %s is meant', (Action, meant) => {
    expect(found({ Action })).toEqual([['unknown-action', { found: Action, meant }]])
  })

  it('operations of ECS that have nothing to do with groups are known, too', () => {
    for (const Action of ['ecs:DetachNetworkInterface', 'ecs:StartInstances', 'ecs:*Disk*', 'oss:Anything', '*']) {
      expect(found({ Action })).toEqual([])
    }
    expect(found({ Action: 'ecs:Nonsense*' })).toEqual([['no-such-action', { found: 'ecs:Nonsense*' }]])
  })

  it('policy 4: acs:MFAPresent is absent when an AccessKey is used', () => {
    const mfa = (Effect: string, value: string) => found({ Effect, Condition: { Bool: { 'acs:MFAPresent': value } } })
    expect(mfa('Deny', 'false')).toEqual([['mfa-access-key', {}]])
    expect(mfa('Allow', 'true')).toEqual([])
  })

  it('operators of another type, and what to write', () => {
    const key = 'ecs:SecurityGroupSourceCidrIps'
    expect(found({ Condition: { IpAddress: { [key]: '0.0.0.0/0' } } })).toEqual([
      ['operator-type', { found: 'IpAddress', key, meant: 'StringEquals' }],
    ])
    expect(found({ Condition: { StringNotEquals: { 'acs:SourceIp': '1.2.3.4' } } })).toEqual([
      ['operator-type', { found: 'StringNotEquals', key: 'acs:SourceIp', meant: 'NotIpAddress' }],
    ])
  })

  it('a test for 0.0.0.0/0 that can be passed by', () => {
    const Condition = { StringEquals: { 'ecs:SecurityGroupSourceCidrIps': ['0.0.0.0/0'] } }
    expect(found({ Condition })).toEqual([['way-round', { blocks: '0.0.0.0/1, 128.0.0.0/1', found: '0.0.0.0/0' }]])
  })
})

describe('an action that is authorised on all resources only (P-1)', () => {
  const group = 'acs:ecs:ap-northeast-1:123456789012:securitygroup/sg-example'
  const deny = (Action: string | string[], Resource = group) => ({ Effect: 'Deny' as const, Action, Resource })
  const effect = (resource: string | undefined, ...statements: readonly Written[]) =>
    decidePolicy(policies(document(...statements)), resource === undefined ? { action } : { action, resource }).effect

  it('is compared with * whatever the request says', () => {
    for (const resource of [group, '*', undefined]) {
      expect(effect(resource, allow, deny(action))).toBe('allow')
      expect(effect(resource, allow, deny(action, '*'))).toBe('deny')
      expect(effect(resource, { ...allow, Resource: group })).toBe('implicit-deny')
      expect(effect(resource, { ...allow, Resource: 'acs:ecs:*:*:*' })).toBe('allow')
      expect(effect(resource, { ...allow, Resource: 'acs:ecs:cn-hangzhou:*:*' })).toBe('depends')
    }
  })

  it('others are compared with the resource', () => {
    const revoke = policies(document(allow, deny('ecs:RevokeSecurityGroup')))
    expect(decidePolicy(revoke, { action: 'ecs:RevokeSecurityGroup', resource: group }).effect).toBe('deny')
  })

  it('a Deny that so never applies is told with the actions that stay open', () => {
    const { problems } = readPolicy(document(deny([action, 'ecs:RevokeSecurityGroup'])))
    expect(problems).toMatchObject([
      {
        code: 'never-denies',
        severity: 'warning',
        params: { actions: action, count: 1 },
        place: { path: 'Statement[0]' },
      },
    ])
    expect(readPolicy(document({ ...allow, Action: action, Resource: group })).problems).toMatchObject([
      { code: 'never-allows' },
    ])
    expect(readPolicy(document(deny('ecs:RevokeSecurityGroup'))).problems).toEqual([])
    expect(readPolicy(document({ ...allow, Resource: group })).problems).toEqual([])
    expect(readPolicy(document(deny('ecs:*'))).problems).toMatchObject([{ code: 'never-denies', params: { count: 9 } }])
    expect(readPolicy(document(deny('ecs:*', 'acs:ecs:*:*:instance/i-1'))).problems).toEqual([])
  })
})
