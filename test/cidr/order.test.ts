import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascending, WideNumbers } from '@/lib/cidr'
import { cpuTime, expectWithin } from '../cpu-time'

const most = (1n << 128n) - 1n

/** Addresses near one another, far apart, equal, and the ends of all addresses. */
const anyValues = fc.tuple(fc.bigInt(0n, most), fc.constantFrom(3n, 64n, 128n)).chain(([base, bits]) =>
  fc.array(
    fc.oneof(
      fc.bigInt(0n, (1n << bits) - 1n).map((more) => (base + more) & most),
      fc.bigInt(0n, (1n << 20n) - 1n).map((high) => high << 100n),
      fc.constantFrom(0n, most),
    ),
    { maxLength: 120, size: 'max' },
  ),
)

function numbersOf(values: readonly bigint[]): WideNumbers {
  const numbers = new WideNumbers()
  for (const value of values) numbers.push(value)
  return numbers
}

describe('addresses of IPv6 in order', () => {
  it('is that of comparing, each position once', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const numbers = numbersOf(values)
        const order = [...numbers.ascending()]
        expect(order.map((at) => numbers.at(at))).toEqual([...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
        expect(new Set(order).size).toBe(values.length)
        for (const [at, of] of order.entries()) {
          const next = order[at + 1] ?? of
          expect(Math.sign(numbers.compare(of, next))).toBe(values[of] === values[next] ? 0 : -1)
        }
      }),
      { numRuns: 300 },
    )
  })
  it('many of two or three values alone are put in order, too', () => {
    for (const few of [[0n, 1n], [0n, 1n << 127n], [1n << 126n, 0n, 1n << 127n], [7n], [1n, 1n << 33n, 1n << 65n]]) {
      const values = Array.from({ length: 3000 }, (_, index) => few[(index * 7) % few.length] ?? 0n)
      const order = [...numbersOf(values).ascending()]
      expect(order.map((at) => values[at])).toEqual([...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
    }
  })
  it('holds within clusters that are alike in their leading bits', () => {
    const near = fc.tuple(fc.constantFrom(1n << 100n, 1n << 120n, (1n << 120n) + (1n << 90n)), fc.bigInt(0n, 1n << 40n))
    fc.assert(
      fc.property(fc.array(near, { minLength: 60, maxLength: 120 }), (pairs) => {
        const values = [0n, most, ...pairs.map(([cluster, more]) => cluster + more)]
        const order = [...numbersOf(values).ascending()]
        expect(order.map((at) => values[at])).toEqual([...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
      }),
      { numRuns: 20 },
    )
  })
  it('engines F4: blocks of /64, whose low 64 bits are all zero, cost no more than others', { tags: ['timed'] }, () => {
    const values = Array.from(
      { length: 40_000 },
      (_, index) => (0x20010db8n << 96n) + (BigInt((index * 7919) % 40_009) << 64n),
    )
    const used = cpuTime()
    const order = numbersOf(values).ascending()
    expectWithin(used(), 1500)
    expect(order.every((at, place) => place === 0 || (values[order[place - 1] ?? 0] ?? 0n) < (values[at] ?? 0n))).toBe(
      true,
    )
  })
})

it('numbers of 32 bits are put in order, equals as they came', () => {
  const anyNumbers = fc.array(fc.oneof(fc.nat(3), fc.nat(70_000), fc.integer({ min: 0, max: 2 ** 32 - 1 })), {
    maxLength: 3000,
    size: 'max',
  })
  fc.assert(
    fc.property(anyNumbers, (numbers) => {
      const expected = numbers.map((_, at) => at).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b)
      expect([...ascending(Uint32Array.from(numbers))]).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
