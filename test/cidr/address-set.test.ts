import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockAt,
  cover,
  differenceOf,
  endsOfBlock,
  type Family,
  formatAddress,
  formatBlock,
  holds,
  intersectionOf,
  lastOf,
  maxOf,
  parseBlock,
  rangesOf,
  readSet,
  relationOf,
  sizeOf,
  textsOf,
  widthOf,
} from '@/lib/cidr'

function setFrom(texts: readonly string[]) {
  const read = readSet(texts)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}

const family = fc.constantFrom<Family>(4, 6)

/** Blocks in a corner of 256 addresses, which can be counted one by one; at the bottom, the middle and the top. */
const corner = fc.record({ family, base: fc.constantFrom('low', 'middle', 'high') })
function cornerBase(of: Family, base: string): bigint {
  if (base === 'low') return 0n
  return base === 'high' ? maxOf(of) - 255n : of === 4 ? 0xc0a80100n : (0x20010db8n << 96n) + (1n << 64n)
}
const smallBlocks = fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 8 })), {
  maxLength: 12,
})
const lists = corner.chain(({ family: of, base }) =>
  fc.tuple(smallBlocks, smallBlocks).map(([a, b]) => {
    const from = cornerBase(of, base)
    const blocks = (list: readonly (readonly [number, number])[]) =>
      list.map(([offset, free]) => blockAt(of, from + BigInt(offset), widthOf(of) - free))
    return { of, from, a: blocks(a), b: blocks(b) }
  }),
)

function members(blocks: readonly ReturnType<typeof blockAt>[], from: bigint): Set<number> {
  const found = new Set<number>()
  for (const block of blocks) {
    for (let at = block.first; at <= lastOf(block); at += 1n) found.add(Number(at - from))
  }
  return found
}

/** The fewest blocks of a counted set: runs, each covered by the plain loop over sizes. */
function plainBlocks(of: Family, from: bigint, kept: ReadonlySet<number>): string[] {
  const blocks: string[] = []
  for (let at = 0; at < 256; ) {
    if (!kept.has(at)) {
      at += 1
      continue
    }
    let size = 256
    const fits = (width: number) =>
      (from + BigInt(at)) % BigInt(width) === 0n &&
      Array.from({ length: width }, (_, index) => at + index).every((x) => kept.has(x))
    while (!fits(size)) size /= 2
    blocks.push(`${formatAddress(of, from + BigInt(at))}/${widthOf(of) - Math.log2(size)}`)
    at += size
  }
  return blocks
}

describe('set work on lists, against counting address by address', () => {
  it('merge, subtract, intersect, size and membership', () => {
    fc.assert(
      fc.property(lists, ({ of, from, a, b }) => {
        const [inA, inB] = [members(a, from), members(b, from)]
        const [setA, setB] = [setFrom(a.map(formatBlock)), setFrom(b.map(formatBlock))]
        const both = new Set([...inA].filter((x) => inB.has(x)))
        const onlyA = new Set([...inA].filter((x) => !inB.has(x)))
        expect(textsOf(setA)).toEqual(plainBlocks(of, from, inA))
        expect(textsOf(setFrom([...a, ...b].map(formatBlock)))).toEqual(
          plainBlocks(of, from, new Set([...inA, ...inB])),
        )
        expect(textsOf(intersectionOf(setA, setB))).toEqual(plainBlocks(of, from, both))
        expect(textsOf(differenceOf(setA, setB))).toEqual(plainBlocks(of, from, onlyA))
        expect(sizeOf(setA)).toBe(BigInt(inA.size))
        const onlyB = [...inB].some((x) => !inA.has(x))
        const plain = onlyA.size > 0 ? (onlyB ? (both.size > 0 ? 'overlaps' : 'disjoint') : 'contains') : null
        expect(relationOf(setA, setB)).toBe(plain ?? (onlyB ? 'inside' : 'equal'))
        for (const offset of [0, 1, 127, 128, 255]) {
          expect(holds(setA, formatAddress(of, from + BigInt(offset)))).toBe(inA.has(offset))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('what is written is read back to the same set, and ranges agree with cover', () => {
    const block = family.chain((of) =>
      fc
        .tuple(fc.bigInt(0n, maxOf(of)), fc.integer({ min: 0, max: widthOf(of) }))
        .map(([value, prefix]) => blockAt(of, value, prefix)),
    )
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        const set = setFrom(blocks.map(formatBlock))
        expect(textsOf(setFrom(textsOf(set)))).toEqual(textsOf(set))
        expect(rangesOf(set).flatMap(cover).map(formatBlock)).toEqual(textsOf(set))
      }),
    )
  })
})

describe('the fast road and the slow one', () => {
  const digit = fc.constantFrom(...'0123456789abcdefABCDEF:./:.0012 -')
  it('agree on every text, plain or not', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: digit, maxLength: 20 }),
          fc.ipV4Extended(),
          fc.ipV4(),
          fc.ipV6(),
          fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 40 })).map(([address, prefix]) => `${address}/${prefix}`),
          fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 140 })).map(([address, prefix]) => `${address}/${prefix}`),
        ),
        (text) => {
          const slow = parseBlock(text)
          const fast = endsOfBlock(text)
          if (fast) {
            expect(
              slow.ok && [
                formatAddress(slow.value.family, slow.value.first),
                formatAddress(slow.value.family, lastOf(slow.value)),
              ],
            ).toEqual(fast)
          }
          const set = readSet([text])
          if (slow.ok) expect(set.ok && textsOf(set.value)).toEqual([formatBlock(slow.value)])
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('everything at once is one block of each family', () => {
    expect(textsOf(setFrom(['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1']))).toEqual(['0.0.0.0/0', '::/0'])
    expect(textsOf(differenceOf(setFrom(['::/0']), setFrom(['::/1'])))).toEqual(['8000::/1'])
  })

  it('the FAQ’s own: 10.0.0.0/8 without 10.1.2.0/24', () => {
    const left = textsOf(differenceOf(setFrom(['10.0.0.0/8']), setFrom(['10.1.2.0/24'])))
    expect(left).toHaveLength(16)
    expect(sizeOf(setFrom(left))).toBe(2n ** 24n - 256n)
  })

  it('a list with a mistake names the item and the place', () => {
    const read = readSet(['10.0.0.0/8', '10.0.0.0/33'])
    expect(!read.ok && read.problem).toMatchObject({ index: 1, code: 'prefix', at: 9 })
  })
})
