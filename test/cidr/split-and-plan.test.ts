import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  blockAt,
  count,
  type Family,
  formatBlock,
  itemsOf,
  lastOf,
  maxOf,
  parseBlock,
  plan,
  relation,
  special,
  split,
  splitTexts,
  widthOf,
} from '@/lib/cidr'

function block(text: string): Block {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.value
}

const anyBlock = fc
  .constantFrom<Family>(4, 6)
  .chain((of) =>
    fc
      .tuple(fc.bigInt(0n, maxOf(of)), fc.integer({ min: 0, max: widthOf(of) }))
      .map(([value, prefix]) => blockAt(of, value, prefix)),
  )

describe('split', () => {
  it('parts follow each other, fill the block and have it as ancestor', () => {
    fc.assert(
      fc.property(anyBlock, fc.integer({ min: 0, max: 6 }), (whole, steps) => {
        const prefix = Math.min(whole.prefix + steps, widthOf(whole.family))
        const parts = split(whole, prefix)
        expect(parts[0]?.first).toBe(whole.first)
        expect(parts.reduce((sum, part) => sum + count(part), 0n)).toBe(count(whole))
        parts.forEach((part, index) => {
          const next = parts[index + 1]
          if (next) expect(next.first).toBe(lastOf(part) + 1n)
        })
      }),
    )
  })

  it.each([
    ['10.0.0.0/8', 7],
    ['10.0.0.0/8', 33],
    ['10.0.0.0/8', 25],
    ['10.0.0.0/8', 8.5],
  ])('%s into /%s is refused', (text, prefix) => {
    expect(() => split(block(text), prefix)).toThrow(RangeError)
  })

  it('the texts of the parts are those of the parts', () => {
    const anyWhole = fc.oneof(
      fc.tuple(fc.bigInt(0n, 2n ** 32n - 1n), fc.integer({ min: 20, max: 32 })).map(([at, to]) => blockAt(4, at, to)),
      fc
        .tuple(
          fc.bigInt(0n, 2n ** 128n - 1n),
          fc.constantFrom(0n, 0xffffn << 32n, 2n ** 80n),
          fc.constantFrom(104, 107, 112, 116, 119, 64, 30),
        )
        .map(([at, mask, to]) => blockAt(6, mask === 0n ? at : (at % 2n ** 20n) + mask, to)),
    )
    fc.assert(
      fc.property(anyWhole, fc.nat(9), (whole, more) => {
        const prefix = Math.min(whole.family === 4 ? 32 : 128, whole.prefix + more)
        expect(splitTexts(whole, prefix)).toEqual(split(whole, prefix).map(formatBlock))
      }),
      { numRuns: 150 },
    )
    expect(splitTexts(block('2001:db8::/111'), 127)).toEqual(split(block('2001:db8::/111'), 127).map(formatBlock))
    expect(() => splitTexts(block('10.0.0.0/8'), 25)).toThrow(RangeError)
  })
  it('65,536 parts are the most', () => {
    expect(split(block('10.0.0.0/8'), 24)).toHaveLength(65_536)
  })
})

describe('plan by numbers of hosts', () => {
  it('each wish has its own block, large enough, the smallest such, inside', () => {
    fc.assert(
      fc.property(anyBlock, fc.array(fc.bigInt(1n, 5000n), { maxLength: 12 }), (whole, wishes) => {
        const given = plan(whole, wishes)
        expect(given.map(({ wanted }) => wanted)).toEqual(wishes)
        const blocks = given.flatMap((each) => (each.block ? [each] : []))
        for (const { wanted, block: of } of blocks) {
          if (!of) continue
          expect(count(of) >= wanted && (count(of) === 1n || count(of) / 2n < wanted)).toBe(true)
          expect(relation(whole, of)).toMatch(/equal|contains/)
        }
        blocks.forEach((a, i) => {
          for (const b of blocks.slice(i + 1))
            if (a.block && b.block) expect(relation(a.block, b.block)).toBe('disjoint')
        })
        const total = wishes.reduce(
          (sum, wish) => sum + (wish <= 1n ? 1n : 1n << BigInt((wish - 1n).toString(2).length)),
          0n,
        )
        if (total <= count(whole)) expect(blocks).toHaveLength(wishes.length)
      }),
    )
  })
})

describe('special ranges', () => {
  it.each([
    ['10.1.2.3', ['private'], []],
    ['172.16.0.0/12', ['private'], []],
    ['100.64.0.0/10', ['shared-cgnat'], []],
    ['203.0.113.5', ['documentation'], []],
    ['169.254.169.254', ['link-local'], []],
    ['224.0.0.1', ['multicast'], []],
    ['255.255.255.255', ['reserved', 'broadcast'], []],
    ['64:ff9b:1::/48', ['ipv4-translation'], []],
    ['8.8.8.8', [], []],
    ['::8.8.8.8', [], []],
    ['2001:db8::/32', ['documentation'], []],
    ['192.0.0.0/8', [], ['private', 'protocol-assignments', 'documentation']],
    ['::/96', [], ['loopback', 'unspecified']],
    ['172.0.0.0/8', [], ['private']],
    ['::1', ['loopback'], []],
    ['fd00::/8', ['unique-local'], []],
    ['::ffff:10.0.0.1', ['ipv4-mapped'], []],
  ])('%s', (text, inside, holds) => {
    expect(special(block(text))).toEqual({ inside, holds })
  })
})

describe('a list as it is pasted', () => {
  it('splits at commas, spaces and lines, keeps ranges whole, and says where each item stands', () => {
    const text = '10.0.0.0/8, 192.168.0.0 - 192.168.0.255\n2001:db8::/32；010.0.0.1'
    const items = itemsOf(text)
    expect(items.map((item) => item.text)).toEqual([
      '10.0.0.0/8',
      '192.168.0.0 - 192.168.0.255',
      '2001:db8::/32',
      '010.0.0.1',
    ])
    for (const item of items) expect(text.slice(item.at, item.end)).toBe(item.text)
  })

  it.each([
    ['10.0.0.1 ～ 10.0.0.6', ['10.0.0.1 ～ 10.0.0.6']],
    ['10.0.0.1- 10.0.0.6 10.0.0.9', ['10.0.0.1- 10.0.0.6', '10.0.0.9']],
    ['10.0.0.1 -10.0.0.6', ['10.0.0.1 -10.0.0.6']],
    ['10.0.0.1-\n10.0.0.6', ['10.0.0.1-', '10.0.0.6']],
    ['10.0.0.1-2-3', ['10.0.0.1-2-3']],
    ['10.0.0.0 255.0.0.0\n10.1.0.0\t255.255.0.0', ['10.0.0.0/255.0.0.0', '10.1.0.0/255.255.0.0']],
    ['10.0.0.0\n255.0.0.0', ['10.0.0.0', '255.0.0.0']],
    ['10.0.0.0, 255.0.0.0', ['10.0.0.0', '255.0.0.0']],
    ['10.0.0.0 0.0.0.255\n10.1.0.0   0.0.255.255', ['10.0.0.0/0.0.0.255', '10.1.0.0/0.0.255.255']],
    ['10.0.0.0, 0.0.0.255', ['10.0.0.0', '0.0.0.255']],
    ['10.0.0.0/8 255.0.0.0', ['10.0.0.0/8', '255.0.0.0']],
    ['、,; \n', []],
    ['', []],
  ])('%j has the items %j', (text, items) => {
    expect(itemsOf(text).map((item) => item.text)).toEqual(items)
  })
})
