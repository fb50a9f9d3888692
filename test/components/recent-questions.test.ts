import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recentFrom, withQuestion } from '@/components/ask/recent'

describe('recent questions, read from storage', () => {
  it('are the last eight, each once, newest first', () => {
    let recent = recentFrom(null)
    for (let number = 1; number <= 10; number += 1) recent = withQuestion(recent, `port ${number}`)
    recent = withQuestion(recent, ' port 8 ')
    expect(recent.questions).toEqual([8, 10, 9, 7, 6, 5, 4, 3].map((number) => `port ${number}`))
    expect(recentFrom(JSON.stringify(recent))).toEqual(recent)
  })

  it('are none where the reader keeps none, whatever is asked', () => {
    const off = recentFrom('{"keep":false,"questions":["port 80"]}')
    expect(off).toEqual({ keep: false, questions: [] })
    expect(withQuestion(off, 'port 80')).toEqual(off)
  })

  it.each([
    '',
    'null',
    '[]',
    '{"questions":"port 80"}',
    '{"questions":[1,null,{},["port 80"]]}',
    '{"__proto__":{"questions":["port 80"]}}',
    '{"questions":["\\u0000","a\\nb","\\ud800","\\u202egnihtemos","  "]}',
    `{"questions":["${'a'.repeat(201)}"]}`,
    '{"questions":',
    `["${'a'.repeat(100_000)}"]`,
  ])('are none when %j is stored', (stored) => {
    expect(recentFrom(stored)).toEqual({ keep: true, questions: [] })
  })

  it('are short single lines whatever is stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        const { questions } = recentFrom(stored)
        expect(questions.length).toBeLessThanOrEqual(8)
        for (const question of questions) expect(question).toMatch(/^[^\p{Cc}\p{Cs}]{1,200}$/u)
      }),
    )
  })

  it('leave a document out that was asked as a question', () => {
    const recent = recentFrom(null)
    expect(withQuestion(recent, '{"SecurityGroupId":\n"sg-1"}')).toEqual(recent)
    expect(withQuestion(recent, 'x'.repeat(201))).toEqual(recent)
  })
})
