import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import {
  blockAt,
  formatBlock,
  parseAddress,
  parseBlock,
  parseMask,
  parseRange,
  parseWildcard,
  readSet,
  textsOf,
  wildcardOf,
} from '@/lib/cidr'

/** Texts that one program or another reads as something else: none gets through. */
const refused = [
  ['010.0.0.1/24', 'leading-zero', 0],
  ['192.168.000.1', 'leading-zero', 8],
  ['1.2.3/24', 'short', 0],
  ['10/8', 'integer', 0],
  ['10', 'integer', 0],
  ['167772161/24', 'integer', 0],
  ['0x0a000001/24', 'hexadecimal', 0],
  ['256.0.0.1/24', 'octet', 0],
  ['1.2.3.4.5/24', 'too-many', 0],
  ['4294967306.0.0.0/8', 'octet', 0],
  ['10.0.0.0/33', 'prefix', 9],
  ['10.0.0.0/-1', 'prefix', 9],
  ['10.0.0.0/', 'prefix', 9],
  ['/', 'empty', 0],
  ['/8', 'empty', 0],
  ['10.0.0.0/8x', 'prefix', 10],
  ['10.0.0.0/8.5', 'short', 9],
  ['10.0.0.0/8/8', 'prefix', 10],
  ['10.0.0.0/08', 'prefix-zero', 9],
  ['+10.0.0.0/8', 'character', 0],
  ['10.0.0.0 /8', 'character', 8],
  ['10.0.0.a', 'character', 7],
  ['10..0.0', 'empty-octet', 3],
  ['10.0.0.', 'empty-octet', 7],
  ['192.168.0.***/24', 'masked', 10],
  ['2408:4321:180:1701:94c7:bc38:3bfa:***/128', 'masked', 34],
  ['2408:4321:180:1701:94c7:bc38:3bfa:/64', 'group-count', 33],
  ['1::2::3/64', 'double-colon', 4],
  ['12345::/16', 'group', 0],
  ['::/129', 'prefix', 3],
  ['1:2:3:4:5:6:7', 'group-count', 0],
  ['1:2:3:4:5:6:7:8:9', 'group-count', 0],
  [':1', 'group-count', 0],
  ['fe80::1%eth0/64', 'zone', 7],
  ['::256.0.0.1', 'octet', 2],
  ['::010.0.0.1', 'leading-zero', 2],
  ['10.0.0.0/255.0.255.0', 'mask', 9],
  ['10.0.0.0/0.0.0.255', 'mask', 9],
  ['', 'empty', 0],
  ['   ', 'empty', 3],
  ['localhost', 'character', 0],
  ['10.0.0.0\u00008/8', 'character', 8],
  ['1'.repeat(1000), 'too-long', 200],
] as const

describe('what is refused', () => {
  it.each(refused)('%s: %s', (written, code, at) => {
    const parsed = parseBlock(written)
    expect(parsed.ok ? formatBlock(parsed.value) : [parsed.problem.code, parsed.problem.at]).toEqual([code, at])
  })

  it('a leading zero is offered both readings', () => {
    const parsed = parseBlock('010.0.0.1/24')
    expect(!parsed.ok && parsed.problem.repairs).toEqual(['10.0.0.1', '8.0.0.1'])
  })

  it.each([
    ['10.0.0.9-10.0.0.1', 'reversed-range'],
    ['10.0.0.1-2001:db8::1', 'mixed-families'],
    ['10.0.0.1-', 'empty'],
    ['-10.0.0.1', 'empty'],
    ['10.0.0.1-10.0.0.2-10.0.0.3', 'character'],
  ])('the range %s: %s', (written, code) => {
    const parsed = parseRange(written)
    expect(!parsed.ok && parsed.problem.code).toBe(code)
  })
})

describe('ranges are written with many dashes', () => {
  it.each([...'-‐‑‒–—―−ー〜~～－'])('10.0.0.1%s10.0.0.6', (dash) => {
    for (const written of [`10.0.0.1${dash}10.0.0.6`, `10.0.0.1 ${dash} 10.0.0.6`]) {
      expect(parseRange(written)).toMatchObject({ ok: true, value: { first: 0x0a000001n, last: 0x0a000006n } })
    }
  })
})

describe('what is understood, with a note', () => {
  it.each([
    ['10.0.0.1/8', '10.0.0.0/8', 'host-bits'],
    ['10.159.6.18/12', '10.144.0.0/12', 'host-bits'],
    [' 10.0.0.0/8\n', '10.0.0.0/8', 'trimmed'],
    ['１９２．１６８.0.0/16', '192.168.0.0/16', 'folded'],
    ['10。0。0。0/8', '10.0.0.0/8', 'folded'],
    ['10.0.0.0', '10.0.0.0/32', 'single'],
    ['2001:db8::1', '2001:db8::1/128', 'single'],
    ['10.0.0.0/255.0.0.0', '10.0.0.0/8', 'mask'],
    ['10.0.0.0/255.255.255.255', '10.0.0.0/32', 'mask'],
    ['10.0.0.0/0.0.0.0', '0.0.0.0/0', 'mask'],
  ])('%j is %s: %s', (written, block, code) => {
    const parsed = parseBlock(written)
    expect(parsed.ok && formatBlock(parsed.value)).toBe(block)
    expect(parsed.ok && parsed.notes.map((note) => note.code)).toContain(code)
  })
})

describe('what other programs take for another block is read as it is written', () => {
  it.each([
    ['::10.0.0.0/104', '::a00:0/104'],
    ['::ffff:10.0.0.0/104', '::ffff:10.0.0.0/104'],
    ['64:ff9b::192.0.2.33/128', '64:ff9b::c000:221/128'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::/0', '::/0'],
    ['::1', '::1/128'],
    ['1::', '1::/128'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0/128'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8/128'],
  ])('%s is %s', (written, block) => {
    const parsed = parseBlock(written)
    expect(parsed.ok && formatBlock(parsed.value)).toBe(block)
  })

  it('a second opinion: whatever is taken, ipaddr.js takes for the same address', () => {
    const piece = fc.constantFrom('0', '1', 'a', 'FFFF', '12345', ':', '::', '.', '10', '255', '256', '%e', ' ')
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(piece, { maxLength: 17 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, (written) => {
        const parsed = parseAddress(written.trim())
        if (!parsed.ok) return
        // It rewrites a dotted tail behind "::" to an IPv4-mapped address, and that is the whole difference.
        if (/^::\d+\./.test(written)) return
        const other = ipaddr.parse(written.trim())
        const value = other.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
        expect(parsed.value).toEqual({ family: other.kind() === 'ipv4' ? 4 : 6, value })
      }),
      { numRuns: 2000 },
    )
  })
  it('one address and a list of one are read alike', () => {
    const piece = fc.constantFrom('0', '1', 'a', 'FFFF', '12345', ':', '::', '.', '10', '255', '256', '%e', ' ')
    const text = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(piece, { maxLength: 17 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, (written) => {
        const parsed = parseAddress(written)
        const list = readSet([written])
        expect(list.ok).toBe(parsed.ok)
        if (!parsed.ok || !list.ok) return
        const { family, value } = parsed.value
        expect(textsOf(list.value)).toEqual([formatBlock(blockAt(family, value, family === 4 ? 32 : 128))])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a mask by itself, only where asked for', () => {
  it.each([
    ['/24', 24],
    ['255.255.255.0', 24],
    ['0.0.0.0', 0],
    ['255.255.255.255', 32],
    ['/255.255.240.0', 20],
  ])('%s has %i ones', (written, ones) => {
    expect(parseMask(written)).toMatchObject({ ok: true, value: ones })
  })

  it.each([
    ['/33', 'prefix', 1],
    ['/08', 'prefix-zero', 1],
    ['255.0.255.0', 'mask', 0],
    ['0.0.0.255', 'mask', 0],
    ['/', 'prefix', 1],
    ['24', 'integer', 0],
  ])('%s is refused: %s', (written, code, at) => {
    expect(parseMask(written)).toMatchObject({ ok: false, problem: { code, at } })
  })
})

describe('wildcard masks, only where asked for', () => {
  it.each([
    ['10.0.0.0 0.0.0.255', '10.0.0.0/24'],
    ['10.0.0.0/0.255.255.255', '10.0.0.0/8'],
    ['192.0.2.1 0.0.0.0', '192.0.2.1/32'],
    ['0.0.0.0 255.255.255.255', '0.0.0.0/0'],
  ])('%s is %s', (written, block) => {
    const parsed = parseWildcard(written)
    expect(parsed.ok && formatBlock(parsed.value)).toBe(block)
    expect(parsed.ok && wildcardOf(parsed.value)).toBe(written.split(/[ /]/)[1])
  })

  it.each(['10.0.0.0 0.0.255.0', '10.0.0.0 255.0.0.0', '10.0.0.0', '10.0.0.0/8'])('%s is refused', (written) => {
    expect(parseWildcard(written).ok).toBe(false)
  })

  it('a wildcard is no mask elsewhere', () => {
    const parsed = parseBlock('10.0.0.0/0.0.0.255')
    expect(!parsed.ok && parsed.problem.code).toBe('mask')
  })
})
