import { describe, expect, it } from 'vitest'
import { decide, parsePacket, readDocuments } from '@/lib/rules'
import { group, rule } from './documents'

const list = (Cidr: string, more: object = {}) => ({
  PrefixListId: 'pl-1',
  AddressFamily: 'IPv4',
  MaxEntries: 10,
  Entries: { Entry: [{ Cidr }] },
  ...more,
})
const type = (SecurityGroupType: unknown) => ({
  SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', SecurityGroupType }] },
})
const errors = (documents: readonly unknown[], options = {}) =>
  readDocuments(documents, options).warnings.filter(({ severity }) => severity === 'error')

describe('documents that contradict each other: an error that names both places', () => {
  it.each([
    ['entries of a prefix list', [group([]), list('10.0.0.0/8'), list('192.168.0.0/16')], 'Entries'],
    [
      'the largest size of a list',
      [group([]), list('10.0.0.0/8'), list('10.0.0.0/8', { MaxEntries: 20 })],
      'MaxEntries',
    ],
    ['the type of a group', [group([]), type('enterprise')], 'SecurityGroupType'],
    [
      'the in-group policy on two pages',
      [group([], { InnerAccessPolicy: 'Accept' }), group([], { InnerAccessPolicy: 'Drop' })],
      'InnerAccessPolicy',
    ],
    ['the VPC of a group', [group([]), group([], { VpcId: 'vpc-2' })], 'VpcId'],
    [
      'the rules of a group in two whole responses',
      [group([rule]), group([{ ...rule, PortRange: '1/2' }])],
      'Permissions (ingress)',
    ],
  ])('%s', (_, documents, field) => {
    const [found, ...more] = errors(documents)
    expect(found).toMatchObject({ code: 'contradiction', params: { field } })
    expect(more).toEqual([])
    const { place, params } = found ?? {}
    expect(place?.document).toBe(documents.length - 1)
    expect(params).toMatchObject({ otherDocument: documents.length - 1, otherPath: expect.any(String) })
    expect(errors([...documents].slice(0, -1))).toEqual([])
  })
  it('two rules of one id, unless the id is masked (P-9)', () => {
    const two = (id: string) => [
      group([
        { ...rule, SecurityGroupRuleId: id },
        { ...rule, SecurityGroupRuleId: id, PortRange: '1/2' },
      ]),
    ]
    expect(errors(two('sgr-1'))).toMatchObject([{ code: 'duplicate-id', params: { otherDocument: 1 } }])
    expect(errors(two('sgr-****'))).toEqual([])
  })
  it('the same thing twice contradicts nothing', () => {
    const twice = [group([rule]), list('10.0.0.0/8'), type('normal')]
    expect(errors([...twice, ...twice])).toEqual([])
  })
  it('P-7 pages of a list are put together', () => {
    const pages = [list('10.0.0.0/8', { NextToken: 'x' }), list('192.168.0.0/16')]
    const { prefixLists } = readDocuments([group([]), ...pages]).ruleSet
    expect(prefixLists.get('pl-1')?.blocks).toHaveLength(2)
    expect(readDocuments([group([]), pages[0]]).ruleSet.prefixLists.size).toBe(0)
  })
  it('G-15 a type that was chosen against the document', () => {
    const untyped = group([], { SecurityGroupType: '' })
    expect(errors([untyped, type('enterprise')], { groupTypes: { 'sg-1': 'basic' } })).toMatchObject([
      { code: 'type-contradicted', params: { group: 'sg-1', found: 'enterprise', given: 'basic' } },
    ])
    expect(errors([untyped], { groupTypes: { 'sg-1': 'advanced' } })).toEqual([])
  })
  it('G-18 groups of two VPCs are not of one interface', () => {
    const two = [group([]), group([], { SecurityGroupId: 'sg-2', VpcId: 'vpc-2' })]
    expect(errors(two)).toMatchObject([{ code: 'mixed-vpcs', params: { first: 'vpc-1', second: 'vpc-2' } }])
    expect(errors(two, { groups: ['sg-2'] })).toEqual([])
  })
})

describe('a field of a group or list that is of another kind is an error, not an absent field', () => {
  it.each([
    ['InnerAccessPolicy as a list', [group([], { InnerAccessPolicy: ['Drop'] })], 'InnerAccessPolicy'],
    ['InnerAccessPolicy as an object', [group([], { InnerAccessPolicy: { a: 1 } })], 'InnerAccessPolicy'],
    ['SecurityGroupType as a list', [group([]), type(['enterprise'])], 'SecurityGroupType'],
    ['AddressFamily IPv5', [group([]), list('10.0.0.0/8', { AddressFamily: 'IPv5' })], 'AddressFamily'],
    ['AddressFamily as an object', [group([]), list('10.0.0.0/8', { AddressFamily: {} })], 'AddressFamily'],
    ['MaxEntries that is no number', [group([]), list('10.0.0.0/8', { MaxEntries: 'x' })], 'MaxEntries'],
    ['MaxEntries below zero', [group([]), list('10.0.0.0/8', { MaxEntries: -1 })], 'MaxEntries'],
    ['NextToken as an object', [group([]), list('10.0.0.0/8', { NextToken: {} })], 'NextToken'],
    ['VpcId as a list', [group([], { VpcId: ['vpc-1'] })], 'VpcId'],
  ])('%s', (_, documents, field) => {
    expect(errors(documents)).toContainEqual(
      expect.objectContaining({ code: 'value-type', params: expect.objectContaining({ field }) }),
    )
  })
  it.each(['foo', 5, true])('NicType %s', (NicType) => {
    expect(errors([group([{ ...rule, NicType }])])).toMatchObject([{ code: 'nic-type' }])
  })
})

describe('F-14 NicType: internet', () => {
  const internet = { ...rule, NicType: 'internet' }
  const read = (VpcId: string, ...more: readonly unknown[]) => readDocuments([group([internet], { VpcId }), ...more])
  it('means intranet in a VPC, and is told', () => {
    const { counts, warnings } = read('vpc-1')
    expect([counts.rules, warnings.find(({ code }) => code === 'nic-internet')?.severity]).toEqual([1, 'warning'])
  })
  it.each([
    ['the API', JSON.stringify(group([internet], { VpcId: 'vpc-1' })), 'NicType'],
    [
      'Terraform',
      'resource "alicloud_security_group" "g" {\n  vpc_id = "vpc-1"\n}\nresource "alicloud_security_group_rule" "r" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  nic_type = "internet"\n  port_range = "22/22"\n  cidr_ip = "10.0.0.0/8"\n  security_group_id = alicloud_security_group.g.id\n}',
      'nic_type',
    ],
  ])('is named and placed as the document of %s does', (_, text, field) => {
    const told = readDocuments([text]).warnings.find(({ code }) => code === 'nic-internet')
    expect(told?.params).toEqual({ field, found: 'internet' })
    expect(told?.place?.path.endsWith(`.${field}`)).toBe(true)
  })
  it('is of the classic network in a response without a VPC', () => {
    const { counts, warnings } = read('')
    expect([counts.rules, warnings.map(({ code }) => code)]).toEqual([0, expect.arrayContaining(['classic-network'])])
  })
  it('unless another document tells the VPC', () => {
    const told = { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: 'sg-1', VpcId: 'vpc-1' }] } }
    expect(read('', told).counts.rules).toBe(1)
  })
})

describe('P-7 a group of which more rules exist', () => {
  const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer: '203.0.113.5', port: 443 })
  it('may decide: nothing is certain but what no further rule can turn', () => {
    if (!parsed.ok) throw new Error(parsed.problem.code)
    const of = (rules: readonly Readonly<Record<string, unknown>>[], NextToken = 'x') =>
      decide(readDocuments([group(rules, { NextToken })]).ruleSet, parsed.packet)
    expect(of([]).by).toMatchObject({ kind: 'unread', at: { document: 0, path: 'NextToken' } })
    expect(of([], '').verdict).toBe('drop')
    const strongest = { ...rule, Policy: 'Drop', Priority: 1, PortRange: '1/65535' }
    expect(of([strongest]).verdict).toBe('drop')
    expect(of([{ ...strongest, Priority: 2 }]).verdict).toBe('depends')
  })
})

describe('F-3 ports as people type them', () => {
  it.each([
    ['80', 80, 80],
    ['80-90', 80, 90],
    ['80 - 90', 80, 90],
  ])('%s is read, and told', (PortRange, start, end) => {
    const { ruleSet, warnings } = readDocuments([group([{ ...rule, PortRange }])])
    expect(ruleSet.groups[0]?.rules[0]?.ports).toEqual({ kind: 'range', start, end })
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'port-range-read',
        severity: 'warning',
        params: expect.objectContaining({ read: `${start}/${end}` }),
      }),
    )
  })
  it.each(['x', '80/', '80-90-100', '0', '65536', '90-80'])('%s is not', (PortRange) => {
    expect(readDocuments([group([{ ...rule, PortRange }])]).counts.rules).toBe(0)
  })
})

describe('F-8 an address with marks beside it', () => {
  it.each(['10.0.0.1²', '192.168.①.0/2⁴', '⒈⒉⒊4'])('%s is refused', (SourceCidrIp) => {
    expect(errors([group([{ ...rule, SourceCidrIp }])])).toMatchObject([
      { code: 'address', params: { reason: 'character' } },
    ])
  })
  it.each([
    ['１０．０．０．１', 'folded'],
    ['10.0.0.0/255.0.0.0', 'mask-notation'],
    ['10.0.0.1/8', 'host-bits'],
  ])('%s is read and told as %s', (SourceCidrIp, code) => {
    const { counts, warnings } = readDocuments([group([{ ...rule, SourceCidrIp }])])
    expect([counts.rules, warnings.map((warning) => warning.code)]).toEqual([1, expect.arrayContaining([code])])
  })
})

describe('two whole responses of one group', () => {
  const first = { ...rule, PortRange: '22/22', SecurityGroupRuleId: 'sgr-0' }
  const second = { ...rule, PortRange: '80/80', SecurityGroupRuleId: 'sgr-1' }
  it('of which one lacks a rule of the other contradict each other, in either order', () => {
    const [both, one] = [group([first, second]), group([first])]
    for (const documents of [
      [both, one],
      [one, both],
    ])
      expect(errors(documents)).toMatchObject([{ code: 'contradiction' }])
  })
  it('that say the same do not', () => {
    expect(errors([group([first, second]), group([second, first])])).toEqual([])
  })
})
