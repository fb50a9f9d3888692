import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, explain, type Rule, type RuleSet, readDocuments, redundant, removableTogether } from '@/lib/rules'
import { anyRuleSet } from '../any-rule-set'

type Fields = Readonly<Record<string, string | number>>

function group(id: string, rules: readonly Fields[]) {
  return {
    SecurityGroupId: id,
    VpcId: 'vpc-1',
    SecurityGroupType: 'normal',
    InnerAccessPolicy: 'Drop',
    Permissions: {
      Permission: rules.map((rule) => ({
        Direction: 'ingress',
        IpProtocol: 'TCP',
        PortRange: '22/22',
        Policy: 'Accept',
        Priority: 1,
        ...rule,
      })),
    },
  }
}

function setOf(...groups: readonly object[]): RuleSet {
  return readDocuments(groups).ruleSet
}

function ruleOf(set: RuleSet, id: string): Rule {
  const found = set.groups.flatMap((each) => each.rules).find((rule) => rule.id === id)
  if (!found) throw new Error(id)
  return found
}

function without(set: RuleSet, gone: readonly Rule[]): RuleSet {
  return {
    ...set,
    groups: set.groups.map((each) => ({ ...each, rules: each.rules.filter((rule) => !gone.includes(rule)) })),
  }
}

describe('what stands in for a rule that can go', () => {
  it('R-2 one rule that covers it stands for smaller ones of its action', () => {
    const set = setOf(
      group('sg-1', [
        { SecurityGroupRuleId: 'small', SourceCidrIp: '10.0.0.0/24' },
        { SecurityGroupRuleId: 'large', SourceCidrIp: '10.0.0.0/8', Priority: 2 },
        { SecurityGroupRuleId: 'rule', SourceCidrIp: '10.0.0.0/16', Priority: 3 },
      ]),
    )
    expect(explain(set, ruleOf(set, 'rule'))).toEqual({
      blockers: [{ by: { kind: 'rule', group: 'sg-1', rule: 'large' }, action: 'accept', size: 65536n - 256n }],
      opposite: null,
      otherwise: 0,
      sameGroup: true,
    })
  })

  it('R-3 two halves that together hide a rule are both named, and the traffic that is treated otherwise', () => {
    const set = setOf(
      group('sg-1', [
        { SecurityGroupRuleId: 'low', SourceCidrIp: '10.0.0.0/9', Policy: 'Drop' },
        { SecurityGroupRuleId: 'high', SourceCidrIp: '10.128.0.0/10', Policy: 'Drop' },
        { SecurityGroupRuleId: 'rest', SourceCidrIp: '10.192.0.0/10' },
        { SecurityGroupRuleId: 'rule', SourceCidrIp: '10.0.0.0/8', Priority: 2 },
      ]),
    )
    const { blockers, opposite, otherwise } = explain(set, ruleOf(set, 'rule'))
    expect(otherwise).toBe(0.75)
    expect(blockers.map(({ by, size }) => [by.kind === 'rule' ? by.rule : by.kind, size])).toEqual([
      ['low', 2n ** 23n],
      ['high', 2n ** 22n],
      ['rest', 2n ** 22n],
    ])
    expect(opposite?.by).toMatchObject({ rule: 'low' })
  })

  it('R-5 the built-in default', () => {
    const set = setOf(group('sg-1', [{ SecurityGroupRuleId: 'rule', SourceCidrIp: '0.0.0.0/0', Policy: 'Drop' }]))
    expect(explain(set, ruleOf(set, 'rule')).blockers.map(({ by }) => by)).toEqual([{ kind: 'default', group: 'sg-1' }])
  })

  it('R-6 a cover in another group does not help the other members', () => {
    const [cover, rule] = [
      { SecurityGroupRuleId: 'cover', SourceCidrIp: '10.0.0.0/8' },
      { SecurityGroupRuleId: 'rule', SourceCidrIp: '10.1.0.0/16' },
    ]
    const apart = setOf(group('sg-1', [rule]), group('sg-2', [cover]))
    expect(redundant(apart).redundant.map((each) => each.rule.id)).toEqual(['rule'])
    expect(explain(apart, ruleOf(apart, 'rule')).sameGroup).toBe(false)
    const together = setOf(group('sg-1', [rule, cover]), group('sg-2', []))
    expect(explain(together, ruleOf(together, 'rule')).sameGroup).toBe(true)
  })

  it('R-1 twins name each other', () => {
    const twin = { SourceCidrIp: '10.0.0.0/8' }
    const set = setOf(
      group('sg-1', [{ ...twin, SecurityGroupRuleId: 'a' }]),
      group('sg-2', [{ ...twin, SecurityGroupRuleId: 'b', Description: 'the same' }]),
    )
    expect(redundant(set).redundant.map(({ why, twins }) => [why, twins.map(({ id }) => id)])).toEqual([
      ['duplicate', ['a', 'b']],
      ['duplicate', ['a', 'b']],
    ])
    expect(removableTogether(set).map(({ id }) => id)).toEqual(['b'])
  })

  it('R-1 a Deny that has to stay while an idle Allow stays is not proposed with it', () => {
    const set = setOf(
      group('sg-1', [
        { SecurityGroupRuleId: 'web', IpProtocol: 'TCP', PortRange: '80/80', SourceCidrIp: '0.0.0.0/0', Priority: 10 },
        {
          SecurityGroupRuleId: 'deny',
          IpProtocol: 'TCP',
          PortRange: '1/100',
          SourceCidrIp: '0.0.0.0/0',
          Priority: 5,
          Policy: 'Drop',
        },
      ]),
    )
    const idle = redundant(set).redundant.map(({ rule }) => rule)
    expect(idle.map(({ id }) => id)).toEqual(['web'])
    expect(removableTogether(set, undefined, new Set(idle)).map(({ id }) => id)).toEqual(['web'])
  })
})

describe('any rule set', () => {
  it('what can go together changes nothing, and nothing more can go', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const gone = removableTogether(set)
        const left = without(set, gone)
        expect(compare(set, left)).toBeNull()
        expect(redundant(left).redundant).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('of some rules alone, only those go, and nothing changes either', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const among = new Set(redundant(set).redundant.map(({ rule }) => rule))
        const gone = removableTogether(set, undefined, among)
        expect(gone.filter((rule) => !among.has(rule))).toEqual([])
        expect(compare(set, without(set, gone))).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('R-6 says the same as the group looked at alone', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        for (const { rule } of redundant(set).redundant) {
          const alone = { ...set, groups: set.groups.filter(({ id }) => id === rule.group) }
          const goes = redundant(alone).redundant.some((each) => each.rule === rule)
          expect(explain(set, rule).sameGroup).toBe(goes)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('every packet of a rule that can go is accounted for', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        for (const { rule, why } of redundant(set).redundant) {
          const { blockers, opposite, otherwise } = explain(set, rule)
          expect(opposite !== null).toBe(blockers.some(({ action }) => action !== rule.action))
          expect(otherwise > 0).toBe(opposite !== null)
          const same = blockers.some(({ action }) => action === rule.action)
          if (blockers.length > 0) expect(otherwise < 1).toBe(same)
          if (why === 'repeats-default') expect(blockers.some(({ by }) => by.kind === 'default')).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
