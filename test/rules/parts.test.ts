import { describe, expect, it } from 'vitest'
import {
  decide,
  findings,
  parsePacket,
  type Reading,
  type Rule,
  read,
  readDocuments,
  readHolders,
  readPages,
  ruleSetOf,
  toRos,
  toTerraform,
} from '@/lib/rules'
import { differenceOfPorts } from '@/lib/rules/findings/ports'
import { hides } from '@/lib/rules/write/covers'
import { canModify } from '@/lib/rules/write/modify'
import { RosReference, rosValues, Unknown } from '@/lib/text'
import { group, rule } from './read/documents'

/** Warnings in short: code, place and values. */
const told = ({ warnings }: Reading) => warnings.map(({ code, place, params }) => [code, place?.path ?? null, params])

function rulesOf(...fields: object[]): Rule[] {
  return readDocuments([group(fields.map((each) => ({ ...rule, ...each })))]).ruleSet.groups.flatMap(
    ({ rules }) => rules,
  )
}
function ruleOf(fields: object): Rule {
  const [found] = rulesOf(fields)
  if (!found) throw new Error('no rule')
  return found
}

describe('functions of a template', () => {
  const template = {
    Parameters: { P: { Default: 'p' }, N: { Default: 8 }, Empty: { Default: '' }, Null: { Default: null }, None: {} },
    Conditions: {
      Yes: { 'Fn::Equals': ['a', 'a'] },
      No: { 'Fn::Not': [{ Condition: 'Yes' }] },
      Loop: { Condition: 'Loop' },
    },
    Mappings: { M: { a: { b: 'c', 1: 'one', n: null } } },
    Resources: { R: { Properties: { CidrBlock: { Ref: 'P' } } } },
  }
  const of = (value: unknown) => {
    const found = rosValues(template).of(value)
    if (found instanceof Unknown) return `? ${found.written}`
    return found instanceof RosReference ? `→ ${found.name}.${found.attribute}` : found
  }
  it.each<[unknown, unknown]>([
    [{ Ref: 'P' }, 'p'],
    [{ Ref: 'N' }, 8],
    [{ Ref: 'Empty' }, '? Empty'],
    [{ Ref: 'Null' }, '? Null'],
    [{ Ref: 'None' }, '? None'],
    [{ Ref: 'R' }, '→ R.null'],
    [{ Ref: 'X' }, '? X'],
    [{ Ref: 1 }, '? {Ref}'],
    [{ 'Fn::GetAtt': 'R.Id' }, '→ R.Id'],
    [{ 'Fn::GetAtt': ['R', 'Id'] }, '→ R.Id'],
    [{ 'Fn::GetAtt': ['R', 1] }, '→ R.null'],
    [{ 'Fn::GetAtt': ['R', 'CidrBlock'] }, 'p'],
    [{ 'Fn::GetAtt': 1 }, '? Fn::GetAtt'],
    [{ 'Fn::If': ['Yes', 1, 2] }, 1],
    [{ 'Fn::If': ['No', 1, 2] }, 2],
    [{ 'Fn::If': ['Loop', 1, 2] }, '? Fn::If'],
    [{ 'Fn::If': [{ 'Fn::And': ['Yes', 'No'] }, 1, 2] }, 2],
    [{ 'Fn::If': [{ 'Fn::And': ['Yes', 'X'] }, 1, 2] }, '? Fn::If'],
    [{ 'Fn::If': [{ 'Fn::Or': ['Yes', 'X'] }, 1, 2] }, 1],
    [{ 'Fn::If': [{ 'Fn::Or': ['No', 'No'] }, 1, 2] }, 2],
    [{ 'Fn::If': [{ 'Fn::Equals': [{ Ref: 'X' }, 'a'] }, 1, 2] }, '? Fn::If'],
    [{ 'Fn::Join': ['-', ['a', 1, { Ref: 'P' }]] }, 'a-1-p'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'X' }]] }, '? Fn::Join'],
    [{ 'Fn::Join': [1, ['a']] }, '? Fn::Join'],
    [{ 'Fn::Select': ['1', 'a,b,c'] }, 'b'],
    [{ 'Fn::Select': [0, ['a']] }, 'a'],
    [{ 'Fn::Select': [1, ['a']] }, '? Fn::Select'],
    [{ 'Fn::Select': ['x', ['a']] }, '? Fn::Select'],
    [{ 'Fn::Split': [',', 'a,b'] }, ['a', 'b']],
    [{ 'Fn::Split': ['', 'ab'] }, '? Fn::Split'],
    [{ 'Fn::Str': 1 }, '1'],
    [{ 'Fn::Str': true }, '? Fn::Str'],
    [{ 'Fn::Replace': [{ a: 'b', c: 1 }, 'aac'] }, 'bb1'],
    [{ 'Fn::Replace': [{ '': 'b' }, 'a'] }, '? Fn::Replace'],
    [{ 'Fn::Replace': [{ a: {} }, 'a'] }, '? Fn::Replace'],
    [{ 'Fn::Replace': ['a', 'a'] }, '? Fn::Replace'],
    [{ 'Fn::Replace': [{ a: 'b' }, 1] }, '? Fn::Replace'],
    [{ 'Fn::ListMerge': [['a'], ['b']] }, ['a', 'b']],
    [{ 'Fn::ListMerge': [['a'], 'b'] }, '? Fn::ListMerge'],
    [{ 'Fn::ListMerge': 'a' }, '? Fn::ListMerge'],
    [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, 'c'],
    [{ 'Fn::FindInMap': ['M', 'a', 1] }, 'one'],
    [{ 'Fn::FindInMap': ['M', 'a', 'x'] }, '? Fn::FindInMap'],
    [{ 'Fn::FindInMap': ['M', 'a', 'n'] }, '? Fn::FindInMap'],
    [{ 'Fn::Sub': `a$\{P}` }, 'ap'],
    [{ 'Fn::Sub': [`$\{P}$\{Q}`, { P: 'own', Q: { Ref: 'N' } }] }, 'own8'],
    [{ 'Fn::Sub': `a$\{X}` }, `? a$\{X}`],
    [{ 'Fn::Sub': 1 }, '? Fn::Sub'],
    [{ 'Fn::Other': 1 }, '? Fn::Other'],
    [[{ Ref: 'ALIYUN::NoValue' }, 'a'], ['a']],
    [{ a: { Ref: 'ALIYUN::NoValue' }, b: 1 }, { b: 1 }],
  ])('%j is %j', (value, expected) => {
    expect(of(value)).toEqual(expected)
  })
  it('the number of a resource is known where it is one of several, and defaults are told once', () => {
    const values = rosValues(template)
    const index = { Ref: 'ALIYUN::Index' }
    expect(values.of(index, 2)).toBe(2)
    expect(values.of(index)).toBeInstanceOf(Unknown)
    values.of({ Ref: 'P' })
    expect([values.defaultsTaken(), values.defaultsTaken()]).toEqual([['P'], []])
  })
})

describe('groups of a template', () => {
  const template = (Properties: object) => ({
    ROSTemplateFormatVersion: '2015-09-01',
    Resources: { G: { Type: 'ALIYUN::ECS::SecurityGroup', Properties } },
  })
  const groupOf = (properties: object) => read(JSON.stringify(template(properties))).ruleSet.groups[0]
  it('are basic where no type is written, and isolated where they say so in any case', () => {
    const types = [undefined, null, '', 'normal', 'enterprise'].map(
      (SecurityGroupType) => groupOf({ SecurityGroupType })?.type,
    )
    expect(types).toEqual(['basic', 'basic', 'basic', 'basic', 'advanced'])
    const access = ['Drop', 'accept', 'x'].map((InnerAccessPolicy) => groupOf({ InnerAccessPolicy })?.innerAccess)
    expect(access).toEqual(['drop', 'accept', 'accept'])
    expect(groupOf({ VpcId: 'vpc-1' })?.vpcId).toBe('vpc-1')
  })
  it('a type that is none is told with its place', () => {
    expect(told(read(JSON.stringify(template({ SecurityGroupType: 'x' }))))).toContainEqual([
      'group-type',
      'Resources.G.Properties.SecurityGroupType',
      { field: 'SecurityGroupType', found: 'x' },
    ])
  })
})

describe('lists', () => {
  const prefixList = (fields: object, ...blocks: string[]) => ({
    PrefixListId: 'pl-1',
    Entries: { Entry: blocks.map((Cidr) => ({ Cidr })) },
    ...fields,
  })
  const lists = (...documents: object[]) => {
    const reading = readDocuments([group([{ ...rule, SourceCidrIp: '', SourcePrefixListId: 'pl-1' }]), ...documents])
    return [
      reading.ruleSet.prefixLists.get('pl-1')?.blocks.length ?? null,
      told(reading).flatMap(([code, path]) => (code === 'one-direction' ? [] : [[code, path]])),
    ]
  }
  it.each<[string, object[], unknown]>([
    ['whole', [prefixList({}, '10.0.0.0/8', '11.0.0.0/8')], [2, []]],
    ['with a family that is empty', [prefixList({ AddressFamily: '' }, '10.0.0.0/8')], [1, []]],
    ['with a family', [prefixList({ AddressFamily: 'IPv4' }, '10.0.0.0/8')], [1, []]],
    [
      'with a family that is none',
      [prefixList({ AddressFamily: 'x' }, '10.0.0.0/8')],
      [1, [['value-type', 'AddressFamily']]],
    ],
    ['one page of several', [prefixList({ NextToken: 't' }, '10.0.0.0/8')], 'list-incomplete'],
    ['all pages', [prefixList({ NextToken: 't' }, '10.0.0.0/8'), prefixList({}, '11.0.0.0/8')], [2, []]],
    [
      'all pages, the last one first',
      [prefixList({}, '11.0.0.0/8'), prefixList({ NextToken: 't' }, '10.0.0.0/8')],
      [2, []],
    ],
  ])('%s', (_, documents, expected) => {
    const [blocks, warnings] = lists(...documents)
    if (typeof expected === 'string') expect(JSON.stringify(warnings)).toContain(expected)
    else expect([blocks, warnings]).toEqual(expected)
  })
})

describe('what keeps a group from being deleted', () => {
  it('references by their group, rules of others by their ids, services by their mark; nameless ones are none', () => {
    const answers = [
      {
        SecurityGroups: {
          SecurityGroup: [{ SecurityGroupId: 'sg-1', ServiceManaged: true }, { ServiceManaged: true }],
        },
      },
      {
        SecurityGroupReferences: {
          SecurityGroupReference: [
            {
              SecurityGroupId: 'sg-1',
              ReferencingSecurityGroups: { ReferencingSecurityGroup: [{ SecurityGroupId: 'sg-2' }] },
            },
            { ReferencingSecurityGroups: { ReferencingSecurityGroup: [{ SecurityGroupId: 'sg-3' }] } },
          ],
        },
      },
      {
        SecurityGroupId: 'sg-4',
        Permissions: {
          Permission: [
            { SourceGroupId: 'sg-1', SecurityGroupRuleId: 'sgr-1' },
            { SourceGroupId: 'sg-4', SecurityGroupRuleId: 'sgr-2' },
            { SourceGroupId: '', SecurityGroupRuleId: 'sgr-3' },
          ],
        },
      },
    ]
    const found = readHolders(JSON.stringify(answers))
    expect(found.groups).toEqual([
      {
        group: 'sg-1',
        holders: [
          { kind: 'service' },
          { kind: 'rule', group: 'sg-2', rule: '' },
          { kind: 'rule', group: 'sg-4', rule: 'sgr-1' },
        ],
      },
    ])
    expect(found.unasked).toEqual(['instances', 'interfaces'])
  })
  it('a reference alone is about its group', () => {
    const reference = { SecurityGroupId: 'sg-9', ReferencingSecurityGroups: { ReferencingSecurityGroup: [] } }
    const { groups } = readHolders(JSON.stringify({ SecurityGroupReferences: { SecurityGroupReference: [reference] } }))
    expect(groups).toEqual([{ group: 'sg-9', holders: [] }])
  })
})

describe('whether all rules are there', () => {
  it('is asked of answers inside a list, too', () => {
    const page = (more: object) => ({ SecurityGroupId: 'sg-1', Permissions: { Permission: [rule] }, ...more })
    expect(readPages(JSON.stringify([page({ NextToken: 't' })]))).toEqual(
      readPages(JSON.stringify(page({ NextToken: 't' }))),
    )
    expect(readPages(JSON.stringify(page({ NextToken: 't' })))).not.toEqual(readPages(JSON.stringify(page({}))))
  })
})

describe('ports of ranges without others', () => {
  it.each([
    [
      [{ start: 1, end: 9 }],
      [{ start: 4, end: 6 }],
      [
        { start: 1, end: 3 },
        { start: 7, end: 9 },
      ],
    ],
    [[{ start: 5, end: 9 }], [{ start: 5, end: 5 }], [{ start: 6, end: 9 }]],
    [[{ start: 5, end: 9 }], [{ start: 9, end: 9 }], [{ start: 5, end: 8 }]],
    [[{ start: 5, end: 9 }], [{ start: 1, end: 20 }], []],
    [
      [{ start: 5, end: 9 }],
      [
        { start: 1, end: 4 },
        { start: 10, end: 12 },
      ],
      [{ start: 5, end: 9 }],
    ],
    [
      [
        { start: 8, end: 9 },
        { start: 1, end: 2 },
      ],
      [],
      [
        { start: 1, end: 2 },
        { start: 8, end: 9 },
      ],
    ],
  ])('%j without %j', (ranges, without, left) => {
    expect(differenceOfPorts(ranges, without)).toEqual(left)
  })
})

describe('a rule that leaves another nothing to decide (V-2, V-3)', () => {
  const wide = { SourceCidrIp: '10.0.0.0/8', PortRange: '1/100' }
  it.each<[string, object, object, boolean]>([
    ['the same', {}, {}, true],
    ['a narrower block', {}, { SourceCidrIp: '10.1.0.0/16' }, true],
    ['a wider block', {}, { SourceCidrIp: '0.0.0.0/0' }, false],
    ['another family', { SourceCidrIp: '0.0.0.0/0' }, { SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' }, false],
    ['fewer ports', {}, { PortRange: '1/99' }, true],
    ['more ports', {}, { PortRange: '1/101' }, false],
    ['ports from below', { PortRange: '2/100' }, { PortRange: '1/100' }, false],
    ['another protocol', {}, { IpProtocol: 'UDP' }, false],
    ['every protocol', { IpProtocol: 'ALL', PortRange: '-1/-1' }, {}, true],
    ['another direction', {}, { Direction: 'egress', SourceCidrIp: '', DestCidrIp: '10.0.0.0/8' }, false],
    ['stronger', {}, { Priority: 1 }, false],
    ['weaker', {}, { Priority: 3 }, true],
    ['a group', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, { SourceCidrIp: '', SourceGroupId: 'sg-2' }, true],
    ['another group', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, { SourceCidrIp: '', SourceGroupId: 'sg-3' }, false],
    [
      'a list',
      { SourceCidrIp: '', SourcePrefixListId: 'pl-1' },
      { SourceCidrIp: '', SourcePrefixListId: 'pl-1' },
      true,
    ],
    [
      'another list',
      { SourceCidrIp: '', SourcePrefixListId: 'pl-1' },
      { SourceCidrIp: '', SourcePrefixListId: 'pl-2' },
      false,
    ],
    ['an own address', { DestCidrIp: '172.16.0.1/32' }, {}, false],
    ['of one own address', {}, { DestCidrIp: '172.16.0.1/32' }, true],
    ['within own addresses', { DestCidrIp: '172.16.0.0/16' }, { DestCidrIp: '172.16.0.1/32' }, true],
    ['beyond own addresses', { DestCidrIp: '172.16.0.1/32' }, { DestCidrIp: '172.16.0.0/16' }, false],
  ])('%s', (_, first, second, expected) => {
    const [a, b] = rulesOf({ ...wide, Priority: 2, ...first }, { ...wide, Priority: 2, ...second })
    expect(a && b && hides(a, b)).toBe(expected)
  })
})

describe('a rule that can be changed in place', () => {
  const id = { SecurityGroupRuleId: 'sgr-bp1a2b3c4d5e6f7g8h9i' }
  it.each<[string, object, object, boolean]>([
    ['its ports', {}, { PortRange: '81/81' }, true],
    ['its block', {}, { SourceCidrIp: '10.0.0.0/8' }, true],
    ['its block for one of the other family', {}, { SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' }, false],
    ['its block for a group', {}, { SourceCidrIp: '', SourceGroupId: 'sg-2' }, false],
    ['its group', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, { SourceCidrIp: '', SourceGroupId: 'sg-3' }, true],
    ['its group for a block', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, {}, false],
    ['its description away', { Description: 'x' }, { Description: '' }, false],
    ['to ICMPv6', { IpProtocol: 'ALL', PortRange: '-1/-1' }, { IpProtocol: 'ICMPv6', PortRange: '-1/-1' }, false],
    ['its protocol', {}, { IpProtocol: 'UDP' }, true],
    ['its ports for a list', {}, { PortRange: '', PortRangeListId: 'prl-1' }, false],
    ['its list for ports', { PortRange: '', PortRangeListId: 'prl-1' }, {}, false],
    [
      'its list for another',
      { PortRange: '', PortRangeListId: 'prl-1' },
      { PortRange: '', PortRangeListId: 'prl-2' },
      true,
    ],
    ['of priority 110', { Priority: 110 }, { Priority: 1 }, false],
  ])('%s: %j to %j, %s', (_, from, to, expected) => {
    expect(canModify({ from: ruleOf({ ...id, ...from }), to: ruleOf({ ...id, ...to }) }, new Map())).toBe(expected)
  })
  const list = (SourcePrefixListId: string) => ({ SourceCidrIp: '', SourcePrefixListId })
  it.each<[string, object, object, boolean]>([
    ['its list for one of the same family', list('pl-4'), list('pl-4b'), true],
    ['its list for one of the other', list('pl-4'), list('pl-6'), false],
    ['its list for one that is missing', list('pl-4'), list('pl-9'), false],
    ['a list that is missing for another', list('pl-8'), list('pl-9'), false],
    ['a list that is missing, and its ports', list('pl-9'), { ...list('pl-9'), PortRange: '81/81' }, true],
    ['its list for a block', list('pl-4'), {}, false],
    ['its list for a group', list('pl-4'), { SourceCidrIp: '', SourceGroupId: 'sg-2' }, false],
    ['its block for a list', {}, list('pl-4'), false],
    ['its group for a list', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, list('pl-4'), false],
  ])('M-14 %s: %j to %j, %s', (_, from, to, expected) => {
    const family = new Map<string, 4 | 6>([
      ['pl-4', 4],
      ['pl-4b', 4],
      ['pl-6', 6],
    ])
    const lists = new Map(
      [...family].map(([name, of]) => [name, { id: name, name: '', family: of, blocks: [], maxEntries: null }]),
    )
    expect(canModify({ from: ruleOf({ ...id, ...from }), to: ruleOf({ ...id, ...to }) }, lists)).toBe(expected)
  })
  it('neither one without an id of the API, nor into the other direction', () => {
    const edit = (from: object, to: object) => canModify({ from: ruleOf(from), to: ruleOf(to) }, new Map())
    expect(edit({ SecurityGroupRuleId: '0' }, { ...id, PortRange: '81/81' })).toBe(false)
    const out = { Direction: 'egress', SourceCidrIp: '', DestCidrIp: '0.0.0.0/0' }
    expect(edit(id, { ...id, ...out })).toBe(false)
    expect(edit({ ...id, ...out }, { ...id, ...out, PortRange: '81/81' })).toBe(true)
    expect([edit({ ...id, Priority: 100 }, id), edit({ ...id, Priority: 110 }, id)]).toEqual([true, false])
  })
})

describe('what is written', () => {
  it('names resources of Terraform after their rules, no two alike', () => {
    const { text } = toTerraform(
      rulesOf(
        { PortRange: '22/22' },
        { PortRange: '22/22', Priority: 2 },
        { PortRange: '22/23' },
        { IpProtocol: 'GRE', PortRange: '-1/-1' },
      ),
    )
    const names = [...text.matchAll(/"alicloud_security_group_rule" "(\w+)"/g)].map(([, name]) =>
      name?.replace(/^sg_1_/, ''),
    )
    expect(names.toSorted()).toEqual([
      'ingress_accept_gre',
      'ingress_accept_tcp_22',
      'ingress_accept_tcp_22_2',
      'ingress_accept_tcp_22_23',
    ])
  })
  it('takes a VPC over into a template of ROS by its id alone', () => {
    const of = (VpcId: string) => toRos([], readDocuments([group([rule], { VpcId })]).ruleSet).text
    expect(of('vpc-bp1a')).toContain('VpcId: vpc-bp1a')
    expect(of('x vpc-1')).toContain('VpcId: {Ref: VpcId}')
  })
})

describe('findings', () => {
  const of = (...rules: object[]) =>
    findings(readDocuments([group(rules.map((each) => ({ ...rule, Description: 'x', ...each })))]).ruleSet).list
  it('no rule without a description, no word of it', () => {
    expect(of({}).filter(({ kind }) => kind === 'no-description')).toEqual([])
    expect(of({ Description: ' ' }).filter(({ kind }) => kind === 'no-description')).toHaveLength(1)
  })
  it('a group is one that the console makes by the beginning of its name alone', () => {
    const named = (SecurityGroupName: string) =>
      findings(readDocuments([group([rule], { SecurityGroupName })]).ruleSet).list.some(
        ({ kind }) => kind === 'default-group',
      )
    expect(['默认安全组', 'sg-default', 'default', 'web 默认', 'defaults'].map(named)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
  it('a shadow is told of the rule that casts it, with a packet of both', () => {
    const shadows = of(
      { PortRange: '1/100', SourceCidrIp: '10.0.0.0/8', Priority: 2 },
      { PortRange: '50/60', SourceCidrIp: '10.1.0.0/16', Priority: 1, Policy: 'Drop' },
      { PortRange: '50/60', SourceCidrIp: '172.16.0.0/12', Priority: 1, Policy: 'Drop' },
    ).filter(({ kind }) => kind === 'partial-shadow')
    expect(shadows.map(({ rules, proof }) => [rules.length, proof?.verdict])).toEqual([[2, 'drop']])
    expect(shadows[0]?.proof?.packet.port).toBeOneOf([50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60])
  })
})

describe('a decision names the statements that it comes of', () => {
  const packet = { direction: 'ingress', protocol: 'tcp', peer: '10.0.0.1', port: 80 }
  const told = (rules: object[], fields = {}, more = {}) => {
    const parsed = parsePacket({ ...packet, ...more })
    if (!parsed.ok) throw new Error(parsed.problem.code)
    const set = readDocuments([
      group(
        rules.map((each) => ({ ...rule, ...each })),
        fields,
      ),
    ]).ruleSet
    const { verdict, statements } = decide(set, parsed.packet)
    return [verdict, ...statements]
  }
  const drop = { Policy: 'Drop' }
  const out = { Direction: 'egress', SourceCidrIp: '', DestCidrIp: '192.0.2.1/32' }
  it.each<[string, unknown[], unknown[]]>([
    ['the stronger rule', told([{}, { ...drop, Priority: 2 }]), ['accept', 'V-1', 'V-2']],
    ['of two that are equally strong, the one that drops', told([{}, drop]), ['drop', 'V-1', 'V-3']],
    ['no tie with a rule that does not match', told([{}, { ...drop, PortRange: '81/81' }]), ['accept', 'V-1', 'V-2']],
    ['no tie with a rule that does the same', told([{}, { PortRange: '80/81' }]), ['accept', 'V-1', 'V-2']],
    ['the default of a basic group', told([{ PortRange: '81/81' }]), ['drop', 'G-1', 'V-6']],
    ['that for egress', told([out], {}, { direction: 'egress' }), ['accept', 'G-2', 'V-6']],
    [
      'that of an advanced group',
      told([out], { SecurityGroupType: 'enterprise' }, { direction: 'egress' }),
      ['drop', 'G-3', 'V-6'],
    ],
  ])('%s', (_, decided, expected) => {
    expect(decided).toEqual(expected)
  })
  it('an interface is in at least one group (G-11)', () => {
    const parsed = parsePacket(packet)
    expect(parsed.ok).toBe(true)
    if (parsed.ok) expect(() => decide(ruleSetOf([]), parsed.packet)).toThrow('G-11')
  })
})

describe('packets', () => {
  const problem = (fields: object) => {
    const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer: '10.0.0.1', port: 80, ...fields })
    return parsed.ok ? null : parsed.problem.code
  }
  it('have whole ports from 1 to 65535', () => {
    expect([1, 65535, 0, 65536, 1.5, '80', null].map((port) => problem({ port }))).toEqual([
      null,
      null,
      'port',
      'port',
      'port',
      'port',
      'port',
    ])
  })
})

describe('sets made by code', () => {
  it('have no lists where none are given', () => {
    const { prefixLists, portLists } = ruleSetOf([{ id: 'sg-1', rules: [] }])
    expect([prefixLists.size, portLists.size]).toEqual([0, 0])
  })
})
