import { describe, expect, it, vi } from 'vitest'
import { askerOf } from './askers'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

describe('a question that leans on the one before', () => {
  it.each([
    ['en', 'port 8080 timeout', 'and for UDP?', { protocol: 'udp', port: 8080, symptom: 'timeout' }],
    ['en', 'port 8080 timeout', 'what about 9090?', { protocol: 'tcp', port: 9090, symptom: 'timeout' }],
    ['ja', '8080番に繋がらない', 'UDPは？', { protocol: 'udp', port: 8080 }],
    ['ja', '8080番に繋がらない', 'じゃあ3306は？', { protocol: 'tcp', port: 3306 }],
    ['zh', '8080端口连不上', '那UDP呢', { protocol: 'udp', port: 8080 }],
  ])('%s: %s … %s', (language, first, second, expected) => {
    const asker = askerOf(language)
    const reply = asker.ask(second, { previous: asker.ask(first).context })
    expect(reply.followsUp).toBe(true)
    expect(reply.prefill).toMatchObject({ tool: 'reachability', ...expected })
  })

  it('keeps the topic', () => {
    const asker = askerOf('en')
    const { context } = asker.ask('how do I write a CIDR block for one address')
    expect(asker.ask('what about IPv6?', { previous: context }).hits[0]?.slug).toBe('ip-and-cidr')
  })

  it('can be followed itself', () => {
    const asker = askerOf('en')
    const second = asker.ask('and for UDP?', { previous: asker.ask('port 8080 timeout').context })
    expect(asker.ask('and 9090?', { previous: second.context }).prefill).toMatchObject({ protocol: 'udp', port: 9090 })
  })
})

describe('a question that stands alone', () => {
  it.each([
    ['en', 'are security group rules stateful'],
    ['ja', '許可と拒否はどちらが優先されますか'],
    ['zh', '25端口为什么发不出邮件'],
  ])('%s: %s', (language, question) => {
    const asker = askerOf(language)
    const reply = asker.ask(question, { previous: asker.ask('port 8080 timeout').context })
    expect(reply.followsUp).toBe(false)
    expect(reply.entities).toEqual(asker.ask(question).entities)
  })
})

describe('a question of its own after one that fails', () => {
  const asked = (language: string, first: string, second: string) => {
    const asker = askerOf(language)
    return { alone: asker.ask(second), later: asker.ask(second, { previous: asker.ask(first).context }) }
  }

  it.each([
    ['en', 'ssh connection timed out', 'who won the football world cup?'],
    ['en', 'ssh connection timed out', 'best pizza recipe'],
    ['en', 'How do I open port 22?', 'who won the football world cup?'],
    ['ja', 'sshがつながらない', 'おすすめの映画'],
    ['zh', 'ssh 连不上', '推荐一部电影'],
  ])('%s: %s … %s: what has no answer here has none in a conversation', (language, first, second) => {
    const { alone, later } = asked(language, first, second)
    expect([alone.outcome, later.outcome]).toEqual(['none', 'none'])
  })

  it.each([
    ['en', 'ssh connection timed out', 'can two groups already reach each other?', 'communicate-across-groups'],
    ['en', 'ssh connection timed out', 'can I copy rules that already exist?', 'copy-or-edit-rules'],
    ['en', 'website cannot be reached', 'is port 443 already allowed by default?', 'default-rules'],
  ])('%s: %s … %s: a word for what was tried is no try in a question', (language, first, second, slug) => {
    expect(asked(language, first, second).later.hits[0]?.slug).toBe(slug)
  })

  it.each([
    ['en', 'port 80 cannot be reached', 'I already opened it'],
    ['ja', 'サイトが開かない', 'もう許可してあります'],
    ['zh', '网站打不开', '规则已经加了'],
  ])('%s: %s … %s: what was tried leaves the question', (language, first, second) => {
    expect(asked(language, first, second).later.hits[0]?.slug).toBe('service-unreachable')
  })
})

/** The answer that the last question of a conversation gets alone; the outcome where it gets none. */
function alone(language: string, ...turns: readonly string[]) {
  const asker = askerOf(language)
  const [opening = '', ...rest] = turns
  const { outcome, hits } = rest.reduce(
    (reply, turn) => asker.ask(turn, { previous: reply.context }),
    asker.ask(opening),
  )
  return outcome === 'answer' ? hits[0]?.slug : outcome
}

describe('a question that says too little alone', () => {
  it.each([
    ['ja', 'メールが25番で送れません', '申請すれば開く?', 'port-25-blocked'],
    ['ja', 'グループが削除できない', '何が参照してるか調べたい', 'delete-group-fails'],
    ['en', 'what is the difference between basic and enterprise groups', 'can I switch later?', 'convert-group-type'],
    ['zh', '欠费以后网站打不开', '充值后要自己重启吗', 'stopped-or-overdue'],
    ['zh', '怎么把规则复制到另一个安全组', '跨地域可以吗', 'copy-or-edit-rules'],
    ['en', 'website shows a filing notice', 'the server is in Singapore', 'icp-filing'],
  ])('%s: %s … %s: is answered where both readings, or both questions, lead', (language, first, second, slug) => {
    expect(alone(language, first, second)).toBe(slug)
  })

  it.each([
    ['ja', 'デフォルトのルールって何が入ってる', '消しても平気？', 'default-rules'],
    ['en', 'can I put an ENI into another group', 'does it need a reboot', 'add-eni-to-group'],
    ['zh', '安全组能跨地域复制吗', '用命令行怎么做', 'copy-or-edit-rules'],
  ])('%s: %s … %s: asks of time, means or harm', (language, first, second, slug) => {
    expect(alone(language, first, second)).toBe(slug)
  })

  it('names no subject of its own by a word that was said before', () => {
    expect(alone('zh', 'SLB 后端要放行 100.64.0.0/10 吗', 'NLB 呢')).toBe('load-balancer-backend')
  })
})

describe('a question that turns round what was answered', () => {
  it.each([
    ['ja', 'RAM ユーザーにルールを触らせたくない', '逆に触れるようにするには?'],
    ['zh', '怎么禁止子账号改安全组', '反过来，怎么让他能改'],
  ])('%s: %s … %s', (language, first, second) => {
    expect(alone(language, first, second)).toBe('ram-permission-needed')
  })
})

describe('what was tried in vain', () => {
  it.each([
    ['en', 'ssh times out', 'I restarted sshd, same result'],
    ['ja', 'pingが通らない', 'ルール追加したけど変わらず'],
    ['zh', 'SSH连不上', '重启过了，一样'],
    ['zh', 'VPN 连不上，UDP 500 和 4500 要打开吗', '已经打开了，实例也重启过，仍旧不行'],
  ])('%s: %s … %s', (language, first, second) => {
    expect(alone(language, first, second)).toBe('service-unreachable')
  })
})

describe('what was done, said after what fails', () => {
  it.each([
    ['zh', 'RDS连不上', '安全组里放行3306了', 'database-whitelist'],
    ['ja', 'ssh がタイムアウト', 'ルールあり、sshd も動いてる', 'service-unreachable'],
    ['en', 'ssh times out', 'I opened port 22 in the group', 'service-unreachable'],
  ])('%s: %s … %s: asks for no rule', (language, first, second, slug) => {
    expect(alone(language, first, second)).toBe(slug)
  })
})

describe('who asks for another way', () => {
  it.each([
    ['en', 'is 0.0.0.0/0 on 22 ok?', 'what should I use instead?'],
    ['en', 'leaving SSH open to everyone is bad, right?', "what's the cheapest alternative?"],
  ])('%s: %s … %s: is not told the same again as sure', (language, first, second) => {
    expect(alone(language, first, second)).toBe('did-you-mean')
  })
})

describe('what speaks of something else', () => {
  it('is no part of the conversation, though it points to it', () => {
    expect(alone('en', 'how do I open port 443', 'write me a poem about it')).toBe('none')
  })
})

const replies = (language: string, ...turns: readonly string[]) => {
  const asker = askerOf(language)
  const found: ReturnType<typeof asker.ask>[] = []
  for (const turn of turns) found.push(asker.ask(turn, { previous: found.at(-1)?.context }))
  return found
}

describe('who asks on is told more', () => {
  it.each([
    ['en', 'ssh times out', 'still not'],
    ['en', 'ssh times out', 'why?'],
    ['ja', 'sshがつながらない', 'それでもだめ'],
    ['ja', 'sshがつながらない', 'なぜ?'],
    ['zh', 'ssh连不上', '还是不行'],
    ['zh', 'ssh连不上', '为什么'],
  ])('%s: %s … %s: not the same again', (language, ...turns) => {
    const [first, second] = replies(language, ...turns)
    expect(second?.hits[0]?.slug).toBe(first?.hits[0]?.slug)
    expect(second?.passage?.text).not.toBe(first?.passage?.text)
    expect(second?.goesOn).toBe(true)
  })

  it('by the next step, then by how one sees that it works', () => {
    const sections = replies('en', 'ssh times out', 'still not', 'still not').map(({ hits }) => hits[0]?.section)
    expect(sections.slice(1)).toEqual(sections[0] === 'how' ? ['check', 'how'] : ['how', 'check'])
  })
})

describe('what was not meant', () => {
  it.each([
    ['en', 'how do I open port 443', 'no, I meant outbound'],
    ['en', 'how do I open port 443 inbound', 'no, outbound'],
    ['ja', '443番を開けたい', 'いや、アウトバウンドの話です'],
    ['zh', '怎么开放443端口', '不对，我说的是出方向'],
  ])('%s: %s … %s: is put right', (language, ...turns) => {
    const second = replies(language, ...turns)[1]
    expect(second?.followsUp).toBe(true)
    expect(second?.entities).toMatchObject({ ports: [443], directions: ['egress'] })
  })

  it.each([
    ['en', 'how do I open port 443', 'not what I meant'],
    ['ja', '443番を開けたい', '違います'],
    ['zh', '怎么开放443端口', '不是这个'],
  ])('%s: %s … %s: another answer comes first, and not as a sure one', (language, ...turns) => {
    const [first, second] = replies(language, ...turns)
    expect(second?.outcome).toBe('did-you-mean')
    expect(second?.hits.map(({ slug }) => slug)).not.toContain(first?.hits[0]?.slug)
  })
})

describe('who turns to something else', () => {
  it.each([
    ['en', 'ssh times out', 'different question: ', 'how is the priority of two rules decided'],
    ['ja', 'sshがつながらない', '話は変わるけど、', 'ルールの優先度はどう決まる?'],
    ['zh', 'ssh连不上', '换个问题，', '规则的优先级怎么定'],
  ])('%s: %s … %s%s: leaves what was asked', (language, opening, turn, next) => {
    const second = replies(language, opening, `${turn}${next}`)[1]
    const { outcome, hits } = askerOf(language).ask(next)
    expect(second?.followsUp).toBe(false)
    expect([second?.outcome, second?.hits[0]?.slug]).toEqual([outcome, hits[0]?.slug])
  })

  it.each([
    ['en', 'how do I add a rule on the command line', 'and in terraform?', 'terraform-rules'],
    ['ja', 'コマンドでルールを追加するには', 'ありがとう。じゃあTerraformの場合は?', 'terraform-rules'],
    ['zh', '怎么用命令行加规则', 'terraform怎么写', 'terraform-rules'],
  ])('%s: %s … %s: or keeps it, by another product', (language, opening, next, slug) => {
    expect(alone(language, opening, next)).toBe(slug)
  })
})

describe('who says that it works by now', () => {
  it.each([
    ['en', 'cannot ping my instance', 'fixed it, ICMP was missing from the rule'],
    ['en', 'port 80 unreachable', "solved, nginx wasn't running. thanks!"],
    ['ja', 'ping が通らない', '原因が分かりました。ICMP のルールがなかったです'],
    ['ja', '3306 に繋がらない', '繋がるようになりました'],
    ['zh', 'ssh 连不上', '好了，原来是 sshd 没启动'],
    ['zh', '80 端口打不开', '搞定了，nginx 没起来'],
  ])('%s: %s … %s: is told no cause any more', (language, ...turns) => {
    const [first, second] = replies(language, ...turns)
    expect([second?.outcome, second?.thanks]).toEqual(['none', true])
    expect(second?.context).toEqual(first?.context)
  })

  it.each([
    ['en', 'port 80 unreachable', 'solved, but only from the office'],
    ['en', 'port 80 unreachable', 'fixed it. can I close port 8080 now?'],
    ['ja', 'ping が通らない', '直りました。でも ssh はまだつながりません'],
    ['zh', '80 端口打不开', '好了，但是 443 还不通'],
  ])('%s: %s … %s: unless more is asked, or something still fails', (language, ...turns) => {
    expect(replies(language, ...turns)[1]?.thanks).toBe(false)
  })
})

describe('who leaves what was asked', () => {
  it.each([
    ['en', 'what are the default rules', 'forget it. ', 'how do I change my credit card'],
    ['en', 'how many rules can a group have', 'never mind, another thing: ', 'why is my mail on port 25 stuck'],
    ['ja', 'ルールの優先順位', '質問を変えます。', 'グループが削除できないのはなぜ'],
    ['zh', '安全组默认规则', '不说这个了，', '安全组删不掉怎么回事'],
  ])('%s: %s … %s%s: is answered as if it had been the first question', (language, opening, turn, next) => {
    const second = replies(language, opening, `${turn}${next}`)[1]
    const { outcome, hits } = askerOf(language).ask(next)
    expect([second?.outcome, second?.hits[0]?.slug]).toEqual([outcome, hits[0]?.slug])
  })
})

describe('what is named in the place of another', () => {
  it.each([
    ['en', 'ALB ignores my group', 'and for CLB?'],
    ['ja', 'NLBにセキュリティグループを付けたい', 'CLBだと?'],
  ])('%s: %s … %s: is what is asked of', (language, ...turns) => {
    expect(replies(language, ...turns)[1]?.hits[0]?.slug).toBe('load-balancer-backend')
  })
})

describe('what is said not to be meant', () => {
  it.each([
    ['en', 'docker port is open to everyone', 'not that, I mean how do I get my invoice', 'none'],
    ['zh', '怎么禁止子账号改安全组', '不是禁止，我是想知道要授什么权限', 'ram-permission-needed'],
  ])('%s: %s … %s: has no say', (language, first, second, expected) => {
    expect(alone(language, first, second)).toBe(expected)
  })
})
