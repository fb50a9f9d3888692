import { describe, expect, it } from 'vitest'
import { read, readDocuments, readHolders, readPages } from '@/lib/rules'
import { group, rule } from './documents'

type Fields = Readonly<Record<string, unknown>>

const told = (documents: readonly unknown[], ...codes: readonly string[]) =>
  readDocuments(documents)
    .warnings.filter(({ code }) => codes.includes(code))
    .map(({ severity, code, place, params, subject }) => [
      severity,
      code,
      place?.document,
      place?.path,
      params,
      subject,
    ])

const prefixList = (entries: readonly string[], fields: Fields = {}) => ({
  PrefixListId: 'pl-1',
  PrefixListName: 'office',
  AddressFamily: 'IPv4',
  MaxEntries: 5,
  Entries: { Entry: entries.map((Cidr) => ({ Cidr })) },
  ...fields,
})
const portList = (entries: readonly unknown[], fields: Fields = {}) => ({
  PortRangeListId: 'prl-1',
  Entries: entries.map((PortRange) => ({ PortRange })),
  ...fields,
})
const naming = { ...rule, SourceCidrIp: '', SourcePrefixListId: 'pl-1' }
const namingPorts = { ...rule, PortRange: '', PortRangeListId: 'prl-1' }

describe('M-14 prefix lists', () => {
  it('with name, family, room and entries', () => {
    const { ruleSet, counts } = readDocuments([group([naming]), prefixList(['10.0.0.0/8', '192.0.2.0/24'])])
    expect([...ruleSet.prefixLists.values()]).toMatchObject([{ id: 'pl-1', name: 'office', family: 4, maxEntries: 5 }])
    expect(ruleSet.prefixLists.get('pl-1')?.blocks.map(({ prefix }) => prefix)).toEqual([8, 24])
    expect([counts.prefixLists, counts.portLists]).toEqual([1, 0])
  })
  it.each<readonly [string, readonly unknown[], readonly unknown[]]>([
    [
      'an entry that is no block',
      [prefixList(['10.0.0.0/8', 'office'])],
      [
        [
          'error',
          'address',
          0,
          'Entries.Entry[1].Cidr',
          { field: 'Cidr', found: 'office', reason: expect.any(String) },
          'pl-1',
        ],
      ],
    ],
    [
      'an entry that is masked',
      [prefixList(['10.*.*.*'])],
      [['error', 'masked', 0, 'Entries.Entry[0].Cidr', { field: 'Cidr', found: '10.*.*.*', reason: 'masked' }, 'pl-1']],
    ],
    [
      'an entry of the other family',
      [prefixList(['10.0.0.0/8', '2001:db8::/32'])],
      [['warning', 'list-family', 0, 'Entries.Entry[1].Cidr', { found: '2001:db8::/32' }, 'pl-1']],
    ],
    [
      'a family that is none',
      [prefixList(['10.0.0.0/8'], { AddressFamily: 'IPv5' })],
      [['error', 'value-type', 0, 'AddressFamily', { field: 'AddressFamily', found: 'IPv5' }, 'pl-1']],
    ],
    [
      'a room that is no number',
      [prefixList(['10.0.0.0/8'], { MaxEntries: 'many' })],
      [['error', 'value-type', 0, 'MaxEntries', { field: 'MaxEntries', found: 'many' }, 'pl-1']],
    ],
    [
      'no entries at all',
      [{ PrefixListId: 'pl-1', Entries: 'none' }],
      [['error', 'no-entries', 0, 'Entries', {}, 'pl-1']],
    ],
    [
      'two rooms',
      [prefixList(['10.0.0.0/8']), prefixList(['10.0.0.0/8'], { MaxEntries: 7 })],
      [
        [
          'error',
          'contradiction',
          1,
          'MaxEntries',
          { subject: 'pl-1', field: 'MaxEntries', first: '5', second: '7', otherDocument: 1, otherPath: '' },
          'pl-1',
        ],
      ],
    ],
    [
      'two families',
      [prefixList([]), prefixList([], { AddressFamily: 'IPv6' })],
      [
        [
          'error',
          'contradiction',
          1,
          'AddressFamily',
          {
            subject: 'pl-1',
            field: 'AddressFamily',
            first: 'IPv4',
            second: 'IPv6',
            otherDocument: 1,
            otherPath: '',
          },
          'pl-1',
        ],
      ],
    ],
    [
      'other entries',
      [prefixList(['10.0.0.0/8', '192.0.2.0/24']), prefixList(['192.0.2.0/24'])],
      [
        [
          'error',
          'contradiction',
          1,
          'Entries',
          {
            subject: 'pl-1',
            field: 'Entries',
            first: '10.0.0.0/8, 192.0.2.0/24',
            second: '192.0.2.0/24',
            otherDocument: 1,
            otherPath: 'Entries',
          },
          'pl-1',
        ],
      ],
    ],
    [
      'the same entries in another order',
      [prefixList(['10.0.0.0/8', '192.0.2.0/24']), prefixList(['192.0.2.0/24', '10.0.0.0/8'])],
      [],
    ],
  ])('%s', (_, documents, expected) => {
    const found = told(documents, 'address', 'masked', 'list-family', 'value-type', 'no-entries', 'contradiction')
    expect(found).toEqual(expected)
  })
  it('one that was not read whole is one whose entries are missing', () => {
    const missing = (documents: readonly unknown[]) => {
      const { ruleSet } = readDocuments([group([naming]), ...documents])
      return ruleSet.prefixLists.has('pl-1')
    }
    expect(missing([prefixList(['10.0.0.0/8'])])).toBe(true)
    expect(missing([prefixList(['10.0.0.0/8', 'x'])])).toBe(false)
    expect(missing([prefixList(['10.0.0.0/8'], { NextToken: 'more' })])).toBe(false)
    expect(missing([prefixList(['10.0.0.0/8'], { NextToken: 'more' }), prefixList(['192.0.2.0/24'])])).toBe(true)
    expect(missing([prefixList([])])).toBe(true)
  })
  it('pages are put together', () => {
    const { ruleSet } = readDocuments([
      group([naming]),
      prefixList(['10.0.0.0/8'], { NextToken: 'more' }),
      prefixList(['192.0.2.0/24']),
    ])
    expect(ruleSet.prefixLists.get('pl-1')?.blocks.map(({ prefix }) => prefix)).toEqual([8, 24])
  })
})

describe('M-15 port lists', () => {
  it.each<readonly [readonly unknown[], readonly (readonly [number, number])[] | null]>([
    [
      ['80/80', '8000/8100'],
      [
        [80, 80],
        [8000, 8100],
      ],
    ],
    [['1/65535'], [[1, 65535]]],
    [['0/80'], null],
    [['80/65536'], null],
    [['90/80'], null],
    [['80'], null],
    [['80/80', 5], null],
    [[], []],
  ])('%j', (entries, expected) => {
    const { ruleSet, warnings } = readDocuments([group([namingPorts]), portList(entries)])
    const ranges = ruleSet.portLists.get('prl-1')?.ranges.map(({ start, end }) => [start, end])
    expect(ranges ?? null).toEqual(expected)
    expect(warnings.some(({ code, severity }) => code === 'port-range' && severity === 'error')).toBe(expected === null)
  })
  it('a range that is none is told in its place', () => {
    expect(told([portList(['80/80', '90/80'])], 'port-range')).toEqual([
      ['error', 'port-range', 0, 'Entries[1].PortRange', { field: 'PortRange', found: '90/80' }, 'prl-1'],
    ])
  })
  it('two answers about one list have to say the same', () => {
    expect(told([portList(['80/80']), portList(['81/81'])], 'contradiction')).toEqual([
      [
        'error',
        'contradiction',
        1,
        'Entries',
        { subject: 'prl-1', field: 'Entries', first: '80/80', second: '81/81', otherDocument: 1, otherPath: 'Entries' },
        'prl-1',
      ],
    ])
    expect(told([portList(['80/80', '81/82']), portList(['81/82', '80/80'])], 'contradiction')).toEqual([])
  })
  it('one that does not say its id is the only one that is missing', () => {
    const anonymous = { Entries: [{ PortRange: '80/80' }] }
    const of = (rules: readonly Fields[], documents: readonly unknown[]) => {
      const { ruleSet, warnings } = readDocuments([group(rules), ...documents])
      return [
        [...ruleSet.portLists.keys()],
        warnings
          .filter(({ code }) => code.startsWith('port-list-'))
          .map(({ code, severity, place }) => [severity, code, place?.path]),
      ]
    }
    const other = { ...namingPorts, PortRangeListId: 'prl-2' }
    expect(of([namingPorts], [anonymous])).toEqual([['prl-1'], [['hint', 'port-list-named', 'Entries']]])
    expect(of([namingPorts, other], [anonymous])).toEqual([[], [['warning', 'port-list-unnamed', 'Entries']]])
    expect(of([namingPorts, other], [anonymous, portList(['1/2'], { PortRangeListId: 'prl-2' })])).toEqual([
      ['prl-2', 'prl-1'],
      [['hint', 'port-list-named', 'Entries']],
    ])
    expect(of([namingPorts], [anonymous, { Entries: [{ PortRange: '81/81' }] }])[0]).toEqual([])
    expect(of([], [anonymous])).toEqual([[], [['warning', 'port-list-unnamed', 'Entries']]])
    expect(of([namingPorts], [{ Entries: [{ PortRange: 'x' }] }])[0]).toEqual([])
    expect(of([namingPorts], [{ ...anonymous, NextToken: 'more' }])[0]).toEqual([])
  })
})

describe('G-11 members', () => {
  const memberships = (document: unknown) => [...readDocuments([document]).memberships]
  const ids = { SecurityGroupIds: { SecurityGroupId: ['sg-1', 'sg-2'] } }
  it.each<readonly [string, unknown, readonly unknown[]]>([
    [
      'interfaces',
      { NetworkInterfaceSets: { NetworkInterfaceSet: [{ NetworkInterfaceId: 'eni-1', ...ids }] } },
      [['eni-1', ['sg-1', 'sg-2']]],
    ],
    ['one interface', { NetworkInterfaceId: 'eni-1', ...ids }, [['eni-1', ['sg-1', 'sg-2']]]],
    ['instances', { Instances: { Instance: [{ InstanceId: 'i-1', ...ids }] } }, [['i-1', ['sg-1', 'sg-2']]]],
    [
      'an instance stands for its primary interface',
      {
        Instances: {
          Instance: [
            {
              InstanceId: 'i-1',
              ...ids,
              NetworkInterfaces: {
                NetworkInterface: [
                  { NetworkInterfaceId: 'eni-2', Type: 'Secondary' },
                  { NetworkInterfaceId: 'eni-1', Type: 'Primary' },
                ],
              },
            },
          ],
        },
      },
      [['eni-1', ['sg-1', 'sg-2']]],
    ],
    [
      'or for the first',
      {
        Instances: {
          Instance: [
            { InstanceId: 'i-1', ...ids, NetworkInterfaces: { NetworkInterface: [{ NetworkInterfaceId: 'eni-3' }] } },
          ],
        },
      },
      [['eni-3', ['sg-1', 'sg-2']]],
    ],
    ['without any id', { Instances: { Instance: [{ ...ids }] } }, [['0', ['sg-1', 'sg-2']]]],
    [
      'what is no text is no group',
      { NetworkInterfaceId: 'eni-1', SecurityGroupIds: ['sg-1', 5] },
      [['eni-1', ['sg-1']]],
    ],
  ])('%s', (_, document, expected) => {
    expect(memberships(document)).toEqual(expected)
  })
  it('one that does not say its groups is told in its place', () => {
    const document = {
      NetworkInterfaceSets: {
        NetworkInterfaceSet: [{ NetworkInterfaceId: 'eni-1', ...ids }, { NetworkInterfaceId: 'eni-2' }, 5],
      },
    }
    expect(told([document], 'no-membership').map(([severity, , , path]) => [severity, path])).toEqual([
      ['error', 'NetworkInterfaceSets.NetworkInterfaceSet[1]'],
      ['error', 'NetworkInterfaceSets.NetworkInterfaceSet[2]'],
    ])
    expect(readDocuments([document]).recognised).toMatchObject([{ kind: 'interfaces', read: 1, skipped: 2 }])
  })
})

describe('rules of a group, by the names that inventories have for them', () => {
  const silent = { IpProtocol: 'TCP', PortRange: '22/22', Policy: 'Accept', Priority: 1 }
  const from = { ...silent, SourceCidrIp: '10.0.0.0/8' }
  const to = { ...silent, DestCidrIp: '10.0.0.0/8' }
  const cidr = { ip_protocol: 'tcp', port_range: '22/22', policy: 'accept', priority: 1, cidr_ip: '10.0.0.0/8' }
  const directions = (fields: Fields) =>
    readDocuments([{ SecurityGroupId: 'sg-1', VpcId: 'vpc-1', ...fields }]).ruleSet.groups.flatMap(({ rules }) =>
      rules.map(({ direction, place }) => `${direction} ${place.path}`),
    )
  it.each<readonly [Fields, readonly string[]]>([
    [{ IngressRules: [from] }, ['ingress IngressRules[0]']],
    [{ egress_rules: [to] }, ['egress egress_rules[0]']],
    [{ inbound: [from], outbound: [to] }, ['ingress inbound[0]', 'egress outbound[0]']],
    [{ RulesIngress: [cidr], RulesEgress: [cidr] }, ['ingress RulesIngress[0]', 'egress RulesEgress[0]']],
    [{ rules: [cidr], rules_egress: [cidr] }, ['ingress rules[0]', 'egress rules_egress[0]']],
    [{ IngressRules: { Rule: [from] } }, ['ingress IngressRules[0]']],
    [{ IngressRules: { Rule: [from], Other: [] } }, []],
    [{ IngressRules: JSON.stringify([from]) }, ['ingress IngressRules[0]']],
    [{ IngressRules: ` ${JSON.stringify([from])}` }, ['ingress IngressRules[0]']],
    [{ IngressRules: `see ${JSON.stringify([from])}` }, []],
    [{ IngressRules: [5, from] }, ['ingress IngressRules[1]']],
    [{ Permissions: { Permission: { ...from, Direction: 'ingress' } } }, ['ingress Permissions.Permission[0]']],
    [
      { Permissions: JSON.stringify({ Permission: [{ ...from, Direction: 'ingress' }] }) },
      ['ingress Permissions.Permission[0]'],
    ],
    [{ my_rules_of_thumb: [from] }, []],
  ])('%j', (fields, expected) => {
    expect(directions(fields)).toEqual(expected)
  })
  it.each<readonly [Fields, string | null]>([
    [{ SourceCidrIp: '10.0.0.0/8' }, 'ingress'],
    [{ Ipv6SourceCidrIp: '2001:db8::/32' }, 'ingress'],
    [{ SourceGroupId: 'sg-2' }, 'ingress'],
    [{ SourcePrefixListId: 'pl-1' }, 'ingress'],
    [{ DestCidrIp: '10.0.0.0/8' }, 'egress'],
    [{ Ipv6DestCidrIp: '2001:db8::/32' }, 'egress'],
    [{ DestGroupId: 'sg-2' }, 'egress'],
    [{ DestPrefixListId: 'pl-1' }, 'egress'],
    [{ SourceCidrIp: '10.0.0.0/8', DestCidrIp: '10.0.0.0/8' }, null],
    [{ SourceCidrIp: '', DestCidrIp: '10.0.0.0/8' }, 'egress'],
    [{ Direction: 'EGRESS', DestCidrIp: '10.0.0.0/8', SourceCidrIp: '10.0.0.1' }, 'egress'],
  ])('F-17 the direction that %j tells', (fields, expected) => {
    const { ruleSet, warnings } = readDocuments([[{ ...silent, ...fields }]])
    expect(ruleSet.groups.flatMap(({ rules }) => rules.map(({ direction }) => direction))).toEqual(
      expected ? [expected] : [],
    )
    expect(warnings.some(({ code }) => code === 'ask-direction')).toBe(expected === null)
  })
})

describe('F-18 the other end', () => {
  const peerOf = (fields: Fields) => {
    const { ruleSet, warnings } = readDocuments([group([{ ...rule, SourceCidrIp: '', ...fields }])])
    const doubts = warnings.flatMap(({ code, place }) =>
      /ignored$|no-peer|both-families|address|several/.test(code) ? [`${code} ${place?.path.split('.').at(-1)}`] : [],
    )
    return [ruleSet.groups[0]?.rules.map(({ peer }) => (peer.kind === 'cidr' ? peer.block.prefix : peer)) ?? [], doubts]
  }
  it.each<readonly [Fields, unknown, readonly string[]]>([
    [
      { SourceCidrIp: '10.0.0.0/8', SourceGroupId: 'sg-2', SourcePrefixListId: 'pl-1' },
      [8],
      ['group-ignored SourceGroupId', 'list-ignored SourcePrefixListId'],
    ],
    [{ Ipv6SourceCidrIp: '2001:db8::/32', SourcePrefixListId: 'pl-1' }, [32], ['list-ignored SourcePrefixListId']],
    [
      { SourceGroupId: 'sg-2', SourcePrefixListId: 'pl-1' },
      [{ kind: 'group', groupId: 'sg-2', account: null }],
      ['list-ignored SourcePrefixListId'],
    ],
    [{ SourceGroupId: '123/sg-2' }, [{ kind: 'group', groupId: 'sg-2', account: '123' }], []],
    [
      { SourceGroupId: '123/sg-2', SourceGroupOwnerId: '456' },
      [{ kind: 'group', groupId: 'sg-2', account: '456' }],
      [],
    ],
    [
      { SourceGroupId: 'sg-2', SourceGroupOwnerAccount: 'a@example.com' },
      [{ kind: 'group', groupId: 'sg-2', account: 'a@example.com' }],
      [],
    ],
    [{ SourcePrefixListId: 'pl-1' }, [{ kind: 'prefix-list', id: 'pl-1' }], []],
    [{}, [], ['no-peer SourceCidrIp']],
    [{ SourceCidrIp: '10.0.0.0/8', Ipv6SourceCidrIp: '2001:db8::/32' }, [], ['both-families Ipv6SourceCidrIp']],
    [{ SourceCidrIp: '2001:db8::/32' }, [], ['address-family SourceCidrIp']],
    [{ Ipv6SourceCidrIp: '10.0.0.0/8' }, [], ['address-family Ipv6SourceCidrIp']],
    [{ SourceCidrIp: '10.0.0.0/8, 192.0.2.0/24' }, [], ['several-values SourceCidrIp']],
    [{ SourceCidrIp: '1'.repeat(201) }, [], ['address SourceCidrIp']],
  ])('%j', (fields, peers, doubts) => {
    expect(peerOf(fields)).toEqual([peers, doubts])
  })
})

describe('answers that hold other answers', () => {
  const inner = group([rule])
  it('a document in a text, with names that stand twice told', () => {
    const twice = `{"TemplateBody":${JSON.stringify(JSON.stringify(inner).replace('"VpcId"', '"VpcId":"vpc-0","VpcId"'))}}`
    const { ruleSet, warnings } = read(twice)
    expect(ruleSet.groups.map(({ id, rules }) => [id, rules.length])).toEqual([['sg-1', 1]])
    expect(
      warnings
        .filter(({ code }) => code === 'repeated-name')
        .map(({ place, params }) => [place?.path, 'field' in params && params.field]),
    ).toEqual([['TemplateBody', 'VpcId']])
  })
  it('a text that looks like one and is none is told in its place', () => {
    expect(told([{ Body: '{"SecurityGroupId": "sg-1", ' }], 'text-unread')).toEqual([
      ['error', 'text-unread', 0, 'Body', {}, null],
    ])
  })
  it('YAML in a text needs its reader', () => {
    const yaml = 'ROSTemplateFormatVersion: "2015-09-01"\nResources:\n  G:\n    Type: ALIYUN::ECS::SecurityGroup\n'
    expect(told([{ TemplateBody: yaml }], 'yaml-unread')).toEqual([
      ['error', 'yaml-unread', 0, 'TemplateBody', {}, null],
    ])
  })
  it.each([
    ['RevokeSecurityGroup', {}, 'RevokeSecurityGroup'],
    ['ModifySecurityGroupRule', {}, 'ModifySecurityGroupRule'],
    ['AuthorizeSecurityGroup', { ErrorCode: 'Forbidden' }, 'AuthorizeSecurityGroup (Forbidden)'],
  ])('an event that adds no rule is told: %s', (EventName, more, found) => {
    const event = { EventName, ...more, RequestParameters: { SecurityGroupId: 'sg-1', ...rule } }
    expect(told([event], 'event-not-read')).toEqual([['error', 'event-not-read', 0, '', { found }, null]])
    expect(readDocuments([event]).ruleSet.groups).toEqual([])
  })
  it('rules under several names are those of several groups', () => {
    const { ruleSet } = readDocuments([{ web: [rule], db: [rule], note: 'x' }])
    expect(ruleSet.groups.map(({ id, rules }) => [id, rules.length])).toEqual([
      ['web', 1],
      ['db', 1],
    ])
    expect(readDocuments([{ web: [rule], note: 'x' }]).ruleSet.groups.map(({ id }) => id)).toHaveLength(1)
  })
})

describe('what keeps a group, and whether all of it is there: answers in any wrapping', () => {
  it.each<readonly [string, unknown, number]>([
    [
      'in an envelope',
      { body: { Instances: { Instance: [{ InstanceId: 'i-1', SecurityGroupIds: { SecurityGroupId: ['sg-1'] } }] } } },
      1,
    ],
    ['in a list', [[{ body: { Instances: { Instance: [{ InstanceId: 'i-1', SecurityGroupIds: ['sg-1'] }] } } }]], 1],
    ['too deep', [[[[{ Instances: { Instance: [{ InstanceId: 'i-1', SecurityGroupIds: ['sg-1'] }] } }]]]], 0],
    ['groups that are no list', { Instances: { Instance: [{ InstanceId: 'i-1', SecurityGroupIds: 'sg-1' }] } }, 0],
    ['a group that is no text', { Instances: { Instance: [{ InstanceId: 'i-1', SecurityGroupIds: [5] }] } }, 0],
  ])('holders %s', (_, document, count) => {
    expect(readHolders(JSON.stringify(document)).groups.flatMap(({ holders }) => holders)).toEqual(
      Array.from({ length: count }, () => ({ kind: 'instance', id: 'i-1' })),
    )
  })
  it.each<readonly [string, unknown, readonly unknown[]]>([
    [
      'in an envelope',
      { body: { SecurityGroupId: 'sg-1', NextToken: '', Permissions: { Permission: [rule] } } },
      [['sg-1', 1, 'whole', 'last-page', 'ingress']],
    ],
    ['too deep', [[[[{ SecurityGroupId: 'sg-1', Permissions: { Permission: [rule] } }]]]], []],
    [
      'with a token',
      { SecurityGroupId: 'sg-1', NextToken: 'x', Permissions: { Permission: [rule] } },
      [['sg-1', 1, 'more', 'next-token', 'ingress']],
    ],
    [
      'without any sign',
      { SecurityGroupId: 'sg-1', Permissions: { Permission: [rule, { ...rule, Direction: 'Egress' }] } },
      [['sg-1', 2, 'open', 'no-sign', null]],
    ],
    [
      'a count alone',
      { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', RuleCount: 3 }] } },
      [['sg-1', 0, 'open', 'only-count', null]],
    ],
    [
      'fewer than the count',
      [
        { SecurityGroupId: 'sg-1', NextToken: '', Permissions: { Permission: [rule] } },
        { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', RuleCount: 3 }] } },
      ],
      [['sg-1', 1, 'more', 'fewer', 'ingress']],
    ],
    [
      'fewer than the count, where a list counts for several',
      [
        { SecurityGroupId: 'sg-1', NextToken: '', Permissions: { Permission: [naming] } },
        { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', RuleCount: 3 }] } },
      ],
      [['sg-1', 1, 'open', 'lists', 'ingress']],
    ],
    [
      'as many as the count',
      [
        { SecurityGroupId: 'sg-1', Permissions: { Permission: [rule] } },
        { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', RuleCount: 1 }] } },
      ],
      [['sg-1', 1, 'whole', 'same', 'ingress']],
    ],
    [
      'more than the count',
      [
        { SecurityGroupId: 'sg-1', Permissions: { Permission: [rule, rule] } },
        { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', RuleCount: 1 }] } },
      ],
      [['sg-1', 2, 'open', 'beyond', 'ingress']],
    ],
    [
      'a count that is none',
      [
        { SecurityGroupId: 'sg-1', NextToken: '', Permissions: { Permission: [rule] } },
        { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', RuleCount: -1 }] } },
      ],
      [['sg-1', 1, 'whole', 'last-page', 'ingress']],
    ],
  ])('pages %s', (_, document, expected) => {
    const { groups } = readPages(JSON.stringify(document))
    expect(groups.map(({ group: id, rules, state, why, only }) => [id, rules, state, why, only])).toEqual(expected)
  })
})
