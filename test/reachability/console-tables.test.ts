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
      expect(closed.understood.flatMap(({ as }) => as).filter((name) => name !== 'symptom')).toEqual([
        'security-group',
        'curl',
      ])
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

describe('the list of instances, copied from the console', () => {
  const toServer = timeout.replaceAll('203.0.113.10', '203.0.113.20')
  const zh = (state: string, address = '203.0.113.20（公） 10.0.0.5（私有）') =>
    inTabs(
      ['实例ID/名称', '标签', '监控', '可用区', 'IP地址', '状态', '网络类型', '付费方式', '操作'],
      ['i-bp1example0001 web', '', '', '华东1 可用区 H', address, state, '专有网络', '按量', '管理 更多'],
    )
  const ja = (state: string) =>
    inTabs(
      ['インスタンス ID/名前', 'ゾーン', 'IP アドレス', 'ステータス', '課金方法'],
      ['i-6weexample0001 web', '東京 ゾーン A', '203.0.113.20 (パブリック) 10.0.0.5 (プライベート)', state, '従量課金'],
    )
  const en = (state: string) =>
    inTabs(
      ['Instance ID/Name', 'Zone', 'IP Address', 'Status', 'Billing Method'],
      ['i-6weexample0001 web', 'Tokyo Zone A', '203.0.113.20 (Public) 10.0.0.5 (Private)', state, 'Pay-as-you-go'],
    )
  it.each([
    [zh('已停止'), 'stopped'],
    [zh('● 已停止'), 'stopped'],
    [zh('已停止（欠费停机）'), 'overdue'],
    [zh('已停止(节省停机模式)'), 'stopped'],
    [zh('启动中'), 'stopped'],
    [ja('停止済み'), 'stopped'],
    [ja('停止済み（料金滞納による停止）'), 'overdue'],
    [en('Stopped'), 'stopped'],
    [en('Stopped (Overdue)'), 'overdue'],
    [en('Stopped (Locked for security)'), 'locked'],
  ])('%j', (list, code) => {
    for (const [, part] of parts) {
      const text = `こうなっています。\n\n${list.replaceAll('\t', part)}\n\nよろしく。\n${toServer}`
      const diagnosis = ask('tcp/3306', text)
      expect([diagnosis.cause, reasonOf(diagnosis, 'instance')?.code]).toEqual(['instance-stopped', code])
      expect(linesOf(diagnosis, 'instance')).toContain(list.split('\n')[1]?.replaceAll('\t', part))
    }
  })
  it.each([zh('运行中'), ja('実行中'), en('Running')])('an instance that runs, and its public address: %j', (list) => {
    const diagnosis = ask('tcp/3306', `${list}\n\n${toServer}`)
    expect([stateOf(diagnosis, 'instance'), stateOf(diagnosis, 'public-address')]).toEqual(['pass', 'pass'])
    expect(reasonOf(diagnosis, 'public-address')?.params).toEqual({ address: '203.0.113.20' })
  })
  it('a list that shows no public address says nothing of one', () => {
    const diagnosis = ask('tcp/3306 from 198.51.100.7', `${zh('运行中', '10.0.0.5（私有）')}\n\n${toServer}`)
    expect(stateOf(diagnosis, 'public-address')).toBe('unknown')
  })
  const [, row = ''] = zh('已停止').split('\n')
  it.each([
    ['another instance was dialled', zh('已停止').replace('203.0.113.20', '203.0.113.99')],
    ['several instances', `${zh('已停止')}\n${row.replace('0001', '0002').replace('已停止', '运行中')}`],
    [
      'several instances, of which one cannot be read',
      `${zh('已停止')}\n${row.replace('0001', '0002').replace('已停止', '?')}`,
    ],
    ['more instances than were copied', `${zh('已停止')}\n共 4 台`],
    ['a heading without rows', zh('已停止').split('\n')[0] ?? ''],
    ['a database', zh('已停止').replace('i-bp1example0001', 'rm-bp1example0001')],
    ['a container group', zh('已停止').replace('i-bp1example0001', 'eci-bp1example0001')],
    ['a row with too few cells', `${zh('已停止').split('\n')[0]}\ni-bp1example0001\tweb`],
    ['a state that nobody knows', zh('未知')],
    ['a sentence with the words of a heading', '实例ID/名称 和 状态 都写在下面：i-bp1example0001 已停止 了吗'],
  ])('nothing is said of it: %s', (_, list) => {
    const diagnosis = ask('tcp/3306', `${list}\n\n${toServer}`)
    expect([diagnosis.cause, stateOf(diagnosis, 'instance')]).toEqual(['unknown', 'unknown'])
  })
})

describe("the lists of a network ACL's rules, copied from the console", () => {
  type Row = readonly [order: string, policy: string, protocol: string, address: string, ports: string]
  const heads = {
    zh: ['生效顺序', '名称', '策略', '协议类型', 'IP版本', ['源地址', '目的地址'], '端口范围'],
    ja: [
      '有効順序',
      '名前',
      'ポリシー',
      'プロトコルタイプ',
      'IPバージョン',
      ['送信元アドレス', '宛先アドレス'],
      'ポート範囲',
    ],
    en: [
      'Order',
      'Name',
      'Policy',
      'Protocol Type',
      'IP Version',
      ['Source Address', 'Destination Address'],
      'Port Range',
    ],
  } as const
  const list = (language: keyof typeof heads, direction: 'ingress' | 'egress', ...rows: readonly Row[]) =>
    inTabs(
      heads[language].map((head) => (typeof head === 'string' ? head : head[direction === 'ingress' ? 0 : 1])),
      ...rows.map(([order, policy, protocol, address, ports]) => [
        order,
        `r${order}`,
        policy,
        protocol,
        'IPv4',
        address,
        ports,
      ]),
    )
  const all = (order: string, policy: string): Row => [order, policy, '全部', '0.0.0.0/0', '-1/-1']
  const drop: Row = ['1', '拒绝', 'TCP', '0.0.0.0/0', '3306/3306']
  const second: Row = ['2', '拒绝', 'TCP', '0.0.0.0/0', '3306/3306']
  const unplaced: Row = ['', '拒绝', 'TCP', '0.0.0.0/0', '3306/3306']
  const aclOf = (text: string, target = 'tcp/3306 from 198.51.100.7') => {
    const diagnosis = ask(target, `${text}\n\n${timeout}`)
    return [diagnosis.cause, stateOf(diagnosis, 'network-acl'), reasonOf(diagnosis, 'network-acl')?.code ?? null]
  }
  it('with the order in which rules act, and without the version of IP', () => {
    const short = (head: string, policy: string) =>
      inTabs(
        [head, '名称', '策略', '协议类型', '源地址', '目的端口范围'],
        ['1', 'ssh', '允许', 'TCP', '0.0.0.0/0', '22/22'],
        ['2', 'other', policy, 'ALL', '0.0.0.0/0', '-1/-1'],
      )
    expect(aclOf(short('生效顺序', '拒绝'))).toEqual(['network-acl', 'fail', 'acl-drop'])
    expect(aclOf(short('生效顺序', '允许'))).toEqual(['unknown', 'unknown', 'acl-open'])
    // A group's rules have a priority, too.
    expect(aclOf(short('优先级', '拒绝'))[0]).not.toBe('network-acl')
  })

  it.each([
    ['zh', '拒绝', '允许'],
    ['ja', '拒否', '許可'],
    ['en', 'Drop', 'Accept'],
  ] as const)('%s: the first rule that matches decides, in both directions', (language, no, yes) => {
    for (const [, part] of parts) {
      const tabs = (text: string) => text.replaceAll('\t', part)
      const into = list(language, 'ingress', ['1', no, 'TCP', '0.0.0.0/0', '3306/3306'], all('2', yes), all('*', no))
      const open = list(language, 'ingress', all('1', yes), all('*', no))
      const out = list(language, 'egress', all('1', yes), all('*', no))
      const shut = list(language, 'egress', ['1', yes, 'TCP', '0.0.0.0/0', '443/443'], all('*', no))
      expect(aclOf(tabs(`これです。\n${into}\n\nどうでしょう`))).toEqual(['network-acl', 'fail', 'acl-drop'])
      expect(aclOf(tabs(into), 'tcp/22 from 198.51.100.7')).toEqual(['unknown', 'unknown', 'acl-open'])
      expect(aclOf(tabs(`${open}\n\n${out}`))).toEqual(['unknown', 'pass', 'acl-accept'])
      // It is stateless: replies need a rule, too.
      expect(aclOf(tabs(`${open}\n\n${shut}`))).toEqual(['network-acl', 'fail', 'acl-drop-reply'])
      expect(aclOf(tabs(open))).toEqual(['unknown', 'unknown', 'acl-open'])
    }
  })
  it('the row that decides is shown, and no call that would replace rules which are not', () => {
    const text = list('zh', 'ingress', all('2', '允许'), drop, all('*', '拒绝'))
    const diagnosis = ask('tcp/3306 from 198.51.100.7', `${text}\n\n${timeout}`)
    expect(linesOf(diagnosis, 'network-acl')).toEqual([text.split('\n')[2]])
    expect(diagnosis.fix.flatMap(({ ways }) => ways)).toEqual([])
  })
  it.each([
    [
      'a rule before it with an unknown policy',
      list('zh', 'ingress', ['1', '?', 'TCP', '0.0.0.0/0', '3306/3306'], second),
    ],
    [
      'a rule before it with an address that is shortened',
      list('zh', 'ingress', ['1', '允许', 'TCP', '198.51.1…', '1/65535'], second),
    ],
    ['a rule before it with too few cells', list('zh', 'ingress', second).replace(/\n/, '\n1\tx\t允许\tTCP\n')],
    ['a rule before it that is not shown', list('zh', 'ingress', second)],
    ['rows without an order', list('zh', 'ingress', unplaced)],
    [
      'a list that goes on before the last rule',
      `${list('zh', 'ingress', ['1', '允许', 'TCP', '0.0.0.0/0', '22/22'])}\n…`,
    ],
  ])('no cause: %s', (_, text) => {
    expect(aclOf(text).slice(0, 2)).toEqual(['unknown', 'unknown'])
  })
  it('it is no list of a group, whatever stands above it', () => {
    const diagnosis = ask('tcp/3306', `入方向\n${list('zh', 'ingress', drop, all('*', '拒绝'))}\n`)
    expect(reasonOf(diagnosis, 'security-group') ?? null).toBeNull()
  })
  it.each([
    ['a heading without rows', list('zh', 'ingress')],
    [
      'a sentence with the words of a heading',
      '生效顺序 名称 策略 协议类型 IP版本 源地址 端口范围 这些都看过了，没有问题',
    ],
    ['rows of something else', list('zh', 'ingress', ['1', 'x', 'y', 'z', 'w'])],
  ])('none: %s', (_, text) => {
    expect(aclOf(text)).toEqual(['unknown', 'unknown', null])
  })

  it("none: policies of a firewall, which are that firewall's", () => {
    const policies =
      '优先级\t访问源\t目的\t协议\t端口\t动作\t应用\n1\t0.0.0.0/0\t203.0.113.10\tTCP\t3306/3306\t拒绝\tANY\n'
    expect(aclOf(policies)).toEqual(['cloud-firewall', 'unknown', null])
  })
})

describe("Cloud Firewall's list of traffic, copied from the console", () => {
  const heads = {
    en: ['Time', 'Source IP', 'Destination IP', 'Dst Port', 'Protocol', 'Direction', 'Action', 'Rule Name'],
    zh: ['时间', '源IP', '目的IP', '目的端口', '协议', '方向', '动作', '规则名称'],
    ja: ['時間', '送信元 IP', '宛先 IP', '宛先ポート', 'プロトコル', '方向', 'アクション', 'ルール名'],
  } as const
  const row = (direction: string, action: string, source = '198.51.100.7', port = '3306') => [
    '2026-01-02 10:00:00',
    source,
    '203.0.113.10',
    port,
    'TCP',
    direction,
    action,
    'r1',
  ]
  const edgeOf = (text: string) => {
    const diagnosis = ask('tcp/3306 from 198.51.100.7', `${text}\n\n${timeout}`)
    return [diagnosis.cause, stateOf(diagnosis, 'edge')]
  }
  it.each([
    ['en', 'Inbound', 'Drop', 'Allow'],
    ['zh', '入方向', '拦截', '放行'],
    ['ja', 'インバウンド', '拒否', '許可'],
  ] as const)('%s: a row is what the log says as JSON', (language, into, drop, pass) => {
    for (const [, part] of parts) {
      const list = (...rows: string[][]) => `日志：\n${inTabs(heads[language], ...rows)}`.replaceAll('\t', part)
      const text = list(row(into, pass, '198.51.100.99', '22'), row(into, drop))
      const diagnosis = ask('tcp/3306 from 198.51.100.7', `${text}\n\n${timeout}`)
      expect([diagnosis.cause, reasonOf(diagnosis, 'edge')?.code]).toEqual(['cloud-firewall', 'edge-log-drop'])
      expect(linesOf(diagnosis, 'edge')).toEqual([row(into, drop).join('\t').replaceAll('\t', part)])
      expect(edgeOf(list(row(into, pass)))).toEqual(['unknown', 'pass'])
      const json = JSON.stringify({
        rule_result: 'drop',
        src_ip: '198.51.100.7',
        dst_ip: '203.0.113.10',
        dst_port: '3306',
        ip_protocol: 'tcp',
        direction: 'in',
      })
      expect(edgeOf(json)).toEqual(edgeOf(text))
    }
  })
  it.each([
    ['a heading without rows', inTabs(heads.zh)],
    ['an action that nobody knows', inTabs(heads.zh, row('入方向', '?'))],
    ['a row with too few cells', inTabs(heads.zh, row('入方向', '拦截').slice(0, 5))],
    ['another port', inTabs(heads.zh, row('入方向', '拦截', '198.51.100.7', '22'))],
    ['another client', inTabs(heads.zh, row('入方向', '拦截', '198.51.100.99'))],
    [
      'a sentence with the words of a heading',
      'Source IP, Destination IP, Dst Port, Protocol and Action are shown: Drop',
    ],
  ])('nothing is said of it: %s', (_, text) => {
    expect(edgeOf(text)).toEqual(['unknown', 'unknown'])
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
  ])('%s', { tags: ['timed'] }, (_, part) => {
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
