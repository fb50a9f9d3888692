import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { cpuTime, expectWithin } from '../cpu-time'
import { askerOf } from './askers'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

describe('whatever is typed', () => {
  it('gets an answer or a refusal, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { hits, passage } = askerOf('ja').ask(text)
        expect(hits.length).toBeLessThanOrEqual(10)
        expect(hits.every(({ score }) => score >= 0 && score <= 1)).toBe(true)
        for (const [start, end] of passage?.marks ?? []) expect(start).toBeLessThan(end)
      }),
    )
  })

  it.each([
    ['100,000 characters', 'ポート'.repeat(33_334)],
    ['one word of 100,000 letters', 'a'.repeat(100_000)],
    ['100,000 letters that nearly match', 'ab '.repeat(33_334)],
    ['digits and dots', '1.'.repeat(50_000)],
    ['digits', '1'.repeat(100_000)],
    ['colons', ':'.repeat(100_000)],
    ['colons and digits', '1:'.repeat(50_000)],
    ['slashes', '/24'.repeat(33_334)],
    ['braces', '{"SecurityGroupId":'.repeat(5_000)],
    ['line breaks', '\n'.repeat(100_000)],
    ['control characters', '\u0000\u0007\u001b'.repeat(30_000)],
    ['lone surrogates', '\ud800'.repeat(100_000)],
    ['combining marks', 'e\u0301'.repeat(50_000)],
    ['punctuation', '。、！？'.repeat(25_000)],
    ['HTML', '<script>alert(1)</script>'.repeat(4_000)],
    ['ligatures that grow', '\ufdfa'.repeat(100_000)],
  ])('%s within 50 ms of the processor', { tags: ['timed'] }, (_, text) => {
    const asker = askerOf('ja')
    asker.ask(text)
    const times = [1, 2, 3].map(() => {
      const used = cpuTime()
      asker.ask(text)
      return used()
    })
    expectWithin(Math.min(...times), 50)
  })

  it.each(['', ' ', '???', '。。。', '😀', '<b></b>'])('%j is refused', (text) => {
    expect(askerOf('en').ask(text).outcome).toBe('none')
  })
})

describe('while one types', () => {
  it.each([
    ['en', 'prior', 'rule-priority'],
    ['en', 'port 80 unrea', 'port-80-unreachable'],
    ['en', 'cid', 'ip-and-cidr'],
    ['ja', '優先', 'rule-priority'],
    ['ja', 'クォー', 'view-quotas'],
    ['zh', '优先', 'rule-priority'],
  ])('%s: %s leads to %s', (language, begun, slug) => {
    const { hits } = askerOf(language).ask(begun)
    expect(hits.slice(0, 3).map((hit) => hit.slug)).toContain(slug)
  })
})

describe('why an answer fits', () => {
  it('the passage is marked where it holds words of the question', () => {
    const { passage, matched } = askerOf('en').ask('how is the priority of two rules decided')
    const marked = passage?.marks.map(([start, end]) => passage.text.slice(start, end).toLowerCase()) ?? []
    expect(marked.some((word) => /priorit|rule/.test(word))).toBe(true)
    expect(matched).toContain('rules')
  })
})
