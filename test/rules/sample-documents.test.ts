import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Decider, decide, type PacketFields, parsePacket, type Reading, read, type Verdict } from '@/lib/rules'

function sample(...names: readonly string[]): Reading {
  return read(names.map((name) => readFileSync(join('test/fixtures/samples', `${name}.json`), 'utf8')).join('\n'))
}

function judge(reading: Reading, fields: PacketFields): { verdict: Verdict; by: Decider } {
  const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', ...fields })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const { verdict, by } = decide(reading.ruleSet, parsed.packet)
  return { verdict, by }
}

type Line = readonly [what: string, packet: PacketFields, verdict: Verdict, by: string]

function name(by: Decider): string {
  if (by.kind === 'rule') return by.rule.replace('sgr-example', '')
  return by.kind === 'missing' ? by.list : by.kind
}

function holds(reading: () => Reading, lines: readonly Line[]) {
  it.each(lines)('%s', (_, packet, verdict, by) => {
    const judged = judge(reading(), packet)
    expect([judged.verdict, name(judged.by)]).toEqual([verdict, by])
  })
}

describe('sample 01: the automatic default group', () => {
  holds(
    () => sample('01-default-group.describe-security-group-attribute'),
    [
      ['SSH from anywhere passes by a rule', { port: 22, peer: '203.0.113.5' }, 'accept', '01b'],
      ['G-1 HTTP is dropped by the default', { port: 80, peer: '203.0.113.5' }, 'drop', 'default'],
      ['M-3 ICMP passes', { protocol: 'icmp', peer: '203.0.113.5' }, 'accept', '01a'],
      ['M-6 an IPv4 rule does not cover IPv6', { port: 22, peer: '2001:db8::1' }, 'drop', 'default'],
      ['G-2 egress passes by default', { direction: 'egress', port: 443, peer: '203.0.113.5' }, 'accept', 'default'],
      [
        'O-2 egress to port 25 is closed by the platform',
        { direction: 'egress', port: 25, peer: '203.0.113.5' },
        'drop',
        'platform',
      ],
    ],
  )
})

describe('sample 02: port 80 blocked by a drop, in an SDK envelope', () => {
  holds(
    () => sample('02-port-80-blocked-by-drop.sdk-response'),
    [
      ['V-2 priority 10 comes before 50', { port: 80, peer: '203.0.113.5' }, 'drop', '02d'],
      ['V-3 drop wins a tie', { port: 443, peer: '198.51.100.9' }, 'drop', '02d'],
      ['V-2 priority 1 decides', { port: 22, peer: '203.0.113.5' }, 'accept', '02c'],
      ['M-1 another source', { port: 22, peer: '198.51.100.9' }, 'drop', '02d'],
      ['G-1 no rule for 8080', { port: 8080, peer: '203.0.113.5' }, 'drop', 'default'],
      ['M-1 the drop is for TCP only', { protocol: 'udp', port: 80, peer: '203.0.113.5' }, 'drop', 'default'],
    ],
  )
})

describe('sample 03: two isolated basic groups on one interface', () => {
  const reading = () =>
    sample(
      '03-two-groups-one-eni.describe-security-group-attribute.array',
      '03-two-groups-one-eni.describe-network-interfaces',
    )
  holds(reading, [
    ['a rule of the first group', { port: 8000, peer: '203.0.113.5' }, 'accept', '03b'],
    ['V-3 drop wins a tie across groups', { port: 8000, peer: '198.51.100.9' }, 'drop', '03d'],
    ['an inside address', { port: 22, peer: '192.168.10.7' }, 'accept', '03a'],
    ['M-2 ALL drops any protocol', { protocol: 'other', peer: '192.0.2.66' }, 'drop', '03e'],
    [
      'M-10 a member of the named group',
      { port: 3306, peer: '192.168.7.7', peerGroups: ['sg-example0peer0000000001'] },
      'accept',
      '03c',
    ],
    ['M-11 the same host through a public address', { port: 3306, peer: '203.0.113.77' }, 'drop', 'default'],
    ['V-5 accept before the catch-all drop', { direction: 'egress', port: 443, peer: '203.0.113.5' }, 'accept', '03g'],
    ['V-6 priority 100 beats the default', { direction: 'egress', port: 80, peer: '203.0.113.5' }, 'drop', '03f'],
    ['M-6 0.0.0.0/0 does not cover IPv6', { direction: 'egress', port: 80, peer: '2001:db8::5' }, 'accept', 'default'],
  ])
  it('G-11 tells which groups the interface is in', () => {
    expect(reading().memberships.get('eni-example0000000000001')).toEqual([
      'sg-example0app00000000001',
      'sg-example0guard000000001',
    ])
  })
})

describe('sample 04: IPv6', () => {
  holds(
    () => sample('04-ipv6.describe-security-group-attribute'),
    [
      ['an IPv6 rule', { port: 443, peer: '2001:db8:10::5' }, 'accept', '04b'],
      ['V-3 drop wins a tie', { port: 443, peer: '2001:db8:10:dead::1' }, 'drop', '04e'],
      ['outside the block', { port: 443, peer: '2001:db8:20::1' }, 'drop', 'default'],
      ['M-6 the rule for 80 is IPv4', { port: 80, peer: '2001:db8:10::5' }, 'drop', 'default'],
      ['M-7 ICMPv6 passes', { protocol: 'icmpv6', peer: '2001:db8:20::1' }, 'accept', '04c'],
      ['M-7 ICMP does not', { protocol: 'icmp', peer: '203.0.113.5' }, 'drop', 'default'],
    ],
  )
})

describe('sample 05: an advanced group with a prefix list', () => {
  const group = '05-advanced-group.describe-security-group-attribute'
  const type = '05-advanced-group.describe-security-groups'
  const prefixList = '05-advanced-group.describe-prefix-list-attributes'
  holds(
    () => sample(group, type, prefixList),
    [
      ['HTTPS', { port: 443, peer: '203.0.113.5' }, 'accept', '05a'],
      ['a block', { port: 9050, peer: '10.20.3.4' }, 'accept', '05b'],
      [
        'G-3 a fellow member is isolated',
        { port: 9050, peer: '10.30.0.8', peerGroups: ['sg-example0adv00000000001'] },
        'drop',
        'default',
      ],
      ['G-3 egress is closed', { direction: 'egress', port: 80, peer: '203.0.113.5' }, 'drop', 'default'],
      [
        'M-14 an entry of the list',
        { direction: 'egress', protocol: 'udp', port: 53, peer: '100.100.2.136' },
        'accept',
        '05d',
      ],
    ],
  )
  it('M-14 without the list the verdict depends on it', () => {
    const judged = judge(sample(group, type), { direction: 'egress', protocol: 'udp', port: 53, peer: '100.100.2.136' })
    expect(judged).toEqual({ verdict: 'depends', by: { kind: 'missing', list: 'pl-example0dns0000001' } })
  })
  it('G-15 without the type basic is assumed, and said to be', () => {
    const reading = sample(group)
    expect(reading.warnings.map((warning) => warning.code)).toContain('type-assumed')
    expect(judge(reading, { direction: 'egress', port: 80, peer: '203.0.113.5' }).verdict).toBe('accept')
  })
})

describe('sample 06: redundant rules', () => {
  holds(
    () => sample('06-redundant-rules.describe-security-group-attribute'),
    [
      ['TCP 8080', { port: 8080, peer: '10.9.1.1' }, 'accept', '06a'],
      ['UDP 53', { protocol: 'udp', port: 53, peer: '192.168.1.1' }, 'accept', '06e'],
      ['V-3 UDP 123', { protocol: 'udp', port: 123, peer: '192.168.1.1' }, 'drop', '06h'],
    ],
  )
})

describe('sample 07: terraform show -json', () => {
  holds(
    () => sample('07-terraform-show'),
    [
      ['HTTP', { port: 80, peer: '203.0.113.5' }, 'accept', '07a'],
      ['V-2 the drop at 5', { port: 80, peer: '198.51.100.9' }, 'drop', '07b'],
      ['P-22 an IPv6 target', { port: 443, peer: '2001:db8::5' }, 'accept', '07c'],
      ['M-6 HTTPS over IPv4', { port: 443, peer: '203.0.113.5' }, 'drop', 'default'],
      [
        'M-10 a member of the peer group',
        { port: 3306, peer: '192.168.3.3', peerGroups: ['sg-example0peer0000000001'] },
        'accept',
        '07d',
      ],
    ],
  )
})
