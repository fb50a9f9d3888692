import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialLab, type LabState, labForm, setOperations } from '@/components/cidr/lab-state'
import { readInput } from '@/components/cidr/read-input'
import { readTaking } from '@/components/cidr/read-taking'
import { needsB, workOn } from '@/components/cidr/set-work'
import { halve, join, readTree, splitEvenly, treeLines, wholeTree, writeTree } from '@/components/cidr/split-tree'
import { repaired } from '@/components/problem/repair'
import { blockAt, count, formatAddress, formatBlock, itemsOf, parseBlock, parseRange } from '@/lib/cidr'
import { cpuTime, expectWithin } from '../cpu-time'

describe('one field takes anything and says what it was read as', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['10.0.0.1', 'address'],
    ['10.0.0.1/32', 'address'],
    ['10.0.0.0/8', 'block'],
    ['10.0.0.0/255.0.0.0', 'block'],
    ['2001:db8::/32', 'block'],
    ['192.168.0.0-192.168.31.255', 'range'],
    ['192.168.0.0 ～ 192.168.31.255', 'range'],
    ['10.0.0.1-10.0.0.1', 'range'],
    ['255.255.255.0', 'mask'],
    ['255.0.255.0', 'problem'],
    ['10.1', 'problem'],
    ['192.168.0.*', 'problem'],
    ['/20', 'mask'],
    ['255.255.255.255', 'address'],
    ['192.0.0.0', 'address'],
    ['192.168.0.0 255.255.255.0', 'block'],
    ['192.168.0.0\t255.255.255.0', 'block'],
    ['192.168.0.0 255.255.255.255', 'address'],
    ['192.168.0.0, 255.255.255.0', 'list'],
    ['192.168.0.0 255.255.0.255', 'problem'],
    ['10.0.0.0 0.0.0.255', 'block'],
    ['10.0.0.0/0.0.0.255', 'block'],
    ['10.0.0.0 0.0.0.254', 'problem'],
    ['10.0.0.0/0.0.0.0', 'block'],
    ['10.0.0.0 0.0.0.0', 'list'],
    ['10.0.0.0\n0.0.0.255', 'list'],
    ['10.0.0.0 0.0.0.255\n10.0.1.0 0.0.0.255', 'list'],
    ['10.0.0.0/8, 10.1.0.0/16', 'list'],
    ['10.0.0.0/8\n2001:db8::/32', 'list'],
    ['10.0.0.0 /8', 'problem'],
    ['010.0.0.1', 'problem'],
    ['hello', 'problem'],
    ['0.0.0.0/0 except 10.0.0.0/8', 'taking'],
    ['10.0.0.0/8 except', 'taking'],
  ])('%j: %s', (text, kind) => {
    expect(readInput(text).kind).toBe(kind)
  })

  it('an address with its mask after a blank is a block, in a list too', () => {
    expect(readInput('192.168.7.9 255.255.255.0')).toMatchObject({
      blocks: [{ family: 4, first: 0xc0a80700n, prefix: 24 }],
      notes: [{ code: 'mask' }, { code: 'host-bits' }],
    })
    expect(readInput('10.0.0.0 255.128.0.0\n10.128.0.0 255.128.0.0')).toMatchObject({
      entries: 2,
      merged: { found: { blocks: ['10.0.0.0/8'] } },
    })
  })

  it('an address with a wildcard mask is its block, with all that there is to say of one, in a list too', () => {
    expect(readInput('10.0.0.7 0.0.0.255')).toMatchObject({
      blocks: [{ family: 4, first: 0x0a000000n, prefix: 24 }],
      notes: [{ code: 'wildcard' }, { code: 'host-bits' }],
    })
    expect(readInput('10.0.0.0 0.127.255.255\n10.128.0.0   0.127.255.255\n10.0.0.1 0.0.0.254')).toMatchObject({
      entries: 3,
      merged: {
        unread: { count: 1, first: { index: 2, problem: { code: 'mask' } } },
        noted: [{ code: 'wildcard', count: 2, first: [{ index: 0, block: '10.0.0.0/9' }, { index: 1 }] }],
      },
    })
  })

  it('one text has one answer, in the field and as a list (review 7)', () => {
    const part = fc.constantFrom('0', '1', '7', '127', '128', '254', '255')
    const dotted = fc.oneof(
      fc.tuple(part, part, part, part).map((parts) => parts.join('.')),
      fc.integer({ min: 0, max: 32 }).map((bits) => formatAddress(4, (1n << 32n) - (1n << BigInt(bits)))),
      fc.integer({ min: 0, max: 32 }).map((bits) => formatAddress(4, (1n << BigInt(bits)) - 1n)),
    )
    const behind = fc.oneof(dotted, fc.integer({ min: 0, max: 33 }).map(String))
    const between = fc.constantFrom('/', ' ', '  ', '\t', '\n', ' /', '/ ', '-', ', ')
    fc.assert(
      fc.property(dotted, between, behind, (address, gap, mask) => {
        const text = `${address}${gap}${mask}`
        const input = readInput(text)
        const { found, noted } = workOn({ op: 'merge', a: text, b: '' }, () => {})
        if (input.kind === 'list') expect(input.merged).toEqual({ found, noted, unread: input.merged?.unread })
        if (!('blocks' in input)) return
        expect(found, text).toMatchObject({ blocks: input.blocks.map(formatBlock) })
        const codes = (input.notes ?? []).map(({ code }) => code)
        for (const { code } of noted) expect(codes, text).toContain(code)
      }),
      {
        numRuns: 2000,
        examples: [
          ['10.0.0.0', '/', '0.0.0.0'],
          ['10.0.0.0', ' ', '0.0.0.0'],
        ],
      },
    )
  })

  it('what is taken from a list is taken from it', () => {
    expect(readTaking('10.0.0.0/23 except 10.0.1.0/24, 10.0.0.0/25')).toMatchObject({
      result: { found: { blocks: ['10.0.0.128/25'], size: '128' }, unread: null },
    })
    expect(readTaking('10.0.0.0/23 except 10.0.1.0/33')).toMatchObject({
      result: { found: null, unread: { count: 1, first: { list: 'b' } } },
    })
  })

  it('nothing is worked out of the rest where it is not plain what is to be taken from what', () => {
    for (const text of [
      '0.0.0.0/0 except',
      '0.0.0.0/0 !10.0.0.0/8',
      '10.0.0.0/8 を除く',
      '0.0.0.0/0, 以外, web 10.0.0.0/8',
    ]) {
      expect(readInput(text), text).toEqual({ kind: 'taking' })
      expect(readTaking(text), text).toMatchObject({ of: null, result: { found: null, takesAway: true } })
      for (const op of setOperations) {
        expect(workOn({ op, a: text, b: '10.0.0.1' }, () => {}).found, `${op} ${text}`).toBeNull()
        if (needsB(op)) expect(workOn({ op, a: '10.0.0.1', b: text }, () => {}).found, `${op} ${text}`).toBeNull()
      }
    }
  })

  it('a list is merged at once; one of its entries that cannot be read is named, and left out', () => {
    expect(readInput('10.0.0.0/9 10.128.0.0/9')).toMatchObject({
      entries: 2,
      merged: { found: { blocks: ['10.0.0.0/8'] }, unread: null, noted: [] },
    })
    expect(readInput('10.0.0.0/9, 10.128.0.0/33')).toMatchObject({
      merged: {
        found: { blocks: ['10.0.0.0/9'] },
        unread: { count: 1, total: 2, first: { index: 1, at: 12, problem: { code: 'prefix', at: 11 } } },
      },
    })
    expect(readInput('10.0.0.0/33, hello')).toMatchObject({ merged: { found: null, unread: { count: 2, total: 2 } } })
  })
})

describe('work on lists', () => {
  const address = fc
    .integer({ min: 0, max: 0xffffffff })
    .map((value) => formatBlock(blockAt(4, BigInt(value), 32)).slice(0, -3))
  const good = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([at, prefix]) => `${at}/${prefix}`)
  const bad = fc.constantFrom('10.0.0.0/33', 'hello', '10.0.0', '1.2.3.256')
  const list = fc.array(fc.oneof({ weight: 4, arbitrary: good }, bad), { minLength: 1, maxLength: 20 })
  const isGood = (text: string) => parseRange(text).ok

  it('gives of the entries that can be read what those alone would give, and says where the others stand', () => {
    fc.assert(
      fc.property(list, list, fc.constantFrom(...setOperations), (a, b, op) => {
        const lists = { a, b: needsB(op) ? b : [] }
        const { found, unread } = workOn({ op, a: a.join('\n'), b: b.join('\n') }, () => {})
        const wrong = (['a', 'b'] as const).flatMap((name) =>
          lists[name].flatMap((text, index) => (isGood(text) ? [] : [{ list: name, index }])),
        )
        expect(unread?.count ?? 0).toBe(wrong.length)
        if (unread) expect([unread.first, ...unread.others]).toMatchObject(wrong.slice(0, 6))
        const lost = Object.values(lists).some((each) => each.length > 0 && !each.some(isGood))
        const alone = workOn({ op, a: a.filter(isGood).join('\n'), b: b.filter(isGood).join('\n') }, () => {})
        expect(found).toEqual(lost ? null : alone.found)
      }),
    )
  })

  it('counts and places every entry whose host bits were cleared', () => {
    fc.assert(
      fc.property(fc.array(good, { maxLength: 20 }), (a) => {
        const cleared = a.flatMap((text, index) => {
          const parsed = parseBlock(text)
          return parsed.ok && parsed.notes.some(({ code }) => code === 'host-bits')
            ? [{ list: 'a', index, text, block: formatBlock(parsed.value) }]
            : []
        })
        const { noted } = workOn({ op: 'merge', a: a.join(), b: '' }, () => {})
        const [of] = noted
        expect(noted).toHaveLength(cleared.length > 0 ? 1 : 0)
        if (of) expect(of).toEqual({ code: 'host-bits', count: cleared.length, first: cleared.slice(0, 5) })
      }),
    )
  })

  it.each([
    ['2001:db8::1/64', '2001:db8::/64'],
    ['10.0.0.5/255.255.255.0', '10.0.0.0/24'],
    ['１０.0.0.5/24', '10.0.0.0/24'],
  ])('of whatever form: %s', (text, block) => {
    expect(workOn({ op: 'contains', a: '::/0', b: text }, () => {}).noted).toEqual([
      { code: 'host-bits', count: 1, first: [{ list: 'b', index: 0, text, block }] },
    ])
  })
})

describe('security F4: the time of a reading grows with the text and no faster', { tags: ['timed'] }, () => {
  it.each([
    ['blanks between two words', `x${' '.repeat(1_000_000)}y`],
    ['blanks after an address', `10.0.0.1${' '.repeat(1_000_000)}`],
    ['blanks alone', ' '.repeat(5_000_000)],
    ['an address, a dash, and blanks', `10.0.0.1 -${' '.repeat(1_000_000)}x`],
    ['commas', ','.repeat(1_000_000)],
  ])('%s', (_, text) => {
    const used = cpuTime()
    expect(itemsOf(text).length).toBeLessThanOrEqual(3)
    readInput(text)
    expectWithin(used(), 4000)
  })

  it('of the parts of a block, which a link may bring, too', () => {
    const used = cpuTime()
    expect(readTree(`${'a'.repeat(1_000_000)}\r`)).toBeNull()
    expect(readTree(`10.0.0.0/8${' '.repeat(1_000_000)}\r`)?.leaves).toHaveLength(1)
    expectWithin(used(), 1000)
  })
})

describe('a repair goes where it belongs', () => {
  it.each([
    ['10.0.0.5-77', ['10.0.0.5-10.0.0.77']],
    ['10.0.0.5 – 1.20', ['10.0.0.5 – 10.0.1.20']],
    ['10.0.0.77-5', []],
    ['10.0.0.5-777', []],
    ['10.0.0.5-077', []],
    ['010.0.0.1/24', ['10.0.0.1/24', '8.0.0.1/24']],
    ['010.0.0.1-10.0.0.5', ['10.0.0.1-10.0.0.5', '8.0.0.1-10.0.0.5']],
    ['10.0.0.1-10.0.0.010', ['10.0.0.1-10.0.0.10', '10.0.0.1-10.0.0.8']],
    ['10.0.0.0/08', ['10.0.0.0/8']],
    ['2001:db8::/032', ['2001:db8::/32']],
    ['::010.0.0.1', ['::10.0.0.1', '::8.0.0.1']],
    ['10.0.0.9-10.0.0.1', ['10.0.0.1-10.0.0.9']],
    ['０１０.0.0.1/24', ['10.0.0.1/24', '8.0.0.1/24']],
  ])('%s', (text, mended) => {
    const parsed = parseRange(text)
    const texts = parsed.ok ? [] : parsed.problem.repairs.map((repair) => repaired(text, parsed.problem, repair))
    expect(texts).toEqual(mended)
    for (const each of texts) expect(parseRange(each).ok).toBe(true)
  })
})

describe('what was probably meant is offered', () => {
  it.each([
    ['10.1', ['10.1.0.0/16', '10.0.0.1']],
    [' 192.168.1 ', [' 192.168.1.0/24 ', ' 192.168.0.1 ']],
    ['300.1', []],
    ['10.1/16', ['10.1.0.0/16']],
    ['10/8', ['10.0.0.0/8']],
    ['192.168.0.*', ['192.168.0.0/24']],
    ['10.*', ['10.0.0.0/8']],
    ['10.1.*.*', ['10.1.0.0/16']],
    ['203.0.*.9', []],
    ['10.*.*.*.*', []],
    ['10.0.0.0/255.0.255.0', ['10.0.0.0/255.255.255.0', '10.0.0.0/255.0.0.0']],
    ['10.0.0.0/0.0.0.254', []],
    ['10.0.0.0/255.255.0.255', ['10.0.0.0/255.255.0.0']],
    ['255.0.255.0', ['255.255.255.0', '255.0.0.0']],
    ['255.255.253.0', ['255.255.255.0', '255.255.252.0']],
  ])('%s', (text, mended) => {
    const input = readInput(text)
    const repairs = input.kind === 'problem' ? input.problem.repairs : []
    const texts = input.kind === 'problem' ? repairs.map((repair) => repaired(text, input.problem, repair)) : []
    expect(texts).toEqual(mended)
    for (const each of texts) expect(['block', 'address', 'mask']).toContain(readInput(each).kind)
  })
})

describe('a block split as a tree', () => {
  const whole = wholeTree({ family: 4, first: 0x0a000000n, prefix: 24 })

  it('whatever is halved and joined fills the block, and its text is read back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat()), { maxLength: 40 }), (steps) => {
        let tree = whole
        for (const [cut, at] of steps) {
          const lines = treeLines(tree)
          const { block, leaf } = lines[at % lines.length] ?? { block: whole.root, leaf: null }
          if (leaf && cut && block.prefix < 32) tree = halve(tree, leaf)
          else if (!leaf && !cut) tree = join(tree, block)
          expect(tree.leaves.reduce((sum, each) => sum + count(each.block), 0n)).toBe(256n)
          expect(readTree(writeTree(tree))).toEqual(tree)
          expect(treeLines(tree).flatMap((line) => line.leaf ?? [])).toEqual(tree.leaves)
        }
      }),
    )
  })

  it('is drawn with the branches that lead to each part', () => {
    const tree = readTree('10.0.0.0/26 a b\n10.0.0.64/26\n10.0.0.128/25')
    expect(tree && treeLines(tree).map((line) => line.branch + formatBlock(line.block))).toEqual([
      '10.0.0.0/24',
      '├ 10.0.0.0/25',
      '│ ├ 10.0.0.0/26',
      '│ └ 10.0.0.64/26',
      '└ 10.0.0.128/25',
    ])
    expect(tree?.leaves[0]?.label).toBe('a b')
  })

  it('parts of one size keep the names of those that began there', () => {
    const tree = readTree('10.0.0.0/25 web\n10.0.0.128/25 db')
    expect(tree && writeTree(splitEvenly(tree, 26))).toBe(
      '10.0.0.0/26 web\n10.0.0.64/26\n10.0.0.128/26 db\n10.0.0.192/26',
    )
  })

  it.each([
    ['nothing', ''],
    ['a gap', '10.0.0.0/26\n10.0.0.128/25'],
    ['an overlap', '10.0.0.0/24\n10.0.0.128/25'],
    ['no block', '10.0.0.0/24\nhello'],
    ['two families', '0.0.0.0/1\n8000::/1'],
    ['parts of two blocks', '10.0.1.0/24\n10.0.2.0/24'],
    ['a size that no block has', '10.0.0.0/24\n10.0.1.0/24\n10.0.2.0/24'],
    [
      'too many parts',
      Array.from({ length: 2048 }, (_, index) => formatBlock(blockAt(4, BigInt(index), 32))).join('\n'),
    ],
  ])('a text with %s is no tree', (_, text) => {
    expect(readTree(text)).toBeNull()
  })

  it('the whole of IPv6 can be cut to its last address', () => {
    let tree = wholeTree({ family: 6, first: 0n, prefix: 0 })
    for (let depth = 0; depth < 128; depth += 1) {
      const [first] = tree.leaves
      if (first) tree = halve(tree, first)
    }
    expect(tree.leaves).toHaveLength(129)
    expect(readTree(writeTree(tree))).toEqual(tree)
    const [first] = tree.leaves
    const parsed = parseBlock('::/128')
    expect(parsed.ok && first?.block).toEqual(parsed.ok && parsed.value)
  })
})

describe('the state in a link', () => {
  const text = fc.string({ maxLength: 200, unit: 'grapheme' })
  const states: fc.Arbitrary<LabState> = fc.record({
    in: text,
    prefix: fc.constantFrom('', '0', '24', '128'),
    a: text,
    b: text,
    op: fc.constantFrom(...setOperations),
    tree: text,
    plan: text,
  })

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        const fields = labForm.typed(state)
        if (fields !== null) expect(labForm.fromLink(fields)).toEqual({ state, whole: true })
        expect(labForm.unpack(JSON.parse(JSON.stringify(labForm.pack(state))))).toEqual(state)
      }),
    )
  })

  it('whatever the link says, it is a state', () => {
    fc.assert(
      fc.property(fc.string(), (fragment) => {
        const { state }: { state?: unknown } = Object(labForm.fromLink(new URLSearchParams(fragment)))
        expect(state).toMatchObject({ op: expect.stringMatching(new RegExp(`^(${setOperations.join('|')})$`)) })
        expect(Object.keys(Object(state))).toEqual(Object.keys(initialLab))
      }),
    )
  })
})

describe('hostile texts are read in time that grows with their length alone', { tags: ['timed'] }, () => {
  it.each([
    ['a tree of one word and a carriage return', () => readTree(`${'a'.repeat(190_000)}\r`)],
    ['a tree of blanks', () => readTree(`10.0.0.0/8${' '.repeat(190_000)}\r`)],
    ['5 MB of blanks in the field', () => readInput(`x${' '.repeat(5_000_000)}y`)],
    ['5 MB of dashes in the field', () => readInput('-'.repeat(5_000_000))],
  ])('%s', (_, work) => {
    const used = cpuTime()
    work()
    expectWithin(used(), 500)
  })
})
