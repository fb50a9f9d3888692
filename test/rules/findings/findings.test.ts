import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'
import { messages as zh } from '@/content/zh/messages'
import {
  applied,
  compare,
  decide,
  exportFindings,
  type Finding,
  type FindingKind,
  type FindingOptions,
  findingSentence,
  findings,
  matchRule,
  type Rule,
  readDocuments,
} from '@/lib/rules'
import { listOf } from '../../bench/rule-lists'
import { anyRuleSet } from '../any-rule-set'
import { group, rule } from '../read/documents'
import { limits as statedLimits } from '../stated-limits'

type Fields = Readonly<Record<string, unknown>>

/** What a rule may ask for beside what it is open to. */
const ownEnd = fc.constantFrom<Pick<Rule, 'self' | 'sourcePorts'>[]>(
  { self: null, sourcePorts: { kind: 'any' } },
  { self: { family: 4, first: 0x0a_00_00_05n, prefix: 32 }, sourcePorts: { kind: 'any' } },
  { self: null, sourcePorts: { kind: 'range', start: 53, end: 53 } },
)

function found(rules: readonly Fields[], options: FindingOptions = {}, fields: Fields = {}) {
  return findings(
    readDocuments([
      group(
        rules.map((each) => ({ ...rule, ...each })),
        fields,
      ),
    ]).ruleSet,
    options,
  )
}

const fromEverywhere = (proof: Finding['proof']) =>
  ({
    peer: { kind: 'cidr', block: { family: proof?.packet.family ?? 4, first: 0n, prefix: 0 } },
    self: null,
    sourcePorts: { kind: 'any' },
  }) as const

function told(list: readonly Finding[], ...kinds: readonly FindingKind[]) {
  return list
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, severity, params }) => [
      kind,
      severity,
      ...Object.values(params).filter((value) => typeof value !== 'object'),
    ])
}

const open = ['open-all-ports', 'open-range', 'open-service', 'open-port', 'open-protocol'] as const
const described = { Description: 'x' }

describe('what is open to everyone', () => {
  it.each([
    ['SSH', { PortRange: '22/22' }, [['open-service', 'high', 4, 'TCP', 22, 'SSH']]],
    [
      'SSH over IPv6 alone',
      { PortRange: '22/22', SourceCidrIp: '', Ipv6SourceCidrIp: '::/0' },
      [['open-service', 'high', 6, 'TCP', 22, 'SSH']],
    ],
    ['rules 6: the Docker API', { PortRange: '2375/2375' }, [['open-service', 'high', 4, 'TCP', 2375, 'Docker API']]],
    ['a web server', { PortRange: '443/443' }, [['open-service', 'info', 4, 'TCP', 443, 'HTTPS']]],
    ['a port that nobody knows', { PortRange: '31234/31234' }, [['open-port', 'low', 4, 'TCP', '31234']]],
    [
      'a run of ports',
      { PortRange: '6300/6500' },
      [['open-range', 'high', 4, 'TCP', '6300-6500', 'Qdrant, Redis, Kubernetes API']],
    ],
    ['rules 6: every port, told once', { PortRange: '1/65535' }, [['open-all-ports', 'high', 4, 'TCP']]],
    ['every protocol, told once', { IpProtocol: 'ALL', PortRange: '-1/-1' }, [['open-all-ports', 'high', 4, 'ALL']]],
    ['ping', { IpProtocol: 'ICMP', PortRange: '-1/-1' }, [['open-protocol', 'info', 4, 'ICMP']]],
    [
      'both halves of the Internet',
      { PortRange: '22/22', SourceCidrIp: '0.0.0.0/1' },
      [['open-service', 'high', 4, 'TCP', 22, 'SSH']],
    ],
    [
      'SSH of one own address',
      { PortRange: '22/22', DestCidrIp: '10.0.0.5' },
      [['open-service', 'high', 4, 'TCP', 22, 'SSH']],
    ],
    [
      'SSH from a source port, which whoever sends chooses',
      { PortRange: '22/22', SourcePortRange: '53/53' },
      [['open-service', 'high', 4, 'TCP', 22, 'SSH']],
    ],
    [
      'ping of a network of its own',
      { IpProtocol: 'ICMP', PortRange: '-1/-1', DestCidrIp: '10.0.0.0/24' },
      [['open-protocol', 'info', 4, 'ICMP']],
    ],
    ['an office', { PortRange: '22/22', SourceCidrIp: '203.0.113.7/32' }, []],
    ['a rule that drops', { PortRange: '22/22', Policy: 'Drop' }, []],
  ])('%s', (_, fields, expected) => {
    expect(told(found([fields]).list, ...open)).toEqual(expected)
  })
  it('a stronger rule that drops closes it', () => {
    const drop = { PortRange: '22/22', Policy: 'Drop', Priority: 1 }
    expect(told(found([{ PortRange: '22/22', Priority: 2 }, drop]).list, ...open)).toEqual([])
    // What is left of a range is told by its ports.
    expect(told(found([{ PortRange: '21/23', Priority: 2 }, drop]).list, ...open)).toEqual([
      ['open-service', 'high', 4, 'TCP', 21, 'FTP'],
      ['open-service', 'high', 4, 'TCP', 23, 'Telnet'],
    ])
  })
  it.each([
    ['every address', [], 'every IPv4 address of the Internet'],
    ['one is denied', ['203.0.113.7/32'], 'every IPv4 address of the Internet but 1'],
    ['some are', ['198.51.100.0/24', '203.0.112.0/22'], 'every IPv4 address of the Internet but 1,280'],
    ['private ones are, which are not on the Internet', ['10.0.0.0/8'], 'every IPv4 address of the Internet'],
    ['half of it is', ['0.0.0.0/1'], 'at least 43 % of the IPv4 Internet'],
  ])('says literally of whom: %s', (_, denied, addresses) => {
    const drops = denied.map((SourceCidrIp) => ({ PortRange: '22/22', SourceCidrIp, Policy: 'Drop', Priority: 1 }))
    const { list } = found([{ PortRange: '22/22', Priority: 2 }, ...drops])
    const [ssh] = list.filter(({ kind }) => kind === 'open-service')
    expect(ssh && findingSentence(ssh, en.findings)).toBe(`TCP port 22 (SSH) is open to ${addresses}.`)
  })
  it.each<readonly [string, readonly Fields[], unknown]>([
    [
      'two halves of the Internet reach one own address',
      [
        { SourceCidrIp: '0.0.0.0/1', DestCidrIp: '10.0.0.0/24' },
        { SourceCidrIp: '128.0.0.0/1', DestCidrIp: '10.0.0.5' },
      ],
      { kind: 'every' },
    ],
    [
      'two halves reach two own addresses, each of them one',
      [
        { SourceCidrIp: '0.0.0.0/1', DestCidrIp: '10.0.0.4' },
        { SourceCidrIp: '128.0.0.0/1', DestCidrIp: '10.0.0.5' },
      ],
      { kind: 'share', percent: 56 },
    ],
    [
      'two halves from source ports that overlap',
      [
        { SourceCidrIp: '0.0.0.0/1', SourcePortRange: '1/1024' },
        { SourceCidrIp: '128.0.0.0/1', SourcePortRange: '1000/2000' },
      ],
      { kind: 'every' },
    ],
    [
      'one is denied, of one own address',
      [
        { DestCidrIp: '10.0.0.5', Priority: 2 },
        { SourceCidrIp: '203.0.113.7/32', Policy: 'Drop' },
      ],
      { kind: 'but', closed: '1' },
    ],
  ])('own addresses and source ports do not add up: %s', (_, rules, reach) => {
    const { list } = found(rules.map((each) => ({ PortRange: '22/22', ...each })))
    expect(list.flatMap((each) => (each.kind === 'open-service' ? [each.params.reach] : []))).toEqual([reach])
  })
  it('ports of a run that other addresses reach are told apart, and a finding keeps its name when they change', () => {
    const drop = { PortRange: '7012/7012', SourceCidrIp: '203.0.113.7/32', Policy: 'Drop', Priority: 1 }
    const { list } = found([{ PortRange: '7011/7013', Priority: 2 }, drop])
    expect(list.flatMap((each) => (each.kind === 'open-port' ? [[each.params.ports, each.params.reach]] : []))).toEqual(
      [
        ['7011', { kind: 'every' }],
        ['7012', { kind: 'but', closed: '1' }],
        ['7013', { kind: 'every' }],
      ],
    )
    const ids = [[], [{ ...drop, PortRange: '7013/7013' }]].map((more) =>
      found([{ PortRange: '7013/7013', Priority: 2 }, ...more]).list.flatMap(({ kind, id }) =>
        kind === 'open-port' ? [id] : [],
      ),
    )
    expect(ids[0]).toEqual(ids[1])
  })
  it('ports that the reader allows are not told, and others are at least medium', () => {
    const allowed = [{ protocol: 'tcp', start: 443, end: 443 }] as const
    const { list } = found([{ PortRange: '443/443' }, { PortRange: '80/80' }], { allowed })
    expect(told(list, ...open)).toEqual([['open-service', 'medium', 4, 'TCP', 80, 'HTTP']])
    expect(list[0]?.checks.map(({ name }) => name)).toContain('ecs-security-group-white-list-port-check')
  })
  it('names the checks of other tools', () => {
    const names = found([{ PortRange: '22/22' }]).list[0]?.checks.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['4.3', 'CKV_ALI_2', 'sg-risky-ports-check', 'ecs_securitygroup_restrict_ssh_internet']),
    )
  })
  it('a list whose entries are missing opens nothing for sure, and is told to be checked', () => {
    const { list, byHand } = found([{ PortRange: '22/22', SourceCidrIp: '', SourcePrefixListId: 'pl-1' }])
    expect(told(list, ...open)).toEqual([])
    expect(byHand).toContainEqual({ reason: 'list-missing', subject: 'pl-1', at: '' })
    const ports = found([
      { PortRange: '', PortRangeListId: 'prl-1' },
      { PortRange: '', PortRangeListId: 'prl-1', Priority: 2 },
    ])
    expect(ports.byHand).toEqual([{ reason: 'list-missing', subject: 'prl-1', at: '' }])
  })
})

describe('what else is found', () => {
  it.each<readonly [string, readonly Fields[], FindingKind, readonly unknown[]]>([
    [
      'all protocols from a private block',
      [{ IpProtocol: 'ALL', PortRange: '-1/-1', SourceCidrIp: '10.0.0.0/8' }],
      'all-traffic',
      ['low', 'ALL', '10.0.0.0/8'],
    ],
    [
      'every port from another group',
      [{ PortRange: '1/65535', SourceCidrIp: '', SourceGroupId: 'sg-2' }],
      'all-traffic',
      ['low', 'TCP', 'sg-2'],
    ],
    [
      'the Docker API of a network, where no password is asked for',
      [{ SourceCidrIp: '10.1.2.0/24', PortRange: '2375/2375' }],
      'command-port',
      ['medium', 'TCP', 2375, 'Docker API', '10.1.2.0/24', '256'],
    ],
    ['one address of the Internet', [{ SourceCidrIp: '47.1.2.3/32' }], 'public-source', ['info', '47.1.2.3/32', '80']],
    ['a wide block of the Internet', [{ SourceCidrIp: '47.0.0.0/8' }], 'wide-source', ['medium', '47.0.0.0/8', '80']],
    ['a rule behind another', [{ Policy: 'Drop' }, { Priority: 2 }], 'no-effect', ['low', 'unreachable']],
    [
      'a rule that drops behind one that lets in',
      [{}, { Policy: 'Drop', Priority: 2 }],
      'blocks-nothing',
      ['medium', 2],
    ],
    [
      'a rule with an exception before it',
      [{ Policy: 'Drop', SourceCidrIp: '10.0.0.0/8' }, { Priority: 2 }],
      'partial-shadow',
      ['info', '0'],
    ],
    [
      'everything that leaves, by a rule',
      [{ Direction: 'egress', IpProtocol: 'ALL', PortRange: '-1/-1', SourceCidrIp: '', DestCidrIp: '0.0.0.0/0' }],
      'egress-all',
      ['low', 4],
    ],
  ])('%s', (_, rules, kind, expected) => {
    expect(told(found(rules).list, kind)).toContainEqual([kind, ...expected])
  })
  it.each<readonly [string, readonly Fields[]]>([
    ['a few hosts', [{ SourceCidrIp: '10.1.2.0/28', PortRange: '2375/2375' }]],
    ['everyone, which is told as that', [{ PortRange: '2375/2375' }]],
    ['every port, which is told as that', [{ SourceCidrIp: '10.1.2.0/24', PortRange: '1/65535' }]],
    ['a port with a certificate', [{ SourceCidrIp: '10.1.2.0/24', PortRange: '2376/2376' }]],
    [
      'a rule behind one that drops',
      [
        { SourceCidrIp: '10.1.2.0/24', PortRange: '2375/2375', Priority: 2 },
        { SourceCidrIp: '10.0.0.0/8', PortRange: '2375/2375', Policy: 'Drop' },
      ],
    ],
  ])('no port without a password is told of %s', (_, rules) => {
    expect(told(found(rules).list, 'command-port')).toEqual([])
  })
  it('an address that several entries of a list name counts once (review 9)', () => {
    const listed = { PortRange: '2375/2375', SourceCidrIp: '', SourcePrefixListId: 'pl-1' }
    const entry = fc.record({ at: fc.integer({ min: 0, max: 63 }), prefix: fc.integer({ min: 26, max: 32 }) })
    const sixteen = [
      { at: 0, prefix: 28 },
      { at: 0, prefix: 29 },
      { at: 8, prefix: 29 },
    ]
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
        const blocks = entries.map(({ at, prefix }) => ({ first: at - (at % 2 ** (32 - prefix)), prefix }))
        const hosts = new Set(
          blocks.flatMap(({ first, prefix }) => Array.from({ length: 2 ** (32 - prefix) }, (_, host) => first + host)),
        )
        const { ruleSet } = readDocuments([
          group([{ ...rule, ...listed }]),
          {
            PrefixListId: 'pl-1',
            AddressFamily: 'IPv4',
            MaxEntries: 20,
            Entries: { Entry: blocks.map(({ first, prefix }) => ({ Cidr: `10.0.0.${first}/${prefix}` })) },
          },
        ])
        const sizes = findings(ruleSet)
          .list.filter(({ kind }) => kind === 'command-port')
          .map(({ params }) => Object(params).size)
        expect(sizes).toEqual(hosts.size > 16 ? [String(hosts.size)] : [])
      }),
      { numRuns: 200, examples: [[sixteen]] },
    )
  })
  it('everything that leaves by the built-in default of a basic group, and not of an advanced one', () => {
    expect(told(found([{}]).list, 'egress-all')).toEqual([
      ['egress-all', 'info', 4],
      ['egress-all', 'info', 6],
    ])
    expect(told(found([{}], {}, { SecurityGroupType: 'enterprise' }).list, 'egress-all')).toEqual([])
  })
  it('rules without a description, by group', () => {
    expect(told(found([{}, described]).list, 'no-description')).toEqual([['no-description', 'info', 1]])
  })
  it('the group that the console makes', () => {
    const given = [{ PortRange: '22/22' }, { PortRange: '3389/3389' }, { IpProtocol: 'ICMP', PortRange: '-1/-1' }]
    const rules = given.map((each) => ({ ...each, Priority: 100 }))
    expect(told(found(rules).list, 'default-group')).toHaveLength(1)
    expect(told(found([{}], {}, { SecurityGroupName: 'default' }).list, 'default-group')).toHaveLength(1)
    expect(told(found([{}], {}, { SecurityGroupName: 'defaults-of-web' }).list, 'default-group')).toEqual([])
  })
  it('L-3 a limit that is near', () => {
    const rules = Array.from({ length: 850 }, (_, index) => ({
      PortRange: `${index + 1}/${index + 1}`,
      SourceCidrIp: '10.0.0.0/8',
    }))
    expect(told(found(rules, { limits: statedLimits }).list, 'near-limit')).toContainEqual([
      'near-limit',
      'medium',
      'rules-per-interface',
      '',
      850,
      1000,
    ])
    expect(told(found([{}], { limits: statedLimits }).list, 'near-limit')).toEqual([])
  })
})

describe('what is not known is never in order', () => {
  it('rules 5: rules that could not be read are told, and findings say that they may not hold', () => {
    const text = `resource "alicloud_security_group" "g" {\n  vpc_id = "vpc-1"\n}\n${['"0.0.0.0/0"', 'var.office'].map((cidr, index) => `resource "alicloud_security_group_rule" "r${index}" {\n  type = "ingress"\n  ip_protocol = "tcp"\n  port_range = "22/22"\n  policy = "${index === 0 ? 'accept' : 'drop'}"\n  security_group_id = alicloud_security_group.g.id\n  cidr_ip = ${cidr}\n}\n`).join('')}`
    const { list, byHand } = findings(readDocuments([text]).ruleSet)
    expect(byHand.map(({ reason }) => reason)).toContain('unread')
    expect(list.find(({ kind }) => kind === 'open-service')?.certain).toBe(false)
  })
  it('a group of which a page is missing', () => {
    expect(found([{}], {}, { NextToken: 'x' }).byHand).toContainEqual({ reason: 'incomplete', subject: 'sg-1', at: '' })
  })
})

describe('a block that does not work', () => {
  const blocked = { SourceCidrIp: '203.0.113.0/24', Policy: 'Drop', Priority: 4 }
  it.each<readonly [string, readonly Fields[], number | null]>([
    ['behind everyone', [{ Priority: 2 }, blocked], 2],
    [
      'behind both halves of everyone',
      [
        { SourceCidrIp: '0.0.0.0/1', Priority: 1 },
        { SourceCidrIp: '128.0.0.0/1', Priority: 3 },
        { SourceCidrIp: '203.0.0.0/8', PortRange: '443/443' },
        blocked,
      ],
      3,
    ],
    ['behind the same for everyone and every port', [{ IpProtocol: 'ALL', PortRange: '-1/-1' }, blocked], 1],
    ['that denies just what is allowed', [{ SourceCidrIp: '203.0.113.0/24' }, blocked], null],
    ['that denies more than is allowed', [{ SourceCidrIp: '203.0.113.0/24' }, {}, blocked], null],
  ])('%s', (_, rules, priority) => {
    const [first] = found(rules).list.filter(({ kind }) => kind === 'blocks-nothing')
    expect(first?.proof?.verdict).toBe('accept')
    expect(first?.change?.add.map((each) => each.priority) ?? null).toEqual(priority === null ? null : [priority])
  })
  it('of addresses of a list is raised before whatever may hold them', () => {
    const listed = { SourceCidrIp: '', SourcePrefixListId: 'pl-1', Policy: 'Drop', Priority: 9 }
    const { ruleSet } = readDocuments([
      group([
        { ...rule, Priority: 3 },
        { ...rule, ...listed },
      ]),
      { PrefixListId: 'pl-1', AddressFamily: 'IPv4', MaxEntries: 9, Entries: { Entry: [{ Cidr: '203.0.113.0/24' }] } },
    ])
    const [first] = findings(ruleSet).list.filter(({ kind }) => kind === 'blocks-nothing')
    expect(first?.change?.add).toMatchObject([{ priority: 3, action: 'drop', peer: { kind: 'prefix-list' } }])
  })
  it('is none where another rule that drops does it', () => {
    expect(told(found([{ Policy: 'Drop' }, { Priority: 2 }, blocked]).list, 'blocks-nothing')).toEqual([])
  })
})

describe('every finding of every set', () => {
  it('is proved by a packet that decide confirms, and its change does what it says', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const { list } = findings(set, { limits: statedLimits })
        for (const finding of list) {
          const { kind, proof, change, rules } = finding
          if (proof) {
            const { verdict, by } = decide(set, proof.packet, { rulesAlone: true })
            expect([kind, verdict, by]).toEqual([kind, proof.verdict, proof.by])
          }
          const shown = set.groups
            .flatMap((each) => each.rules)
            .filter(({ group: of, id }) => rules.some((name) => name.group === of && name.rule === id))
          expect(new Set(shown.map(({ group: of, id }) => `${of} ${id}`)).size).toBe(
            new Set(rules.map((name) => `${name.group} ${name.rule}`)).size,
          )
          if (kind === 'no-effect' && change) {
            const without = applied(set, change)
            if (rules.length === 1 && shown.length === 1) expect(compare(set, without)).toBeNull()
          } else if (change && proof)
            expect(decide(applied(set, change), proof.packet, { rulesAlone: true }).verdict).not.toBe('accept')
          if (kind.startsWith('open-')) {
            expect(proof?.verdict).toBe('accept')
            expect(shown.some((each) => proof && matchRule(each, proof.packet, set).kind === 'yes')).toBe(true)
            // The others let in the same from elsewhere, or at another own address.
            const wide = shown.map((each) => ({ ...each, ...fromEverywhere(proof) }))
            expect(wide.every((each) => proof && matchRule(each, proof.packet, set).kind === 'yes')).toBe(true)
          }
          if (kind === 'partial-shadow') expect(proof?.by).toMatchObject({ kind: 'rule', rule: rules[1]?.rule })
        }
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
      }),
      { numRuns: 300 },
    )
  })
  it('a run whose ports are open at different own addresses, or from different source ports, is one for each of them', () => {
    const some = { Description: 'x', PortRange: '1/443' }
    const one = { Description: 'x', PortRange: '443/443' }
    for (const narrow of [{ DestCidrIp: '203.0.113.0/24' }, { SourcePortRange: '53/53' }]) {
      const { list } = found([{ ...some, ...narrow }, one])
      expect(told(list, 'open-range')).toEqual([['open-range', 'high', 4, 'TCP', '1-443', expect.any(String)]])
      expect(list[0]?.proof?.packet.port).toBe(1)
      // Each port by itself: what is allowed parts the run.
      const allowed = [{ protocol: 'tcp', start: 2, end: 442 }] as const
      const parted = found([{ ...some, ...narrow }, one], { allowed }).list
      expect(
        told(parted, 'open-port', 'open-service')
          .map(([kind, , , , ports]) => `${kind} ${ports}`)
          .sort(),
      ).toEqual(['open-port 1', 'open-service 443'])
    }
  })
  it('nearly all ports are open, though a list that is not known may shut the first that is tried', () => {
    const any = { kind: 'any' } as const
    const place = { document: 0, path: '' } as const
    const own = { group: 'sg-a', direction: 'ingress', self: null, sourcePorts: any, description: '', place } as const
    const everyone = { kind: 'cidr', block: { family: 4, first: 0n, prefix: 0 } } as const
    const shut = { ...own, protocol: 'tcp', action: 'drop', priority: 110 } as const
    const unknown = { kind: 'prefix-list', id: 'pl-missing' } as const
    const first = { ...own, id: '2', protocol: 'tcp', action: 'accept', priority: 1, peer: everyone } as const
    const ssh = { ...first, ports: { kind: 'range', start: 22, end: 22 } } as const
    const fromDns = { ...ssh, sourcePorts: { kind: 'range', start: 53, end: 53 } } as const
    const open = {
      ...own,
      id: '1',
      protocol: 'all',
      action: 'accept',
      priority: 110,
      peer: everyone,
      ports: any,
    } as const
    const some = { ...open, protocol: 'tcp', ports: { kind: 'range', start: 1, end: 80 } } as const
    const shutAll = { ...shut, id: '0', protocol: 'all', peer: unknown, ports: any } as const
    const setOf = (rules: readonly Rule[]): Parameters<typeof findings>[0] => ({
      groups: [
        {
          ...{ id: 'sg-a', name: 'sg-a', type: 'basic', typeKnown: true, innerAccess: 'accept', vpcId: 'vpc-1' },
          complete: true,
          rules,
        },
      ],
      unread: [],
      prefixLists: new Map(),
      portLists: new Map([
        [
          'prl',
          {
            id: 'prl',
            ranges: [
              { start: 80, end: 80 },
              { start: 443, end: 500 },
            ],
          },
        ],
      ]),
    })
    const kindsOf = (...rules: readonly Rule[]) => findings(setOf(rules)).list.map(({ kind }) => kind)
    expect(kindsOf({ ...shut, id: '0', peer: unknown, ports: { kind: 'list', id: 'prl' } }, open, ssh)).toContain(
      'open-all-ports',
    )
    // All may be shut by it but what a rule before it lets in.
    expect(kindsOf(shutAll, open, ssh)).toContain('open-service')
    expect(kindsOf(shutAll, some, fromDns)).toContain('open-service')
    expect(kindsOf(shutAll, some).filter((kind) => kind.startsWith('open-'))).toEqual([])
  })

  it('what everyone reaches is never missed', () => {
    fc.assert(
      fc.property(anyRuleSet, fc.constantFrom(22, 25, 53, 80, 443), ownEnd, (set, port, own) => {
        // A rule that nothing is before lets everyone in.
        const first = set.groups[0]
        if (!first) return
        const added = {
          ...first.rules[0],
          id: 'everyone',
          group: first.id,
          direction: 'ingress',
          protocol: 'tcp',
          ports: { kind: 'range', start: port, end: port },
          peer: { kind: 'cidr', block: { family: 4, first: 0n, prefix: 0 } },
          ...own,
          action: 'accept',
          priority: 1,
          description: '',
          place: { document: 0, path: '' },
        } as const
        const groups = set.groups.map((each) => ({
          ...each,
          rules: [
            ...each.rules.filter(({ action, priority }) => action === 'accept' || priority > 1),
            ...(each === first ? [added] : []),
          ],
        }))
        const { list } = findings({ ...set, groups })
        expect(
          list.some(
            ({ kind, params }) =>
              kind === 'open-all-ports' ||
              (kind === 'open-service' && params.port === port && params.family === 4) ||
              kind === 'open-range',
          ),
        ).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('long work', () => {
  it('is told half for what is open and half for what can go', () => {
    const shares: number[] = []
    findings(listOf('cross', 2500), { onProgress: (share) => shares.push(share) })
    expect(shares.every((share, at) => share >= (shares[at - 1] ?? 0) && share <= 1)).toBe(true)
    expect(shares.some((share) => share > 0.5)).toBe(true)
  })
})

describe('findings as files', () => {
  const hostile = '</script>|=cmd|" `x` \n# y {port}'
  const set = readDocuments([
    group([{ ...rule, SecurityGroupRuleId: `sgr-${hostile}`, PortRange: '22/22' }], {
      NextToken: 'x',
      SecurityGroupName: hostile,
    }),
  ]).ruleSet
  const some = findings(set)
  const result = findings(set, { suppressed: [{ id: some.list[0]?.id ?? '', reason: `known, ${hostile}` }] })

  it('a suppressed finding carries its reason and is not counted', () => {
    expect(result.list.filter(({ suppressed }) => suppressed !== null).map(({ kind }) => kind)).toEqual([
      'open-service',
    ])
  })
  it('SARIF 2.1.0: levels, rules, places, fingerprints, suppressions, and what is open', () => {
    const sarif: unknown = JSON.parse(exportFindings('sarif', result, en.findings))
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Sekisho' } },
          invocations: [
            { executionSuccessful: false, toolExecutionNotifications: [{ descriptor: { id: 'incomplete' } }] },
          ],
        },
      ],
    })
    const [run] = (
      sarif as {
        runs: {
          tool: { driver: { rules: { id: string }[] } }
          results: { ruleId: string; ruleIndex: number; level: string }[]
        }[]
      }
    ).runs
    expect(run?.results.every(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true)
    expect(run?.results[0]).toMatchObject({
      ruleId: 'open-service',
      level: 'error',
      suppressions: [{ kind: 'external' }],
    })
  })
  it('CSV: as many fields in every row, and none that a spreadsheet runs', () => {
    const csv = exportFindings('csv', result, en.findings)
    const rows = [...csv.matchAll(/(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*\r\n/g)].map(
      ([row]) => row,
    )
    expect(rows.join('')).toBe(csv)
    const fields = rows.map((row) =>
      [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",\r\n]*)/g)].map(([, field = '']) => field),
    )
    expect(fields.map(({ length }) => length)).toEqual(fields.map(() => 8))
    expect(fields.flat().every((field) => !/^"?[=+@-]/.test(field))).toBe(true)
  })
  it('Markdown: headings of ours alone, and what to check by hand', () => {
    const markdown = exportFindings('markdown', result, en.findings)
    const headings = markdown.split('\n').filter((line) => line.startsWith('#'))
    expect(headings[0]).toBe('# Findings in the security group rules')
    expect(headings).toContain('## To be checked by hand')
    // In a span of code, or with every sign escaped.
    const plain = markdown.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '')
    expect(plain).not.toContain('</script>')
    expect(markdown.split('\n')).not.toContain('# y {port}')
  })
  it.each([
    ['ja', ja],
    ['en', en],
    ['zh', zh],
  ])('every sentence of %s has the values that its kind gives, and no others', (_, { findings: words }) => {
    const samples = [
      ...result.list,
      ...found(
        [
          { PortRange: '6300/6500' },
          { IpProtocol: 'ALL', PortRange: '-1/-1', SourceCidrIp: '10.0.0.0/8' },
          { SourceCidrIp: '47.0.0.0/8', PortRange: '9/9' },
          { SourceCidrIp: '10.1.2.0/24', PortRange: '2375/2375' },
          { Policy: 'Drop', SourceCidrIp: '10.0.0.0/8', PortRange: '31234/31234' },
          { PortRange: '31235/31235' },
          { IpProtocol: 'ICMP', PortRange: '-1/-1' },
        ],
        {},
        { SecurityGroupName: 'default' },
      ).list,
      ...found([{}, { Policy: 'Drop', Priority: 2 }]).list,
      ...found([{ PortRange: '1/65535' }, { SourceCidrIp: '47.0.0.1/32' }]).list,
      ...found(
        Array.from({ length: 900 }, (__, index) => ({
          PortRange: `${index + 1}/${index + 1}`,
          SourceCidrIp: '10.0.0.0/8',
        })),
        { limits: statedLimits },
      ).list,
    ]
    expect(new Set(samples.map(({ kind }) => kind)).size).toBe(Object.keys(words.kinds).length)
    for (const finding of samples) {
      const names = [...words.kinds[finding.kind].text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const values = Object.keys(finding.params).map((name) => (name === 'reach' ? 'addresses' : name))
      expect(values).toEqual(expect.arrayContaining(names))
      if (!JSON.stringify(finding.rules).includes('{port}')) expect(findingSentence(finding, words)).not.toMatch(/[{}]/)
    }
  })
})
