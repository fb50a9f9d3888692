import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascending } from '@/lib/cidr'
import { cpuTime } from '../cpu-time'

const most = (1n << 128n) - 1n

/** Addresses near one another, far apart, equal, and the ends of all addresses. */
const anyValues = fc.tuple(fc.bigInt(0n, most), fc.constantFrom(3n, 64n, 128n)).chain(([base, bits]) =>
  fc.array(
    fc.oneof(
      fc.bigInt(0n, (1n << bits) - 1n).map((more) => (base + more) & most),
      fc.bigInt(0n, (1n << 20n) - 1n).map((high) => high << 100n),
      fc.constantFrom(0n, most + 1n),
    ),
    { maxLength: 120 },
  ),
)

describe('bigints in order', () => {
  it('is that of comparing, each position once', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const order = [...ascending(values)]
        expect(order.map((at) => values[at])).toEqual([...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
        expect(new Set(order).size).toBe(values.length)
      }),
      { numRuns: 300 },
    )
  })
  it('engines F4: blocks of /64, whose low 64 bits are all zero, cost no more than others', () => {
    const values = Array.from(
      { length: 40_000 },
      (_, index) => (0x20010db8n << 96n) + (BigInt((index * 7919) % 40_009) << 64n),
    )
    const used = cpuTime()
    const order = ascending(values)
    expect(used()).toBeLessThan(1500)
    expect(order.every((at, place) => place === 0 || (values[order[place - 1] ?? 0] ?? 0n) < (values[at] ?? 0n))).toBe(
      true,
    )
  })
})
