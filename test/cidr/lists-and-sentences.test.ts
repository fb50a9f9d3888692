import { describe, expect, it } from 'vitest'
import { hasHostBits, itemsOf, overlapsOf, parseBlock, parseRange, parseWildcard, readSet, textsOf } from '@/lib/cidr'
import { compareAddresses } from '@/lib/cidr/address'
import { sentenceOf } from '@/lib/cidr/sentences'

describe('the items of a pasted list', () => {
  it.each([
    ['10.0.0.1 10.0.0.2', ['10.0.0.1', '10.0.0.2']],
    ['10.0.0.1,10.0.0.2；10.0.0.3、10.0.0.4', ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4']],
    ['10.0.0.1 - 10.0.0.9', ['10.0.0.1 - 10.0.0.9']],
    ['10.0.0.1- 10.0.0.9', ['10.0.0.1- 10.0.0.9']],
    ['10.0.0.1 –10.0.0.9', ['10.0.0.1 –10.0.0.9']],
    ['10.0.0.1 -\n10.0.0.9', ['10.0.0.1 -', '10.0.0.9']],
    ['10.0.0.1, -10.0.0.9', ['10.0.0.1', '-10.0.0.9']],
    ['10.0.0.0 255.0.0.0', ['10.0.0.0/255.0.0.0']],
    ['10.0.0.0 0.0.0.255 x', ['10.0.0.0/0.0.0.255', 'x']],
    ['10.0.0.0\n255.0.0.0', ['10.0.0.0', '255.0.0.0']],
    ['10.0.0.0,255.0.0.0', ['10.0.0.0', '255.0.0.0']],
    ['10.0.0.0/8 255.0.0.0', ['10.0.0.0/8', '255.0.0.0']],
    ['10.0.0.0 0.0.0.0', ['10.0.0.0', '0.0.0.0']],
    ['10.0.0.0 255.0.0.1', ['10.0.0.0', '255.0.0.1']],
    ['255.0.0.0', ['255.0.0.0']],
    [' ,; ', []],
  ])('%j', (text, items) => {
    expect(itemsOf(text).map((item) => item.text)).toEqual(items)
  })

  it('have their place in the whole text', () => {
    expect(itemsOf(' 10.0.0.0 255.0.0.0,\n2001:db8::/32')).toEqual([
      { text: '10.0.0.0/255.0.0.0', at: 1, end: 19 },
      { text: '2001:db8::/32', at: 21, end: 34 },
    ])
  })

  it('meet the earliest of those that reach as far', () => {
    const ranges = ['10.0.0.0/8', '10.255.0.0/16', '10.255.255.0/24'].flatMap((text) => {
      const parsed = parseRange(text)
      return parsed.ok ? [parsed.value] : []
    })
    expect(overlapsOf(ranges)).toEqual([
      { first: 0, second: 1 },
      { first: 0, second: 2 },
    ])
  })
})

describe('a set of what can be read', () => {
  it('leaves out the rest where it is told of it, and is none where it is not', () => {
    const texts = ['10.0.0.0/8', 'x', '11.0.0.0/8', '1.2.3']
    const problems: unknown[] = []
    const read = readSet(texts, undefined, ({ index, code, at }) => problems.push([index, code, at]))
    expect(read.ok && textsOf(read.value)).toEqual(['10.0.0.0/7'])
    expect(problems).toEqual([
      [1, 'character', 0],
      [3, 'short', 0],
    ])
    expect(readSet(texts)).toMatchObject({ ok: false, problem: { index: 1, code: 'character' } })
  })

  it('is in order where ranges and masks are not', () => {
    const texts = ['10.0.0.8-10.0.0.9', '10.0.0.0-10.0.0.1', '10.0.0.12/255.255.255.254', '10.0.0.4-10.0.0.5']
    const read = readSet(texts)
    expect(read.ok && textsOf(read.value)).toEqual(['10.0.0.0/31', '10.0.0.4/31', '10.0.0.8/31', '10.0.0.12/31'])
  })
})

describe('bits behind the prefix (M-8)', () => {
  it.each([
    ['10.0.0.1/8', true],
    ['10.0.0.0/8', false],
    ['10.0.0.1', false],
    ['2001:db8::1/32', true],
    ['2001:db8::/32', false],
    ['2001:db8::1', false],
    ['10.0.0.1/255.0.0.0', true],
    ['10.0.0.0/255.0.0.0', false],
    [' 10.0.0.1/8', true],
    [' 10.0.0.0/8', false],
    ['x/8', false],
  ])('%s: %s', (text, expected) => {
    expect(hasHostBits(text)).toBe(expected)
  })
})

describe('the order of addresses', () => {
  it('is that of their numbers', () => {
    expect([compareAddresses(1n, 2n), compareAddresses(2n, 2n), compareAddresses(3n, 2n)]).toEqual([-1, 0, 1])
  })
})

describe('places, repairs and notes of what is nearly an address', () => {
  it.each([
    ['10.0.0.0/33', { code: 'prefix', at: 9, repairs: [], params: { most: '32' } }],
    ['10.0.0./8', { code: 'empty-octet', at: 7, repairs: [], params: {} }],
    ['1.0x10.0.0', { code: 'character', at: 3, repairs: [], params: { found: '"x"' } }],
    ['0x10.0.0.0', { code: 'hexadecimal', at: 0, repairs: [], params: {} }],
    ['10.0.0.0｟', { code: 'character', at: 8, repairs: [], params: { found: '"｟"' } }],
    ['0300.1.1.1', { code: 'leading-zero', at: 0, repairs: ['192.1.1.1'], params: {} }],
    ['08.0.0.1', { code: 'leading-zero', at: 0, repairs: ['8.0.0.1'], params: {} }],
    ['%eth0:', { code: 'zone', at: 0, repairs: [], params: {} }],
    ['！10.0.0.0', { code: 'character', at: 0, repairs: [], params: { found: '"!"' } }],
    ['2001:db8::/255.0.0.0', { code: 'prefix', at: 14, repairs: [], params: { most: '128' } }],
    ['010.0.0.1', { code: 'leading-zero', at: 0, repairs: ['10.0.0.1', '8.0.0.1'], params: {} }],
  ])('%s', (text, problem) => {
    expect(parseBlock(text)).toEqual({ ok: false, problem })
  })

  it('a wildcard is missed where it should stand, and named where it is none', () => {
    const placed = (text: string) => {
      const parsed = parseWildcard(text)
      return parsed.ok ? null : [parsed.problem.code, parsed.problem.at]
    }
    expect(placed('10.0.0.0')).toEqual(['wildcard', 8])
    expect(placed('10.0.0.0 0.0.255.0')).toEqual(['wildcard', 9])
  })

  it('a wildcard is noted, and so is a range whose end lacks octets', () => {
    expect(parseWildcard('10.0.0.0 0.0.0.255')).toMatchObject({ notes: [{ code: 'wildcard' }] })
    expect(parseRange('10.0.0.5-1.2.3')).toMatchObject({ problem: { code: 'short', repairs: ['10.1.2.3'] } })
  })

  it('the last of the full-width forms is folded, with a note', () => {
    expect(parseRange('10.0.0.1～10.0.0.6')).toMatchObject({ ok: true, notes: [{ code: 'folded' }] })
  })
})

describe('what is wrong, in English', () => {
  const refused = [
    '',
    '1'.repeat(201),
    '10.0.*.1',
    '0x0a.0.0.1',
    '10.0.0.x',
    '10..0.1',
    '010.0.0.1',
    '256.0.0.1',
    '167772161',
    '10.0.1',
    '10.0.0.0.1',
    'fe80::1%eth0',
    '1::2::3',
    '12345::',
    '1:2:3',
    '10.0.0.0/40',
    '10.0.0.0/08',
    '10.0.0.0/255.0.255.0',
  ]
  it('is one sentence for each reason, with what was found', () => {
    const problems = [
      ...refused.map((text) => parseBlock(text)),
      parseWildcard('10.0.0.0'),
      parseRange('10.0.0.1-2001:db8::1'),
      parseRange('10.0.0.9-10.0.0.1'),
    ].flatMap((parsed) => (parsed.ok ? [] : [parsed.problem]))
    expect(new Set(problems.map(({ code }) => code)).size).toBe(21)
    for (const problem of problems) {
      const sentence = sentenceOf(problem)
      expect(sentence).toMatch(/^[A-Z"][^{}]+\.$|^"x" has no place in an address\.$/)
      for (const value of Object.values(problem.params)) expect(sentence).toContain(value)
    }
  })
})
