import { describe, expect, it, vi } from 'vitest'
import { modelOf } from '@/build/kept-model'
import { lookalikes } from '@/content/opposites'
import { openRanker } from '@/lib/ask/model/rank'
import { askerOf, corpusOf } from './askers'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

const languages = ['ja', 'en', 'zh'] as const

/** The reply to the last of several questions of one conversation. */
function last(language: string, ...turns: readonly string[]) {
  const asker = askerOf(language)
  let reply = asker.ask(turns[0] ?? '')
  for (const turn of turns.slice(1)) reply = asker.ask(turn, { previous: reply.context })
  return reply
}

describe('a block in a question that goes on', () => {
  it.each([
    ['en', 'Are inbound and outbound rules counted separately?', 'and for 10.0.0.0/8?'],
    ['en', 'how do I block an address?', 'and 203.0.113.0/24?'],
    ['ja', 'ルールの優先度はどう決まりますか', 'じゃあ 10.0.0.0/8 は？'],
    ['ja', '一つの IP をブロックするには', '203.0.113.0/24 だと？'],
    ['zh', '规则的优先级怎么算', '那 10.0.0.0/8 呢'],
    ['zh', '怎么屏蔽一个 IP', '那 203.0.113.0/24 呢'],
  ])('%s: %s … %s: is a circumstance of what was asked', (language, first, second) => {
    const before = last(language, first)
    const { computed, hits } = last(language, first, second)
    expect([computed, hits[0]?.slug]).toEqual([null, before.hits[0]?.slug])
  })

  it.each([
    ['en', 'how many addresses are in 10.0.0.0/24', 'and 10.0.0.0/20?'],
    ['en', 'how many addresses are in 10.0.0.0/24', 'and in 10.0.0.0/20?'],
    ['en', 'how do I block an address?', 'how many addresses is it with 203.0.113.0/24?'],
    ['ja', '10.0.0.0/24 は何個', '10.0.0.0/20 だと？'],
    ['zh', '10.0.0.0/24 有多少个地址', '那 10.0.0.0/20 呢'],
  ])('%s: %s … %s: is what is asked where figures are', (language, first, second) => {
    const { computed, hits } = last(language, first, second)
    expect([computed?.kind, hits[0]?.slug]).toEqual(['block', 'ip-and-cidr'])
  })
})

describe('who asks how', () => {
  it.each([
    ['en', 'how do I open port 8080'],
    ['en', 'open port 443 aliyun cli'],
    ['ja', '8080 番ポートを開けるには'],
    ['ja', 'aliyun のコマンドで 443 番を開ける'],
    ['zh', '怎么开放 8080 端口'],
    ['zh', '用 aliyun 命令开 443 端口'],
  ])('%s: %s: is led to the steps, and to the tool for rules', (language, question) => {
    const { outcome, hits, passage, tool } = askerOf(language).ask(question)
    expect([outcome, hits[0]?.slug, hits[0]?.section, tool]).toEqual(['answer', 'when-to-add-rules', 'how', 'rules'])
    expect(passage?.section).toBe('how')
    expect(passage?.text).not.toBe('')
  })

  it('but not who asks why a connection fails', () => {
    expect(askerOf('en').ask('how can port 8080 not be reachable?').hits[0]?.section).not.toBe('how')
  })
})

describe('whether it is stateful', () => {
  it.each([
    ['en', 'is it stateful', 'stateful'],
    ['en', 'are security groups stateful?', 'stateful'],
    ['ja', 'ステートフルですか', 'ステートフル'],
    ['zh', '安全组是有状态的吗', '有状态'],
  ])('%s: %s: the answer says so', (language, question, word) => {
    const asker = askerOf(language)
    const { outcome, hits } = asker.ask(question)
    expect(outcome).toBe('answer')
    expect(hits[0] && asker.answerOf(hits[0].slug)).toContain(word)
  })
})

describe('how many rules a group holds', () => {
  it.each([
    ['en', 'rules per security group'],
    ['en', 'number of rules per sg'],
    ['ja', '1 グループあたりのルール数'],
    ['ja', 'セキュリティグループあたりのルールの数'],
    ['zh', '每个安全组的规则数'],
    ['zh', '一个安全组多少条规则'],
  ])('%s: %s: is answered with the number', (language, question) => {
    const asker = askerOf(language)
    const { outcome, hits } = asker.ask(question)
    expect(outcome).toBe('answer')
    expect(hits[0] && asker.answerOf(hits[0].slug)).toMatch(/\d{3}/)
  })
})

describe('a passage', () => {
  it.each(languages)('%s: quotes nothing that is said of another port', (language) => {
    const asker = askerOf(language)
    for (const port of [22, 2222, 3389, 9443]) {
      const { passage } = asker.ask(`ssh: connect to host 47.98.1.2 port ${port}: Connection timed out`)
      expect(passage?.text).not.toMatch(/8080|8000/)
    }
  })
})

describe('error codes and their messages', () => {
  it.each(languages)('%s: the answer with all codes is entered at its table', (language) => {
    const asker = askerOf(language)
    const { outcome, hits } = asker.ask('InvalidSecurityGroupId.NotFound')
    expect([outcome, hits[0]?.slug, hits[0]?.section]).toEqual(['answer', 'api-error-codes', 'codes'])
    expect(asker.headingOf('api-error-codes', 'codes')).not.toBe('')
  })

  it.each([
    [
      'InvalidSourceGroupId.Mismatch: Specified security group and source group are not in the same VPC.',
      'across-vpcs',
    ],
    ['InvalidSourceCidrIp.Malformed: The specified parameter SourceCidrIp is not valid.', 'ip-and-cidr'],
    ['AuthorizationLimitExceed: The limit of authorization records in the security group reaches.', 'raise-rule-limit'],
    ['AuthorizationLimitExceed - the limit of authorization records in the security group reaches', 'raise-rule-limit'],
    [
      'InstanceLockedForSecurity: The specified operation is denied as your instance is locked for security reasons.',
      'website-penalized',
    ],
  ])('%s: the message says no more than its code', (question, slug) => {
    for (const language of languages) {
      const { outcome, hits } = askerOf(language).ask(question)
      expect([language, outcome, hits[0]?.slug]).toEqual([language, 'answer', slug])
    }
  })

  it('a few words beside a code that may mean another answer leave both', () => {
    const { outcome, hits } = askerOf('ja').ask('SG の破棄で DependencyViolation')
    expect(outcome === 'answer' ? [hits[0]?.slug] : hits.slice(0, 3).map(({ slug }) => slug)).toContain(
      'delete-group-fails',
    )
  })
})

describe('an address that is attached to an instance', () => {
  it.each([
    ['zh', '实例绑定弹性公网IP后外网访问不了服务'],
    ['ja', 'ECS に EIP をバインドしたが外からサービスに届かない'],
    ['en', 'after I bound an EIP to the instance the service cannot be reached'],
  ])('%s: %s: is none that a program cannot bind', (language, question) => {
    const { outcome, hits } = askerOf(language).ask(question)
    expect(outcome === 'answer' && hits[0]?.slug === 'cannot-bind-public-ip').toBe(false)
  })
})

describe('two answers that are easily taken for each other', () => {
  it.each(lookalikes)('%s and %s: where both are likely, both are shown', (one, other) => {
    const pair: readonly string[] = [one, other]
    for (const { text, language } of corpusOf('en').phrasings.filter(({ slug }) => pair.includes(slug))) {
      const { outcome, hits, entities } = askerOf(language).ask(text)
      const [first, second] = hits
      // A code leads to its answer, whatever else is likely.
      if (entities.codes.length > 0) continue
      if (!first || !second || second.score < 0.2 || !pair.includes(first.slug) || !pair.includes(second.slug)) continue
      expect([text, outcome]).not.toEqual([text, 'answer'])
    }
  })
})

describe('a word that begins as one of which any ending will do', () => {
  it.each(['communicate', 'isolated', 'administrator', 'unreachable', 'simulated'])('%s is spelled right', (word) => {
    const { spell } = openRanker(modelOf(corpusOf('en')))
    expect(spell(`we ${word} it`)).toBe(`we ${word} it`)
  })

  it('and a slip in it is still put right', () => {
    expect(askerOf('en').ask('unable to conect to my port').fails).toBe(true)
  })
})

describe('what fails, in the words of programs and players', () => {
  it.each([
    'rdp error 0x204',
    'Error code: 0x204 remote desktop',
    'リモートデスクトップで 0x204',
    '远程桌面报错 0x204',
    'our server is invisible to everybody outside',
    '9001 端口一直卡着',
    'ssh 被对方重置',
    '绑定弹性公网 IP 后无法通过公网访问',
    '外から ping することができません',
  ])('%s: is a connection that fails', (question) => {
    const { fails, outcome } = askerOf('ja').ask(question)
    expect([fails, outcome === 'none']).toEqual([true, false])
  })

  it('but a number of Windows alone is none', () => {
    expect(askerOf('en').ask('windows update error 0x80070005').fails).toBe(false)
  })
})
