import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFields, type JsonPath, linesOf, nodeOf, parseJson, plainOf, readJson } from '@/lib/text'
import { cpuTime } from '../../cpu-time'

const codes = (text: string) => parseJson(text).findings.map(({ code }) => code)

/** JSON of any layout: white space wherever it may stand, and escapes that nobody needs. */
const laidOut = fc
  .record({
    value: fc.jsonValue({ maxDepth: 5 }),
    indent: fc.constantFrom(0, 1, 2, '\t'),
    lines: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ value, indent, lines }) => JSON.stringify(value, null, indent).replaceAll('\n', lines).replaceAll('/', '\\/'))

function pathsOf(value: unknown, path: JsonPath = []): JsonPath[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item, index) => pathsOf(item, [...path, index]))]
  if (isFields(value)) return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))]
  return [path]
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (held, step) =>
      isFields(held) ? held[step] : Array.isArray(held) && typeof step === 'number' ? held[step] : undefined,
    value,
  )
}

/** Whether what is written from an offset on is that value and nothing less. */
function stands(text: string, at: number, value: unknown): boolean {
  for (let end = at + 1; end <= text.length; end += 1) {
    try {
      const read: unknown = JSON.parse(text.slice(at, end))
      if (typeof read === 'number' && /[-+\d.eE]/.test(text[end] ?? '')) continue
      return JSON.stringify(read) === JSON.stringify(value)
    } catch {}
  }
  return false
}

describe('what is JSON', () => {
  test('is read as JSON.parse reads it, on both roads', () => {
    fc.assert(
      fc.property(laidOut, (text) => {
        const wanted: unknown = JSON.parse(text)
        const fast = readJson(text)
        expect(fast.ok).toBe(true)
        expect(fast.documents.map(({ value }) => value)).toEqual([wanted])
        const slow = parseJson(text)
        expect(slow).toMatchObject({ ok: true, findings: [], repaired: null })
        expect(slow.nodes.map(plainOf)).toEqual([wanted])
      }),
    )
  })

  test('every path of it has its place, on both roads', () => {
    fc.assert(
      fc.property(laidOut, (text) => {
        const [fast] = readJson(text).documents
        // A comment takes the other road.
        const [slow] = readJson(`${text} # note`).documents
        for (const path of pathsOf(fast?.value)) {
          const at = fast?.placeOf(path) ?? -1
          expect(stands(text, at, valueAt(fast?.value, path))).toBe(true)
          expect(slow?.placeOf(path)).toBe(at)
          const name = path.at(-1)
          const nameAt = typeof name === 'string' ? (fast?.placeOf(path, 'name') ?? -1) : null
          if (nameAt !== null) expect(stands(text, nameAt, name)).toBe(true)
          expect(slow?.placeOf(path, 'name')).toBe(nameAt)
        }
      }),
    )
  })

  test('a path that leads nowhere has no place', () => {
    const [document] = readJson('{"a": [1, {"b": 2}]}').documents
    for (const path of [['b'], ['a', 2], ['a', 'b'], [0], ['a', 1, 'b', 'c'], ['toString'], ['a', 0, 0]]) {
      expect(document?.placeOf(path), path.join()).toBeNull()
    }
    expect(document?.placeOf(['a', 1, 'b'])).toBe(16)
  })

  test('names of JavaScript’s own are names like others', () => {
    const text = '{"__proto__": {"x": 1}, "constructor": 2, "toString": 3}'
    for (const written of [text, `${text}#`]) {
      const [document] = readJson(written).documents
      expect(Object.getPrototypeOf(document?.value)).toBe(Object.prototype)
      expect(isFields(document?.value) && Object.keys(document.value)).toEqual(['__proto__', 'constructor', 'toString'])
      expect(document?.placeOf(['__proto__', 'x'])).toBe(20)
    }
  })
})

describe('a name that stands twice in one object', () => {
  test('is a fault at the second, on both roads', () => {
    for (const text of ['{"a": 1, "b": {"a": 2}, "a": 3}', '{"a": 1, "b": {"a": 2}, "\\u0061": 3}']) {
      for (const read of [readJson(text), parseJson(text)]) {
        expect(read.ok).toBe(false)
        expect(read.findings).toEqual([{ code: 'duplicate-key', params: { found: 'a' }, at: 24 }])
      }
    }
  })

  test('its place is that of the one whose value counts', () => {
    expect(readJson('{"a": 1, "a": 2}').documents[0]?.placeOf(['a'])).toBe(14)
    expect(readJson('{"a": 1, "a": 2} //').documents[0]?.placeOf(['a'])).toBe(14)
  })
})

describe('what is not quite JSON', () => {
  test.each([
    ['{"a": 1,}', 'trailing-comma', '{"a": 1}'],
    ['[1, 2,]', 'trailing-comma', '[1, 2]'],
    ['{"a": 1} // note', 'comment', '{"a": 1} '],
    ['# note\n{"a": /* b */ 1}', 'comment', '\n{"a":  1}'],
    ['{\u00a0"a":\u30001}', 'wide-space', '{ "a": 1}'],
    ['\ufeff{"a": 1}', 'byte-order-mark', '{"a": 1}'],
  ])('%j is read with a note', (text, code, repaired) => {
    const reading = readJson(text)
    expect(reading.findings.map((finding) => finding.code)).toEqual([code])
    expect(reading.ok).toBe(true)
    expect(reading.repaired).toBe(repaired)
    expect(reading.documents.map(({ value }) => value)).toEqual([JSON.parse(repaired)])
  })

  test('fifty no-break spaces are one note', () => {
    const reading = parseJson(`{\n${'\u00a0'.repeat(50)}"a": 1, // x\n"b": 2 // y\n}`)
    expect(reading.findings).toEqual([
      { code: 'wide-space', params: { found: 'U+00A0', count: 50 }, at: 2 },
      { code: 'comment', params: { count: 2 }, at: 60 },
    ])
    expect(reading.ok).toBe(true)
  })

  test.each([
    ['{"a": 1 "b": 2}', ['missing-comma'], '{"a": 1, "b": 2}'],
    ['{"a": [1,, 2]}', ['extra-comma'], '{"a": [1, 2]}'],
    ['{“a”: ‘b’}', ['quote', 'quote', 'quote', 'quote'], '{"a": "b"}'],
    ['{"a"： 1， "b"： 2｝', ['full-width', 'full-width', 'full-width', 'full-width'], '{"a": 1, "b": 2}'],
    ['{a: b}', ['unquoted', 'unquoted'], '{"a": "b"}'],
    ['{"a": "b\nc"}', ['unterminated'], null],
    ['{"a": 1', ['end'], null],
    ['{"a" 1}', ['expected'], null],
    ['', ['empty'], null],
    ['{} x', ['after-end'], null],
    ['"\\q"', ['escape'], null],
    ['"\t"', ['control'], null],
  ])('%j is a fault', (text, wanted, repaired) => {
    expect(codes(text)).toEqual(wanted)
    const reading = readJson(text)
    expect(reading.ok).toBe(false)
    expect(reading.repaired).toBe(repaired)
  })

  test('several documents follow each other', () => {
    const reading = readJson('{"a": 1}\n[2,]\n{"b": 3}')
    expect(reading.documents.map(({ value }) => value)).toEqual([{ a: 1 }, [2], { b: 3 }])
    expect(reading.documents[2]?.placeOf(['b'])).toBe(20)
    expect(reading.repaired).toBe('{"a": 1}\n[2]\n{"b": 3}')
  })

  test('no text throws, and what cannot be read is never ok', () => {
    const pieces = fc.constantFrom(
      ...'{}[]":,\\\'/*#\n \u00a0“”，：｛a1-',
      'true',
      '"a"',
      '"a":',
      '\\u00',
      '//',
      '/*',
      '*/',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const reading = parseJson(text)
        const first = reading.findings[0]
        if (first) expect(linesOf(text).placeOf(first.at).line).toBeGreaterThan(0)
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        if (isJson) expect(reading.findings.filter(({ code }) => code !== 'duplicate-key')).toEqual([])
        else if (reading.nodes.length <= 1) expect(reading.findings).not.toEqual([])
        if (reading.repaired !== null) expect(parseJson(reading.repaired).findings).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('limits', () => {
  test('nesting is bounded on every road, however deep', () => {
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(readJson(deep(64)).ok).toBe(true)
    expect(parseJson(deep(64)).ok).toBe(true)
    for (const text of [deep(65), deep(1_000_000), '{"a":'.repeat(500_000), `${'['.repeat(300_000)},`]) {
      for (const read of [readJson(text), parseJson(text)]) {
        expect(read.ok).toBe(false)
        expect(read.findings[0]).toMatchObject({ code: 'depth', params: { most: 64 } })
      }
    }
    expect(readJson(deep(9), { deepest: 8 }).ok).toBe(false)
    let value: unknown = 1
    for (let depth = 0; depth < 1_000_000; depth += 1) value = [value]
    expect(nodeOf(value)).toBeNull()
  })

  test('length is bounded, and told', () => {
    expect(readJson('[1, 2]', { longest: 5 })).toMatchObject({
      ok: false,
      documents: [],
      findings: [{ code: 'too-long', params: { most: 5 }, at: 0 }],
    })
  })

  test('faults beyond 500 are counted, notes are not listed one by one', () => {
    const reading = parseJson(`[${'“a”,'.repeat(400)} 1]`)
    expect(reading.findings).toHaveLength(500)
    expect(reading.dropped).toBe(300)
    expect(reading.repaired).toBeNull()
    expect(parseJson(`[1,${'\u00a0'.repeat(100_000)} 2]`).findings).toHaveLength(1)
  })

  test('5 MB are read in a few times what JSON.parse needs', { tags: ['timed'] }, () => {
    const rule = {
      IpProtocol: 'TCP',
      PortRange: '22/22',
      SourceCidrIp: '10.0.0.0/8',
      Description: 'a "b" \\ c',
      Priority: 1,
    }
    const text = JSON.stringify({ Permissions: { Permission: Array.from({ length: 40_000 }, () => rule) } })
    expect(text.length).toBeGreaterThan(4_000_000)
    const cost = (work: () => unknown) => {
      const used = cpuTime()
      work()
      return used()
    }
    const best = (work: () => unknown) => Math.min(...Array.from({ length: 5 }, () => cost(work)))
    const plain = best(() => JSON.parse(text))
    const read = best(() => readJson(text))
    const [document] = readJson(text).documents
    expect(document?.placeOf(['Permissions', 'Permission', 39_999, 'Priority'])).toBe(text.lastIndexOf('1'))
    expect(read / plain).toBeLessThan(8)
  })
})
