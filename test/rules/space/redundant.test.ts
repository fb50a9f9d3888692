import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, decide, type RuleSet, read, redundant, ruleSetOf } from '@/lib/rules'
import { anyRuleSet } from '../any-rule-set'

function without(set: RuleSet, id: string): RuleSet {
  const groups = set.groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => rule.id !== id) }))
  return { ...set, groups }
}

describe('any rule set', () => {
  it('V-1, V-4 is equal to itself turned round', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const turned = {
          ...set,
          groups: [...set.groups].reverse().map((group) => ({ ...group, rules: [...group.rules].reverse() })),
        }
        expect(compare(set, turned)).toBeNull()
      }),
    )
  })

  it('deleting a rule changes something if and only if it is not redundant, with missing lists too', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const gone = new Set(redundant(set).redundant.map(({ rule }) => rule.id))
        for (const rule of set.groups.flatMap((group) => group.rules)) {
          expect(compare(set, without(set, rule.id)) === null, rule.id).toBe(gone.has(rule.id))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('G-4 outbound, a rule for members behind its opposite is unreachable, whatever the dispute', () => {
    const rule = (action: 'accept' | 'drop', id: string) =>
      ({
        id,
        direction: 'egress',
        protocol: 'tcp',
        ports: { kind: 'range', start: 1, end: 1 },
        peer: { kind: 'group', groupId: 'sg-a', account: null },
        action,
        priority: 1,
      }) as const
    const set = ruleSetOf([{ id: 'sg-a', innerAccess: 'accept', rules: [rule('accept', 'a'), rule('drop', 'd')] }])
    expect(redundant(set).redundant.map(({ rule: { id }, why }) => [id, why])).toEqual([['a', 'unreachable']])
  })

  it('each needed rule comes with a packet that is treated otherwise without it', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        for (const { rule, packet } of redundant(set).needed) {
          const [before, after] = [set, without(set, rule.id)].map(
            (each) => decide(each, packet, { port25Unblocked: true }).verdict,
          )
          // With lists missing the packet may depend both ways: what turns it is then what the lists hold.
          if (before !== 'depends' && after !== 'depends') expect(before).not.toBe(after)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('sample 06: the findings that its description names', () => {
  it('R-2…R-5, each rule that can go alone', () => {
    const { ruleSet } = read(
      readFileSync('test/fixtures/samples/06-redundant-rules.describe-security-group-attribute.json', 'utf8'),
    )
    const found = redundant(ruleSet).redundant.map(({ rule, why }) => [rule.id.replace('sgr-example', ''), why])
    expect(found).toEqual([
      ['06b', 'covered'],
      ['06c', 'covered'],
      ['06d', 'unreachable'],
      // e and f differ only in priority, so either can go, but not both.
      ['06e', 'covered'],
      ['06f', 'covered'],
      ['06g', 'unreachable'],
      ['06i', 'repeats-default'],
    ])
  })
})
