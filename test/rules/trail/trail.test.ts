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

  it.each<readonly [string, object, object]>([
    [
      'a name is missing: the principal',
      { userIdentity: { type: 'root', principalId: '1' } },
      { caller: { kind: 'root', name: '1', account: null } },
    ],
    [
      'an identity as text',
      { userIdentity: '{"type":"ram-user","userName":"bob","accountId":7}' },
      { caller: { kind: 'ram-user', name: 'bob', account: '7' } },
    ],
    ...[undefined, null, 'bob', '[1]', 7, []].map(
      (userIdentity) =>
        [
          `no identity that says anything: ${JSON.stringify(userIdentity)}`,
          { userIdentity },
          { caller: { kind: null, name: null, account: null } },
        ] as const,
    ),
    ['the region of the event', { acsRegion: 'cn-beijing' }, { region: 'cn-beijing' }],
    ['or of the request', { acsRegion: undefined }, { region: 'ap-northeast-1' }],
    ['or none', { acsRegion: '', requestParameters: {} }, { region: null }],
    ['the program', {}, { agent: 'ecs.console.alibabacloud.com' }],
    [
      'no program, no address, no time',
      { userAgent: '', sourceIpAddress: {}, eventTime: null },
      { agent: null, from: null, time: null },
    ],
    ['a time as a number', { eventTime: 1732673645 }, { time: '1732673645' }],
  ])('who and where: %s', (_, more, told) => {
    expect(readTrail(JSON.stringify(event(more))).events).toMatchObject([told])
  })

  it.each<readonly [string, string]>([
    ['AuthorizeSecurityGroup', 'adds'],
    ['AuthorizeSecurityGroupEgress', 'adds'],
    ['RevokeSecurityGroup', 'removes'],
    ['RevokeSecurityGroupEgress', 'removes'],
    ['ModifySecurityGroupRule', 'changes-rule'],
    ['ModifySecurityGroupEgressRule', 'changes-rule'],
    ['ConfigureSecurityGroupPermissions', 'changes-rule'],
    ['ModifySecurityGroupPolicy', 'changes-group'],
    ['ModifySecurityGroupAttribute', 'changes-group'],
    ['ModifyPrefixList', 'changes-list'],
    ['ModifyPortRangeList', 'changes-list'],
    ['JoinSecurityGroup', 'moves'],
    ['LeaveSecurityGroup', 'moves'],
    ['ModifyInstanceAttribute', 'moves'],
    ['ModifyNetworkInterfaceAttribute', 'moves'],
    ['CreateSecurityGroup', 'creates'],
    ['DeleteSecurityGroup', 'deletes'],
  ])('%s %s', (eventName, effect) => {
    const [found] = readTrail(JSON.stringify(event({ eventName }))).events
    expect(found).toMatchObject({ operation: eventName, effect })
    // Rules are read where they are added or removed; elsewhere the values are told as they stand.
    const isRead = effect === 'adds' || effect === 'removes'
    expect(found?.document !== null).toBe(isRead)
    expect(found?.values.map(([name]) => name)).toEqual(isRead ? [] : ['IpProtocol', 'PortRange', 'SourceCidrIp'])
  })

  it('every parameter that tells what was changed is told, and none about the request', () => {
    const telling = {
      IpProtocol: 'tcp',
      PortRange: '1/2',
      SourcePortRange: '3/4',
      SourceCidrIp: '10.0.0.0/8',
      DestCidrIp: '10.0.0.0/9',
      Ipv6SourceCidrIp: '::/0',
      Ipv6DestCidrIp: '::/1',
      SourceGroupId: 'sg-s',
      DestGroupId: 'sg-d',
      SourcePrefixListId: 'pl-s',
      DestPrefixListId: 'pl-d',
      PortRangeListId: 'prl-1',
      Policy: 'drop',
      Priority: 5,
      InnerAccessPolicy: 'Drop',
      SecurityGroupName: 'web',
      SecurityGroupType: 'normal',
      VpcId: 'vpc-1',
      InstanceId: 'i-1',
      NetworkInterfaceId: 'eni-1',
      PrefixListId: 'pl-1',
      Description: 'why',
    }
    const about = { RegionId: 'x', ClientToken: 't', NicType: 'intranet', SecurityGroupId: 'sg-1', DryRun: false }
    const value = event({ eventName: 'ModifySecurityGroupRule', requestParameters: { ...telling, ...about } })
    expect(Object.fromEntries(readTrail(JSON.stringify(value)).events[0]?.values ?? [])).toEqual({
      ...telling,
      Priority: '5',
    })
  })

  const nested = (depth: number): unknown => (depth === 0 ? event() : [nested(depth - 1)])
  it.each<readonly [string, unknown, number]>([
    ['lists within lists, four deep', nested(4), 1],
    ['five deep no more', nested(5), 0],
    ['two hundred events', Array.from({ length: 200 }, () => event()), 200],
    ['of more the first two hundred', Array.from({ length: 201 }, () => event()), 200],
    [
      'and of lists together',
      { Events: Array.from({ length: 150 }, () => event()), Records: Array.from({ length: 150 }, () => event()) },
      200,
    ],
    ['files in a bucket', { Records: [event()] }, 1],
    ['a list in small letters', { events: [event()] }, 1],
    ['another field', { items: [event()] }, 0],
    ['a text that is no object', { event: 'eventName' }, 0],
    ['a text that is cut off', { event: JSON.stringify(event()).slice(0, -1) }, 0],
    ['an event without its name', event({ eventName: '' }), 0],
  ])('are found: %s', (_, value, count) => {
    const { events, found } = readTrail(JSON.stringify(value))
    expect(events).toHaveLength(count)
    expect(found).toBe(count > 0)
  })

  const port = (PortRange: string) => ({ IpProtocol: 'tcp', PortRange, SourceCidrIp: '10.0.0.0/8' })
  const named = (number: string, fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`Permissions.${number}.${name}`, value]))
  it.each<readonly [string, object, readonly string[]]>([
    ['two by numbers, whatever the order', { ...named('10', port('2/2')), ...named('2', port('3/3')) }, ['2/2', '3/3']],
    ['by numbers before a list', { ...named('1', port('1/1')), Permissions: [port('2/2')] }, ['1/1']],
    ['a list before fields beside it', { ...port('1/1'), Permissions: [port('2/2'), port('3/3')] }, ['2/2', '3/3']],
    ['a list in its wrapping', { Permissions: { Permission: [port('1/1')] } }, ['1/1']],
    ['the same as text', { Permissions: JSON.stringify({ Permission: [port('1/1')] }) }, ['1/1']],
    ['what is no rule in a list', { Permissions: [1, null, 'x', port('1/1')] }, ['1/1']],
    ['a list that cannot be read, and fields beside it', { ...port('1/1'), Permissions: '[{' }, ['1/1']],
    [
      'numbers of five digits, and names that are none',
      { ...port('1/1'), ...named('12345', port('2/2')), 'Permissions.1.Port-Range': '3/3' },
      ['1/1'],
    ],
    [
      'names with more around them',
      { ...port('1/1'), 'MyPermissions.1.PortRange': '3/3', 'Permissions.1.PortRange.2': '4/4' },
      ['1/1'],
    ],
    ['no protocol, no rule', { PortRange: '1/1', SourceCidrIp: '10.0.0.0/8' }, []],
  ])('rules of a request: %s', (_, parameters, ports) => {
    const value = event({ requestParameters: { SecurityGroupId: 'sg-1', ...parameters } })
    expect(rulesIn(value).map(([, , , range]) => range)).toEqual(ports)
  })

  it.each<readonly [string, object, readonly string[]]>([
    ['one', { SecurityGroupId: 'sg-1' }, ['sg-1']],
    ['a list', { SecurityGroupId: ['sg-1', 'sg-2'] }, ['sg-1', 'sg-2']],
    ['a list as text', { SecurityGroupId: '["sg-1","sg-2"]' }, ['sg-1', 'sg-2']],
    ['by numbers', { 'SecurityGroupId.1': 'sg-1', 'SecurityGroupId.12': 'sg-2' }, ['sg-1', 'sg-2']],
    [
      'lists as text by numbers',
      { 'SecurityGroupId.1': '["sg-1"]', 'SecurityGroupId.2': '["sg-2"]' },
      ['sg-1', 'sg-2'],
    ],
    ['what is no id', { SecurityGroupId: ['', 1, null, 'sg-1'] }, ['sg-1']],
    ['a text that is no list', { SecurityGroupId: '[sg' }, []],
    ['an object as text', { SecurityGroupId: '[{}]' }, []],
    [
      'what is no number',
      {
        'SecurityGroupId.x': 'sg-1',
        'SecurityGroupId.1x': 'sg-1',
        'SecurityGroupId.12345': 'sg-1',
        'SecurityGroupIds.1': 'sg-1',
      },
      [],
    ],
    ['none', {}, []],
  ])('the groups of a request: %s', (_, parameters, groups) => {
    const [found] = readTrail(JSON.stringify(event({ requestParameters: { IpProtocol: 'tcp', ...parameters } }))).events
    expect(found?.groups).toEqual(groups)
    const [group] = groups
    expect(found?.document && 'SecurityGroupId' in found.document ? found.document.SecurityGroupId : undefined).toBe(
      group,
    )
  })

  it('the document of an event is the group with the rules alone', () => {
    const requestParameters = { ...event().requestParameters, NicType: 'intranet', RegionId: 'r' }
    expect(readTrail(JSON.stringify(event({ requestParameters }))).events[0]?.document).toEqual({
      SecurityGroupId: 'sg-example-web',
      Permissions: {
        Permission: [{ IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '0.0.0.0/0', Direction: 'ingress' }],
      },
    })
  })

  it('parameters as text are preferred to those beside it; what cannot be read names nothing', () => {
    const both = event({ requestParameterJson: JSON.stringify({ SecurityGroupId: 'sg-2' }) })
    expect(readTrail(JSON.stringify(both)).events[0]?.groups).toEqual(['sg-2'])
    for (const requestParameters of ['{', '[]', 'x', 7, null]) {
      const [found] = readTrail(JSON.stringify(event({ requestParameters }))).events
      expect(found).toMatchObject({ groups: [], rules: [], document: null, ruleIds: [], values: [] })
    }
  })

  it('only what could not be read is told of the rules', () => {
    const [good] = readTrail(JSON.stringify(event())).events
    expect(good?.warnings).toEqual([])
    const [bad] = readTrail(JSON.stringify(event({ requestParameters: port('22-x') }))).events
    expect(bad?.warnings.map(({ severity }) => severity)).toContain('error')
    expect(new Set(bad?.warnings.map(({ severity }) => severity))).toEqual(new Set(['error']))
  })

  it('what is wrong with the JSON is told, and the rest read', () => {
    const { events, findings } = readTrail(`${JSON.stringify(event()).slice(0, -1)},}`)
    expect(events).toHaveLength(1)
    expect(findings.length).toBeGreaterThan(0)
    expect(readTrail(JSON.stringify(event())).findings).toEqual([])
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
