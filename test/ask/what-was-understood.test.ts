import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { chipKey } from '@/lib/ask'
import { askerOf } from './askers'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

const keys = (...args: Parameters<ReturnType<typeof askerOf>['ask']>) =>
  askerOf('en')
    .ask(...args)
    .chips.map(chipKey)

describe('what was understood of a question', () => {
  it.each([
    ['udp port 8080 times out from outside', ['symptom:timeout', 'direction:ingress', 'protocol:udp', 'port:8080']],
    ['PostgreSQL 接続を拒否される', ['symptom:refused', 'service:PostgreSQL']],
    ['10.0.0.0/12 有多少个地址', ['address:10.0.0.0/12']],
    ['AuthorizationLimitExceed', ['code:AuthorizationLimitExceed']],
  ])('is told: %s', (question, expected) => {
    expect(keys(question)).toEqual(expect.arrayContaining(expected))
  })

  it('is told once where it is written several times', () => {
    const question = 'connect to 203.0.113.5 port 22: refused (203.0.113.5:22, then 203.0.113.5 again)'
    expect(keys(question).filter((key) => key === 'address:203.0.113.5')).toHaveLength(1)
    fc.assert(
      fc.property(fc.array(fc.constantFrom('203.0.113.5', '10.0.0.0/8', 'port 22', 'ssh', 'tcp')), (parts) => {
        const told = keys(`timeout ${parts.join(' and ')}`)
        expect(told).toEqual([...new Set(told)])
      }),
      { numRuns: 40 },
    )
  })

  it('a question that leans on the one before says so, and can be read alone', () => {
    const { context } = askerOf('en').ask('port 8080 timeout')
    const [thread] = keys('and for UDP?', { previous: context })
    expect(thread).toBe('thread:port 8080 timeout')
    const alone = askerOf('en').ask('and for UDP?', { previous: context, without: [thread ?? ''] })
    expect([alone.followsUp, alone.entities.ports]).toEqual([false, []])
  })

  it('a port that is taken away is not handed to the tool', () => {
    const question = "can't connect to port 8080"
    expect(askerOf('en').ask(question).prefill).toMatchObject({ port: 8080 })
    expect(askerOf('en').ask(question, { without: ['port:8080'] }).prefill).toMatchObject({ port: null })
  })

  it('a symptom that is taken away makes it a question like others', () => {
    const reply = askerOf('en').ask('priority of rules times out', { without: ['symptom:timeout'] })
    expect([reply.fails, reply.entities.symptom]).toEqual([false, null])
  })

  it('whatever is taken away is gone, and the rest stays', () => {
    const questions = [
      'udp port 8080 and tcp 443 refused inbound from 10.0.0.0/8, InvalidPriority.ValueNotSupported',
      '受信 8080 がタイムアウト、MySQL と Redis も',
      '从外面访问 3306 超时，出方向 443 正常',
    ]
    fc.assert(
      fc.property(
        fc
          .constantFrom(...questions)
          .chain((question) => fc.record({ question: fc.constant(question), taken: fc.subarray(keys(question)) })),
        ({ question, taken }) => {
          const left = keys(question, { without: taken })
          expect(left.filter((key) => taken.includes(key))).toEqual([])
          const written = (key: string) => !/^(?:intent|symptom)/.test(key)
          const kept = keys(question).filter((key) => !taken.includes(key))
          expect(left).toEqual(expect.arrayContaining(kept.filter(written)))
        },
      ),
      { numRuns: 60 },
    )
  })
})
