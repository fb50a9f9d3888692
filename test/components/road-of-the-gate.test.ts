import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Item, roadOf, type Stage } from '@/components/gate/road'
import { decide, type PacketFields, parsePacket, readDocuments } from '@/lib/rules'

interface Written {
  readonly ports: string
  readonly source: string
  readonly policy: 'Accept' | 'Drop'
  readonly priority: number
}

function stage(rules: readonly Written[], packet: PacketFields, type = 'normal'): Stage {
  const { ruleSet } = readDocuments([
    {
      SecurityGroupId: 'sg-a',
      SecurityGroupName: 'web',
      SecurityGroupType: type,
      VpcId: 'vpc-a',
      Permissions: {
        Permission: rules.map(({ ports, source, policy, priority }, index) => ({
          SecurityGroupRuleId: `sgr-${index}`,
          Direction: 'ingress',
          IpProtocol: 'TCP',
          PortRange: ports,
          [source.startsWith('pl-') ? 'SourcePrefixListId' : 'SourceCidrIp']: source,
          Policy: policy,
          Priority: priority,
        })),
      },
    },
  ])
  const parsed = parsePacket(packet)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return { name: 'web', ruleSet, packet: parsed.packet, decision: decide(ruleSet, parsed.packet) }
}

const rule = (ports: string, source: string, policy: Written['policy'], priority: number): Written => ({
  ports,
  source,
  policy,
  priority,
})
const ssh = { direction: 'ingress', protocol: 'tcp', peer: '203.0.113.5', port: 22 }
const states = (items: readonly Item[]) =>
  items.map((item) =>
    item.kind === 'board'
      ? item.state
      : item.kind === 'gap'
        ? `${item.rules.length}${item.late ? ' late' : ''}`
        : item.kind,
  )

describe('the road to the gate', () => {
  const web = [rule('80/80', '0.0.0.0/0', 'Accept', 1), rule('22/22', '198.51.100.0/24', 'Accept', 10)]

  it('has a board for each of few rules, and ends where one of them refuses', () => {
    const road = roadOf([stage([...web, rule('22/22', '0.0.0.0/0', 'Drop', 20)], ssh)])
    expect(states(road.items)).toEqual(['missed', 'missed', 'decides', 'doors'])
    expect(road).toMatchObject({ walk: [0, 1, 2], verdict: 'drop' })
  })

  it('goes through the doors where a rule allows, past those that are not read any more', () => {
    const road = roadOf([stage([...web, rule('1/65535', '0.0.0.0/0', 'Drop', 100)], { ...ssh, port: 80 })])
    expect(states(road.items)).toEqual(['decides', 'rest', 'later', 'doors'])
    expect(road).toMatchObject({ walk: [0, 3], verdict: 'accept' })
  })

  it('ends at the doors where no rule matches: the default decides', () => {
    const road = roadOf([stage(web, ssh)])
    expect(road.items.at(-1)).toMatchObject({ kind: 'doors', fallback: 'drop', state: 'decides' })
    expect(road.walk).toEqual([0, 1, 2])
  })

  it('shows both branches where a list is not known', () => {
    const road = roadOf([stage([rule('22/22', 'pl-office', 'Accept', 1), rule('22/22', '0.0.0.0/0', 'Drop', 2)], ssh)])
    expect(states(road.items)).toEqual(['maybe', 'otherwise', 'doors'])
    expect(road.verdict).toBe('depends')
  })

  it('counts what does not match of many rules, and shows the one that decides', () => {
    const many = Array.from({ length: 40 }, (_, index) => rule('443/443', `10.0.${index}.0/24`, 'Accept', 1 + index))
    const road = roadOf([stage([...many, rule('22/22', '0.0.0.0/0', 'Drop', 20)], ssh)])
    expect(states(road.items)).toEqual(['19', 'decides', '21 late', 'doors'])
  })

  it('of two gates the second is not reached when the first refuses', () => {
    const road = roadOf([stage([], ssh, 'enterprise'), stage([rule('22/22', '0.0.0.0/0', 'Accept', 1)], ssh)])
    expect(road.verdict).toBe('drop')
    expect(road.walk).toEqual([0])
    expect(road.items.filter(({ kind }) => kind === 'doors')).toMatchObject([{ verdict: 'drop' }, { verdict: null }])
  })

  it('whatever the rules: its numbers add up, it shows what decides, and it ends there', () => {
    const written = fc.record({
      ports: fc.constantFrom('22/22', '80/80', '1/65535'),
      source: fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', 'pl-a', 'pl-b'),
      policy: fc.constantFrom('Accept' as const, 'Drop' as const),
      priority: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(written, { maxLength: 30 }), (rules) => {
        const { decision, ...rest } = stage(rules, ssh)
        const road = roadOf([{ decision, ...rest }])
        const counted = road.items.reduce(
          (sum, item) => sum + (item.kind === 'board' ? 1 : item.kind === 'gap' ? item.rules.length : 0),
          0,
        )
        expect(counted).toBe(rules.length)
        const orders = road.items.flatMap((item) =>
          item.kind === 'board' ? [item.order] : item.kind === 'gap' ? item.rules.map((_, at) => item.order + at) : [],
        )
        expect(orders).toEqual(rules.map((_, index) => index + 1))
        const deciding = road.items.filter((item) => 'state' in item && item.state === 'decides')
        expect(deciding).toHaveLength(decision.verdict === 'depends' ? 0 : 1)
        expect(road.walk).toEqual([...road.walk].sort((a, b) => a - b))
        const end = road.items[road.walk.at(-1) ?? -1]
        if (decision.verdict === 'accept') expect(end?.kind).toBe('doors')
        if (decision.verdict === 'drop') expect(end).toBe(deciding[0])
      }),
    )
  })
})
