import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rectangleOf } from '@/components/cidr/area-map'
import { planFor, readWishes, usableIn } from '@/components/cidr/vswitch'
import { type Block, blockAt, count, formatBlock, lastOf, parseBlock } from '@/lib/cidr'

const vswitch = { shortest: 16, longest: 29, keptFirst: 1, keptLast: 3 }

function block(text: string): Block {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.value
}

describe('what a vSwitch gives', () => {
  it.each([
    ['10.0.0.0/16', 65_532n],
    ['10.0.0.0/24', 252n],
    ['10.0.0.0/29', 4n],
    ['10.0.0.0/30', null],
    ['10.0.0.0/15', null],
    ['2001:db8::/64', null],
  ])('%s: %s', (text, usable) => {
    expect(usableIn(block(text), vswitch)).toBe(usable)
  })
})

describe('wishes', () => {
  it.each([
    [
      '500, 100',
      [
        ['', 500n],
        ['', 100n],
      ],
    ],
    [
      '500 100',
      [
        ['', 500n],
        ['', 100n],
      ],
    ],
    [
      'web 510, db 50',
      [
        ['web', 510n],
        ['db', 50n],
      ],
    ],
    ['510 web front', [['web front', 510n]]],
    ['ｗｅｂ ５１０', [['web', 510n]]],
    ['', []],
  ])('%j', (text, wishes) => {
    expect(readWishes(text)).toEqual({ wishes: wishes.map(([name, wanted]) => ({ name, wanted })) })
  })

  it.each(['web', 'web -1', 'web 0', 'web 10 20', '1e9'])('%j is none, and is named', (text) => {
    expect(readWishes(text)).toEqual({ wrong: text })
  })
})

describe('a plan', () => {
  it('510 addresses take a /22: a /23 has but 508 left', () => {
    const [web] = planFor(block('10.0.0.0/20'), [{ name: 'web', wanted: 510n }], vswitch)
    expect(web?.block && formatBlock(web.block)).toBe('10.0.0.0/22')
    expect(web?.grown && formatBlock(web.grown)).toBe('10.0.0.0/23')
  })

  it('gives every wish enough, in blocks that a vSwitch may have, inside the whole and apart from each other', () => {
    const wishes = fc.array(fc.bigInt({ min: 1n, max: 5000n }), { maxLength: 12 })
    fc.assert(
      fc.property(wishes, fc.integer({ min: 14, max: 24 }), (wanted, prefix) => {
        const root = blockAt(4, 0x0a000000n, prefix)
        const given = planFor(
          root,
          wanted.map((each) => ({ name: '', wanted: each })),
          vswitch,
        )
        const placed = given.flatMap((each) => (each.block ? [{ ...each, block: each.block }] : []))
        for (const each of placed) {
          expect(usableIn(each.block, vswitch)).toBeGreaterThanOrEqual(each.wanted)
          expect(each.block.first).toBeGreaterThanOrEqual(root.first)
          expect(lastOf(each.block)).toBeLessThanOrEqual(lastOf(root))
          if (each.grown) expect(count(each.grown)).toBeLessThan(each.wanted + 4n)
        }
        const sorted = placed.map((each) => each.block).sort((a, b) => (a.first < b.first ? -1 : 1))
        for (const [index, next] of sorted.slice(1).entries()) {
          expect(next.first).toBeGreaterThan(lastOf(sorted[index] ?? next))
        }
      }),
    )
  })
})

describe('the picture of a plan', () => {
  it('gives each block an area in proportion to its addresses, inside the whole', () => {
    const root = block('10.0.0.0/16')
    const whole = rectangleOf(root, root)
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 26 }), fc.integer({ min: 0, max: 0xffff }), (prefix, at) => {
        const part = blockAt(4, root.first + BigInt(at), prefix)
        const place = rectangleOf(root, part)
        expect((place.width * place.height) / (whole.width * whole.height)).toBeCloseTo(2 ** (16 - prefix), 12)
        expect(place.x + place.width).toBeLessThanOrEqual(whole.width)
        expect(place.y + place.height).toBeLessThanOrEqual(whole.height)
      }),
    )
  })
})
