import { describe, expect, it } from 'vitest'
import { read } from '@/lib/rules'
import { permission } from './documents'

type Fields = Readonly<Record<string, unknown>>

const ref = (name: string) => ({ Ref: name })

/** A template with a group `G` of some fields, and what else is given. */
function template(properties: Fields, more: Fields = {}, resources: Fields = {}): string {
  return JSON.stringify({
    ROSTemplateFormatVersion: '2015-09-01',
    ...more,
    Resources: {
      G: { Type: 'ALIYUN::ECS::SecurityGroup', Properties: { VpcId: 'vpc-1', ...properties } },
      ...resources,
    },
  })
}

/** The source that a rule comes to; null where it is not told. */
function sourceOf(value: unknown, more: Fields = {}, resources: Fields = {}): string | null {
  const { ruleSet } = read(template({ SecurityGroupIngress: [permission({ SourceCidrIp: value })] }, more, resources))
  const [peer] = ruleSet.groups[0]?.rules.map((rule) => rule.peer) ?? []
  if (peer?.kind !== 'cidr') return ruleSet.unread.length === 1 ? null : 'nothing'
  return [24n, 16n, 8n, 0n].map((shift) => (peer.block.first >> shift) & 255n).join('.')
}

const mappings = { Mappings: { Office: { tokyo: { v4: '10.1.0.0/16', n: 5 }, 7: { v4: '10.7.0.0/16' } } } }

describe('what the functions of a template come to', () => {
  it.each<readonly [string, unknown, string | null]>([
    ['Join', { 'Fn::Join': ['.', ['10', 2, '0', '0/16']] }, '10.2.0.0'],
    ['Join of what is not told', { 'Fn::Join': ['.', ['10', ref('Nobody'), '0', '0/16']] }, null],
    ['Join without a sign', { 'Fn::Join': [1, ['10', '2']] }, null],
    ['Join of no list', { 'Fn::Join': ['.', '10.0.0.0/8'] }, null],
    ['Select by a number', { 'Fn::Select': [1, ['10.1.0.0/16', '10.2.0.0/16']] }, '10.2.0.0'],
    ['Select by a text', { 'Fn::Select': ['0', ['10.1.0.0/16', '10.2.0.0/16']] }, '10.1.0.0'],
    ['Select of a text with commas', { 'Fn::Select': [1, '10.1.0.0/16,10.2.0.0/16'] }, '10.2.0.0'],
    ['Select beyond the end', { 'Fn::Select': [2, ['10.1.0.0/16', '10.2.0.0/16']] }, null],
    ['Select by half', { 'Fn::Select': [0.5, ['10.1.0.0/16', '10.2.0.0/16']] }, null],
    ['Split', { 'Fn::Select': [1, { 'Fn::Split': [';', '10.1.0.0/16;10.2.0.0/16'] }] }, '10.2.0.0'],
    ['Split by nothing', { 'Fn::Select': [0, { 'Fn::Split': ['', '10.1.0.0/16'] }] }, null],
    ['Split of no text', { 'Fn::Select': [0, { 'Fn::Split': [';', 5] }] }, null],
    ['Replace', { 'Fn::Replace': [{ a: 1, b: '2' }, '10.a.b.0/24'] }, '10.1.2.0'],
    ['Replace of each occurrence', { 'Fn::Replace': [{ a: 3 }, '10.a.a.0/24'] }, '10.3.3.0'],
    ['Replace with what means something to a pattern', { 'Fn::Replace': [{ a: '$&' }, '10.a.0.0/16'] }, 'nothing'],
    ['Replace of nothing', { 'Fn::Replace': [{ '': '1' }, '10.1.0.0/16'] }, null],
    ['Replace by what is not told', { 'Fn::Replace': [{ a: '1', b: ref('Nobody') }, '10.a.b.0/24'] }, null],
    ['Replace in no text', { 'Fn::Replace': [{ a: '1' }, 5] }, null],
    ['FindInMap', { 'Fn::FindInMap': ['Office', 'tokyo', 'v4'] }, '10.1.0.0'],
    ['FindInMap by a number', { 'Fn::FindInMap': ['Office', 7, 'v4'] }, '10.7.0.0'],
    ['FindInMap of what is not there', { 'Fn::FindInMap': ['Office', 'osaka', 'v4'] }, null],
    ['FindInMap of what every object has', { 'Fn::FindInMap': ['Office', 'tokyo', 'toString'] }, null],
    ['FindInMap by what is not told', { 'Fn::FindInMap': ['Office', ref('Nobody'), 'v4'] }, null],
    ['Sub', { 'Fn::Sub': '10.${Net}.0.0/16' }, '10.9.0.0'],
    ['Sub with variables of its own', { 'Fn::Sub': ['10.${Net}.${b}.0/24', { b: 4 }] }, '10.9.4.0'],
    ['Sub with one that hides a parameter', { 'Fn::Sub': ['10.${Net}.0.0/16', { Net: 8 }] }, '10.8.0.0'],
    ['Sub of what is not told', { 'Fn::Sub': '10.${Nobody}.0.0/16' }, null],
    ['Sub of no text', { 'Fn::Sub': 5 }, null],
    ['Str', { 'Fn::Join': ['.', ['10', { 'Fn::Str': 6 }, '0', '0/16']] }, '10.6.0.0'],
    ['Str of a list', { 'Fn::Str': ['10.0.0.0/8'] }, null],
    ['If, which holds', { 'Fn::If': ['Yes', '10.1.0.0/16', '10.2.0.0/16'] }, '10.1.0.0'],
    ['If, which does not', { 'Fn::If': ['No', '10.1.0.0/16', '10.2.0.0/16'] }, '10.2.0.0'],
    ['If, which is not told', { 'Fn::If': ['Perhaps', '10.1.0.0/16', '10.2.0.0/16'] }, null],
    ['a parameter with a default', ref('Cidr'), '10.11.0.0'],
    ['a parameter without one', ref('Open'), null],
    ['a parameter with an empty one', ref('Empty'), null],
    ['a function that nobody knows', { 'Fn::Nonsense': ['10.0.0.0/8'] }, null],
    ['a function that every object has', { 'Fn::toString': [] }, null],
    ['Ref of no name', { Ref: 5 }, null],
    ['the block that a resource is made with', { 'Fn::GetAtt': ['Switch', 'CidrBlock'] }, '10.12.0.0'],
    ['the same, in one text', { 'Fn::GetAtt': 'Switch.CidrBlock' }, '10.12.0.0'],
    ['another attribute of it', { 'Fn::GetAtt': ['Switch', 'Id'] }, null],
    ['an attribute of nothing', { 'Fn::GetAtt': [5] }, null],
  ])('%s', (_, value, expected) => {
    const parameters = {
      Parameters: {
        Net: { Type: 'Number', Default: 9 },
        Cidr: { Type: 'String', Default: '10.11.0.0/16' },
        Open: { Type: 'String' },
        Empty: { Type: 'String', Default: '' },
      },
      Conditions: {
        Yes: { 'Fn::Equals': [1, '1'] },
        No: { 'Fn::Equals': ['a', 'b'] },
        Perhaps: { 'Fn::Equals': ['a', ref('Open')] },
      },
      ...mappings,
    }
    const vswitch = { Switch: { Type: 'ALIYUN::ECS::VSwitch', Properties: { CidrBlock: '10.12.0.0/16' } } }
    expect(sourceOf(value, parameters, vswitch)).toBe(expected)
  })

  it('functions around one another are followed, and not without end', () => {
    const around = (count: number): unknown =>
      count === 0 ? '10.1.0.0/16' : { 'Fn::Select': [0, [around(count - 1), 'x']] }
    expect([1, 8, 15].map((count) => sourceOf(around(count)))).toEqual(['10.1.0.0', '10.1.0.0', null])
  })

  it('ALIYUN::NoValue is an item that is not there', () => {
    const { ruleSet } = read(
      template({ SecurityGroupIngress: [ref('ALIYUN::NoValue'), permission({ Description: ref('ALIYUN::NoValue') })] }),
    )
    expect(ruleSet.groups[0]?.rules.map(({ description }) => description)).toEqual([''])
  })
})

describe('conditions of a template', () => {
  const conditions = {
    Yes: { 'Fn::Equals': ['a', 'a'] },
    No: { 'Fn::Equals': ['a', 'b'] },
    Perhaps: { 'Fn::Equals': ['a', ref('Open')] },
  }
  it.each<readonly [unknown, boolean | null]>([
    ['Yes', true],
    ['No', false],
    ['Perhaps', null],
    ['Nowhere', null],
    [true, true],
    [false, false],
    [{ 'Fn::Not': ['Yes'] }, false],
    [{ 'Fn::Not': ['No'] }, true],
    [{ 'Fn::Not': ['Perhaps'] }, null],
    [{ 'Fn::Not': 'No' }, true],
    [{ 'Fn::And': ['Yes', 'Yes'] }, true],
    [{ 'Fn::And': ['Yes', 'No'] }, false],
    [{ 'Fn::And': ['Perhaps', 'No'] }, false],
    [{ 'Fn::And': ['Perhaps', 'Yes'] }, null],
    [{ 'Fn::Or': ['No', 'No'] }, false],
    [{ 'Fn::Or': ['No', 'Yes'] }, true],
    [{ 'Fn::Or': ['Perhaps', 'Yes'] }, true],
    [{ 'Fn::Or': ['Perhaps', 'No'] }, null],
    [{ 'Fn::Equals': [1, '1'] }, true],
    [{ 'Fn::Equals': [true, 'true'] }, true],
    [{ 'Fn::Equals': [1, 2] }, false],
    [{ 'Fn::Equals': [['a'], 'a'] }, null],
    [{ 'Fn::Equals': ['a', ['a']] }, null],
    [{ 'Fn::Unknown': [] }, null],
    [{ Condition: 'Yes' }, true],
    [5, null],
  ])('%j is %s', (condition, expected) => {
    const { ruleSet, warnings, recognised } = read(
      template(
        {},
        { Parameters: { Open: { Type: 'String' } }, Conditions: { ...conditions, Own: condition } },
        {
          R: {
            Type: 'ALIYUN::ECS::SecurityGroupIngress',
            Condition: typeof condition === 'string' ? condition : 'Own',
            Properties: { SecurityGroupId: ref('G'), ...permission() },
          },
        },
      ),
    )
    const made = ruleSet.groups[0]?.rules.length === 1
    const open = ruleSet.unread.length === 1
    expect([made, open]).toEqual([expected === true, expected === null])
    const isLeftOut = warnings
      .filter(({ code }) => code === 'condition-false')
      .map(({ params, place }) => [params, place?.path])
    expect(isLeftOut).toEqual(expected === false ? [[{ name: 'R' }, 'Resources.R']] : [])
    expect(recognised).toMatchObject([{ kind: 'template', read: expected ? 1 : 0, skipped: expected ? 0 : 1 }])
  })

  it.each([
    [0, 0],
    ['0', 0],
    [1, 1],
    [3, 3],
    ['2', 2],
    [-1, 1],
    [1.5, 1],
    [undefined, 1],
  ])('a Count of %j makes so many rules, each with its number', (Count, expected) => {
    const { ruleSet } = read(
      template(
        {},
        {},
        {
          R: {
            Type: 'ALIYUN::ECS::SecurityGroupIngress',
            ...(Count === undefined ? {} : { Count }),
            Properties: {
              SecurityGroupId: ref('G'),
              ...permission({ SourceCidrIp: { 'Fn::Join': ['.', ['10', ref('ALIYUN::Index'), '0', '0/16']] } }),
            },
          },
        },
      ),
    )
    const peers = [...(ruleSet.groups[0]?.rules ?? [])].map(
      ({ peer }) => peer.kind === 'cidr' && Number((peer.block.first >> 16n) & 255n),
    )
    // Without a count there is no number, and the source is not told.
    expect([peers.length + ruleSet.unread.length, ...peers]).toEqual([expected, ...peers.map((_, index) => index)])
  })
})

describe('what a template says of its groups', () => {
  const vpcs = (first: unknown, second: unknown) =>
    read(
      template(
        { VpcId: first },
        { Parameters: { Vpc: { Type: 'String' } } },
        {
          H: { Type: 'ALIYUN::ECS::SecurityGroup', Properties: { VpcId: second } },
          Net: { Type: 'ALIYUN::ECS::VPC', Properties: {} },
          Other: { Type: 'ALIYUN::ECS::VPC', Properties: {} },
        },
      ),
    )
  it.each<readonly [string, unknown, unknown, readonly string[], boolean]>([
    ['ids', 'vpc-1', 'vpc-2', ['vpc-1', 'vpc-2'], true],
    ['one resource', ref('Net'), ref('Net'), ['Net', 'Net'], false],
    ['two resources', ref('Net'), ref('Other'), ['Net', 'Other'], true],
    ['a parameter, which may be either', ref('Vpc'), 'vpc-1', ['Vpc', 'vpc-1'], false],
    ['nothing', '', '', ['', ''], false],
    ['an id, and nothing', 'vpc-1', '', ['vpc-1', ''], false],
    ['a resource, and an id', ref('Net'), 'vpc-1', ['Net', 'vpc-1'], false],
    ['what is not told', { 'Fn::Nonsense': [] }, 'vpc-1', ['Fn::Nonsense', 'vpc-1'], false],
  ])('G-18 VPCs by %s', (_, first, second, expected, mixed) => {
    const { ruleSet, warnings } = vpcs(first, second)
    expect(ruleSet.groups.map(({ vpcId }) => vpcId)).toEqual(expected)
    expect(warnings.some(({ code }) => code === 'mixed-vpcs')).toBe(mixed)
  })

  it.each<readonly [unknown, string, boolean]>([
    ['normal', 'basic', true],
    ['enterprise', 'advanced', true],
    ['', 'basic', true],
    [null, 'basic', true],
    [undefined, 'basic', true],
    [ref('Open'), 'basic', false],
  ])('G-15 a type that is written as %j', (SecurityGroupType, type, typeKnown) => {
    const { ruleSet } = read(template({ SecurityGroupType }, { Parameters: { Open: { Type: 'String' } } }))
    expect(ruleSet.groups).toMatchObject([{ type, typeKnown }])
  })

  it('G-15 a type that is none is told in its place', () => {
    expect(read(template({ SecurityGroupType: 'huge' })).warnings).toContainEqual({
      code: 'group-type',
      severity: 'error',
      subject: 'G',
      place: { document: 0, path: 'Resources.G.Properties.SecurityGroupType' },
      params: { field: 'SecurityGroupType', found: 'huge' },
    })
  })

  it.each([
    ['Accept', 'accept'],
    ['DROP', 'drop'],
  ])('G-4 InnerAccessPolicy %s', (InnerAccessPolicy, innerAccess) => {
    expect(read(template({ InnerAccessPolicy })).ruleSet.groups).toMatchObject([{ innerAccess }])
  })

  it('a default that was taken is told, once, in its place', () => {
    const { warnings } = read(
      template(
        {
          SecurityGroupIngress: [
            permission({ SourceCidrIp: ref('Cidr') }),
            permission({ SourceCidrIp: ref('Cidr'), Priority: 2 }),
          ],
        },
        { Parameters: { Cidr: { Type: 'String', Default: '10.0.0.0/8' }, Unused: { Type: 'String', Default: 'x' } } },
      ),
    )
    expect(warnings.filter(({ code }) => code === 'default-taken')).toEqual([
      {
        code: 'default-taken',
        severity: 'warning',
        subject: null,
        place: { document: 0, path: 'Parameters.Cidr' },
        params: { name: 'Cidr' },
      },
    ])
  })

  it('G-11 who is in which groups', () => {
    const { memberships } = read(
      template(
        {},
        {},
        {
          A: { Type: 'ALIYUN::ECS::Instance', Properties: { SecurityGroupId: ref('G') } },
          B: { Type: 'ALIYUN::ECS::NetworkInterface', Properties: { SecurityGroupIds: [ref('G'), 'sg-9'] } },
          C: { Type: 'ALIYUN::ECS::Instance', Properties: { SecurityGroupIds: [], SecurityGroupId: 'sg-8' } },
          D: { Type: 'ALIYUN::ECS::Instance', Properties: {} },
        },
      ),
    )
    expect([...memberships]).toEqual([
      ['A', ['G']],
      ['B', ['G', 'sg-9']],
      ['C', ['sg-8']],
    ])
  })

  it('rules whose group is not told may be any group’s', () => {
    const { ruleSet, recognised } = read(
      template(
        {},
        {},
        {
          R: {
            Type: 'ALIYUN::ECS::SecurityGroupEgress',
            Properties: { SecurityGroupId: { 'Fn::If': ['Nowhere', 'a', 'b'] }, ...permission() },
          },
          S: {
            Type: 'ALIYUN::ECS::SecurityGroupIngresses',
            Properties: {
              SecurityGroupId: { 'Fn::Nonsense': 1 },
              Permissions: [permission(), permission({ Policy: 'drop' })],
            },
          },
        },
      ),
    )
    expect(ruleSet.unread.map(({ group, place, known }) => [group, place.path, known.direction, known.action])).toEqual(
      [
        [null, 'Resources.R.Properties.SecurityGroupId', 'egress', 'accept'],
        [null, 'Resources.S.Properties.SecurityGroupId', 'ingress', 'accept'],
        [null, 'Resources.S.Properties.SecurityGroupId', 'ingress', 'drop'],
      ],
    )
    expect(recognised).toMatchObject([{ read: 0, skipped: 3 }])
  })
})
