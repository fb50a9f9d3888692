import { describe, expect, it } from 'vitest'
import { readHolders } from '@/lib/rules'

const old = 'sg-old'
const described = (managed = false) => ({
  SecurityGroups: { SecurityGroup: [{ SecurityGroupId: old, ServiceManaged: managed }] },
})
const instances = (...groups: readonly (readonly string[])[]) => ({
  Instances: {
    Instance: groups.map((list, at) => ({ InstanceId: `i-${at + 1}`, SecurityGroupIds: { SecurityGroupId: list } })),
  },
})
const interfaces = (...groups: readonly (readonly string[])[]) => ({
  NetworkInterfaceSets: {
    NetworkInterfaceSet: groups.map((list, at) => ({
      NetworkInterfaceId: `eni-${at + 1}`,
      SecurityGroupIds: { SecurityGroupId: list },
    })),
  },
})
const references = (...others: readonly string[]) => ({
  SecurityGroupReferences: {
    SecurityGroupReference: [
      {
        SecurityGroupId: old,
        ReferencingSecurityGroups: {
          ReferencingSecurityGroup: others.map((id) => ({ SecurityGroupId: id, AliUid: '123' })),
        },
      },
    ],
  },
})
const read = (...answers: readonly unknown[]) => readHolders(answers.map((answer) => JSON.stringify(answer)).join('\n'))

describe('what keeps a group from being deleted', () => {
  it('members and rules of other groups do, each named', () => {
    const { groups, unasked, more } = read(
      described(),
      instances([old, 'sg-other'], ['sg-other']),
      interfaces(['sg-other'], [old]),
      references('sg-db'),
    )
    expect(groups).toEqual([
      {
        group: old,
        holders: [
          { kind: 'instance', id: 'i-1' },
          { kind: 'interface', id: 'eni-2' },
          { kind: 'rule', group: 'sg-db', rule: '' },
        ],
      },
    ])
    expect([unasked, more]).toEqual([[], false])
  })

  it('nothing does where all three questions are answered with nothing', () => {
    const { groups, unasked } = read(described(), instances(), interfaces(), references())
    expect(groups).toEqual([{ group: old, holders: [] }])
    expect(unasked).toEqual([])
  })

  it('a question that was not asked is named, and never taken for an empty answer', () => {
    expect(read(described()).unasked).toEqual(['instances', 'interfaces', 'references'])
    expect(read(described(), interfaces()).unasked).toEqual(['instances', 'references'])
  })

  it('a rule that is known by its id stands for the group that holds it', () => {
    const rules = {
      SecurityGroupId: 'sg-db',
      Permissions: {
        Permission: [
          { SecurityGroupRuleId: 'sgr-1', SourceGroupId: old, Direction: 'ingress' },
          { SecurityGroupRuleId: 'sgr-2', DestGroupId: old, Direction: 'egress' },
          { SecurityGroupRuleId: 'sgr-3', SourceCidrIp: '0.0.0.0/0' },
        ],
      },
    }
    expect(read(references('sg-db'), rules).groups).toEqual([
      {
        group: old,
        holders: [
          { kind: 'rule', group: 'sg-db', rule: 'sgr-1' },
          { kind: 'rule', group: 'sg-db', rule: 'sgr-2' },
        ],
      },
    ])
  })

  it('a rule that names its own group holds nothing', () => {
    const rules = {
      SecurityGroupId: old,
      Permissions: { Permission: [{ SecurityGroupRuleId: 'sgr-1', SourceGroupId: old }] },
    }
    expect(read(described(), rules).groups).toEqual([{ group: old, holders: [] }])
  })

  it('a managed group belongs to its service', () => {
    expect(read(described(true)).groups[0]?.holders).toEqual([{ kind: 'service' }])
  })

  it('an answer that goes on is told', () => {
    expect(read({ ...instances(), NextToken: 'AAA' }).more).toBe(true)
    expect(read({ ...instances(), NextToken: '' }).more).toBe(false)
  })

  it('without an answer about groups all that are mentioned are told', () => {
    expect(read(interfaces(['sg-a'])).groups.map(({ group }) => group)).toEqual(['sg-a'])
  })

  it('a text of anyone is told, not thrown at', () => {
    expect(readHolders('no json at all').groups).toEqual([])
    expect(read({ Instances: { Instance: 'x' } }, { SecurityGroups: [1, null] }).groups).toEqual([])
    expect(readHolders('[[[[[[[[').groups).toEqual([])
  })
})
