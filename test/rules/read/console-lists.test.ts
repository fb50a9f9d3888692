import { describe, expect, it } from 'vitest'
import { read, ruleTablesIn } from '@/lib/rules'
import { inShort } from './in-short'

/** A list as the console has it: a heading and rows, cells parted by tabs. */
const list = (...rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join('\t')).join('\n')
const heading = ['授权策略', '优先级', '协议类型', '端口范围', '授权对象']
const accept = ['允许', '1', 'TCP', '22/22', '10.0.0.0/8']
const drop = ['拒绝', '2', 'TCP', '80/80', '0.0.0.0/0']

/** Rules without the id of their group. */
const rulesOf = (text: string) => inShort(read(text)).map((rule) => rule.split(' ').slice(1).join(' '))
const usual = 'accept 1 tcp 22-22 10.0.0.0/8'
/** The directions of the rules. */
const ways = (text: string) => [...new Set(rulesOf(text).map((rule) => rule.split(' ')[0]))]

describe('the words of a row', () => {
  it.each<readonly [string, string | null]>([
    ...[
      'TCP',
      'tcp',
      'Custom TCP',
      '自定义 TCP',
      '自訂TCP',
      'カスタム TCP',
      'All TCP',
      '全部 TCP',
      'すべての TCP',
      'すべてTCP',
      '全ての TCP',
      '全てTCP',
    ].map((written) => [written, 'tcp'] as const),
    ['Custom UDP', 'udp'],
    ['全部 GRE', 'gre'],
    ...['ICMP', '全部 ICMP', 'ICMP (IPv4)', 'ICMP（IPv4）', '全部 ICMP-IPv4', 'ICMP(IPv4)'].map(
      (written) => [written, 'icmp'] as const,
    ),
    ...['ICMPv6', 'ICMP v6', 'ICMP 6', 'ICMP-IPv6', 'ICMP (IPv6)', 'All ICMP-IPv6'].map(
      (written) => [written, written === 'ICMP 6' ? 'icmp' : 'icmpv6'] as const,
    ),
    ...[
      'ALL',
      'All traffic',
      'All protocols',
      'all protocol',
      '全部',
      '全て',
      'すべて',
      '所有',
      '全部(ALL)',
      '全部（所有协议）',
      '全部 (x)',
    ].map((written) => [written, 'all'] as const),
    ...['TCPX', 'XTCP', 'my TCP', 'TCP/UDP', 'SSH', '全部 的', 'all of it'].map((written) => [written, null] as const),
  ])('the protocol %j is %j', (written, protocol) => {
    const object = protocol === 'icmpv6' ? '::/0' : '10.0.0.0/8'
    // With an action that nobody knows, the protocol and a priority make a row; without them none follows.
    const text = `入方向\n${list(heading, ['谁知道', '1', written, '22/22', object])}`
    expect(ruleTablesIn(text.split('\n'))).toHaveLength(protocol === null ? 0 : 1)
    if (protocol === null) return
    const ports = protocol === 'tcp' || protocol === 'udp' ? '22/22' : '-1/-1'
    const found = rulesOf(`入方向\n${list(heading, ['允许', '1', written, ports, object])}`)
    expect(found.map((rule) => rule.split(' ')[3])).toEqual([protocol])
  })

  it.each<readonly [string, readonly string[], boolean]>([
    ['an action and a protocol', ['允许', '', 'TCP', '', ''], true],
    ['an action and a priority', ['允许', '1', 'x', '', ''], true],
    ['a protocol and a priority', ['x', '100', 'TCP', '', ''], true],
    ['an action alone', ['允许', 'x', 'x', '', ''], false],
    ['a protocol alone', ['x', 'x', 'TCP', '', ''], false],
    ['a priority alone', ['x', '1', 'x', '', ''], false],
    ['a priority of four digits', ['x', '1000', 'TCP', '', ''], false],
    ['a priority with a unit', ['x', '1st', 'TCP', '', ''], false],
    ['a priority behind a sign', ['x', '#1', 'TCP', '', ''], false],
    ['an action with more words', ['允许吗', 'x', 'TCP', '', ''], false],
    ['an action behind more words', ['不允许', 'x', 'TCP', '', ''], false],
  ])('%s: whether it is a row', (_, cells, expected) => {
    expect(ruleTablesIn(list(heading, cells).split('\n'))).toHaveLength(expected ? 1 : 0)
  })

  it.each(['允许', '允許', '許可', 'Allow', 'Accept', 'ACCEPT'])('%s accepts', (word) => {
    expect(rulesOf(`入方向\n${list(heading, [word, ...accept.slice(1)])}`)).toEqual([`in ${usual}`])
  })
  it.each(['拒绝', '拒絕', '拒否', 'Deny', 'Forbid', 'Drop', 'Reject'])('%s drops', (word) => {
    expect(rulesOf(`入方向\n${list(heading, [word, ...drop.slice(1)])}`)).toEqual(['in drop 2 tcp 80-80 0.0.0.0/0'])
  })

  it.each<readonly [string, string, readonly string[]]>([
    ...['全部', 'All', 'any', '全て', 'すべて', '所有', '-1/-1', '-', '1/65535', '端口: 全部'].map(
      (written) => [written, 'TCP', ['1-65535']] as const,
    ),
    ['全部', 'ALL', ['*']],
    ['22', 'TCP', ['22-22']],
    ['22-80', 'TCP', ['22-80']],
    ['22 / 80', 'TCP', ['22-80']],
    ['22/80', 'UDP', ['22-80']],
    ['端口 22/22', 'TCP', ['22-22']],
    ['Port: 22/22', 'TCP', ['22-22']],
    ['ポート：22/22', 'TCP', ['22-22']],
    ['SSH (22)', 'TCP', ['22-22']],
    ['22/22、80/80', 'TCP', ['22-22', '80-80']],
    ['v22 and 1.5', 'TCP', []],
    [`${'x'.repeat(30)}: 22/22`, 'TCP', ['22-22']],
  ])('the ports %j of %s', (written, protocol, expected) => {
    const found = rulesOf(`入方向\n${list(heading, ['允许', '1', protocol, written, '10.0.0.0/8'])}`)
    expect(found.map((rule) => rule.split(' ')[4])).toEqual(expected)
  })

  it.each<readonly [string, string | null]>([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['IPv4: 10.0.0.0/8', '10.0.0.0/8'],
    ['IPv4：10.0.0.0/8', '10.0.0.0/8'],
    ['IPv6 : 2001:db8::/32', '2001:db8::/32'],
    ['源:10.0.0.0/8', '10.0.0.0/8'],
    ['アクセス元: 10.0.0.0/8', '10.0.0.0/8'],
    ['所有IPv6(::/0)', null],
    ['任意位置(::/0)', '::/0'],
    ['任意位置（0.0.0.0/0）', '0.0.0.0/0'],
    ['任意位置(0.0.0.0/0) 等', null],
    ['(0.0.0.0/0)', null],
    ['任意位置(anywhere)', null],
    ['sg-bp1abc', 'sg-bp1abc'],
    ['pl-bp1abc', 'pl-bp1abc'],
    ['my-sg', null],
  ])('the object %j is %j', (written, peer) => {
    const found = rulesOf(`入方向\n${list(heading, ['允许', '1', 'TCP', '22/22', written])}`)
    expect(found.map((rule) => rule.split(' ').at(-1))).toEqual(peer === null ? [] : [peer])
  })
})

describe('the columns of a list', () => {
  it.each<readonly [string, readonly string[], string]>([
    [
      'Source, Destination (Current Instance)',
      ['Action', 'Priority', 'Protocol', 'Source', 'Destination (Current Instance)'],
      'in',
    ],
    ['访问来源, 访问目的(本实例)', ['授权策略', '优先级', '协议', '访问来源', '访问目的(本实例)'], 'in'],
    [
      'ソース, 宛先 (現在のインスタンス)',
      ['アクション', '優先度', 'プロトコル', 'ソース', '宛先 (現在のインスタンス)'],
      'in',
    ],
  ])('the own end has the ports, and tells the direction: %s', (_, cells, way) => {
    expect(rulesOf(list(cells, ['允许', '1', 'TCP', '10.0.0.0/8', '端口 22/22']))).toEqual([`${way} ${usual}`])
  })

  it.each<readonly [string, readonly string[]]>([
    [
      'Destination, Source (This Instance)',
      ['Action', 'Priority', 'Protocol', 'Port range', 'Destination', 'Source (This Instance)'],
    ],
    ['访问目的, 访问来源(本实例)', ['授权策略', '优先级', '协议', '端口范围', '访问目的', '访问来源(本实例)']],
    [
      '宛先, 送信元 (このインスタンス)',
      ['アクション', '優先度', 'プロトコル', 'ポート範囲', '宛先', '送信元 (このインスタンス)'],
    ],
    ['a destination alone', ['Action', 'Priority', 'Protocol', 'Port range', 'Destination']],
  ])('outbound by the columns: %s', (_, cells) => {
    expect(rulesOf(list(cells, [...accept, 'x'].slice(0, cells.length)))).toEqual([`out ${usual}`])
  })

  it('ports of their own come before those of the own end', () => {
    const cells = ['授权策略', '优先级', '协议', '端口范围', '访问来源', '访问目的(本实例)']
    expect(rulesOf(list(cells, [...accept, '端口 80/80']))).toEqual([`in ${usual}`])
  })

  it('both ends: which is the other one is told by the direction', () => {
    const cells = ['授权策略', '优先级', '协议类型', '端口范围', '来源', '目的']
    const row = [...accept, '192.0.2.0/24']
    expect(rulesOf(`入方向\n${list(cells, row)}`)).toEqual([`in ${usual}`])
    expect(rulesOf(`出方向\n${list(cells, row)}`)).toEqual(['out accept 1 tcp 22-22 192.0.2.0/24'])
  })

  it('a column for the direction, a word a row', () => {
    const cells = ['方向', ...heading]
    const rows = ['入方向', '出方向', 'Ingress', 'outbound', 'インバウンド', '送信'].map((way) => [way, ...accept])
    expect(rulesOf(list(cells, ...rows)).map((rule) => rule.split(' ')[0])).toEqual([
      'in',
      'in',
      'in',
      'out',
      'out',
      'out',
    ])
  })

  it.each([
    '生效顺序',
    'Order',
    '有効順序',
    'IP版本',
    'IP version',
    'Application',
    '应用',
    '時間',
    '命中次数',
    'Rule name',
    'ルール名',
  ])('a list with %s is of something else', (foreign) => {
    expect(ruleTablesIn(list([...heading, foreign], [...accept, 'x']).split('\n'))).toEqual([])
    expect(rulesOf(`入方向\n${list([...heading, foreign], [...accept, 'x'])}`)).toEqual([])
  })

  it.each([0, 2, 3, 4])('one without its column %i is none', (missing) => {
    const without = (cells: readonly string[]) => cells.map((cell, index) => (index === missing ? 'x' : cell))
    expect(ruleTablesIn(list(without(heading), accept).split('\n'))).toEqual([])
  })
})

describe('the direction that stands around a list', () => {
  const below = (lines: string) => ways(`${lines}\n${list(heading, accept)}`)
  it.each<readonly [string, readonly string[]]>([
    ['入方向', ['in']],
    ['出方向', ['out']],
    ['Inbound rules', ['in']],
    ['## Outbound rules of the security group:', ['out']],
    ['セキュリティグループ（インバウンド）の設定:', ['in']],
    ['安全组 sg-bp1abc 的出方向规则如下：', ['out']],
    ['出方向\n\n规则如下', ['out']],
    ['入方向\n出方向', []],
    ['入方向\n入方向', ['in']],
    ['入方向\nsome words\n出方向', ['out']],
    ['入方向\na\tb', []],
    [`入方向${' '.repeat(97)}`, ['in']],
    [`入方向${' '.repeat(98)}`, []],
    ['入方向 and why', []],
    ['入方向\na\nb\nc', []],
    ['入方向\na\nb', ['in']],
  ])('above it: %j', (lines, expected) => {
    expect(below(lines)).toEqual(expected)
  })

  it.each<readonly [string, boolean]>([
    ['出方向', true],
    ['# 出方向规则', true],
    ['| Egress rule |', true],
    ['Outbound rules', true],
    ['出站：', true],
    [`出方向${' '.repeat(57)}`, true],
    [`出方向${' '.repeat(58)}`, false],
    ['出方向规则表', false],
    ['the outbound', false],
  ])('between its rows: %j turns it: %s', (tab, turns) => {
    expect(rulesOf(`入方向\n${list(heading, accept)}\n${tab}\n${list(drop)}`)).toContain(
      `${turns ? 'out' : 'in'} drop 2 tcp 80-80 0.0.0.0/0`,
    )
    // And back again.
    expect(rulesOf(`出方向\n${list(heading, accept)}\n入方向\n${list(drop)}`)).toContain(
      'in drop 2 tcp 80-80 0.0.0.0/0',
    )
  })

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['sources', ['源:10.0.0.0/8', 'Source: 10.0.0.0/9'], ['in']],
    ['destinations', ['目的:10.0.0.0/8', '宛先：10.0.0.0/9'], ['out']],
    ['one of them without a word', ['源:10.0.0.0/8', '10.0.0.0/9'], []],
    ['of both kinds', ['源:10.0.0.0/8', '目的:10.0.0.0/9'], []],
  ])('by the words before its objects: %s', (_, objects, expected) => {
    expect(ways(list(heading, ...objects.map((object) => [...accept.slice(0, 4), object])))).toEqual(expected)
  })
})

describe('a list in a text', () => {
  it('empty lines and lines of a printed table are no rows', () => {
    const { recognised } = read(`入方向\n${list(heading, accept)}\n\n   \n-----+-----\n${list(drop)}\n`)
    expect(recognised).toMatchObject([{ kind: 'console-table', read: 2, skipped: 0 }])
  })

  it('what stands before it and the document behind it are read as what they are', () => {
    const beside = (id: string) => `{"SecurityGroupId":"${id}","VpcId":"vpc-1","Permissions":{"Permission":[]}}`
    const text = `${beside('sg-8')}\n入方向\n${list(heading, accept)}\n  ${beside('sg-9')}\n`
    const { ruleSet } = read(text)
    expect(ruleSet.groups.map(({ id, rules }) => [id, rules.length]).sort()).toEqual([
      ['sg-8', 0],
      ['sg-9', 0],
      ['sg-pasted', 1],
    ])
  })

  it('a row with a brace in it is a row', () => {
    expect(rulesOf(`入方向\n${list([...heading, '描述'], [...accept, '{web}'], [...drop, '[db]'])}`)).toHaveLength(2)
  })

  it('its first row as it is written, and the lines that its text was made of', () => {
    const [found] = ruleTablesIn(`出方向\n${list(heading, accept, drop)}`.split('\n'))
    expect(found).toMatchObject({ line: accept.join('\t'), rows: [1, 1, 2, 3], from: 1, to: 4 })
    const [plain] = ruleTablesIn(list(heading, accept).split('\n'))
    expect(plain).toMatchObject({ rows: [0, 1], text: list(heading, accept) })
  })
})

describe('lines that hold nothing', () => {
  it.each(['', ' ', '\t', '\u3000'])('between the rows end no list: %j', (line) => {
    expect(rulesOf(`入方向\n${list(heading, accept)}\n${line}\n${list(drop)}`)).toHaveLength(2)
    expect(read(`入方向\n${list(heading, accept)}\n${line}\n${list(drop)}`).recognised).toHaveLength(1)
  })
})

describe('a list behind as many groups as are read', () => {
  it('is counted as passed over, and that is an error', () => {
    const groups = Array.from({ length: 1000 }, (_, index) => `{"SecurityGroupId":"sg-${index}","Permissions":[]}`)
    const { recognised, warnings } = read(`${groups.join('\n')}\n入方向\n${list(heading, accept, drop)}\n`)
    expect(recognised.at(-1)).toMatchObject({ kind: 'console-table', read: 0, skipped: 2 })
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'too-many-groups', severity: 'error' }))
  })
})
