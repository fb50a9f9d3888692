import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatAddress,
  formatBlock,
  maskOf,
  parseAddress,
  parseBlock,
  parseRange,
  rangesOf,
  readSet,
  setOfRanges,
  textsOf,
  wildcardOf,
} from '@/lib/cidr'

function setOf(...texts: readonly string[]) {
  const read = readSet(texts)
  if (!read.ok) throw new Error(`${read.problem.code} in ${texts[read.problem.index]}`)
  return read.value
}

describe('a refusal of a range stands at its second end, with what was meant', () => {
  it.each([
    ['10.0.0.9-10.0.0.1', 'reversed-range', 9, ['10.0.0.1-10.0.0.9']],
    ['2001:db8::2-2001:db8::1', 'reversed-range', 12, ['2001:db8::1-2001:db8::2']],
    ['10.0.0.1-2001:db8::1', 'mixed-families', 9, []],
    ['10.0.0.5-77', 'integer', 9, ['10.0.0.77']],
    ['10.0.0.5 - 1.20', 'short', 11, ['10.0.1.20']],
    ['10.0.0.5-4', 'integer', 9, []],
  ])('%s: %s', (written, code, at, repairs) => {
    const parsed = parseRange(written)
    expect(!parsed.ok && [parsed.problem.code, parsed.problem.at, parsed.problem.repairs ?? []]).toEqual([
      code,
      at,
      repairs,
    ])
  })
})

describe('a range in its plain form', () => {
  it.each([
    ['10.0.0.1-10.0.0.6', 4, 0x0a000001n, 0x0a000006n],
    ['10.0.0.1-10.0.0.1', 4, 0x0a000001n, 0x0a000001n],
    ['::1-::ffff', 6, 1n, 0xffffn],
  ])('%s needs no note', (written, family, first, last) => {
    expect(parseRange(written)).toEqual({ ok: true, value: { family, first, last }, notes: [] })
  })
})

it('what is no range is one of its own', () => {
  expect(parseRange('10.0.0.12')).toMatchObject({ value: { first: 0x0a00000cn, last: 0x0a00000cn } })
  expect(parseRange('10.0.0.0/30')).toMatchObject({ value: { first: 0x0a000000n, last: 0x0a000003n } })
  expect(parseRange(' 10.0.0.12 - 10.0.0.12 ')).toMatchObject({ value: { first: 0x0a00000cn, last: 0x0a00000cn } })
})

it('a character that does not belong is named, whole', () => {
  for (const [written, found] of [
    ['10.0.0.a', '"a"'],
    ['10.0.0.😀', '"😀"'],
    ['2001:db8::g', '"g"'],
  ] as const) {
    const parsed = parseAddress(written)
    expect(!parsed.ok && parsed.problem).toMatchObject({ code: 'character', repairs: [], params: { found } })
  }
})

describe('a list', () => {
  it('is one set, in whichever form each of its items is written', () => {
    expect(textsOf(setOf('10.0.0.0/25', '10.0.0.128 - 10.0.0.255', '１0.0.1.0/24'))).toEqual(['10.0.0.0/23'])
    expect(textsOf(setOf('10.0.0.128–10.0.0.255'))).toEqual(['10.0.0.128/25'])
    expect(textsOf(setOf('2001:db8::/33', '2001:db8:8000:: - 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'))).toEqual([
      '2001:db8::/32',
    ])
  })

  it('of one family holds nothing of the other', () => {
    expect(rangesOf(setOf('2001:db8::/126'))).toHaveLength(1)
    expect(setOf('2001:db8::/126').v4).toEqual([])
    expect(setOf('10.0.0.0/8').v6).toEqual([])
    expect(setOfRanges([{ family: 6, first: 1n, last: 2n }]).v4).toEqual([])
    expect(setOfRanges([{ family: 4, first: 1n, last: 2n }]).v6).toEqual([])
  })

  it('tells how far it has been read, now and then', () => {
    const told: number[] = []
    const texts = Array.from({ length: 20_000 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`)
    expect(readSet(texts, (read) => told.push(read)).ok).toBe(true)
    expect(told).toEqual([0, 8192, 16_384])
  })

  it('takes an item exactly where it is taken alone, and as the same addresses', () => {
    const piece = fc.constantFrom(
      ...['0', '1', '8', '10.0.0.0', '10.0.0.7', '::', '2001:db8::', ':', '.', '/', '/8', '/24', '/33', '/64', '/129'],
      ...['-', '!', 'é', '１', 'g', 'F', '01', ' '],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const written = pieces.join('')
        const alone = parseRange(written)
        const list = readSet([written])
        expect(list.ok).toBe(alone.ok)
        if (alone.ok && list.ok) expect(rangesOf(list.value)).toEqual([alone.value])
        else if (!alone.ok && !list.ok) expect(list.problem).toEqual({ ...alone.problem, index: 0 })
      }),
      { numRuns: 4000 },
    )
  })
})

describe('an address of IPv6 is written with its last part as IPv4 only where all before it is ::ffff', () => {
  it.each([
    ['::ffff:c000:201', '::ffff:192.0.2.1'],
    ['1::ffff:c000:201', '1::ffff:c000:201'],
    ['0:0:1::ffff:c000:201', '::1:0:0:ffff:c000:201'],
    ['0:0:0:1:0:ffff:c000:201', '::1:0:ffff:c000:201'],
    ['::fffe:c000:201', '::fffe:c000:201'],
  ])('%s is %s', (written, expected) => {
    const parsed = parseBlock(written)
    expect(parsed.ok && formatBlock(parsed.value)).toBe(`${expected}/128`)
    const address = parseAddress(written)
    expect(address.ok && formatAddress(6, address.value.value)).toBe(expected)
    expect(textsOf(setOf(written))).toEqual([`${expected}/128`])
  })
})

it('masks are written for IPv4 alone', () => {
  const [four, six] = [parseBlock('10.0.0.0/8'), parseBlock('::/100')]
  expect(four.ok && [maskOf(four.value), wildcardOf(four.value)]).toEqual(['255.0.0.0', '0.255.255.255'])
  expect(six.ok && [maskOf(six.value), wildcardOf(six.value)]).toEqual([null, null])
})
