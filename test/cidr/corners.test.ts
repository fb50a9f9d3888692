import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AddressRange,
  blockAt,
  blocksBetween,
  endsOfBlock,
  explainBlock,
  explainRange,
  formatBlock,
  holds,
  overlapsOf,
  parseBlock,
  parseRange,
  plan,
  rangesOf,
  readSet,
  relationOf,
  textsOf,
} from '@/lib/cidr'
import { scanV4 } from '@/lib/cidr/scan'

function setFrom(...texts: readonly string[]) {
  const read = readSet(texts)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}

function rangeFrom(text: string): AddressRange {
  const parsed = parseRange(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.value
}

function blockFrom(text: string) {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.value
}

describe('texts that need no second look', () => {
  it('a block as we write it is read as any other text is', () => {
    const anyBlock = fc.oneof(
      fc.tuple(fc.bigInt(0n, 2n ** 32n - 1n), fc.nat(32)).map(([value, prefix]) => blockAt(4, value, prefix)),
      fc.tuple(fc.bigInt(0n, 2n ** 128n - 1n), fc.nat(128)).map(([value, prefix]) => blockAt(6, value, prefix)),
      fc.tuple(fc.bigInt(0n, 2n ** 20n - 1n), fc.nat(128)).map(([value, prefix]) => blockAt(6, value << 16n, prefix)),
    )
    fc.assert(
      fc.property(anyBlock, (block) => {
        expect(parseBlock(formatBlock(block))).toEqual({ ok: true, value: block, notes: [] })
        expect(parseBlock(` ${formatBlock(block)}`)).toEqual({ ok: true, value: block, notes: [{ code: 'trimmed' }] })
      }),
      { numRuns: 300 },
    )
  })
  it('host bits, bare addresses and long forms keep their notes', () => {
    const notes = (text: string) => {
      const parsed = parseBlock(text)
      return parsed.ok ? parsed.notes.map(({ code }) => code) : parsed.problem.code
    }
    const expected = (text: string) => {
      const parsed = parseBlock(`${text} `)
      return parsed.ok ? parsed.notes.map(({ code }) => code).filter((code) => code !== 'trimmed') : parsed.problem.code
    }
    for (const text of ['10.0.0.1/8', '10.0.0.1', '2001:DB8::/32', '2001:db8:0::/32', '2001:db8::1/64', '::1']) {
      expect([text, notes(text)]).toEqual([text, expected(text)])
    }
    expect(notes('10.0.0.1/8')).toEqual(['host-bits'])
  })
})

describe('sets of both families', () => {
  it('with as many ranges of the one as of the other are not empty', () => {
    const both = setFrom('10.0.0.0/8', '2001:db8::/32')
    expect(relationOf(both, setFrom())).toBe('contains')
    expect(relationOf(setFrom(), both)).toBe('inside')
    expect(relationOf(both, setFrom('11.0.0.0/8', '2001:db9::/32'))).toBe('disjoint')
  })

  it('give ranges of each family by its name', () => {
    expect(rangesOf(setFrom('2001:db8::/126', '10.0.0.0/30'))).toEqual([
      { family: 4, first: 0x0a000000n, last: 0x0a000003n },
      { family: 6, first: 0x20010db8n << 96n, last: (0x20010db8n << 96n) + 3n },
    ])
  })

  it.each([
    ['10.0.0.1-10.0.0.5', true],
    ['10.0.0.1-10.0.1.0', false],
    ['2001:db8::1-2001:db8::5', true],
    ['2001:db8::1-2001:db9::', false],
    ['10.0.0.0/25', true],
    ['10.0.0.0/23', false],
    ['2001:db8::/33', true],
    ['2001:db8::/31', false],
    ['hello', null],
  ])('hold %s: %s', (text, expected) => {
    expect(holds(setFrom('10.0.0.0/24', '2001:db8::/32'), text)).toBe(expected)
  })

  it('overlap only within a family, whatever stands between', () => {
    const ranges = ['10.0.0.0/8', '2001:db8::/32', '10.1.0.0/16', '2001:db8:1::/48'].map(rangeFrom)
    expect(overlapsOf(ranges)).toEqual([
      { first: 0, second: 2 },
      { first: 1, second: 3 },
    ])
    // The numbers of the second lie between those of the first.
    expect(overlapsOf(['0.0.0.0/0', '::1/128', '::2/128'].map(rangeFrom))).toEqual([])
  })
})

describe('blocks between two addresses', () => {
  it.each([
    ['10.0.0.0', '10.0.0.2', ['10.0.0.0/31', '10.0.0.2/32']],
    ['0.0.0.0', '255.255.255.255', ['0.0.0.0/0']],
    ['2001:db8::', '2001:db8::2', ['2001:db8::/127', '2001:db8::2/128']],
    ['10.0.0.2', '10.0.0.0', null],
    ['10.0.0.0', 'x', null],
    ['x', '10.0.0.0', null],
    ['x', 'y', null],
    ['10.0.0.0', '2001:db8::', null],
    ['10.0.0.0/8', '11.0.0.0', null],
    ['10.0.0.0', '11.0.0.0/8', null],
  ])('%s to %s', (first, last, blocks) => {
    expect(blocksBetween(first, last)).toEqual(blocks)
  })

  it.each([
    ['10.0.0.5/30', ['10.0.0.4', '10.0.0.7']],
    ['10.0.0.5', ['10.0.0.5', '10.0.0.5']],
    ['2001:db8::5/126', ['2001:db8::4', '2001:db8::7']],
    ['10.0.0.0-10.0.0.1', null],
  ])('the ends of %s', (text, ends) => {
    expect(endsOfBlock(text)).toEqual(ends)
  })
})

describe('what is told of a range', () => {
  it('has a mask where it is one block, and none where it is not', () => {
    expect(explainBlock(blockFrom('10.0.0.0/22')).mask).toBe('255.255.252.0')
    expect(explainRange(rangeFrom('10.0.0.0-10.0.3.255')).mask).toBe('255.255.252.0')
    expect(explainRange(rangeFrom('10.0.0.0-10.0.3.254')).mask).toBeNull()
    expect(explainRange(rangeFrom('10.0.0.0-10.0.3.255'))).toMatchObject({
      bits: 32,
      fixed: 22,
      free: 10,
      count: 1024n,
      first: { text: '10.0.0.0', binary: '00001010000000000000000000000000' },
      last: { text: '10.0.3.255', binary: '00001010000000000000001111111111' },
      blocks: [{ block: '10.0.0.0/22', aligned: 7, fits: 22 }],
    })
  })
})

describe('the smallest block for a number of addresses', () => {
  it.each([
    [1n, '10.0.0.0/32'],
    [2n, '10.0.0.0/31'],
    [3n, '10.0.0.0/30'],
    [4n, '10.0.0.0/30'],
    [5n, '10.0.0.0/29'],
    [256n, '10.0.0.0/24'],
    [257n, null],
  ])('%i', (wanted, block) => {
    const [allotment] = plan(blockFrom('10.0.0.0/24'), [wanted])
    expect(allotment?.block ? formatBlock(allotment.block) : null).toBe(block)
  })
})

describe('a plan', () => {
  it('gives the largest first and answers in the order of the wishes', () => {
    expect(plan(blockFrom('10.0.0.0/24'), [1n, 128n, 64n]).map(({ block }) => block && formatBlock(block))).toEqual([
      '10.0.0.192/32',
      '10.0.0.0/25',
      '10.0.0.128/26',
    ])
  })
})

describe('long lists of the plain form', () => {
  it.each(['0.0.0.0', '255.255.255.255', '0.0.0.0/0', '10.1.2.3/8', '192.168.100.200/32', '10.0.0.0/9'])(
    '%s takes the fast road, to where the slow one leads',
    (text) => {
      const scanned = scanV4(text)
      const { first, prefix } = blockFrom(text)
      expect([Math.floor(scanned / 64), scanned % 64]).toEqual([Number(first), prefix])
    },
  )

  it.each([
    '256.0.0.0',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.4/33',
    '1.2.3.4/',
    '1.2.3.4/08',
    '1..2.3',
    ' 1.2.3.4',
    '1.2.3.4/1/2',
    '10.0.0.',
    '10..0.0.1',
    '.10.0.0.1',
    '10.0.0./8',
  ])('%s does not', (text) => {
    expect(scanV4(text)).toBeLessThan(0)
  })

  it('in any order make one set, many of them too', () => {
    const many = Array.from({ length: 300 }, (_, at) => `2001:db8:${((at * 7919) % 300).toString(16)}::/48`)
    expect(textsOf(setFrom(...many))).toEqual(textsOf(setFrom(...many.toSorted().toReversed())))
    const single = Array.from({ length: 256 }, (_, at) => `10.0.0.${(at * 151) % 256}`)
    expect(textsOf(setFrom(...single))).toEqual(['10.0.0.0/24'])
  })
})
