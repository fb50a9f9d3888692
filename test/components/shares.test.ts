import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numbersIn } from '@/components/messages/numbers'
import { shareInWords } from '@/components/rules/workbench/panels/shares'

const { number } = numbersIn('en')
const inWords = (share: number) => shareInWords(share, number)

it.each([
  [0, '0%', '100%'],
  [0.5, '50%', '50%'],
  [0.25, '25%', '75%'],
  [0.455, '46%', '54%'],
  [0.015, '1.5%', '98.5%'],
  [0.0002, '0.02%', '99.98%'],
  [0.000_015, '0.0015%', '99.9985%'],
  [0.000_001, '≤ 0.0001%', '≥ 99.9999%'],
])(
  'a share of %d is said as %s, and what it leaves as %s: nobody reads that one packet in a hundred changes',
  (share, said, left) => {
    expect(inWords(share)).toBe(said)
    expect(inWords(1 - share)).toBe(left)
  },
)

it('a share and what it leaves make up the whole, and neither is said to be nothing', () => {
  const percent = (words: string) => Number(words.replace(/[≤≥%\s]/g, ''))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (millionths) => {
      const [part, rest] = [millionths / 1e6, (1e6 - millionths) / 1e6]
      expect(percent(inWords(part)) + percent(inWords(rest))).toBeCloseTo(100, 6)
      expect(percent(inWords(part))).toBeGreaterThan(0)
      expect(percent(inWords(part))).toBeLessThan(100)
    }),
  )
})
