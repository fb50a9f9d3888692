import { describe, expect, it } from 'vitest'
import { findings, matchRule, readDocuments } from '@/lib/rules'
import { hides } from '@/lib/rules/write/covers'
import { group, rule } from './read/documents'

function pairOf(first: object, second: object) {
  const entries = { PrefixListId: 'pl-1', AddressFamily: 'IPv4', Entries: { Entry: [{ Cidr: '10.0.0.0/8' }] } }
  const { ruleSet } = readDocuments([
    entries,
    group([first, second].map((fields, index) => ({ ...rule, SecurityGroupRuleId: `sgr-${index}`, ...fields }))),
  ])
  const [a, b] = ['sgr-0', 'sgr-1'].map((id) => ruleSet.groups[0]?.rules.find((each) => each.id === id))
  if (!a || !b) throw new Error('two rules were expected')
  return { ruleSet, a, b }
}

const cidr = (SourceCidrIp: string) => ({ SourceCidrIp })
const ipv6 = (Ipv6SourceCidrIp: string) => ({ SourceCidrIp: '', Ipv6SourceCidrIp })
const from = (SourceGroupId: string) => ({ SourceCidrIp: '', SourceGroupId })
const list = (SourcePrefixListId: string) => ({ SourceCidrIp: '', SourcePrefixListId })
const ports = (PortRange: string) => ({ PortRange })
const named = (PortRangeListId: string) => ({ PortRange: '', PortRangeListId })
const all = { IpProtocol: 'ALL', PortRange: '-1/-1' }

/** What a rule is, what another is, and how they lie: the first within the second, and the other way round. */
const pairs: readonly (readonly [string, object, object, boolean, boolean])[] = [
  ['the same', {}, {}, true, true],
  ['ports within', ports('80/80'), ports('80/81'), true, false],
  ['ports within, by the end', ports('81/81'), ports('80/81'), true, false],
  ['ports that cross', ports('80/82'), ports('81/83'), false, false],
  ['ports that touch', ports('80/80'), ports('81/81'), false, false],
  ['a list of ports, and itself', named('prl-1'), named('prl-1'), true, true],
  ['two lists of ports', named('prl-1'), named('prl-2'), false, false],
  ['a list of ports, and ports', named('prl-1'), ports('1/65535'), false, false],
  ['any protocol', {}, all, true, false],
  ['another protocol', {}, { IpProtocol: 'UDP' }, false, false],
  ['the other direction', {}, { Direction: 'egress', SourceCidrIp: '', DestCidrIp: '0.0.0.0/0' }, false, false],
  ['a block within', cidr('10.1.0.0/16'), cidr('10.0.0.0/8'), true, false],
  ['its first address', cidr('10.0.0.0/32'), cidr('10.0.0.0/8'), true, false],
  ['its last address', cidr('10.255.255.255/32'), cidr('10.0.0.0/8'), true, false],
  ['the address behind it', cidr('11.0.0.0/32'), cidr('10.0.0.0/8'), false, false],
  ['blocks of two families', cidr('0.0.0.0/0'), ipv6('::/0'), false, false],
  ['a group, and itself', from('sg-2'), from('sg-2'), true, true],
  ['two groups', from('sg-2'), from('sg-3'), false, false],
  ['a group, and every address', from('sg-2'), cidr('0.0.0.0/0'), false, false],
  ['a list, and itself', list('pl-1'), list('pl-1'), true, true],
  ['two lists', list('pl-1'), list('pl-2'), false, false],
  ['a list, and every address', list('pl-1'), cidr('0.0.0.0/0'), false, false],
  ['a list, and a group', list('pl-1'), from('sg-2'), false, false],
  ['a source port', { SourcePortRange: '53/53' }, {}, true, false],
  ['two source ports', { SourcePortRange: '53/53' }, { SourcePortRange: '53/54' }, true, false],
  ['an own address', { DestCidrIp: '192.0.2.1/32' }, {}, true, false],
  ['two own addresses', { DestCidrIp: '192.0.2.1/32' }, { DestCidrIp: '192.0.2.0/24' }, true, false],
]

describe('V-2, V-3 a rule that leaves another nothing to decide', () => {
  const both = (first: object, second: object) => {
    const { a, b } = pairOf(first, second)
    return [hides(b, a), hides(a, b)]
  }
  it.each(pairs)('%s', (_, first, second, within, around) => {
    expect(both(first, second)).toEqual([within, around])
    // What comes later decides nothing of what comes before.
    expect(both({ ...first, Priority: 2 }, second)).toEqual([within, false])
    expect(both(first, { ...second, Priority: 2 })).toEqual([false, around])
    // Of two that are equally strong the one that drops comes first.
    expect(both(first, { ...second, Policy: 'Drop' })).toEqual([within, false])
    expect(both({ ...first, Policy: 'Drop' }, second)).toEqual([false, around])
  })
})

describe('a rule that a stronger one of the other action takes a part of', () => {
  const shadowed = (strong: object, weak: object) =>
    findings(pairOf({ ...strong, Policy: 'Drop' }, { ...weak, Priority: 5 }).ruleSet).list.some(
      ({ kind, rules: [first] }) => kind === 'partial-shadow' && first?.rule === 'sgr-1',
    )
  it.each(pairs.filter(([name]) => name !== 'ports that cross'))('%s', (_, first, second, within, around) => {
    // What lies within the stronger one has nothing left, and is no shadow in part.
    expect(shadowed(first, second)).toBe(within && !around && !('DestCidrIp' in first))
    expect(shadowed(second, first)).toBe(false)
  })
  it.each<readonly [string, object, object]>([
    ['ports that cross', ports('80/82'), ports('81/83')],
    [
      'ports and blocks that cross',
      { ...ports('80/82'), ...cidr('10.1.0.0/16') },
      { ...ports('82/83'), ...cidr('10.0.0.0/8') },
    ],
    [
      'ports within a wider block',
      { ...ports('80/80'), ...cidr('0.0.0.0/0') },
      { ...ports('80/90'), ...cidr('10.0.0.0/8') },
    ],
    ['a group that both name', { ...ports('80/82'), ...from('sg-2') }, { ...ports('82/83'), ...from('sg-2') }],
    ['a list that both name', { ...ports('80/82'), ...list('pl-1') }, { ...ports('82/83'), ...list('pl-1') }],
    ['all of a protocol', { ...ports('80/80') }, { ...all }],
  ])('%s', (_, strong, weak) => {
    expect(shadowed(strong, weak)).toBe(true)
  })
})

it('M-5 a packet without ports meets no rule of some ports, not even by a list that is missing', () => {
  const { ruleSet, a } = pairOf(all, {})
  const packet = {
    direction: 'ingress',
    protocol: 'icmp',
    family: 4,
    peer: 0x0a000001n,
    port: null,
    sourcePort: null,
    self: null,
    peerGroups: [],
    internal: false,
  } as const
  expect(matchRule({ ...a, ports: { kind: 'list', id: 'prl-missing' } }, packet, ruleSet)).toMatchObject({
    kind: 'no',
    field: 'port',
  })
})
