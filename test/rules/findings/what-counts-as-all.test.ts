import { describe, expect, it } from 'vitest'
import { exposed, findings, reachMap, readDocuments, redundant, search } from '@/lib/rules'
import { group, rule } from '../read/documents'

type Fields = Readonly<Record<string, unknown>>

const setOf = (rules: readonly Fields[], fields: Fields = {}, ...more: readonly unknown[]) =>
  readDocuments([
    group(
      rules.map((each, index) => ({ ...rule, SecurityGroupRuleId: `r${index}`, ...each })),
      fields,
    ),
    ...more,
  ]).ruleSet
const kinds = (rules: readonly Fields[], fields: Fields = {}, ...more: readonly unknown[]) =>
  findings(setOf(rules, fields, ...more)).list.map(({ kind }) => kind)

describe('every port and every protocol', () => {
  const office = { SourceCidrIp: '10.0.0.0/8' }
  it.each<readonly [Fields, boolean]>([
    [{ PortRange: '1/65535' }, true],
    [{ PortRange: '2/65535' }, false],
    [{ PortRange: '1/65534' }, false],
    [{ IpProtocol: 'UDP', PortRange: '1/65535' }, true],
    [{ IpProtocol: 'ALL', PortRange: '-1/-1' }, true],
    [{ IpProtocol: 'GRE', PortRange: '-1/-1' }, false],
    [{ IpProtocol: 'ICMP', PortRange: '-1/-1' }, false],
  ])('%j of a network is all traffic: %s', (fields, expected) => {
    expect(kinds([{ ...office, ...fields }]).includes('all-traffic')).toBe(expected)
  })
})

describe('a port at which no password is asked for', () => {
  const docker = { PortRange: '2375/2375', SourceCidrIp: '10.0.0.0/8' }
  const list = (...blocks: readonly string[]) => ({
    PrefixListId: 'pl-1',
    AddressFamily: 'IPv4',
    Entries: { Entry: blocks.map((Cidr) => ({ Cidr })) },
  })
  it.each<readonly [string, Fields, readonly unknown[], boolean]>([
    ['from a network', {}, [], true],
    ['of a run that ends high', { PortRange: '2375/65535' }, [], false],
    ['of a run that begins high, without it', { PortRange: '60000/65535' }, [], false],
    ['of a run in the middle', { PortRange: '2000/40000' }, [], true],
    ['of a run that is nearly every port', { PortRange: '1/60001' }, [], false],
    ['from a sixteenth of hosts', { SourceCidrIp: '10.0.0.0/28' }, [], false],
    ['from one more', { SourceCidrIp: '10.0.0.0/27' }, [], true],
    ['from a list', { SourceCidrIp: '', SourcePrefixListId: 'pl-1' }, [list('10.0.0.0/24')], true],
    ['from a list without entries', { SourceCidrIp: '', SourcePrefixListId: 'pl-1' }, [list()], false],
    ['from a list that is missing', { SourceCidrIp: '', SourcePrefixListId: 'pl-1' }, [], false],
    ['from a group', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, [], false],
    ['over another protocol', { IpProtocol: 'UDP' }, [], false],
    [
      'by a list of ports',
      { PortRange: '', PortRangeListId: 'prl-1' },
      [{ PortRangeListId: 'prl-1', Entries: [{ PortRange: '2370/2380' }] }],
      true,
    ],
    [
      'by a list of other ports',
      { PortRange: '', PortRangeListId: 'prl-1' },
      [{ PortRangeListId: 'prl-1', Entries: [{ PortRange: '1/2' }] }],
      false,
    ],
    ['that is dropped', { Policy: 'Drop' }, [], false],
  ])('%s', (_, fields, more, expected) => {
    expect(kinds([{ ...docker, ...fields }], {}, ...more).includes('command-port')).toBe(expected)
  })
})

describe('the group that comes with a VPC', () => {
  const ports = (port: number, more: Fields = {}) => ({ PortRange: `${port}/${port}`, Priority: 110, ...more })
  const ping = { IpProtocol: 'ICMP', PortRange: '-1/-1', Priority: 110 }
  it.each<readonly [string, readonly Fields[], string, boolean]>([
    ['by its name', [], 'default', true],
    ['by its name with a prefix', [], 'sg-default', true],
    ['by its name in Chinese', [], '默认安全组', true],
    ['a name that only holds the word', [], 'my-default', false],
    ['a name that goes on', [], 'defaults', false],
    ['by its rules', [ports(22), ports(3389), ping], 'web', true],
    ['without ping', [ports(22), ports(3389)], 'web', false],
    ['with ping that is dropped', [ports(22), ports(3389), { ...ping, Policy: 'Drop' }], 'web', false],
    ['without RDP', [ports(22), ping], 'web', false],
    ['with SSH that is dropped', [ports(22, { Policy: 'Drop' }), ports(3389), ping], 'web', false],
    ['with SSH over UDP', [ports(22, { IpProtocol: 'UDP' }), ports(3389), ping], 'web', false],
    ['with SSH for a network', [ports(22, { SourceCidrIp: '10.0.0.0/8' }), ports(3389), ping], 'web', false],
    ['with more than SSH', [ports(22, { PortRange: '22/23' }), ports(3389), ping], 'web', false],
    ['with less than SSH', [ports(22, { PortRange: '21/22' }), ports(3389), ping], 'web', false],
    ['with rules that somebody has made', [ports(22, { Priority: 99 }), ports(3389), ping], 'web', false],
  ])('%s', (_, rules, SecurityGroupName, expected) => {
    expect(kinds(rules, { SecurityGroupName }).includes('default-group')).toBe(expected)
  })
})

describe('questions of a whole set, answered by their family and kind', () => {
  it('M-6 what a block may reach is that of its family', () => {
    const set = setOf([
      { PortRange: '22/22' },
      { PortRange: '80/80', SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' },
      { PortRange: '81/90', SourceCidrIp: '10.0.0.0/8' },
      { PortRange: '85/86', SourceCidrIp: '10.0.0.0/9', Policy: 'Drop' },
    ])
    const v4 = { family: 4, first: 0x0a00_0000n, prefix: 8 } as const
    const v6 = { family: 6, first: 0n, prefix: 0 } as const
    expect(exposed(set, v4, 'tcp')).toEqual({
      ports: [
        [22, 22],
        [81, 84],
        [87, 90],
      ],
      partly: [[85, 86]],
    })
    expect(exposed(set, v6, 'tcp')).toEqual({ ports: [[80, 80]], partly: [] })
    expect(exposed(set, v4, 'udp')).toEqual({ ports: [], partly: [] })
    expect(exposed(set, v4, 'icmp')).toEqual({ ports: [], partly: [] })
  })
  it('G-4 members are no outside addresses', () => {
    const set = setOf([{ PortRange: '22/22', SourceCidrIp: '', SourceGroupId: 'sg-1' }])
    expect(exposed(set, { family: 4, first: 0n, prefix: 0 }, 'tcp')).toEqual({ ports: [], partly: [] })
  })
  it.each<readonly [string, Fields, Fields, boolean]>([
    ['every port in two spellings (M-4)', { PortRange: '-1/-1' }, { PortRange: '1/65535' }, true],
    ['two descriptions', { Description: 'a' }, { Description: 'b' }, true],
    ['two groups', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, { SourceCidrIp: '', SourceGroupId: 'sg-3' }, false],
    ['one group', { SourceCidrIp: '', SourceGroupId: 'sg-2' }, { SourceCidrIp: '', SourceGroupId: 'sg-2' }, true],
    [
      'a group and a list of one name',
      { SourceCidrIp: '', SourceGroupId: 'x' },
      { SourceCidrIp: '', SourcePrefixListId: 'x' },
      false,
    ],
    ['two lists of ports', { PortRange: '', PortRangeListId: 'a' }, { PortRange: '', PortRangeListId: 'b' }, false],
    ['two source ports', { SourcePortRange: '1/2' }, { SourcePortRange: '1/3' }, false],
    ['two own addresses', { DestCidrIp: '10.0.0.1' }, { DestCidrIp: '10.0.0.2' }, false],
    ['two priorities', { Priority: 1 }, { Priority: 2 }, false],
    ['two actions', { Policy: 'Accept' }, { Policy: 'Drop' }, false],
  ])('R-1 duplicates: %s', (_, first, second, expected) => {
    const found = redundant(setOf([first, second])).redundant.map(({ why }) => String(why))
    expect(found.some((why) => why.startsWith('dup'))).toBe(expected)
  })
  it('a search that nothing answers is a proof', () => {
    const set = setOf([{ PortRange: '22/22' }])
    expect(search(set, { verdict: 'accept', direction: 'ingress', family: 6, members: false })).toBeNull()
    expect(search(set, { verdict: 'accept', direction: 'ingress', family: 4, members: false })?.deciders).toEqual([
      { kind: 'rule', group: 'sg-1', rule: 'r0' },
    ])
  })
  it('areas of a map come by their size, each with what decides it', () => {
    const set = setOf([
      { PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' },
      { PortRange: '80/90', SourceCidrIp: '10.0.0.0/8' },
    ])
    const { areas, detail, complete } = reachMap(set, { direction: 'ingress', protocol: 'tcp', family: 4 })
    expect([detail, complete]).toEqual(['decider', true])
    const sizes = areas.map(({ size }) => size)
    expect(sizes).toEqual([...sizes].sort((a, b) => (a < b ? 1 : -1)))
    const accepted = areas.filter(({ action }) => action === 'accept')
    expect(accepted.map(({ by }) => by)).toEqual([
      { kind: 'rule', group: 'sg-1', rule: 'r1' },
      { kind: 'rule', group: 'sg-1', rule: 'r0' },
    ])
    expect(areas.filter(({ action }) => action !== 'accept').every(({ by }) => by?.kind === 'default')).toBe(true)
  })
})
