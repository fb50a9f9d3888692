import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repliesTo } from '@/components/ask'
import { answerAbove } from '@/components/ask-page/answer-above'
import { fragmentOf, threadOf } from '@/components/ask-page/thread'
import { ask as en } from '@/content/en/messages/ask'
import { askerOf } from '../ask/askers'

const turn = fc.record({
  question: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
    .map((text) => text.trim())
    .filter((text) => text !== ''),
  passed: fc.integer({ min: 0, max: 9 }),
  without: fc.array(fc.constantFrom('port:8080', 'symptom:timeout', 'intent:limit', 'address:2001:db8::/32'), {
    maxLength: 4,
  }),
})

describe('a conversation in a link', () => {
  it('opens as it was', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 20 }), (turns) => {
        expect(threadOf(fragmentOf(turns))).toEqual(turns)
      }),
    )
  })

  it('of one question is the question alone', () => {
    expect(fragmentOf([{ question: 'port 80 & 443?', passed: 0, without: [] }])).toBe('#q=port%2080%20%26%20443%3F')
    expect(fragmentOf([])).toBe('')
  })

  it.each([
    ['#', []],
    ['#q=', []],
    ['#pass=3', []],
    ['#q=%E0%A4%A', [{ question: '\ufffd%A', passed: 0, without: [] }]],
    ['#q=a&pass=99&pass=-1&pass=x', [{ question: 'a', passed: 0, without: [] }]],
    [`#q=${'a'.repeat(5000)}`, [{ question: 'a'.repeat(1000), passed: 0, without: [] }]],
  ])('reads %s without harm', (fragment, turns) => {
    expect(threadOf(fragment)).toEqual(turns)
  })

  it('is bounded, and keeps the last turns of a long one', () => {
    const turns = threadOf(`#${Array.from({ length: 50 }, (_, index) => `q=${index}`).join('&')}`)
    expect(turns).toHaveLength(20)
    expect(turns.at(-1)?.question).toBe('49')
    fc.assert(
      fc.property(fc.string(), (fragment) => {
        expect(threadOf(fragment).length).toBeLessThanOrEqual(20)
      }),
    )
  })

  it('writes half a surrogate pair as a character that a link can carry', () => {
    expect(fragmentOf([{ question: 'a\ud800', passed: 0, without: [] }])).toBe('#q=a%EF%BF%BD')
  })
})

describe('a follow-up', () => {
  it('keeps the port of the question before it', () => {
    const [, second] = repliesTo(askerOf('en'), [
      { question: 'port 8080 timeout', without: [] },
      { question: 'and for UDP?', without: [] },
    ])
    expect(second?.followsUp).toBe(true)
    expect(second?.prefill).toMatchObject({ tool: 'reachability', protocol: 'udp', port: 8080 })
  })

  it.each([
    ['and for UDP?', 'For UDP, too, the answer is the one above.'],
    ['and port 465?', null],
    ['it says connection refused', null],
    ['how do I delete a group?', null],
  ])('M5: %s: the answer is not said twice in the same words', (question, said) => {
    const [first, second] = repliesTo(askerOf('en'), [
      { question: 'port 80 unreachable', without: [] },
      { question, without: [] },
    ])
    if (!first || !second) throw new Error('Both are answered')
    expect(answerAbove(second, first, en)).toBe(said)
  })

  it('M5: with nothing new in it, it is said to be the same; one that is not sure says nothing', () => {
    const [reply] = repliesTo(askerOf('en'), [{ question: 'port 80 unreachable', without: [] }])
    if (!reply) throw new Error('It is answered')
    expect(answerAbove(reply, reply, en)).toBe('The answer is the one above.')
    expect(answerAbove({ ...reply, outcome: 'did-you-mean' }, reply, en)).toBeNull()
  })

  it.each([
    ['cannot send mail', 'and port 465?'],
    ['cannot send mail', 'and port 25 inbound?'],
    ['is 10.2.3.4 inside 10.0.0.0/14', 'and 10.4.0.1?'],
  ])('%s, %s: what another port or address gets is not said to be the same', (question, next) => {
    const [first, second] = repliesTo(askerOf('en'), [
      { question, without: [] },
      { question: next, without: [] },
    ])
    if (!first || !second) throw new Error('Both are answered')
    expect(answerAbove(second, first, en)).toBeNull()
  })
})
