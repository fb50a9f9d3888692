import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { whatFails } from '@/lib/ask/text/contrast'
import { isThanks } from '@/lib/ask/text/courtesy'
import { normalise } from '@/lib/ask/text/normalise'
import { askerOf } from './askers'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

const languages = ['ja', 'en', 'zh'] as const
/** No mask, and not of this network. */
const isOfHosts = (address: string) => Number(address.split('.')[0]) > 0 && Number(address.split('.')[0]) < 224

type Language = (typeof languages)[number]

const ask = (language: Language, ...turns: readonly string[]) => {
  const asker = askerOf(language)
  const [opening = '', ...rest] = turns
  return rest.reduce((reply, turn) => asker.ask(turn, { previous: reply.context }), asker.ask(opening))
}
const offered = (language: Language, question: string) =>
  ask(language, question)
    .hits.slice(0, 3)
    .map(({ slug }) => slug)
/** The answer that is given alone; the outcome where none is. */
const alone = (language: Language, ...turns: readonly string[]) => {
  const { outcome, hits } = ask(language, ...turns)
  return outcome === 'answer' ? hits[0]?.slug : outcome
}

describe('questions 4, 6: "one thing works, another does not" is about what does not', () => {
  it.each([
    ['ping works but ssh doesn’t', 'ssh doesnt'],
    ['port 443 opens, port 80 hangs', 'port 80 hangs'],
    ['http does not load although ssh works', 'http does not load'],
    ['IPv4 は通るのに IPv6 だけ届かない', 'ipv6 だけ届かない'],
    ['ブラウザでは見えるが curl はタイムアウト', 'curl はたいむあうと'],
    ['能ping通但是ssh不上', 'ssh不上'],
    ['80端口可以，443不行', '443不行'],
  ])('%s', (question, about) => {
    expect(whatFails(normalise(question))).toEqual({ text: about, fails: true })
  })

  it.each(['works from the office but not from home', '内网通外网不通', 'localhost では動くのに外からはだめ'])(
    'where only the place differs, what is tried there stays: %s',
    (question) => {
      expect(whatFails(normalise(question))).toEqual({ text: normalise(question), fails: true })
    },
  )

  it.each([
    'the rule is there but ssh times out',
    'priority 1 drops port 22, priority 2 allows it, can I ssh',
    '开通25端口的申请被拒',
    'グループは分けたが、互いに通信させたくない',
    'ssh works',
  ])('nothing is set against it: %s', (question) => {
    expect(whatFails(normalise(question)).text).toBe(normalise(question))
  })

  it('whatever the two are, and in whatever order', () => {
    const names = ['ssh', 'ping', 'https', 'rdp', 'port 8080', 'mysql', 'smtp'] as const
    fc.assert(
      fc.property(fc.shuffledSubarray([...names], { minLength: 2, maxLength: 2 }), ([good = '', bad = '']) => {
        const expected = { text: `${bad} does not work`, fails: true }
        expect(whatFails(`${good} works but ${bad} does not work`)).toEqual(expected)
        expect(whatFails(`${bad} does not work but ${good} works`)).toEqual(expected)
      }),
    )
  })

  it.each([
    ['en', 'ping works but ssh doesn’t', 'service-unreachable'],
    ['ja', 'pingは通るのにSSHできない', 'service-unreachable'],
    ['zh', '能ping通但是ssh不上', 'service-unreachable'],
    ['en', 'port 443 opens but port 80 doesn’t', 'port-80-unreachable'],
    ['ja', '80番は開くが25番は通らない', 'port-25-blocked'],
    ['zh', 'ssh能连，ping不通', 'allow-ping'],
  ] as const)('%s: %s', (language, question, slug) => {
    const reply = ask(language, question)
    expect([reply.hits[0]?.slug, reply.fails, reply.tool]).toEqual([slug, true, 'reachability'])
  })
})

describe('questions 7: who lacks a permission is not told how to take it away', () => {
  it.each([
    ['zh', '子账号没有权限修改安全组 Forbidden.RAM'],
    ['zh', '子账号没有权限修改安全组'],
    ['en', 'my sub account has no permission to change the security group'],
    ['en', 'I get Forbidden.RAM when adding a rule as a sub user'],
    ['ja', 'RAMユーザーでセキュリティグループを変更する権限がない'],
    ['ja', '子アカウントに権限がなくてルールを変更できない Forbidden.RAM'],
  ] as const)('%s: %s', (language, question) => {
    expect(ask(language, question).hits[0]?.slug).toBe('ram-permission-needed')
  })

  it.each([
    ['zh', '不让子账号修改安全组'],
    ['en', 'keep sub users from editing security groups'],
    ['ja', 'RAMユーザーにルールを変更させたくない'],
  ] as const)('and who wants to take it away is: %s: %s', (language, question) => {
    expect(ask(language, question).hits[0]?.slug).toBe('deny-ram-users')
  })
})

describe('questions 7: who wants to open a port is not only told to forbid it', () => {
  it.each([
    ['ja', '22番を全世界に開けたい'],
    ['zh', '把22端口对所有人开放'],
    ['en', 'I want to open port 22 to everyone'],
    ['en', 'open 443 to the whole internet'],
  ] as const)('%s: %s', (language, question) => {
    expect(alone(language, question)).not.toBe('forbid-open-to-world')
    expect(offered(language, question)).toContain('when-to-add-rules')
  })

  it.each([
    ['ja', 'ルールを全部削除したい'],
    ['en', 'delete all rules of a group'],
    ['zh', '删除所有规则'],
  ] as const)('nor who deletes rules of groups that cannot be deleted: %s: %s', (language, question) => {
    expect(alone(language, question)).not.toBe('delete-group-fails')
    expect(offered(language, question)).toContain('copy-or-edit-rules')
  })
})

describe('questions 2, 13: an address is not what is asked about where something is to be done to it', () => {
  it.each([
    ['en', 'block 198.51.100.23', 'block-one-address'],
    ['ja', '198.51.100.23 をブロック', 'block-one-address'],
    ['zh', '屏蔽 198.51.100.23', 'block-one-address'],
    ['en', 'open port range 8000/9000 for 203.0.113.0/24', 'protocols-and-ports'],
    ['zh', '给203.0.113.0/24开放8000到9000端口', 'when-to-add-rules'],
    ['en', 'priority 1 drop 0.0.0.0/0 port 22, priority 2 accept 10.0.0.0/8, can 10.1.1.1 ssh?', 'rule-priority'],
    ['ja', '優先度1でdrop 0.0.0.0/0、優先度5でaccept 10.1.0.0/16。10.1.1.1 は SSH できる？', 'rule-priority'],
  ] as const)('%s: %s', (language, question, slug) => {
    expect(ask(language, question).computed).toBeNull()
    expect(offered(language, question)[0]).toBe(slug)
  })

  it('whatever the address is', () => {
    fc.assert(
      fc.property(
        fc.ipV4().filter(isOfHosts),
        fc.constantFrom('block', 'ban', 'deny', 'allow', 'drop'),
        (address, verb) => {
          expect(ask('en', `${verb} ${address}`).computed).toBeNull()
        },
      ),
      { numRuns: 40 },
    )
  })

  it('nor is a block in a question about something else', () => {
    const { computed, hits } = ask('en', 'open 8443 for 203.0.113.0/24')
    expect([computed, hits[0]?.slug]).toEqual([null, 'when-to-add-rules'])
  })
})

describe('questions 6: a server that answers with nothing, or for another one that does not, gets the diagnosis', () => {
  it.each(['nginx 502', '502 Bad Gateway', 'curl: (52) Empty reply from server', 'HTTP 504 gateway timeout'])(
    '%s',
    (question) => {
      for (const language of languages) {
        const { outcome, tool, fails, hits } = ask(language, question)
        expect([language, outcome === 'none', tool, fails]).toEqual([language, false, 'reachability', true])
        expect(hits.slice(0, 3).map(({ slug }) => slug)).toContain('service-unreachable')
      }
    },
  )

  it('and a line of a log with the port that it names', () => {
    const line =
      '2026/11/28 10:12:33 [error] 1933#1933: *45 connect() failed (111: Connection refused) while connecting to upstream, upstream: "http://127.0.0.1:3000/"'
    for (const language of languages) {
      expect(ask(language, line).prefill).toMatchObject({ tool: 'reachability', port: 3000, symptom: 'refused' })
    }
  })

  it.each(['a group with 502 rules', 'port 502 is which service', '503 addresses in one list'])(
    'a number like theirs is none: %s',
    (question) => {
      expect(ask('en', question).fails).toBe(false)
    },
  )

  it('nor is a list that does not show everything a connection', () => {
    expect(ask('ja', 'APIですべてのルールを表示できない').fails).toBe(false)
    expect(ask('ja', 'サイトを表示できない').fails).toBe(true)
  })
})

describe('questions 8: the failure of another product is not taken for one of the network', () => {
  it.each([
    ['zh', 'certbot 用 dns 方式续期总失败'],
    ['ja', 'OSS のファイルがアプリに表示されない'],
    ['en', 'Function Compute: raise the timeout of a python function'],
    ['zh', 'alb 按域名写转发规则'],
  ] as const)('%s: %s', (language, question) => {
    expect(alone(language, question)).toMatch(/^(?:none|did-you-mean)$/)
  })

  it('and everyday words are no programs', () => {
    const services = (question: string) => ask('en', question).entities.services
    expect(services('attach an elastic IP')).toEqual([])
    expect(services('bind the address, then turn it off')).toEqual([])
    expect(services('a rule named web')).toEqual([])
    expect(services('elasticsearch on bind9')).toEqual(['Elasticsearch'])
  })
})

describe('questions 13: thanks ask nothing', () => {
  it.each([
    '谢谢',
    '好的谢谢',
    'thanks',
    'Thank you so much!',
    'ありがとうございました。',
    'ok',
    '了解しました',
    '解決しました！',
    'thanks, that fixed it',
    'that did it, thank you',
    '好了，解决了',
    '搞定了谢谢',
    '直りました',
  ])('%s', (said) => {
    for (const language of languages) {
      expect(ask(language, said)).toMatchObject({ outcome: 'none', thanks: true, hits: [], tool: null })
    }
  })

  it.each([
    'ok, how do I open port 80',
    'thanks, and for UDP?',
    'thanks, but still not',
    'fixed IP',
    '谢谢，那出方向呢',
    'okinawa',
    'こんにちは',
    '',
  ])('more than thanks: %s', (said) => {
    expect(isThanks(normalise(said))).toBe(false)
  })

  it('and do not end the conversation', () => {
    const reply = ask('en', 'port 8080 timeout', 'thanks!', 'and for UDP?')
    expect(reply.prefill).toMatchObject({ tool: 'reachability', protocol: 'udp', port: 8080 })
  })
})

describe('questions 10: a follow-up narrows what was asked, or turns to what it names', () => {
  it.each([
    ['en', ['how do I open port 80', 'what does it cost?'], 'what-is-a-security-group'],
    ['zh', ['怎么开放端口', '那Terraform呢'], 'terraform-rules'],
    ['ja', ['ポートを開けるには', 'Terraformの場合は?'], 'terraform-rules'],
    ['zh', ['8080端口连不上', '那docker呢'], 'docker-published-ports'],
    ['en', ['is a group stateful', 'and network ACL?'], 'acl-firewall-or-group'],
  ] as const)('%s: %s turns to %s', (language, turns, slug) => {
    expect(ask(language, ...turns).hits[0]?.slug).toBe(slug)
  })

  it('a circumstance keeps the subject', () => {
    const { hits } = ask('en', 'which rule decides when two match', 'and UDP?')
    expect(hits.slice(0, 2).map(({ slug }) => slug)).toContain('rule-priority')
  })

  it.each([
    ['ja', 'SSHに繋がらない', 'Windowsの場合は?', 'RDP'],
    ['en', 'cannot connect by ssh', 'and on windows?', 'RDP'],
    ['en', 'cannot connect by rdp', 'and on linux?', 'SSH'],
  ] as const)('%s: %s … %s asks of %s', (language, first, second, service) => {
    expect(ask(language, first, second).entities.services).toEqual([service])
  })

  it('a rule that did not help bears out a cause that no rule removes', () => {
    const { hits } = ask('en', 'mail over port 25 times out', 'I already allowed 25 outbound, still nothing')
    expect(hits[0]?.slug).toBe('port-25-blocked')
  })
})

describe('questions 8: a tool beside a subject of its own leaves the subject in sight', () => {
  it('Terraform', () => {
    const question = 'terraform apply of alicloud_security_group: inner_access false, members still reach each other'
    expect(offered('en', question)).toEqual(expect.arrayContaining(['terraform-rules', 'isolate-within-group']))
  })
})

describe('code A4: what is shown as understood was said', () => {
  it.each([
    ['ja', 'ルールを変更できない', 'intent:convert'],
    ['ja', '192.168.0.0-192.168.31.255 を CIDR にしたい', 'intent:convert'],
    ['zh', '禁止ping', 'intent:permission'],
    ['en', 'Forbidden.RAM RequestId: 917A0711-535E-4C', 'code:RequestId'],
    ['en', 'WordPress on port 80 does not open', 'code:WordPress'],
  ] as const)('%s: %s is no %s', (language, question, chip) => {
    expect(ask(language, question).chips.map(({ kind, value }) => `${kind}:${value}`)).not.toContain(chip)
  })

  it('but a change of type is one', () => {
    expect(ask('ja', 'グループの種類を変更したい').chips).toContainEqual({ kind: 'intent', value: 'convert' })
  })
})

describe('questions 13: what the pages do answer is not turned away', () => {
  it.each([
    ['ja', 'セキュリティグループにドメイン名を書けますか', 'ip-and-cidr'],
    ['en', 'can I put a host name into a security group', 'ip-and-cidr'],
    ['zh', '安全组里能写域名吗', 'ip-and-cidr'],
    ['ja', '他のグループを送信元にできるルールは何個まで', 'communicate-across-groups'],
    ['en', 'how many rules can name another group', 'communicate-across-groups'],
    ['ja', '接続拒否とタイムアウトの違い', 'service-unreachable'],
    ['en', 'difference between connection refused and timeout', 'service-unreachable'],
    ['en', 'locked myself out', 'remote-login-safely'],
    ['ja', '自分を締め出してしまった', 'remote-login-safely'],
    ['zh', '我把自己锁在外面了', 'remote-login-safely'],
    ['ja', 'MySQLにつながらない', 'service-unreachable'],
    ['ja', '443 つながらない', 'service-unreachable'],
  ] as const)('%s: %s', (language, question, slug) => {
    expect(ask(language, question).outcome).not.toBe('none')
    expect(offered(language, question)).toContain(slug)
  })
})
