import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

const silent = 'curl: (28) Failed to connect to 203.0.113.7 port 8080 after 130000 ms: Connection timed out'
const group =
  '{\n  "SecurityGroupId": "sg-bp1000000000000000x",\n  "Permissions": {"Permission": [\n    {\n      "IpProtocol": "TCP", "PortRange": "22/22", "SourceCidrIp": "10.0.0.0/8", "Policy": "Accept", "Priority": "1", "Direction": "ingress"\n    }\n  ]}\n}'
const wall =
  'Chain INPUT (policy DROP)\ntarget     prot opt source               destination\nACCEPT     tcp  --  anywhere             anywhere             tcp dpt:ssh\n\nChain FORWARD (policy DROP)\ntarget     prot opt source               destination\n\nChain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination\n'

describe('a document or a listing that its own post disowns decides nothing', () => {
  it.each([
    ['a bracket behind the words', `There is another group, not attached to mine: ${group}`],
    ['words below it', `${group}\nThis group is not attached to my instance.`],
    ['what was before a change', `Before I changed it, the group was:\n${group}`],
    ['the same in Japanese', `変更する前の設定はこうでした:\n${group}`],
    ['the same in Chinese', `修改之前的规则：\n${group}`],
  ])('%s', (_, told) => {
    expect(ask('tcp/8080 from 198.51.100.7', `${told}\n\n${silent}`).cause).toBe('unknown')
    expect(ask('tcp/8080 from 198.51.100.7', `The group of the instance:\n${group}\n\n${silent}`).cause).toBe(
      'security-group',
    )
  })

  it.each([
    ['introduced as old', `Old rules, I flushed them:\n\n${wall}`],
    ['called old below', `${wall}\nOld rules, I flushed them.`],
    ['of the machine that somebody sits at', `On my laptop:\n\n${wall}`],
  ])('rules of a host: %s', (_, told) => {
    expect(ask('tcp/8080', `${silent}\n\n${told}`).cause).toBe('unknown')
    expect(ask('tcp/8080', `${silent}\n\nOn the server:\n\n${wall}`).cause).toBe('host-firewall')
  })

  it('a log of old says nothing of where the program listens now', () => {
    const refused = 'curl: (7) Failed to connect to 203.0.113.7 port 8000 after 12 ms: Connection refused'
    const line = '[2026-01-02 10:00:00 +0000] [1234] [INFO] Listening at: http://127.0.0.1:8000 (1234)'
    expect(ask('tcp/8000', `${refused}\n\nAn old log of mine had this:\n> ${line}\n`).cause).toBe('unknown')
    expect(ask('tcp/8000', `${refused}\n\nThe log has this:\n> ${line}\n`).cause).toBe('loopback-only')
  })

  it('what was met while a rule was away for a test is not what is met', () => {
    const cut = 'curl: (52) Empty reply from server'
    for (const told of [
      'I removed the rule as a test and the connection timed out. I put it back.',
      `I removed the rule as a test:\n\n${silent}\n\nThen I put it back, and now:\n`,
    ])
      expect(ask('tcp/8080', `${told}\n${cut}`).cause).toBe('service-error')
  })
})

describe('questions about what would be met show nothing of what was', () => {
  it.each([
    'If nothing listened there, would it be refused or time out?',
    'Does a security group answer with connection refused, or does the client see a timeout?',
    '安全组没放行的时候是连接被拒绝还是超时？',
    'セキュリティグループで許可していないとき、拒否されますか、タイムアウトしますか?',
  ])('%s', (question) => {
    const found = ask('tcp/8080', question)
    expect([found.cause, found.met, stateOf(found, 'security-group')]).toEqual(['unknown', null, 'unknown'])
  })

  it('a question about what was met shows it', () => {
    expect(ask('tcp/8080', 'Why do I get connection refused on port 8080?').met).toBe('refused')
  })
})

describe('a name that was mistyped before the right one was tried', () => {
  const tried = (host: string, what: string) => `$ ssh root@${host}\nssh: ${what}`
  const missing = (host: string) => tried(host, `Could not resolve hostname ${host}: Name or service not known`)
  const timeout = (host: string) => tried(host, `connect to host ${host} port 22: Connection timed out`)

  it('is no trouble of DNS', () => {
    for (const wrong of ['exmaple-server.com', 'examle-server.com', 'example-serverr.com'])
      expect(ask('tcp/22', `${missing(wrong)}\n${timeout('example-server.com')}`).cause).toBe('unknown')
  })

  it('differs from another server of the same kind, and from one that has no twin', () => {
    expect(ask('tcp/22', `${missing('web1.example.com')}\n${timeout('web2.example.com')}`).cause).toBe('dns')
    expect(ask('tcp/22', missing('example-server.com')).cause).toBe('dns')
  })
})
