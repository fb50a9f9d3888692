import { describe, expect, it } from 'vitest'
import { warnings as en } from '@/content/en/messages/warnings'
import { selfReference } from '@/content/facts'
import { warnings as ja } from '@/content/ja/messages/warnings'
import { readDocuments } from '@/lib/rules'
import { group, rule } from './documents'

function readRule(fields: Record<string, unknown>) {
  const reading = readDocuments([group([{ ...rule, ...fields }])])
  return { rule: reading.ruleSet.groups[0]?.rules[0], codes: reading.warnings.map((warning) => warning.code), reading }
}

describe('fields of a rule', () => {
  it.each([
    ['P-2 a priority as text', { Priority: ' 50 ' }, { priority: 50 }],
    ['F-6 the default priority', { Priority: '' }, { priority: 1 }],
    ['F-5 the default policy', { Policy: null }, { action: 'accept' }],
    ['P-3 any case', { IpProtocol: 'tCp', Policy: 'DROP', Direction: 'Ingress' }, { protocol: 'tcp', action: 'drop' }],
    ['P-4 -1/-1 as source ports', { SourcePortRange: '-1/-1' }, { sourcePorts: { kind: 'any' } }],
    ['M-3 ALL with -1/-1', { IpProtocol: 'ALL', PortRange: '-1/-1' }, { protocol: 'all', ports: { kind: 'any' } }],
    [
      'F-12 a prefix list',
      { SourceCidrIp: '', SourcePrefixListId: 'pl-1' },
      { peer: { kind: 'prefix-list', id: 'pl-1' } },
    ],
    ['F-13 a port list', { PortRange: '', PortRangeListId: 'prl-1' }, { ports: { kind: 'list', id: 'prl-1' } }],
    [
      'F-11 another account',
      { SourceCidrIp: '', SourceGroupId: 'sg-9', SourceGroupOwnerAccount: 'x@example.com' },
      { peer: { kind: 'group', groupId: 'sg-9', account: 'x@example.com' } },
    ],
    [
      'F-11 another account in the notation of the console',
      { SourceCidrIp: '', SourceGroupId: '1234567/sg-9' },
      { peer: { kind: 'group', groupId: 'sg-9', account: '1234567' } },
    ],
    ['F-8 a single address is a /32', { SourceCidrIp: '192.0.2.7' }, { peer: { block: { prefix: 32 } } }],
    [
      'F-9 an IPv6 block',
      { SourceCidrIp: '', Ipv6SourceCidrIp: '2001:db8::/32' },
      { peer: { block: { family: 6, prefix: 32 } } },
    ],
    [
      'F-10 the destination group of an egress rule',
      { Direction: 'egress', SourceCidrIp: null, DestGroupId: 'sg-9' },
      { direction: 'egress', peer: { kind: 'group', groupId: 'sg-9' } },
    ],
    ['F-14 intranet covers public and internal traffic', { NicType: 'intranet' }, { id: '0' }],
    ['F-15 the id', { SecurityGroupRuleId: 'sgr-7' }, { id: 'sgr-7' }],
    ['F-16 the description', { Description: ' web ' }, { description: 'web' }],
    [
      'F-4 M-9 P-10 the five-tuple of an ingress rule',
      { DestCidrIp: '10.0.0.5', SourcePortRange: '1000/2000' },
      { sourcePorts: { start: 1000, end: 2000 }, self: { prefix: 32 }, peer: { block: { prefix: 0 } } },
    ],
    [
      'P-10 the five-tuple of an egress rule',
      { Direction: 'egress', SourceCidrIp: '10.0.0.5', DestCidrIp: '0.0.0.0/0' },
      { self: { prefix: 32 }, peer: { block: { prefix: 0 } } },
    ],
    [
      'P-1 empty, null and absent are alike',
      { SourceGroupId: '', SourcePrefixListId: null, SourcePortRange: '' },
      { self: null, sourcePorts: { kind: 'any' } },
    ],
    [
      'P-9 a masked id is an id',
      { SourceCidrIp: '', SourceGroupId: 'sg-bp1****' },
      { peer: { groupId: 'sg-bp1****' } },
    ],
  ])('%s', (_, fields, expected) => {
    expect(readRule(fields).rule).toMatchObject(expected)
  })

  it.each([
    ['F-7 priority 110', { Priority: 110 }, 'priority-110'],
    ['F-18 a CIDR beats a group', { SourceGroupId: 'sg-9' }, 'group-ignored'],
    ['F-18 a CIDR beats a prefix list', { SourcePrefixListId: 'pl-1' }, 'list-ignored'],
    ['F-13 a range beats a port list', { PortRangeListId: 'prl-1' }, 'port-list-ignored'],
    ['M-13 a group that names itself', { SourceCidrIp: '', SourceGroupId: 'sg-1' }, 'self-reference'],
    ['M-6 ends of two families', { DestCidrIp: '', Ipv6DestCidrIp: '2001:db8::/32' }, 'matches-nothing'],
    ['M-4 TCP with -1/-1', { PortRange: '-1/-1' }, 'all-ports'],
    [
      'M-7 ICMP with an IPv6 address',
      { IpProtocol: 'ICMP', PortRange: '-1/-1', SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' },
      'matches-nothing',
    ],
    ['M-8 host bits', { SourceCidrIp: '10.159.6.18/12' }, 'host-bits'],
    ['P-1 an unknown field', { Colour: 'red' }, 'unknown-field'],
  ])('%s is read with a remark', (_, fields, code) => {
    const { rule: found, codes } = readRule(fields)
    expect(found).toBeDefined()
    expect(codes).toContain(code)
  })

  it.each([
    ['F-3 200/1', { PortRange: '200/1' }, 'port-range-reversed', 'PortRange'],
    ['M-5 port 0', { PortRange: '0/80' }, 'port-range', 'PortRange'],
    ['M-16 several ports', { PortRange: '80/80,443/443' }, 'several-values', 'PortRange'],
    ['M-16 several blocks', { SourceCidrIp: '10.0.0.0/8, 192.168.0.0/16' }, 'several-values', 'SourceCidrIp'],
    [
      'M-3 source ports of GRE',
      { IpProtocol: 'GRE', PortRange: '', SourcePortRange: '1/2' },
      'port-range-fixed',
      'SourcePortRange',
    ],
    ['P-1 a list where a text belongs', { SourceCidrIp: ['10.0.0.0/8'] }, 'wrong-type', 'SourceCidrIp'],
    ['M-3 ICMP with ports', { IpProtocol: 'ICMP' }, 'port-range-fixed', 'PortRange'],
    ['F-6 priority 0', { Priority: 0 }, 'priority', 'Priority'],
    ['F-6 priority 101', { Priority: '101' }, 'priority', 'Priority'],
    ['F-6 a number of a million digits', { Priority: '9'.repeat(1_000_000) }, 'priority', 'Priority'],
    ['X-10 Allow', { Policy: 'Allow' }, 'policy', 'Policy'],
    ['F-2 a protocol number above 255', { IpProtocol: '256' }, 'protocol', 'IpProtocol'],
    ['F-2 an unknown protocol', { IpProtocol: 'sctp' }, 'protocol', 'IpProtocol'],
    ['F-17 no authorization object', { SourceCidrIp: '' }, 'no-peer', 'SourceCidrIp'],
    ['F-9 both families', { Ipv6SourceCidrIp: '::/0' }, 'both-families', 'Ipv6SourceCidrIp'],
    ['P-8 a masked address', { SourceCidrIp: '203.0.113.***' }, 'masked', 'SourceCidrIp'],
    ['F-8 IPv6 in the IPv4 field', { SourceCidrIp: '::/0' }, 'address-family', 'SourceCidrIp'],
    ['F-14 a network that is none', { NicType: 'foo' }, 'nic-type', 'NicType'],
    ['F-1 all is no direction of a rule', { Direction: 'all' }, 'direction', 'Direction'],
  ])('%s is refused with its place', (_, fields, code, field) => {
    const { rule: found, reading } = readRule(fields)
    expect(found).toBeUndefined()
    expect(reading.warnings.find((warning) => warning.code === code)?.place).toEqual({
      document: 0,
      path: `Permissions.Permission[0].${field}`,
    })
  })
})

describe('M-13 the error that the API lists for a group that names itself', () => {
  it('is the one that the facts date, in every language', () => {
    const { reading } = readRule({ SourceCidrIp: '', SourceGroupId: 'sg-1' })
    expect(reading.warnings.map(({ code }) => code)).toContain('self-reference')
    for (const text of [ja['self-reference'], en['self-reference']]) expect(text).toContain(selfReference.error)
  })
})

describe('several ports in one field', () => {
  it.each([
    ['80,443', 'several-values'],
    ['80/80; 443/443', 'several-values'],
    ['http80,443', 'port-range'],
    ['80,443tcp', 'port-range'],
  ])('%s: %s', (PortRange, code) => {
    expect(readDocuments([group([{ ...rule, PortRange }])]).warnings.map((each) => each.code)).toContain(code)
  })
})

describe('M-3, M-4 ports as they are written', () => {
  const range = (start: number, end: number) => ({ kind: 'range', start, end })
  const any = { kind: 'any' }
  it.each<readonly [fields: Record<string, unknown>, ports: object | null, codes: readonly string[]]>([
    [{ PortRange: '22/22' }, range(22, 22), []],
    [{ PortRange: '1/65535' }, range(1, 65535), []],
    [{ PortRange: '000080/000080' }, range(80, 80), []],
    [{ PortRange: '22' }, range(22, 22), ['port-range-read']],
    ...['22-80', '22 - 80', '22–80', '22~80', '22〜80', '22～80', '22:80'].map(
      (PortRange) => [{ PortRange }, range(22, 80), ['port-range-read']] as const,
    ),
    ...[
      '0/22',
      '22/0',
      '1/65536',
      '65536/65536',
      'x22/22',
      '22/22x',
      '22/',
      '/22',
      '22//23',
      '22--23',
      '22-23x',
      'x22-23',
      '1234567/1234567',
      'ssh',
      '-1/22',
      '22/-1',
    ].map((PortRange) => [{ PortRange }, null, ['port-range']] as const),
    [{ PortRange: '23/22' }, null, ['port-range-reversed']],
    ...['80/80,443/443', '80,443', '80/80; 443/443', '80、443', '80，443'].map(
      (PortRange) => [{ PortRange }, null, ['several-values']] as const,
    ),
    [{ PortRange: '80,x' }, null, ['port-range']],
    [{ PortRange: '-1/-1' }, any, ['all-ports']],
    [{ PortRange: '' }, null, ['port-range']],
    [{ PortRange: '', PortRangeListId: 'prl-1' }, { kind: 'list', id: 'prl-1' }, ['list-missing']],
    [{ PortRange: '80/80', PortRangeListId: 'prl-1' }, range(80, 80), ['port-list-ignored']],
    [{ IpProtocol: 'ICMP', PortRange: '-1/-1' }, any, []],
    [{ IpProtocol: 'ICMP', PortRange: '' }, any, []],
    [{ IpProtocol: 'ICMP', PortRange: '1/2' }, null, ['port-range-fixed']],
  ])('%j are %j, with %j', (fields, ports, expected) => {
    const { rule: found, codes } = readRule(fields)
    expect(found?.ports ?? null).toEqual(ports)
    expect(codes.filter((code) => code !== 'one-direction')).toEqual(expected)
  })
  it.each<readonly [written: string, ports: object | null, codes: readonly string[]]>([
    ['1000/2000', range(1000, 2000), []],
    ['-1/-1', any, []],
    ['', any, []],
    ['1000', range(1000, 1000), ['port-range-read']],
    ['2000/1000', null, ['port-range-reversed']],
    ['x', null, ['port-range']],
  ])('F-4 source ports %j are %j, with %j', (SourcePortRange, ports, expected) => {
    const { rule: found, codes } = readRule({ SourcePortRange, DestCidrIp: '10.0.0.5' })
    expect(found?.sourcePorts ?? null).toEqual(ports)
    expect(codes.filter((code) => code !== 'one-direction')).toEqual(expected)
  })
})
