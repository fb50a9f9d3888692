import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied, findings, formatPeer, type RuleSet, readDocuments } from '@/lib/rules'
import { group, rule } from '../read/documents'

type Fields = Readonly<Record<string, unknown>>

const ports = {
  PortRangeListId: 'prl-1',
  Entries: [{ PortRange: '22/22' }, { PortRange: '3306/3306' }],
}

function setOf(rules: readonly Fields[]): RuleSet {
  const all = rules.map((each, index) => ({ ...rule, SecurityGroupRuleId: `r${index}`, ...each }))
  return readDocuments([group(all), ports]).ruleSet
}

/** The changes of the findings that something is open, a line each rule. */
function changes(rules: readonly Fields[]) {
  return findings(setOf(rules)).list.flatMap(({ kind, change }): (readonly unknown[])[] => {
    if (!kind.startsWith('open-')) return []
    if (!change) return [[kind, null]]
    return [
      [
        kind,
        ...change.remove.map((each) => `without ${each.group}/${each.rule}`),
        ...change.add.map((each) =>
          [
            each.group,
            each.direction,
            each.action,
            each.priority,
            each.protocol,
            each.ports.kind === 'range' ? `${each.ports.start}/${each.ports.end}` : each.ports.kind,
            each.sourcePorts.kind,
            formatPeer(each.peer),
            each.self,
          ].join(' '),
        ),
      ],
    ]
  })
}

describe('a finding that something is open closes that, and nothing else', () => {
  it.each<readonly [string, readonly Fields[], readonly unknown[]]>([
    ['a rule for that port alone is taken away', [{ PortRange: '22/22' }], [['open-service', 'without sg-1/r0']]],
    [
      'of a rule for more, that port is denied by one that comes first',
      [{ PortRange: '21/22', Priority: 7 }],
      [
        ['open-service', 'sg-1 ingress drop 7 tcp 21/21 any 0.0.0.0/0 '],
        ['open-service', 'sg-1 ingress drop 7 tcp 22/22 any 0.0.0.0/0 '],
      ],
    ],
    [
      'so it is where one of two rules is for more, with the priority of the stronger',
      [
        { PortRange: '22/22', Priority: 4 },
        { PortRange: '22/24', Priority: 9 },
      ],
      [
        ['open-service', 'sg-1 ingress drop 4 tcp 22/22 any 0.0.0.0/0 '],
        ['open-service', 'sg-1 ingress drop 9 tcp 23/23 any 0.0.0.0/0 '],
        ['open-port', 'sg-1 ingress drop 9 tcp 24/24 any 0.0.0.0/0 '],
      ],
    ],
    [
      'two rules for that port alone are both taken away',
      [{ PortRange: '22/22' }, { PortRange: '22/22', SourceCidrIp: '0.0.0.0/1', Priority: 2 }],
      [['open-service', 'without sg-1/r0', 'without sg-1/r1']],
    ],
    [
      'both halves of the Internet are, the office beside them is not',
      [
        { PortRange: '22/22', SourceCidrIp: '203.0.113.0/24' },
        { PortRange: '22/22', SourceCidrIp: '128.0.0.0/1', Priority: 2 },
        { PortRange: '22/22', SourceCidrIp: '0.0.0.0/1', Priority: 3 },
      ],
      [['open-service', 'without sg-1/r1', 'without sg-1/r2']],
    ],
    [
      'over IPv6',
      [{ PortRange: '22/23', SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' }],
      [
        ['open-service', 'sg-1 ingress drop 1 tcp 22/22 any ::/0 '],
        ['open-service', 'sg-1 ingress drop 1 tcp 23/23 any ::/0 '],
      ],
    ],
    ['a protocol without ports', [{ IpProtocol: 'ICMP', PortRange: '-1/-1' }], [['open-protocol', 'without sg-1/r0']]],
    [
      'a list of ports is for more than one of them',
      [{ PortRange: '', PortRangeListId: 'prl-1' }],
      [
        ['open-service', 'sg-1 ingress drop 1 tcp 22/22 any 0.0.0.0/0 '],
        ['open-service', 'sg-1 ingress drop 1 tcp 3306/3306 any 0.0.0.0/0 '],
      ],
    ],
    ['every protocol, which takes a look', [{ IpProtocol: 'ALL', PortRange: '-1/-1' }], [['open-all-ports', null]]],
    ['a long run of ports', [{ PortRange: '6300/6500' }], [['open-range', 'without sg-1/r0']]],
    [
      'a port of a run, where a rule for all protocols lets it in, too',
      [{ PortRange: '22/22' }, { IpProtocol: 'ALL', PortRange: '-1/-1', SourceCidrIp: '10.0.0.0/8' }],
      [['open-service', 'without sg-1/r0']],
    ],
  ])('%s', (_, rules, expected) => {
    expect(changes(rules).sort()).toEqual([...expected].sort())
  })

  it('once it is made, that is open to everyone no more', () => {
    const sources = [
      '0.0.0.0/0',
      '0.0.0.0/1',
      '128.0.0.0/1',
      '0.0.0.0/2',
      '64.0.0.0/2',
      '128.0.0.0/2',
      '47.0.0.0/8',
      '10.0.0.0/8',
    ]
    const any = fc.record({
      SourceCidrIp: fc.constantFrom(...sources),
      PortRange: fc.constantFrom('22/22', '22/23', '1/65535'),
      DestCidrIp: fc.constantFrom('', '', '10.0.0.5'),
      Priority: fc.constantFrom(1, 2, 100),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), (rules) => {
        const set = setOf(rules)
        for (const { kind, params, change } of findings(set).list) {
          if (kind !== 'open-service' || !change) continue
          const left = findings(applied(set, change)).list
          expect(left.filter((each) => each.kind === kind && each.params.port === params.port)).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a change that is made takes away what it names, in its group alone, and adds its rules behind', () => {
    const two = readDocuments([
      group([
        { ...rule, SecurityGroupRuleId: 'a' },
        { ...rule, SecurityGroupRuleId: 'b', PortRange: '81/81' },
      ]),
      group([{ ...rule, SecurityGroupRuleId: 'a' }], { SecurityGroupId: 'sg-2' }),
    ]).ruleSet
    const [first] = two.groups[0]?.rules ?? []
    if (!first) throw new Error('The rules were not read')
    const { id: _, place: __, ...added } = first
    const changed = applied(two, { remove: [{ group: 'sg-1', rule: 'a' }], add: [added, { ...added, priority: 5 }] })
    expect(changed.groups.map(({ id, rules }) => [id, rules.map((each) => [each.id, each.priority])])).toEqual([
      [
        'sg-1',
        [
          ['b', 1],
          ['new-0', 1],
          ['new-1', 5],
        ],
      ],
      ['sg-2', [['a', 1]]],
    ])
    expect(two.groups[0]?.rules).toHaveLength(2)
  })
})
