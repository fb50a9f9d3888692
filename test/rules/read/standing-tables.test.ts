import { describe, expect, it } from 'vitest'
import { ruleTablesIn as inLines, read } from '@/lib/rules'
import { inShort } from './in-short'

const ruleTablesIn = (text: string) => inLines(text.split('\n'))

const heading = ['授权策略', '优先级', '协议类型', '端口范围', '授权对象', '描述']
const accept = ['允许', '1', 'TCP', '22/22', '10.0.0.0/8', 'ssh']
const drop = ['拒绝', '2', 'TCP', '80/80', '0.0.0.0/0', 'web']
const row = (cells: readonly string[], part = '\t') => cells.join(part)
const table = (...rows: readonly (readonly string[])[]) => [heading, ...rows].map((cells) => row(cells)).join('\n')

/** A table whose heading has so many characters. */
function widened(length: number): string {
  const plain = heading.join('\t')
  return `${plain}\t${'x'.repeat(length - plain.length - 1)}\n${row(accept)}`
}

const blanks = (...rows: readonly (readonly string[])[]) =>
  [heading, ...rows].map((cells) => row(cells, '   ')).join('\n')

/** A row of so many characters. */
const filledTo = (length: number) => row(drop).concat('\t').padEnd(length, 'x')

/** A table whose heading has so many columns. */
const columns = (count: number) =>
  `${[...heading, ...Array<string>(count - heading.length).fill('x')].join('\t')}\n${row(accept)}`

/** Where the tables of a text stand, how many rows each has, and which line says that there are more. */
const found = (text: string) =>
  ruleTablesIn(text).map(({ from, to, rows, cut }) => [from, to, rows.filter((line) => line > from).length, cut])

describe('where the console’s lists of rules stand in a text', () => {
  it.each<readonly [string, string, readonly unknown[]]>([
    ['alone', table(accept, drop), [[0, 3, 2, null]]],
    ['amid prose', `look:\n\n${table(accept, drop)}\n\nthanks\n`, [[2, 5, 2, null]]],
    [
      'two, one behind the other',
      `${table(accept)}\n${table(drop)}`,
      [
        [0, 2, 1, null],
        [2, 4, 1, null],
      ],
    ],
    ['a heading without a row is none', heading.join('\t'), []],
    ['a heading above prose is none', `${heading.join('\t')}\nis what I see\n`, []],
    [
      'columns of something else are none',
      `${['端口范围', '协议类型', '说明', '时间'].join('\t')}\n${row(accept)}`,
      [],
    ],
    ['too few columns are none', `${['授权策略', '协议类型', '端口范围'].join('\t')}\n${row(accept)}`, []],
    [
      'a heading of more than a thousand characters is none',
      `${table(accept).replace('描述', `描述\t${'x'.repeat(1000)}`)}`,
      [],
    ],
    ['a blank line between rows', table(accept).concat('\n\n', row(drop)), [[0, 4, 2, null]]],
    ['rules of a printed table between rows', table(accept).concat('\n-----+-----\n', row(drop)), [[0, 4, 2, null]]],
    ['what a row offers is none', table(accept).concat('\n修改 | 复制 | 删除\n', row(drop)), [[0, 4, 2, null]]],
    ['what cannot be read between rows may be one', table(accept).concat('\n???\n', row(drop)), [[0, 4, 3, null]]],
    ['a heading of a thousand characters is one', widened(1000), [[0, 2, 1, null]]],
    ['one of a character more is none', widened(1001), []],
    ['forty columns', columns(40), [[0, 2, 1, null]]],
    ['forty-one are none', columns(41), []],
    [
      'what a row offers is none, whatever its signs',
      table(accept).concat('\n  | 編集 / 削除 |\nEdit More\n', row(drop)),
      [[0, 5, 2, null]],
    ],
    ['what a row offers, above the first one, ends the search', `${heading.join('\t')}\n修改\n${row(accept)}`, []],
    [
      'prose between a heading and its first row ends the table',
      `${heading.join('\t')}\nwhat is this?\n${row(accept)}`,
      [],
    ],
    ['a line that says that there are more ends it', table(accept).concat('\n...\n', row(drop)), [[0, 2, 1, 2]]],
    [
      'a heading between rows begins another table',
      table(accept).concat('\n???\n', table(drop)),
      [
        [0, 2, 1, null],
        [3, 5, 1, null],
      ],
    ],
    [
      'a line of a printed table keeps the next close',
      table(accept).concat('\n-----\n', row(['web', 'two'])),
      [[0, 4, 2, null]],
    ],
    ['one line of prose between rows, and blank ones', table(accept).concat('\na\n\n\n', row(drop)), [[0, 6, 3, null]]],
    ['a line with one cell is none', table(accept).concat('\nweb'), [[0, 2, 1, null]]],
    [
      'a row of two cells is one where these are sure',
      table(accept).concat('\n\n', row(['允许', '1', 'TCP'])),
      [[0, 4, 2, null]],
    ],
    ['what is like a row makes no table by itself', `${heading.join('\t')}\n${row(['web', 'two', 'three'])}`, []],
    [
      'by blanks, a row with as many cells is like one',
      blanks(accept, ['x', '2', 'y', '80/80', 'all', 'web']),
      [[0, 3, 2, null]],
    ],
    [
      'or one that has the last column',
      blanks(accept, ['x', '2', 'y', '80/80', 'all', 'web', 'too']),
      [[0, 3, 2, null]],
    ],
    ['one with fewer is none', blanks(accept, ['x', '2', 'y', '80/80', 'all']), [[0, 2, 1, null]]],
    [
      'by single blanks none is like one',
      [heading, accept, ['x', '2', 'y', '80/80', 'all', 'web']].map((cells) => row(cells, ' ')).join('\n'),
      [[0, 2, 1, null]],
    ],
    ['blank lines are no prose', table(accept).concat('\na\n\n\n\n\nb\n', row(drop)), [[0, 9, 4, null]]],
    [
      'a line of blanks is an empty one',
      table(accept).concat('\n  \n', row(['web', 'two', 'three'])),
      [[0, 2, 1, null]],
    ],
    [
      'once a row has come, the next line is close again',
      table(accept).concat('\n\n', row(drop), '\n', row(['web', 'two'])),
      [[0, 5, 3, null]],
    ],
    ['a row of a thousand characters is one', table(accept).concat('\n', filledTo(1000)), [[0, 3, 2, null]]],
    ['a table within a table is one', `${table(accept)}\n???\n${row(drop)}`, [[0, 4, 3, null]]],
    ['four lines of prose end it', table(accept).concat('\na\nb\nc\nd\n', row(drop)), [[0, 2, 1, null]]],
    ['three do not', table(accept).concat('\na\nb\n', row(drop)), [[0, 5, 4, null]]],
    ['a row with a cell missing is like one', table(accept, ['拒绝', '2', 'TCP']), [[0, 3, 2, null]]],
    ['below an empty line it is not', table(accept).concat('\n\n', row(['web', 'two', 'three'])), [[0, 2, 1, null]]],
    ['a line too long ends it', table(accept).concat('\n', row([...drop, 'x'.repeat(1000)])), [[0, 2, 1, null]]],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    ['...', true],
    ['…', true],
    ['(以下省略)', true],
    ['此处省略', true],
    ['前略', true],
    ['后略', true],
    ['(truncated)', true],
    ['共 12 条', true],
    ['共2条', false],
    ['全 30 件', true],
    ['合計: 2 件', false],
    ['1-2 of 30', true],
    ['1-2 of 2', false],
    ['Total: 30', true],
    ['Total items: 2', false],
    ['the total is 30', false],
    [`… ${'x'.repeat(198)}`, true],
    [`… ${'x'.repeat(199)}`, false],
  ])('whether %j beside two rows says that there are more', (line, expected) => {
    const below = ruleTablesIn(`${table(accept, drop)}\n\n${line}\n`)
    expect(below.map(({ cut }) => cut)).toEqual([expected ? 4 : null])
    const above = ruleTablesIn(`${line}\n\n${table(accept, drop)}\n`)
    expect(above.map(({ cut }) => cut)).toEqual([expected ? 0 : null])
  })

  it('what stands further away says nothing of it', () => {
    const far = `${table(accept, drop)}\n\na\nb\nc\n共 12 条\n`
    expect(ruleTablesIn(far).map(({ cut }) => cut)).toEqual([null])
    const empty = `${table(accept, drop)}\n${'\n'.repeat(8)}共 12 条\n`
    expect(ruleTablesIn(empty).map(({ cut }) => cut)).toEqual([null])
    const near = `${table(accept, drop)}\n\na\nb\n共 12 条\n`
    expect(ruleTablesIn(near).map(({ cut }) => cut)).toEqual([6])
  })

  it('the direction above it goes along, and each line with its number', () => {
    const [only] = ruleTablesIn(`x\n入方向\n${table(accept, drop)}\n`)
    expect(only?.text.split('\n')[0]).toBe('ingress')
    expect(only?.rows).toEqual([2, 2, 3, 4])
    expect(only?.line).toBe(row(accept))
    expect(inShort(read(only?.text ?? ''))).toEqual(
      ['pasted in accept 1 tcp 22-22 10.0.0.0/8', 'pasted in drop 2 tcp 80-80 0.0.0.0/0'].map((rule) =>
        rule.replace('pasted', read(only?.text ?? '').ruleSet.groups[0]?.id ?? ''),
      ),
    )
  })

  it.each([
    ['tabs', '\t'],
    ['bars', ' | '],
    ['several blanks', '    '],
    ['single blanks', ' '],
  ])('parted by %s', (_, part) => {
    const text = [heading, accept, drop].map((cells) => row(cells, part)).join('\n')
    expect(found(text)).toEqual([[0, 3, 2, null]])
  })

  it('with single blanks, what belongs together is one cell', () => {
    const text = [
      '授权策略 优先级 协议类型 端口范围 授权对象 描述',
      '允许 1 自定义 TCP 22/22 10.0.0.0/8 ssh',
      '允许 2 全部 ICMP(IPv4) -1/-1 0.0.0.0/0 -',
    ].join('\n')
    expect(found(text)).toEqual([[0, 3, 2, null]])
    expect(inShort(read(`入方向\n${text}`)).map((rule) => rule.split(' ').slice(1).join(' '))).toEqual([
      'in accept 1 tcp 22-22 10.0.0.0/8',
      'in accept 2 icmp * 0.0.0.0/0',
    ])
  })
})

describe('cells that nothing but single blanks parts', () => {
  /** The cells of the heading and of the first row. */
  const cellsOf = (text: string) =>
    ruleTablesIn(text)[0]
      ?.text.split('\n')
      .map((line) => line.split('\t'))
  const plain = heading.join(' ')

  it.each<readonly [string, string, readonly string[]]>([
    ['words', '允许 1 TCP 22/22 10.0.0.0/8 ssh', ['允许', '1', 'TCP', '22/22', '10.0.0.0/8', 'ssh']],
    ['more blanks around', '  允许 1 TCP 22/22 10.0.0.0/8 ssh ', ['允许', '1', 'TCP', '22/22', '10.0.0.0/8', 'ssh']],
    [
      'a date and its time',
      '允许 1 TCP 22/22 10.0.0.0/8 2026-01-02 10:00:00',
      ['允许', '1', 'TCP', '22/22', '10.0.0.0/8', '2026-01-02 10:00:00'],
    ],
    [
      'a day by slashes',
      '允许 1 TCP 22/22 10.0.0.0/8 2026/1/2 10:00',
      ['允许', '1', 'TCP', '22/22', '10.0.0.0/8', '2026/1/2 10:00'],
    ],
    ['a label', '允许 1 TCP 端口: 22/22 源: 10.0.0.0/8', ['允许', '1', 'TCP', '端口: 22/22', '源: 10.0.0.0/8']],
    [
      'a label of twenty characters, and one of more',
      `允许 1 TCP ${'x'.repeat(20)}: y ${'x'.repeat(21)}: y`,
      ['允许', '1', 'TCP', `${'x'.repeat(20)}: y`, `${'x'.repeat(21)}:`, 'y'],
    ],
    ['custom of a protocol', '允许 1 自定义 TCP 22/22 10.0.0.0/8', ['允许', '1', '自定义 TCP', '22/22', '10.0.0.0/8']],
    [
      'all of a protocol',
      '允许 1 全部 ICMP(IPv4) -1/-1 0.0.0.0/0',
      ['允许', '1', '全部 ICMP(IPv4)', '-1/-1', '0.0.0.0/0'],
    ],
    ['all of none', '允许 1 TCP 全部 10.0.0.0/8', ['允许', '1', 'TCP', '全部', '10.0.0.0/8']],
    [
      'brackets behind a word',
      '允许 1 TCP 22/22 任意位置 (0.0.0.0/0) x',
      ['允许', '1', 'TCP', '22/22', '任意位置 (0.0.0.0/0)', 'x'],
    ],
    ['words in brackets', '允许 1 TCP SSH (22 to 22) 10.0.0.0/8', ['允许', '1', 'TCP', 'SSH (22 to 22)', '10.0.0.0/8']],
    ['wide brackets', '允许 1 TCP SSH （22 to 22） 10.0.0.0/8', ['允许', '1', 'TCP', 'SSH （22 to 22）', '10.0.0.0/8']],
    [
      'a bracket that is not closed',
      '允许 1 TCP 22/22 10.0.0.0/8 (for now',
      ['允许', '1', 'TCP', '22/22', '10.0.0.0/8', '(for now'],
    ],
    ['a label at the end', '允许 1 TCP 22/22 10.0.0.0/8 note:', ['允许', '1', 'TCP', '22/22', '10.0.0.0/8', 'note:']],
  ])('%s', (_, line, expected) => {
    expect(cellsOf(`${plain}\n${line}`)).toEqual([heading, expected])
  })

  it('brackets at the head of a line', () => {
    expect(cellsOf(`(0) ${plain}\n(1) ${row(accept, ' ')}`)).toEqual([
      ['(0)', ...heading],
      ['(1)', ...accept],
    ])
  })

  it.each<readonly [string, string, readonly string[] | undefined]>([
    [
      'two words that are a column',
      'Action Priority Protocol type Port range Authorization object Description',
      ['Action', 'Priority', 'Protocol type', 'Port range', 'Authorization object', 'Description'],
    ],
    [
      'words that are none beside columns',
      'Action Priority Protocol Port Source Created At',
      ['Action', 'Priority', 'Protocol', 'Port', 'Source', 'Created', 'At'],
    ],
    ['a sentence is no heading', 'the action for protocol and port and source is what I want here', undefined],
  ])('a heading: %s', (_, line, expected) => {
    expect(cellsOf(`${line}\nAllow 1 TCP 22/22 10.0.0.0/8`)?.[0]).toEqual(expected)
  })
})

describe('the columns of a heading', () => {
  const first = (...cells: readonly string[]) =>
    inShort(read(`入方向\n${row(cells)}\n${row(['允许', '1', 'TCP', '22/22', '10.0.0.0/8', '192.0.2.0/24'])}`)).map(
      (rule) => rule.split(' ').at(-1),
    )
  const usual = ['授权策略', '优先级', '协议类型', '端口范围', '授权对象']
  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['the first of each name counts', [...usual, '授权对象'], ['10.0.0.0/8']],
    ['with what it is sorted by', ['授权策略', '优先级↑', '协议类型', '端口范围', '授权对象 ↓', 'x'], ['10.0.0.0/8']],
    [
      'with a remark',
      ['授权策略', '优先级(1-100)', '协议类型：', '端口范围（必填）', '授权对象 ?', 'x'],
      ['10.0.0.0/8'],
    ],
    [
      'a remark of more than forty characters is none',
      [...usual.slice(0, 4), `授权对象(${'x'.repeat(41)}`, '授权对象'],
      ['192.0.2.0/24'],
    ],
  ])('%s', (_, cells, expected) => {
    expect(first(...cells)).toEqual(expected)
  })
})

describe('the console’s list, read', () => {
  const rules = (text: string) => inShort(read(text)).map((rule) => rule.split(' ').slice(1).join(' '))
  const of = (cells: readonly string[], above = '入方向\n') => rules(`${above}${table(cells)}`)
  it.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'several ports typed together',
      ['允许', '1', 'TCP', '22/22,80/80, 443', '10.0.0.0/8', ''],
      ['in accept 1 tcp 22-22 10.0.0.0/8', 'in accept 1 tcp 443-443 10.0.0.0/8', 'in accept 1 tcp 80-80 10.0.0.0/8'],
    ],
    ['every port', ['允许', '1', 'TCP', '全部', '10.0.0.0/8', ''], ['in accept 1 tcp 1-65535 10.0.0.0/8']],
    [
      'a range by a hyphen',
      ['允许', '1', 'UDP', '5000-5100', '10.0.0.0/8', ''],
      ['in accept 1 udp 5000-5100 10.0.0.0/8'],
    ],
    ['all traffic', ['允许', '1', '全部', '-1/-1', '10.0.0.0/8', ''], ['in accept 1 all * 10.0.0.0/8']],
    ['ICMP of IPv6', ['允许', '1', '全部 ICMP-IPv6', '-1/-1', '::/0', ''], ['in accept 1 icmpv6 * ::/0']],
    ['a group', ['拒绝', '1', 'TCP', '22/22', 'sg-bp1abc', ''], ['in drop 1 tcp 22-22 sg-bp1abc']],
    ['a list', ['允许', '1', 'TCP', '22/22', 'pl-bp1abc', ''], ['in accept 1 tcp 22-22 pl-bp1abc']],
    [
      'an object behind its family',
      ['允许', '1', 'TCP', '22/22', 'IPv4: 10.0.0.0/8', ''],
      ['in accept 1 tcp 22-22 10.0.0.0/8'],
    ],
    [
      'an object in words, with what they stand for',
      ['允许', '1', 'TCP', '22/22', '任意位置(0.0.0.0/0)', ''],
      ['in accept 1 tcp 22-22 0.0.0.0/0'],
    ],
    [
      'ports behind their name',
      ['允许', '1', 'TCP', '端口: 22/22', '10.0.0.0/8', ''],
      ['in accept 1 tcp 22-22 10.0.0.0/8'],
    ],
  ])('%s', (_, cells, expected) => {
    expect(of(cells)).toEqual(expected)
  })
  it.each([
    ['源:10.0.0.0/8', 'in'],
    ['Source: 10.0.0.0/8', 'in'],
    ['目的：10.0.0.0/8', 'out'],
    ['Destination: 10.0.0.0/8', 'out'],
    ['宛先: 10.0.0.0/8', 'out'],
  ])('the direction that %s tells', (object, way) => {
    expect(of(['允许', '1', 'TCP', '22/22', object, ''], '')).toEqual([`${way} accept 1 tcp 22-22 10.0.0.0/8`])
  })
  it('which is asked for where nothing tells it', () => {
    const { warnings, recognised } = read(table(accept, drop))
    expect(warnings.map(({ code, severity, place }) => [code, severity, place?.path])).toContainEqual([
      'ask-direction',
      'error',
      'line 2',
    ])
    expect(recognised).toMatchObject([{ kind: 'console-table', read: 0, skipped: 2 }])
    expect(read(table(accept), { direction: 'egress' }).ruleSet.groups[0]?.rules[0]?.direction).toBe('egress')
  })
  it.each(['出方向', 'Outbound', '# 出方向规则', '| Egress |', '出站：'])(
    'the tab of %s below the first one turns the direction',
    (tab) => {
      expect(rules(`入方向\n${table(accept)}\n${tab}\n${row(drop)}`)).toEqual([
        'in accept 1 tcp 22-22 10.0.0.0/8',
        'out drop 2 tcp 80-80 0.0.0.0/0',
      ])
    },
  )
  it('a document behind a list is read as that', () => {
    const { ruleSet } = read(
      `入方向\n${table(accept)}\n{"SecurityGroupId":"sg-9","VpcId":"vpc-1","Permissions":{"Permission":[]}}`,
    )
    expect(ruleSet.groups.map(({ rules: of }) => of.length).sort()).toEqual([0, 1])
  })
})
