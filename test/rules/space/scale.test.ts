import { describe, expect, it } from 'vitest'
import { blockAt } from '@/lib/cidr'
import {
  compare,
  decide,
  exposed,
  parsePacket,
  type RuleFields,
  reachMap,
  readDocuments,
  redundant,
  ruleSetOf,
  SpaceLimit,
  search,
} from '@/lib/rules'
import { cpuTime } from '../../cpu-time'
import { group } from '../read/documents'
import { blocks, fiveTuples, oneGroup } from './many-rules'

function cpuOf(work: () => unknown): number {
  work()
  const used = cpuTime()
  work()
  return used()
}

describe('scale', () => {
  it('engines F4: IPv6 grows as IPv4 does', { tags: ['timed'] }, () => {
    const cost = (family: 4 | 6, size: number) => {
      const set = blocks(family, size)
      return Math.min(...[1, 2, 3].map(() => cpuOf(() => redundant(set))))
    }
    expect(cost(6, 10_000)).toBeLessThan(4 * cost(4, 10_000) + 50)
  })
  it('engines F6: search and the map return no more regions than there are parts', () => {
    const set = fiveTuples(200)
    const found = search(set, { verdict: 'accept' })
    expect(found?.regions.length).toBeLessThanOrEqual(4000)
    const { areas } = reachMap(set, { direction: 'ingress', protocol: 'tcp', family: 4 })
    expect(areas.length).toBeLessThanOrEqual(2000)
  })
  it('what crosses everywhere on four axes is refused, and progress moves until then', { tags: ['timed'] }, () => {
    const all = blockAt(4, 0n, 0)
    const strips = Array.from({ length: 250 }, (_, index): RuleFields[] => {
      const span = { kind: 'range' as const, start: 1 + 200 * index, end: 1 + 200 * index }
      const block = blockAt(4, BigInt(index) << 16n, 24)
      const base: RuleFields = {
        direction: 'ingress',
        protocol: 'tcp',
        ports: { kind: 'range', start: 1, end: 65_535 },
        sourcePorts: { kind: 'range', start: 1, end: 65_535 },
        self: all,
        peer: { kind: 'cidr', block: all },
        action: index % 2 === 0 ? 'accept' : 'drop',
        priority: 1 + (index % 100),
      }
      return [
        { ...base, ports: span },
        { ...base, sourcePorts: span },
        { ...base, self: block },
        { ...base, peer: { kind: 'cidr', block } },
      ]
    }).flat()
    const shares: number[] = []
    const clock = cpuTime()
    expect(() => redundant(oneGroup(strips), (share) => shares.push(share))).toThrow(SpaceLimit)
    // About a second by itself: what it took before was minutes.
    expect(clock()).toBeLessThan(6000)
    expect(shares.every((share, index) => share >= (shares[index - 1] ?? 0))).toBe(true)
    expect(new Set(shares).size).toBeGreaterThan(10)
  })
  it('a refusal for lists that multiply names the rules', () => {
    const rule = { direction: 'ingress', protocol: 'tcp', action: 'accept', priority: 1 } as const
    const rules = Array.from({ length: 11 }, (_, index) => ({
      ...rule,
      id: `sgr-${index}`,
      ports: { kind: 'list' as const, id: 'prl-1' },
      peer: { kind: 'prefix-list' as const, id: 'pl-1' },
    }))
    const set = ruleSetOf([{ id: 'sg-1', rules }], {
      prefixLists: [
        {
          id: 'pl-1',
          name: '',
          family: 4,
          maxEntries: null,
          blocks: Array.from({ length: 200 }, (_, index) => blockAt(4, BigInt(index) << 16n, 32)),
        },
      ],
      portLists: [
        {
          id: 'prl-1',
          ranges: Array.from({ length: 200 }, (_, index) => ({ start: 1 + 2 * index, end: 1 + 2 * index })),
        },
      ],
    })
    try {
      redundant(set)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ limit: 'boxes', most: 400_000 })
      expect(error instanceof SpaceLimit && error.rules[0]).toEqual({ group: 'sg-1', rule: 'sgr-0' })
    }
  })
})

describe('what is shown tells', () => {
  const drop = (Priority: number, fields: object) => {
    return { Direction: 'egress', IpProtocol: 'TCP', Policy: 'Drop', Priority, ...fields }
  }
  it('compare shows a packet whose verdicts differ, though most of the region depends in both', () => {
    const before = drop(46, { PortRange: '2/65534', DestPrefixListId: 'pl-0' })
    const after = drop(80, { PortRangeListId: 'prl-0', DestCidrIp: '0.0.0.0/0' })
    const read = (...rules: readonly Readonly<Record<string, unknown>>[]) => {
      return readDocuments([group(rules, { InnerAccessPolicy: 'Drop' })]).ruleSet
    }
    const verdicts = compare(read(before), read(before, after))?.example.verdicts
    expect(verdicts).toEqual({ before: 'accept', after: 'depends' })
  })
  it('decide names the list that matters, in whatever order the rules stand', () => {
    const inbound = (Policy: string, fields: object) => {
      return { Direction: 'ingress', IpProtocol: 'TCP', Policy, Priority: 1, ...fields }
    }
    const rules = [
      inbound('Accept', { PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' }),
      inbound('Drop', { PortRangeListId: 'prl-0', SourcePrefixListId: 'pl-0' }),
      inbound('Drop', { PortRange: '80/80', SourcePrefixListId: 'pl-0' }),
    ]
    const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer: '203.0.113.5', port: 80 })
    if (!parsed.ok) throw new Error(parsed.problem.code)
    for (const order of [rules, [...rules].reverse()]) {
      const { ruleSet } = readDocuments([group(order)])
      expect(decide(ruleSet, parsed.packet).by).toEqual({ kind: 'missing', list: 'pl-0' })
    }
  })
})

describe('F-2 protocol numbers', () => {
  it('a number that no rule names is any other protocol, which only ALL covers', () => {
    const world = blockAt(4, 0n, 0)
    const rule = { direction: 'ingress', peer: { kind: 'cidr', block: world } } as const
    const named = oneGroup([{ ...rule, protocol: 50 }])
    const all = oneGroup([{ ...rule, protocol: 'all' }])
    expect([exposed(named, world, 50).ports, exposed(named, world, 51).ports]).toEqual([[[0, 0]], []])
    expect(exposed(all, world, 51).ports).toEqual([[0, 0]])
    const found = search(all, { verdict: 'accept', direction: 'ingress', family: 4, protocols: [51] })
    expect(found?.example.packet.protocol).toBe('other')
  })
})
