import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

const client = 'from 198.51.100.7'

interface Words {
  readonly language: string
  readonly labels: readonly string[]
  readonly yes: string
  readonly no: string
  readonly inbound: string
  readonly allow: string
  readonly block: string
  readonly any: string
}

/** Words of `netsh advfirewall firewall show rule`, after its documentation. */
const languages: readonly Words[] = [
  {
    language: 'English',
    labels: [
      'Rule Name',
      'Enabled',
      'Direction',
      'Profiles',
      'LocalIP',
      'RemoteIP',
      'Protocol',
      'LocalPort',
      'RemotePort',
      'Action',
    ],
    yes: 'Yes',
    no: 'No',
    inbound: 'In',
    allow: 'Allow',
    block: 'Block',
    any: 'Any',
  },
  {
    language: 'Japanese',
    labels: [
      '規則名',
      '有効',
      '方向',
      'プロファイル',
      'ローカル IP',
      'リモート IP',
      'プロトコル',
      'ローカル ポート',
      'リモート ポート',
      '操作',
    ],
    yes: 'はい',
    no: 'いいえ',
    inbound: '入力',
    allow: '許可',
    block: 'ブロック',
    any: '任意',
  },
  {
    language: 'Chinese',
    labels: ['规则名称', '已启用', '方向', '配置文件', '本地 IP', '远程 IP', '协议', '本地端口', '远程端口', '操作'],
    yes: '是',
    no: '否',
    inbound: '入',
    allow: '允许',
    block: '阻止',
    any: '任何',
  },
]

function rule(words: Words, port: string, enabled: boolean, block: boolean, peer = words.any): string {
  const values = [
    'web',
    enabled ? words.yes : words.no,
    words.inbound,
    'Domain,Private,Public',
    words.any,
    peer,
    'TCP',
    port,
    words.any,
    block ? words.block : words.allow,
  ]
  const rows = words.labels.map((label, index) => `${`${label}:`.padEnd(38)}${values[index]}`)
  return `\r\n${[rows[0], '-'.repeat(70), ...rows.slice(1)].join('\r\n')}\r\nOk.\r\n`
}

const on = `Public Profile Settings:
----------------------------------------------------------------------
State                                 ON
Firewall Policy                       BlockInbound,AllowOutbound
Ok.
`
const shown = (text: string) => `C:\\>netsh advfirewall firewall show rule name=all\r\n${text}\r\nC:\\>`

for (const words of languages) {
  describe(`rules of the Windows firewall in ${words.language}`, () => {
    const firewall = (port: number, ...evidence: string[]) =>
      stateOf(ask(`tcp/${port} ${client}`, ...evidence), 'host-firewall')

    it('an enabled rule that blocks beats one that allows', () => {
      expect(firewall(80, rule(words, '80', true, false) + rule(words, '1-1024', true, true))).toBe('fail')
      expect(ask(`tcp/80 ${client}`, rule(words, '80', true, true)).cause).toBe('host-firewall')
    })

    it('a rule of other ports, and one that is not enabled, decide nothing', () => {
      expect(firewall(80, rule(words, '81,8000-8100', true, true))).toBe('unknown')
      expect(firewall(80, rule(words, '80', false, true))).toBe('unknown')
      expect(firewall(80, rule(words, '80', false, false))).toBe('unknown')
    })

    it('a rule that allows, for everyone or for some', () => {
      expect(firewall(80, rule(words, '80,443', true, false))).toBe('pass')
      expect(firewall(80, rule(words, '80', true, false, '198.51.100.0/24'))).toBe('pass')
      expect(firewall(80, rule(words, '80', true, false, '203.0.113.0/24'))).toBe('unknown')
    })

    it('no rule allows: the default decides, where all rules and the profile are shown', () => {
      expect(firewall(80, shown(rule(words, '443', true, false)), on)).toBe('fail')
      expect(firewall(80, shown(rule(words, '80', false, false)), on)).toBe('fail')
      expect(firewall(80, rule(words, '443', true, false), on)).toBe('unknown')
      expect(firewall(80, shown(rule(words, '443', true, false)))).toBe('unknown')
      expect(firewall(80, shown(rule(words, '80', true, true)), on.replace(' ON', ' OFF'))).toBe('pass')
    })
  })
}

describe('what looks like evidence of Windows, and tells nothing', () => {
  it('a packet in the middle of a connection is dropped for reasons of its own', () => {
    const row = (flags: string) =>
      `2026-11-20 10:11:02 DROP TCP 198.51.100.7 172.16.3.4 51515 3389 40 ${flags} 1 77 0 - - - RECEIVE`
    expect(ask('tcp/3389 from 198.51.100.7', row('S')).cause).toBe('host-firewall')
    expect(ask('tcp/3389 from 198.51.100.7', row('A')).cause).toBe('unknown')
    expect(ask('tcp/3389 from 198.51.100.7', row('S').replace('DROP', 'ALLOW')).cause).toBe('unknown')
  })

  it('an interface that has stopped is no service', () => {
    const list = (field: string) => `Name      : TermService\nStatus    : Stopped\n${field} : Manual`
    expect(ask('tcp/3389', list('StartType')).cause).toBe('not-listening')
    expect(ask('tcp/3389', list('LinkSpeed')).cause).toBe('unknown')
  })

  it('ports without the name of their rule, where several rules are listed', () => {
    const rule = (name: string) => `DisplayName : ${name}\nEnabled : True\nDirection : Inbound\nAction : Block`
    const ports = 'Protocol : TCP\nLocalPort : 8080\nDynamicTarget : Any'
    expect(ask('tcp/8080', rule('Lab'), ports).cause).toBe('host-firewall')
    expect(ask('tcp/8080', `${rule('Lab')}\n${rule('Other')}`, ports).cause).toBe('unknown')
  })
})
