import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAddress } from '@/lib/cidr'
import { compare, decide, judge, type RuleSet, readDocuments } from '@/lib/rules'
import { anyRuleSet } from '../any-rule-set'

type Fields = Readonly<Record<string, string | number>>

function group(rules: readonly Fields[], fields: Fields = {}): RuleSet {
  return readDocuments([
    {
      SecurityGroupId: 'sg-web',
      VpcId: 'vpc-1',
      SecurityGroupType: 'normal',
      ...fields,
      Permissions: {
        Permission: rules.map((rule) => ({
          Direction: 'ingress',
          IpProtocol: 'TCP',
          Policy: 'Accept',
          Priority: 1,
          ...rule,
        })),
      },
    },
  ]).ruleSet
}

const web = group([{ PortRange: '443/443', SourceCidrIp: '0.0.0.0/0' }])

describe('judging a rule set by what it does', () => {
  it('a set written in another way that does the same is right', () => {
    const halves = group([
      { PortRange: '443/443', SourceCidrIp: '0.0.0.0/1' },
      { PortRange: '443/443', SourceCidrIp: '128.0.0.0/1', Priority: 7 },
    ])
    expect(judge(halves, { must: web, may: web })).toEqual({ ok: true, tooClosed: null, tooOpen: null })
  })

  it('nothing opened: the packet that should get in, a known port and a documentation address', () => {
    const { tooClosed, tooOpen } = judge(group([]), { must: web, may: web })
    expect(tooOpen).toBeNull()
    expect(tooClosed?.packet).toMatchObject({
      direction: 'ingress',
      protocol: 'tcp',
      family: 4,
      port: 443,
      sourcePort: null,
      self: null,
      peerGroups: [],
    })
    expect(tooClosed && formatAddress(4, tooClosed.packet.peer)).toBe('203.0.113.10')
    expect(tooClosed?.size).toBe(2n ** 32n)
    expect(tooClosed?.wanted).toMatchObject({ action: 'accept', by: { kind: 'rule', group: 'sg-web' } })
    expect(tooClosed?.got).toEqual({ action: 'drop', by: { kind: 'default', group: 'sg-web' } })
  })

  it('G-4 a member that gets in is told from an outsider', () => {
    const isolated = group([], { InnerAccessPolicy: 'Drop' })
    const open = group([], { InnerAccessPolicy: 'Accept' })
    const { tooOpen } = judge(open, { must: isolated, may: isolated })
    expect(tooOpen?.packet).toMatchObject({ peerGroups: ['sg-web'], internal: true })
    expect(tooOpen?.realizable).toBe(true)
    expect(tooOpen?.got.by).toEqual({ kind: 'in-group', group: 'sg-web' })
  })

  it('between two bounds there are many right answers', () => {
    const ssh = (SourceCidrIp: string) => group([{ PortRange: '22/22', SourceCidrIp }])
    const bounds = { must: ssh('10.0.0.0/24'), may: ssh('10.0.0.0/8') }
    expect(judge(ssh('10.0.0.0/16'), bounds).ok).toBe(true)
    expect(judge(ssh('10.0.0.0/25'), bounds)).toMatchObject({ tooOpen: null, tooClosed: { size: 128n } })
    expect(judge(ssh('0.0.0.0/0'), bounds)).toMatchObject({ tooClosed: null, tooOpen: { size: 2n ** 32n - 2n ** 24n } })
  })

  it('agrees with compare, and its packets are decided as it says', () => {
    fc.assert(
      fc.property(anyRuleSet, anyRuleSet, (set, wanted) => {
        const { ok, tooClosed, tooOpen } = judge(set, { must: wanted, may: wanted })
        expect(ok).toBe(compare(wanted, set) === null)
        for (const wrong of [tooClosed, tooOpen]) {
          if (!wrong || wrong.lists.length > 0) continue
          expect(wrong.wanted.action).not.toBe(wrong.got.action)
          const verdicts = [wanted, set].map((each) => decide(each, wrong.packet, { port25Unblocked: true }))
          const [a, b] = verdicts.map(({ verdict }) => verdict)
          if (a !== 'depends') expect(a).toBe(wrong.wanted.action)
          if (b !== 'depends') expect(b).toBe(wrong.got.action)
        }
      }),
      { numRuns: 200 },
    )
  })
})
