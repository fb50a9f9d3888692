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
