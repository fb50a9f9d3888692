import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AddressRange,
  type Block,
  blockAt,
  contains,
  count,
  cover,
  type Family,
  formatAddress,
  formatBlock,
  lastOf,
  maxOf,
  parseAddress,
  parseBlock,
  rangeOf,
  relation,
  widthOf,
} from '@/lib/cidr'

const family = fc.constantFrom<Family>(4, 6)
const address = family.chain((of) => fc.bigInt(0n, maxOf(of)).map((value) => ({ family: of, value })))
const block = address.chain(({ family: of, value }) =>
  fc.integer({ min: 0, max: widthOf(of) }).map((prefix) => blockAt(of, value, prefix)),
)
const range: fc.Arbitrary<AddressRange> = family.chain((of) =>
  fc
    .tuple(fc.bigInt(0n, maxOf(of)), fc.oneof(fc.bigInt(0n, 5_000n), fc.bigInt(0n, maxOf(of))))
    .map(([first, length]) => ({ family: of, first, last: (first + length) % (maxOf(of) + 1n) }))
    .filter(({ first, last }) => first <= last),
)

/** Eight bits as a whole address space, where everything can be counted. */
function plainCover(first: number, last: number): string[] {
  const blocks: string[] = []
  for (let size = 256; size >= 1; size /= 2) {
    for (let start = 0; start < 256; start += size) {
      const inside = start >= first && start + size - 1 <= last
      const parent = Math.floor(start / (2 * size)) * 2 * size
      const parentInside = size < 256 && parent >= first && parent + 2 * size - 1 <= last
      if (inside && !parentInside) blocks.push(`10.0.0.${start}/${24 + Math.log2(256 / size)}`)
    }
  }
  return blocks.sort((a, b) => Number(a.split(/[./]/)[3]) - Number(b.split(/[./]/)[3]))
}

describe('from a block to its range', () => {
  it('the first example of the FAQ: 10.0.0.0/8', () => {
    const parsed = parseBlock('10.0.0.0/8')
    if (!parsed.ok) throw new Error(parsed.problem.code)
    expect(formatAddress(4, parsed.value.first)).toBe('10.0.0.0')
    expect(formatAddress(4, lastOf(parsed.value))).toBe('10.255.255.255')
    expect(count(parsed.value)).toBe(16_777_216n)
  })

  it('holds exactly its addresses', () => {
    fc.assert(
      fc.property(block, (each) => {
        const { first, last } = rangeOf(each)
        expect(last - first + 1n).toBe(count(each))
        expect(contains(each, first) && contains(each, last)).toBe(true)
        expect(first > 0n && contains(each, first - 1n)).toBe(false)
        expect(last < maxOf(each.family) && contains(each, last + 1n)).toBe(false)
      }),
    )
  })
})

describe('from a range to its blocks', () => {
  it('every range of one octet, against counting', () => {
    for (let first = 0; first < 256; first += 7) {
      for (let last = first; last < 256; last += 5) {
        const base = 0x0a000000n
        const blocks = cover({ family: 4, first: base + BigInt(first), last: base + BigInt(last) }).map(formatBlock)
        expect(blocks).toEqual(plainCover(first, last))
      }
    }
  })

  it('covers exactly, in order, and no two neighbours could be one block', () => {
    fc.assert(
      fc.property(range, ({ family: of, first, last }) => {
        const blocks = cover({ family: of, first, last })
        let next = first
        for (const each of blocks) {
          expect(each.first).toBe(next)
          next = lastOf(each) + 1n
        }
        expect(next).toBe(last + 1n)
        for (const [index, each] of blocks.entries()) {
          const following = blocks[index + 1]
          if (!following || following.prefix !== each.prefix) continue
          const parent: Block = blockAt(of, each.first, each.prefix - 1)
          expect(contains(parent, following.first) && parent.first === each.first).toBe(false)
        }
      }),
    )
  })

  it('the whole of each family is one block', () => {
    for (const of of [4, 6] as const) {
      expect(cover({ family: of, first: 0n, last: maxOf(of) })).toEqual([{ family: of, first: 0n, prefix: 0 }])
    }
  })
})

describe('how two blocks stand to each other', () => {
  it('agrees with their ranges', () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        const [x, y] = [rangeOf(a), rangeOf(b)]
        const expected =
          a.family !== b.family || x.last < y.first || y.last < x.first
            ? 'disjoint'
            : x.first === y.first && x.last === y.last
              ? 'equal'
              : x.first <= y.first && x.last >= y.last
                ? 'contains'
                : 'inside'
        expect(relation(a, b)).toBe(expected)
      }),
    )
  })
})

describe('text', () => {
  it('an address that is printed is read back', () => {
    fc.assert(
      fc.property(address, ({ family: of, value }) => {
        const parsed = parseAddress(formatAddress(of, value))
        expect(parsed).toMatchObject({ ok: true, value: { family: of, value } })
      }),
    )
  })

  it.each([
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:DB8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['::10.0.0.0', '::a00:0'],
    ['::ffff:10.0.0.0', '::ffff:10.0.0.0'],
  ])('RFC 5952: %s is printed %s', (written, printed) => {
    const parsed = parseAddress(written)
    expect(parsed.ok && formatAddress(parsed.value.family, parsed.value.value)).toBe(printed)
  })
})
