import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, parsePacket, readDocuments, toDocuments } from '@/lib/rules'
import { anyOpenRuleSet, anyPacket, anyRuleSet } from './any-rule-set'
import { plainVerdict } from './plain-reference'

describe('any rule set and any packet', () => {
  it('F-1…F-18, G-1…G-10, M-1…M-15, V-1…V-7, O-2: the verdict is that of the plain reference', () => {
    fc.assert(
      fc.property(anyRuleSet, anyPacket, fc.boolean(), (set, packet, port25Unblocked) => {
        expect(decide(set, packet, { port25Unblocked }).verdict).toBe(plainVerdict(set, packet, port25Unblocked))
      }),
      { numRuns: 5000 },
    )
  })

  it('P-7 a rule that may exist: `depends` where it could turn the verdict, and nowhere else', () => {
    fc.assert(
      fc.property(anyOpenRuleSet, anyPacket, (set, packet) => {
        expect(decide(set, packet).verdict).toBe(plainVerdict(set, packet))
      }),
      { numRuns: 3000 },
    )
  })

  it('M-14 a list that is missing twice: a stronger rule on the same list decides first', () => {
    const group = (rules: readonly object[]) => ({
      SecurityGroupId: 'sg-1',
      VpcId: 'vpc-1',
      SecurityGroupType: 'normal',
      Permissions: { Permission: rules },
    })
    const rule = (Policy: string, Priority: number) => ({
      Direction: 'ingress',
      IpProtocol: 'TCP',
      PortRange: '80/80',
      Policy,
      Priority,
      SourcePrefixListId: 'pl-1',
    })
    const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer: '203.0.113.5', port: 80 })
    if (!parsed.ok) throw new Error(parsed.problem.code)
    const verdict = (...rules: readonly object[]) =>
      decide(readDocuments([group(rules)]).ruleSet, parsed.packet).verdict
    expect(verdict(rule('Drop', 1), rule('Accept', 2))).toBe('drop')
    expect(verdict(rule('Accept', 1), rule('Drop', 2))).toBe('depends')
  })

  it('P-7, M-15 a rule that may exist on a list that is missing: a stronger rule on the same list decides first', () => {
    const { ruleSet } = readDocuments([
      {
        SecurityGroupId: 'sg-1',
        VpcId: 'vpc-1',
        SecurityGroupType: 'normal',
        Permissions: {
          Permission: [
            {
              Direction: 'egress',
              IpProtocol: 'UDP',
              PortRangeListId: 'prl-1',
              Policy: 'Accept',
              Priority: 2,
              DestCidrIp: '0.0.0.0/0',
            },
          ],
        },
      },
    ])
    const [group] = ruleSet.groups
    const [rule] = group?.rules ?? []
    const parsed = parsePacket({ direction: 'egress', protocol: 'udp', peer: '10.0.0.1', port: 53 })
    if (!parsed.ok || !rule) throw new Error('nothing was read')
    const verdict = (known: object) =>
      decide({ ...ruleSet, unread: [{ place: rule.place, group: 'sg-1', known }] }, parsed.packet).verdict
    expect(verdict({ ports: rule.ports, priority: 3 })).toBe('accept')
    expect(verdict({ ports: rule.ports, priority: 1 })).toBe('depends')
    expect(verdict({ ports: { kind: 'list', id: 'prl-2' }, priority: 3 })).toBe('depends')
    expect(verdict({ priority: 3 })).toBe('depends')
  })

  it('V-1 the order of groups and V-4 the order of rules change nothing', () => {
    fc.assert(
      fc.property(anyRuleSet, anyPacket, (set, packet) => {
        const turned = {
          ...set,
          groups: [...set.groups].reverse().map((group) => ({ ...group, rules: [...group.rules].reverse() })),
        }
        expect(decide(turned, packet).verdict).toBe(decide(set, packet).verdict)
      }),
      { numRuns: 1000 },
    )
  })

  it('the trace names each rule of the direction once, in order, and at most one that decides', () => {
    fc.assert(
      fc.property(anyRuleSet, anyPacket, (set, packet) => {
        const { trace, by } = decide(set, packet)
        if (trace.length === 0 && (by.kind === 'in-group' || by.kind === 'platform')) return
        const rules = set.groups.flatMap((group) => group.rules).filter((rule) => rule.direction === packet.direction)
        expect(trace.map(({ rule }) => rule.id).sort()).toEqual(rules.map((rule) => rule.id).sort())
        expect(
          trace.every(({ rule }, index) => index === 0 || (trace[index - 1]?.rule.priority ?? 0) <= rule.priority),
        ).toBe(true)
        const deciding = trace.filter((step) => step.decides)
        if (by.kind === 'rule') expect(deciding.map(({ rule }) => rule.id)).toEqual([by.rule])
        else expect(deciding.length).toBeLessThanOrEqual(by.kind === 'default' ? 0 : 1)
      }),
      { numRuns: 1000 },
    )
  })

  it('a set written as documents is read back and decides alike', () => {
    fc.assert(
      fc.property(anyRuleSet, anyPacket, (set, packet) => {
        const { ruleSet, warnings } = readDocuments(toDocuments(set))
        expect(warnings.filter((warning) => warning.severity === 'error')).toEqual([])
        expect(decide(ruleSet, packet).verdict).toBe(decide(set, packet).verdict)
      }),
      { numRuns: 1000 },
    )
  })
})
