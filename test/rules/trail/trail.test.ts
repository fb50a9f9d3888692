import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPeer, formatPorts, readTrail } from '@/lib/rules'

const event = (more: object = {}) => ({
  eventId: 'A5A4BB74-EFBC-5D8B-BD8A-1B9131429438',
  eventVersion: 1,
  eventName: 'AuthorizeSecurityGroup',
  eventTime: '2026-11-27T02:14:05Z',
  eventType: 'ApiCall',
  serviceName: 'Ecs',
  acsRegion: 'ap-northeast-1',
  sourceIpAddress: '203.0.113.9',
  userAgent: 'ecs.console.alibabacloud.com',
  userIdentity: { type: 'ram-user', userName: 'alice', accountId: '1234567890123456', accessKeyId: 'LTAI****' },
  requestParameters: {
    RegionId: 'ap-northeast-1',
    SecurityGroupId: 'sg-example-web',
    IpProtocol: 'tcp',
    PortRange: '22/22',
    SourceCidrIp: '0.0.0.0/0',
    NicType: 'intranet',
  },
  ...more,
})

const rulesIn = (value: unknown) =>
  readTrail(JSON.stringify(value)).events.flatMap(({ rules }) =>
    rules.map((rule) => [rule.direction, rule.action, rule.protocol, formatPorts(rule.ports), formatPeer(rule.peer)]),
  )

describe('events of ActionTrail', () => {
  it('tell who, when, from where, which group and which rule', () => {
    const [found] = readTrail(JSON.stringify(event())).events
    expect(found).toMatchObject({
      operation: 'AuthorizeSecurityGroup',
      effect: 'adds',
      time: '2026-11-27T02:14:05Z',
      region: 'ap-northeast-1',
      caller: { kind: 'ram-user', name: 'alice', account: '1234567890123456' },
      from: '203.0.113.9',
      refused: null,
      groups: ['sg-example-web'],
      warnings: [],
    })
    const told = JSON.stringify(found, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(told).not.toContain('LTAI')
    expect(rulesIn(event())).toEqual([['ingress', 'accept', 'tcp', '22/22', '0.0.0.0/0']])
  })

  const written = {
    IpProtocol: 'TCP',
    PortRange: '443/443',
    SourceCidrIp: '198.51.100.0/24',
    Policy: 'drop',
    Priority: '5',
  }
  it.each([
    [
      'by numbers',
      Object.fromEntries(Object.entries(written).map(([name, value]) => [`Permissions.1.${name}`, value])),
    ],
    ['as a list', { Permissions: [written] }],
    ['as text', { Permissions: JSON.stringify([written]) }],
  ])('rules %s are the same', (_, parameters) => {
    const rules = rulesIn(event({ requestParameters: { SecurityGroupId: 'sg-1', ...parameters } }))
    expect(rules).toEqual([['ingress', 'drop', 'tcp', '443/443', '198.51.100.0/24']])
  })

  it('parameters may be JSON inside the JSON, and egress is told by the operation', () => {
    const requestParameterJson = JSON.stringify({
      SecurityGroupId: 'sg-1',
      Permissions: [{ IpProtocol: 'ALL', PortRange: '-1/-1', DestCidrIp: '10.0.0.0/8' }],
    })
    const value = event({
      eventName: 'AuthorizeSecurityGroupEgress',
      requestParameters: undefined,
      requestParameterJson,
    })
    expect(rulesIn(value)).toEqual([['egress', 'accept', 'all', '-1/-1', '10.0.0.0/8']])
  })

  it.each([
    ['a list', [event(), event()], 2],
    ['an answer of LookupEvents', { Events: [event()], NextToken: '' }, 1],
    ['an entry of Simple Log Service', { __topic__: 'actiontrail_audit_event', event: event() }, 1],
    ['an entry with the event as text', { event: JSON.stringify(event()) }, 1],
  ])('are found in %s', (_, value, count) => {
    expect(readTrail(JSON.stringify(value)).events).toHaveLength(count)
  })

  it('a refused call is told: nothing changed', () => {
    expect(readTrail(JSON.stringify(event({ errorCode: 'Forbidden.RAM' }))).events[0]?.refused).toBe('Forbidden.RAM')
  })

  it('revoked rule ids and new values of a changed rule are told', () => {
    const revoke = event({
      eventName: 'RevokeSecurityGroup',
      requestParameters: {
        SecurityGroupId: 'sg-1',
        'SecurityGroupRuleId.1': 'sgr-a',
        'SecurityGroupRuleId.2': 'sgr-b',
      },
    })
    expect(readTrail(JSON.stringify(revoke)).events[0]).toMatchObject({
      effect: 'removes',
      ruleIds: ['sgr-a', 'sgr-b'],
    })
    const modify = event({
      eventName: 'ModifySecurityGroupRule',
      requestParameters: { SecurityGroupId: 'sg-1', SecurityGroupRuleId: 'sgr-a', SourceCidrIp: '0.0.0.0/0' },
    })
    expect(readTrail(JSON.stringify(modify)).events[0]).toMatchObject({
      effect: 'changes-rule',
      ruleIds: ['sgr-a'],
      values: [['SourceCidrIp', '0.0.0.0/0']],
    })
  })

  it('a rule that cannot be read is said, other operations are named', () => {
    const bad = event({ requestParameters: { SecurityGroupId: 'sg-1', IpProtocol: 'tcp', PortRange: '22-x' } })
    expect(readTrail(JSON.stringify(bad)).events[0]?.warnings.length).toBeGreaterThan(0)
    expect(readTrail(JSON.stringify(event({ eventName: 'DescribeInstances' })))).toMatchObject({
      events: [],
      others: ['DescribeInstances'],
      found: true,
    })
  })

  it('no text breaks it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 6 })), (text) => {
        expect(readTrail(text).found).toBe(false)
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (requestParameters) => {
        expect(readTrail(JSON.stringify(event({ requestParameters }))).events).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
    expect(readTrail('['.repeat(100_000)).found).toBe(false)
  })
})
