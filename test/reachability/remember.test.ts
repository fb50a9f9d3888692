import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forget, remembering } from '@/lib/reachability/remember'

describe('a function that remembers what it said of a line', () => {
  it('says what the function says, whichever lines come again after however many others', () => {
    const remembered = remembering((line) => ({ line }))
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            lines: fc.integer({ min: 1, max: 9000 }),
            from: fc.integer({ min: 0, max: 3 }),
            ends: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        (stretches) => {
          const wrong: string[] = []
          for (const { lines, from, ends } of stretches) {
            for (let number = 0; number < lines; number += 1) {
              const line = `${from === 0 ? number : number % (from * 700)}`
              if (remembered(line).line !== line) wrong.push(line)
            }
            if (ends) forget()
          }
          expect(wrong).toEqual([])
        },
      ),
      { numRuns: 20 },
    )
  })

  it('is asked once of lines that come again, and of all again once they are forgotten', () => {
    const asked: string[] = []
    const remembered = remembering((line) => {
      asked.push(line)
      return null
    })
    for (let number = 0; number < 4000; number += 1) expect(remembered(`${number % 100}`)).toBe(null)
    expect(asked).toHaveLength(100)
    forget()
    remembered('1')
    expect(asked).toHaveLength(101)
  })

  it('keeps few lines of a paste without an end', () => {
    let asked = 0
    const remembered = remembering(() => {
      asked += 1
      return true
    })
    // Each line comes twice, so that it is worth to remember them, and none comes later.
    for (let number = 0; number < 40_000; number += 1) for (const line of [`${number}`, `${number}`]) remembered(line)
    expect(asked).toBe(40_000)
    remembered('1')
    expect(asked).toBe(40_001)
  })
})
