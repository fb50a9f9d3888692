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
