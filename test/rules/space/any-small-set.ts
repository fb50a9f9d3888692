import fc from 'fast-check'
import { blockAt } from '@/lib/cidr'
import type { Group, Rule, RuleSet } from '@/lib/rules'
import { anyRuleSet } from '../any-rule-set'

/** A block that questions ask about. */
export const wideBlock = blockAt(4, 0x0a000000n, 8)

/** Most rules and conditions of a set whose every packet is tried. */
const mostRules = 8
const mostFiveTuples = 2

/** Any set that is small enough to try every packet: few rules, of which few look at source ports or own addresses. */
export const smallRuleSet: fc.Arbitrary<RuleSet> = fc
  .tuple(anyRuleSet, fc.constantFrom('basic' as const, 'any' as const), fc.boolean())
  .map(([set, kind, alike]) => shrunk(set, kind === 'basic', alike))

/** Two such sets: unrelated, or one the other with a rule gone, moved, turned or repeated. */
export const twoSmallRuleSets: fc.Arbitrary<readonly [RuleSet, RuleSet]> = fc
  .tuple(smallRuleSet, smallRuleSet, fc.nat(5), fc.nat(8))
  .map(([a, b, way, at]) => (way < 2 ? [a, b] : [a, edited(a, way, at)]))

function shrunk(set: RuleSet, basic: boolean, alike: boolean): RuleSet {
  let tuples = 0
  const each = Math.floor(mostRules / set.groups.length)
  return {
    ...set,
    groups: set.groups.map((group): Group => {
      const rules = group.rules.slice(0, each).filter((rule) => {
        if (rule.sourcePorts.kind !== 'any' || rule.self) tuples += 1
        return (rule.sourcePorts.kind === 'any' && !rule.self) || tuples <= mostFiveTuples
      })
      return { ...group, type: basic ? 'basic' : group.type, rules: alike ? rules.map(plain) : rules }
    }),
  }
}

/** The same rule in few kinds, so that rules meet: TCP, inbound. */
function plain(rule: Rule): Rule {
  const tcp: Rule = { ...rule, protocol: 'tcp', direction: 'ingress' }
  return rule.protocol === 'tcp' || rule.protocol === 'udp' ? tcp : { ...rule, direction: 'ingress' }
}

function edited(set: RuleSet, way: number, at: number): RuleSet {
  let index = -1
  const edit = (rule: Rule): Rule[] => {
    index += 1
    if (index !== at % mostRules) return [rule]
    if (way === 2) return []
    if (way === 3) return [{ ...rule, priority: rule.priority === 1 ? 2 : 1 }]
    if (way === 4) return [{ ...rule, action: rule.action === 'accept' ? 'drop' : 'accept' }]
    return [rule, { ...rule, id: `${rule.id}-again`, priority: 100 }]
  }
  return { ...set, groups: set.groups.map((group) => ({ ...group, rules: group.rules.flatMap(edit) })) }
}
