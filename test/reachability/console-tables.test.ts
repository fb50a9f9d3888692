import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Diagnosis, LayerName } from '@/lib/reachability'
import { cpuTime } from '../cpu-time'
import { ask, group, stateOf } from './ask'

const timeout =
  '$ curl http://203.0.113.10:3306/\ncurl: (28) Failed to connect to 203.0.113.10 port 3306 after 130000 ms: Connection timed out\n'

const inTabs = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n')

function reasonOf({ layers }: Diagnosis, name: LayerName) {
  return layers.find(({ layer }) => layer === name)?.because
}

function linesOf(diagnosis: Diagnosis, name: LayerName) {
  return reasonOf(diagnosis, name)?.place?.lines
}

/** Parts between cells, as browsers, terminals and chats leave them. */
const parts = [
  ['tabs', '\t'],
  ['several blanks', '    '],
  ['single blanks', ' '],
] as const

describe("the list of a security group's rules, copied from the console", () => {
  const today = ['2026-01-02 10:00:00']
  const ja = inTabs(
    ['アクション', '優先度', 'プロトコル', 'ソース', '宛先 (現在のインスタンス)', '説明', '作成日時'],
    ['許可', '1', 'TCP', '0.0.0.0/0', 'ポート 22/22', 'ssh', ...today],
    ['拒否', '1', 'TCP', '0.0.0.0/0', 'ポート 3306/3306', 'db', ...today],
  )
  const zhOlder = inTabs(
    ['授权策略', '优先级', '协议类型', '端口范围', '授权对象', '描述', '创建时间'],
    ['允许', '1', '自定义 TCP', '22/22', '0.0.0.0/0', '-', ...today],
    ['拒绝', '1', '自定义 TCP', '3306/3306', '0.0.0.0/0', '-', ...today],
  )
  const zh = inTabs(
    ['授权策略', '优先级', '协议', '访问来源', '访问目的(本实例)', '描述', '创建时间'],
    ['允许', '1', 'TCP', '0.0.0.0/0', '端口 22/22', '-', ...today],
    ['拒绝', '1', 'TCP', '0.0.0.0/0', '端口 3306/3306', '-', ...today],
  )
  const en = inTabs(
    ['Action', 'Priority', 'Protocol', 'Source', 'Destination (Current Instance)', 'Description', 'Created At'],
    ['Allow', '1', 'TCP', '0.0.0.0/0', 'Port 22/22', 'ssh', ...today],
    ['Deny', '1', 'TCP', '0.0.0.0/0', 'Port 3306/3306', 'db', ...today],
  )
  const lists = [
    ['ja', 'ルールです。\n\n', ja, '\nよろしくお願いします。\n'],
    ['zh', '入方向规则如下：\n', zhOlder, '\n谢谢\n'],
    ['zh of today', '安全组规则是这样的，请看。\n', zh, '\n谢谢\n'],
    ['en', 'The rules of the group:\n', en, '\nThanks!\n'],
  ] as const
  for (const [language, before, table, after] of lists) {
    it.each(parts)(`${language}, with %s between cells: read amid prose and other outputs`, (_, part) => {
      const text = `${before}${table.replaceAll('\t', part)}\n${after}\n${timeout}`
      const closed = ask('tcp/3306', text)
      expect([closed.cause, reasonOf(closed, 'security-group')?.code]).toEqual(['security-group', 'drop-rule'])
      expect(linesOf(closed, 'security-group')).toEqual([table.split('\n')[2]?.replaceAll('\t', part)])
      expect(stateOf(ask('tcp/22', text), 'security-group')).toBe('pass')
      expect(closed.understood.flatMap(({ as }) => as)).toEqual(['security-group', 'curl'])
      const listed = closed.understood.find(({ as }) => as.includes('security-group'))
      expect([listed?.from, listed?.to]).toEqual([before.split('\n').length, before.split('\n').length + 2])
    })
  }

  const undirected = inTabs(
    ['授权策略', '优先级', '协议类型', '端口范围', '授权对象'],
    ['允许', '1', 'TCP', '22/22', '0.0.0.0/0'],
  )
  it.each([
    ['入方向', 'fail'],
    ['入方向（1）', 'fail'],
    ['インバウンドルール:', 'fail'],
    ['セキュリティグループ（インバウンド）の一覧', 'fail'],
    ['Inbound rules', 'fail'],
    ['## Inbound', 'fail'],
    ['出方向', 'unknown'],
    ['入方向\n出方向', 'unknown'],
    ['出方向\n入方向', 'unknown'],
    ['我觉得入方向没有问题', 'unknown'],
    ['', 'unknown'],
  ])('the direction is told by a line above it that names the list: %j', (label, state) => {
    expect(stateOf(ask('tcp/3306', `${label}\n\n${undirected}\n\n${timeout}`), 'security-group')).toBe(state)
  })
  it('a tab shows one direction alone: of the other nothing is known', () => {
    const other = ask('egress tcp/443 from 203.0.113.9', `入方向\n${undirected}\n`)
    expect([other.cause, reasonOf(other, 'security-group')?.code]).toEqual(['unknown', 'one-direction'])
  })
  it('both tabs below one another are two lists', () => {
    const out = undirected.replace('22/22', '3306/3306')
    const text = `入方向\n${undirected}\n出方向\n${out}\n${timeout}`
    expect(stateOf(ask('tcp/22', text), 'security-group')).toBe('pass')
    expect(stateOf(ask('tcp/3306', text), 'security-group')).toBe('fail')
  })
  it('beside a document of the API, whatever stands first', () => {
    const json = group({ PortRange: '3306/3306', SourceCidrIp: '0.0.0.0/0', Priority: 50 })
    for (const pieces of [
      [en, json, timeout],
      [json, zhOlder, timeout].map((piece) => (piece === zhOlder ? `入方向\n${piece}` : piece)),
      [`${json}\n${ja}\n${timeout}`],
    ]) {
      expect([ask('tcp/3306', ...pieces).cause]).toEqual(['security-group'])
    }
  })
  it('what a list offers to do with a rule is no row, and does not end it', () => {
    const [heading = '', first = '', second = ''] = zh.split('\n')
    const text = `${heading}\n${first}\n编辑|复制|删除\n${second}\n修改\n${timeout}`
    expect(ask('tcp/3306', text).cause).toBe('security-group')
  })

  describe('what cannot be read is said, and no cause is named', () => {
    const open = undirected.replace('22/22', '443/443')
    it.each([
      ['a row with too few cells', `${open}\n允许\t1\tTCP`],
      ['a row with an action that nobody knows', `${open}\n观察\t1\tTCP\t3306/3306\t0.0.0.0/0`],
      ['a row without anything that is known', `${open}\n?\t?\t?\t?\t?`],
      ['an object that is shortened', `${open}\n允许\t1\tTCP\t3306/3306\t203.0.11…`],
      ['a line between rows', `${open}\n允许 一部分\n允许\t1\tTCP\t80/80\t0.0.0.0/0`],
    ])('%s', (_, table) => {
      const diagnosis = ask('tcp/3306', `入方向\n${table}\n\n${timeout}`)
      expect([diagnosis.cause, reasonOf(diagnosis, 'security-group')?.code]).toEqual(['unknown', 'unread-rule'])
    })
    it.each(['…', '...', '（以下略）', '共 12 条', '全 12 件', 'Total: 12', 'Showing 1-1 of 12'])(
      'a list that goes on where its copy does not: %s',
      (sign) => {
        const diagnosis = ask('tcp/3306', `入方向\n${open}\n${sign}\n\n${timeout}`)
        expect([diagnosis.cause, reasonOf(diagnosis, 'security-group')?.code]).toEqual(['unknown', 'cut-off'])
      },
    )
    it('a total that is no more than what was copied', () => {
      expect(ask('tcp/3306', `入方向\n${open}\n共 1 条\n\n${timeout}`).cause).toBe('security-group')
    })
  })

  it.each([
    ['a heading without rows', '授权策略\t优先级\t协议类型\t端口范围\t授权对象\n\n没有数据\n'],
    [
      'a sentence with the words of a heading',
      'The Action and Priority of each Protocol, Port Range and Source matter.\n',
    ],
    [
      'a sentence with the words of a heading, and a row of nothing',
      'Action Priority Protocol Source Destination are what I see in the console, the list is empty\n',
    ],
    ['prices', '名称\t优先级\t协议类型\t端口范围\t价格\n允许\t1\tTCP\t22/22\t12\n'],
    ['a listener', 'プロトコル\tポート\tステータス\t優先度\nTCP\t80\t実行中\t1\n'],
    ['rows that are another table’s', 'Action\tPriority\tProtocol\tPort\tSource\nx\ty\tz\t1\t2\n'],
  ])('no list of rules: %s', (_, text) => {
    const diagnosis = ask('tcp/3306', `Inbound\n${text}\n${timeout}`)
    expect([diagnosis.cause, stateOf(diagnosis, 'security-group')]).toEqual(['unknown', 'unknown'])
    expect(diagnosis.understood.flatMap(({ as }) => as)).toEqual(['curl'])
  })

  it('whichever piece it stands in, before or behind the others, it says the same', () => {
    const pieces = [`入方向\n${zhOlder}`, timeout.trim(), '服务器连不上数据库，请帮忙看看。']
    fc.assert(
      fc.property(
        fc.shuffledSubarray(pieces, { minLength: 3 }),
        fc.constantFrom('apart', '\n', '\n\n'),
        (order, joint) => {
          const evidence = joint === 'apart' ? order : [order.join(joint)]
          const { cause, layers } = ask('tcp/3306', ...evidence)
          expect([cause, layers.find(({ layer }) => layer === 'security-group')?.because?.code]).toEqual([
            'security-group',
            'drop-rule',
          ])
        },
      ),
    )
  })
})

describe('the time that tables of the console take grows with their length', () => {
  const heading = '授权策略\t优先级\t协议类型\t端口范围\t授权对象'
  it.each([
    ['headings', (n: number) => `${heading}\t${n}\n`],
    ['headings far from one another', (n: number) => `${heading}\t${n}\n${'\n'.repeat(40)}`],
    ['headings with a row each', (n: number) => `${heading}\n允许\t1\tTCP\t22/22\t0.0.0.0/0\t${n}\n`],
    ['rows with lines between', (n: number) => `允许\t1\tTCP\t22/22\t0.0.0.0/0\n${n}\n-\n\n`],
    ['rows', (n: number) => `允许\t1\tTCP\t22/22\t0.0.0.0/0\t${n}\n`],
    ['words of a heading', (n: number) => `Protocol Action Priority Source Destination ( ${n}`],
  ])('%s', (_, part) => {
    const of = (size: number) => {
      const parts = [`${heading}\n`]
      for (let length = 0, n = 0; length < size; n += 1) {
        const next = part(n)
        parts.push(next)
        length += next.length
      }
      const text = parts.join('')
      const clock = cpuTime()
      ask('tcp/3306', text)
      return clock()
    }
    of(50_000)
    expect(of(400_000)).toBeLessThan(4000)
  })
})
