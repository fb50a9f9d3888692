import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt } from '@/lib/cidr'
import {
  decide,
  matchRule,
  type Packet,
  parsePacket,
  type Rule,
  type RuleSet,
  readDocuments,
  ruleSetOf,
} from '@/lib/rules'
import { anyOpenRuleSet, anyPacket, anyRuleSet } from './any-rule-set'
import { group, rule } from './read/documents'

/** Rules of a direction in order of decision, found by asking of any two which comes first (V-1…V-3). */
function inOrder({ groups }: RuleSet, direction: Packet['direction']): Rule[] {
  const found: Rule[] = []
  for (let priority = 1; priority <= 110; priority += 1)
    for (const action of ['drop', 'accept'])
      for (const { rules } of groups)
        found.push(
          ...rules.filter(
            (each) => each.direction === direction && each.priority === priority && each.action === action,
          ),
        )
  return found
}

function packet(fields: object): Packet {
  const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer: '203.0.113.5', port: 80, ...fields })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.packet
}

describe('what is told of a decision', () => {
  it('the trace holds each rule of the direction, strongest first, each with its own match', () => {
    fc.assert(
      fc.property(anyRuleSet, anyPacket, (set, of) => {
        const { trace, by } = decide(set, of, { rulesAlone: true })
        if (by.kind === 'in-group' && of.direction === 'ingress') expect(trace).toEqual([])
        else if (by.kind !== 'in-group') {
          expect(trace.map((each) => each.rule)).toEqual(inOrder(set, of.direction))
          expect(trace.map(({ match }) => match)).toEqual(trace.map((each) => matchRule(each.rule, of, set)))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('V-1…V-6, G-1…G-3: who decides, by which statements, and which rules come too late', () => {
    fc.assert(
      fc.property(anyRuleSet, anyPacket, (set, of) => {
        const { verdict, by, statements, trace } = decide(set, of, { rulesAlone: true })
        const first = trace.findIndex(({ match }) => match.kind === 'yes')
        if (by.kind === 'in-group') {
          expect(statements).toEqual(['G-4', 'V-7'])
          expect(set.groups.find(({ id }) => id === by.group)).toMatchObject({ type: 'basic', innerAccess: 'accept' })
          expect(of.peerGroups).toContain(by.group)
          return
        }
        expect(trace.map(({ late }) => late)).toEqual(trace.map((_, index) => first >= 0 && index > first))
        const decides = trace.flatMap((each, index) => (each.decides ? [index] : []))
        if (by.kind === 'rule') {
          const decider = trace[first]?.rule
          expect([by.group, by.rule, verdict]).toEqual([decider?.group, decider?.id, decider?.action])
          const tie = trace.some(
            ({ rule: other, match }) =>
              match.kind === 'yes' && other.priority === decider?.priority && other.action !== decider.action,
          )
          expect(statements).toEqual(['V-1', tie ? 'V-3' : 'V-2'])
          expect(decides).toEqual([first])
        } else if (by.kind === 'default') {
          const [{ id, type } = { id: '', type: 'basic' }] = set.groups
          const own = type === 'advanced' ? 'G-3' : of.direction === 'ingress' ? 'G-1' : 'G-2'
          expect([by.group, statements, decides, first]).toEqual([id, [own, 'V-6'], [], -1])
        } else {
          expect([by.kind, verdict, decides]).toEqual(['missing', 'depends', []])
          const turning = trace.flatMap(({ match }) => (match.kind === 'unknown' ? [match] : []))
          expect(turning.map(({ lists: [list] }) => list)).toContain(by.kind === 'missing' && by.list)
          expect(turning.map((match) => match.statements)).toContainEqual(statements)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('P-7 where a rule that may exist could turn it, none of those that are there decides', () => {
    fc.assert(
      fc.property(anyOpenRuleSet, anyPacket, (set, of) => {
        const { by, verdict, statements, trace } = decide(set, of)
        if (by.kind !== 'unread') return
        const alone = decide(set, of, { rulesAlone: true })
        expect([verdict, statements]).toEqual(['depends', []])
        if (alone.by.kind !== 'in-group')
          expect(trace).toEqual(alone.trace.map((each) => ({ ...each, decides: false })))
        expect(trace.some(({ decides }) => decides)).toBe(false)
        expect(set.unread.map(({ place }) => place)).toContainEqual(by.at)
      }),
      { numRuns: 400 },
    )
  })

  it.each<readonly [string, readonly object[], readonly string[]]>([
    ['a drop among equals', [{}, { Policy: 'Drop' }], ['V-1', 'V-3']],
    ['a drop among weaker ones', [{ Priority: 2 }, { Policy: 'Drop' }], ['V-1', 'V-2']],
    ['an accept before a drop', [{}, { Policy: 'Drop', Priority: 2 }], ['V-1', 'V-2']],
    ['a drop of other ports among equals', [{}, { Policy: 'Drop', PortRange: '81/81' }], ['V-1', 'V-2']],
    ['two of one action', [{}, { PortRange: '1/100' }], ['V-1', 'V-2']],
  ])('V-2, V-3 %s', (_, rules, statements) => {
    const { ruleSet } = readDocuments([
      group(rules.map((fields, at) => ({ ...rule, SecurityGroupRuleId: `r${at}`, ...fields }))),
    ])
    expect(decide(ruleSet, packet({})).statements).toEqual(statements)
  })

  it('G-11 a set without a group is none', () => {
    const { ruleSet } = readDocuments([group([rule])])
    expect(() => decide({ ...ruleSet, groups: [] }, packet({}))).toThrow('G-11')
  })

  it.each([
    ['O-9 the metadata server', { direction: 'egress', peer: '100.100.100.200' }, 'accept', 'O-9'],
    ['O-2 outbound mail', { direction: 'egress', port: 25 }, 'drop', 'O-2'],
    ['O-8 a load balancer, which rules may not see', { peer: '100.64.0.1', port: 81 }, 'depends', 'O-8'],
  ])('%s', (_, of, verdict, statement) => {
    const { ruleSet } = readDocuments([group([rule])])
    expect(decide(ruleSet, packet(of))).toMatchObject({
      verdict,
      by: { kind: 'platform' },
      statements: [statement],
    })
    expect(decide(ruleSet, packet(of), { rulesAlone: true }).by.kind).not.toBe('platform')
  })
  it.each<readonly [string, object]>([
    ['the address before the balancers’', { peer: '100.63.255.255', port: 81 }],
    ['the address behind them', { peer: '100.128.0.0', port: 81 }],
    ['the part of Workbench', { peer: '100.104.0.1', port: 81 }],
    ['an IPv6 address with the number of one of them', { peer: '::6440:1', port: 81 }],
    ['a member of a group with one of them', { peer: '100.64.0.1', port: 81, peerGroups: ['sg-9'], internal: true }],
    ['outbound to one of them', { direction: 'egress', peer: '100.64.0.1', port: 81 }],
    ['the address beside the metadata server', { direction: 'egress', peer: '100.100.100.201' }],
    ['the metadata server, inbound', { peer: '100.104.100.200', port: 81 }],
    ['an IPv6 address with its number', { direction: 'egress', peer: '::6464:64c8' }],
  ])('O-8, O-9 the platform has no say in %s', (_, of) => {
    const { ruleSet } = readDocuments([group([rule])])
    expect(decide(ruleSet, packet(of)).by.kind).not.toBe('platform')
  })
})

describe('the first field that does not fit is the answer', () => {
  const list = {
    PrefixListId: 'pl-1',
    AddressFamily: 'IPv4',
    Entries: { Entry: [{ Cidr: '10.0.0.0/8' }] },
  }
  const of = (fields: object, type = 'normal') =>
    readDocuments([group([{ ...rule, ...fields }], { SecurityGroupType: type }), list]).ruleSet
  it.each<readonly [string, object, object, unknown]>([
    ['M-1 direction', {}, { direction: 'egress' }, ['direction', 'M-1']],
    ['M-1 protocol', {}, { protocol: 'udp' }, ['protocol', 'M-1']],
    ['M-1 the other number', { IpProtocol: 'GRE', PortRange: '-1/-1' }, {}, ['protocol', 'M-1']],
    ['M-7 ICMP and TCP', { IpProtocol: 'ICMP', PortRange: '-1/-1' }, {}, ['protocol', 'M-7']],
    ['M-5 port', {}, { port: 81 }, ['port', 'M-1', 'M-5']],
    ['M-9 source port', { SourcePortRange: '53/53' }, { sourcePort: 54 }, ['source-port', 'M-9']],
    ['M-9 no source port is told', { SourcePortRange: '53/53' }, {}, ['source-port', 'M-9']],
    [
      'M-6 own address of another family',
      { DestCidrIp: '10.0.0.5' },
      { peer: '2001:db8::1', self: '2001:db8::2' },
      ['self', 'M-6', 'M-9'],
    ],
    ['M-9 another own address', { DestCidrIp: '10.0.0.5' }, { self: '10.0.0.6' }, ['self', 'M-9']],
    ['M-9 no own address is told', { DestCidrIp: '10.0.0.5' }, {}, ['self', 'M-9']],
    ['M-6 family', {}, { peer: '2001:db8::1' }, ['family', 'M-6']],
    ['M-8 address', { SourceCidrIp: '10.0.0.0/8' }, {}, ['peer', 'M-1', 'M-8']],
    ['M-11 a group, from the Internet', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, {}, ['public', 'M-11']],
    [
      'M-10 another group',
      { SourceCidrIp: '', SourceGroupId: 'sg-2' },
      { internal: true, peerGroups: ['sg-3'] },
      ['peer-group', 'M-10'],
    ],
    ['M-14 not in the list', { SourceCidrIp: '', SourcePrefixListId: 'pl-1' }, {}, ['peer', 'M-14']],
    [
      'M-14 a list of the other family',
      { SourceCidrIp: '', SourcePrefixListId: 'pl-1' },
      { peer: '2001:db8::1' },
      ['family', 'M-6', 'M-14'],
    ],
  ])('%s', (_, fields, asked, expected) => {
    const set = of(fields)
    const [only] = set.groups[0]?.rules ?? []
    if (!only) throw new Error('The rule was not read')
    const match = matchRule(only, packet(asked), set)
    expect(match.kind === 'no' && [match.field, ...match.statements]).toEqual(expected)
  })

  it('M-12 in an advanced group no rule on a group matches', () => {
    const set = of({ SourceCidrIp: '', SourceGroupId: 'sg-2' }, 'enterprise')
    const [only] = set.groups[0]?.rules ?? []
    const match = only && matchRule(only, packet({ internal: true, peerGroups: ['sg-2'] }), set)
    expect(match).toEqual({ kind: 'no', field: 'peer-group', statements: ['M-12'] })
  })

  it.each<readonly [string, object, object, unknown]>([
    ['M-14 a prefix list', { SourceCidrIp: '', SourcePrefixListId: 'pl-2' }, {}, [['pl-2'], ['M-14']]],
    ['M-15 a port list', { PortRange: '', PortRangeListId: 'prl-2' }, {}, [['prl-2'], ['M-15']]],
    [
      'both',
      { PortRange: '', PortRangeListId: 'prl-2', SourceCidrIp: '', SourcePrefixListId: 'pl-2' },
      {},
      [
        ['prl-2', 'pl-2'],
        ['M-15', 'M-14'],
      ],
    ],
  ])('it turns on what is missing: %s', (_, fields, asked, expected) => {
    const set = of(fields)
    const [only] = set.groups[0]?.rules ?? []
    const match = only && matchRule(only, packet(asked), set)
    expect(match?.kind === 'unknown' && [match.lists, match.statements]).toEqual(expected)
  })

  it('G-4, V-7 an outbound drop to a member of an interconnected group is disputed, and both statements are told', () => {
    const set = ruleSetOf([
      {
        id: 'sg-1',
        rules: [
          {
            direction: 'egress',
            action: 'drop',
            priority: 1,
            protocol: 'tcp',
            ports: { kind: 'range', start: 22, end: 22 },
            peer: { kind: 'cidr', block: blockAt(4, 0n, 0) },
          },
        ],
      },
    ])
    const packet = { direction: 'egress', protocol: 'tcp', peer: '10.0.0.5', port: 22, peerGroups: ['sg-1'] }
    const parsed = parsePacket(packet)
    if (!parsed.ok) throw new Error('a packet is meant')
    expect(decide(set, parsed.packet)).toMatchObject({
      verdict: 'depends',
      by: { kind: 'in-group', group: 'sg-1' },
      statements: ['G-4', 'V-7'],
    })
  })
})
