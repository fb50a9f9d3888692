import { describe, expect, test } from 'vitest'
import { flag, isFields, listOf, oneOf, optional, orNull, own, parsed, recordOf, shape, text, whole } from '@/lib/text'

const stored = shape({
  name: text(5),
  count: whole(0, 10),
  on: flag,
  side: oneOf('left', 'right'),
  note: orNull(text()),
  extra: optional(flag),
  items: listOf(shape({ id: text(20, /^[a-z]+$/) }), 2),
  marks: recordOf(flag, 2, /^[a-z]$/),
})
const good = { name: 'a', count: 3, on: true, side: 'left', note: null, items: [{ id: 'x' }], marks: { a: true } }

describe('a shape', () => {
  test('takes what has it, with fields that it does not name', () => {
    expect(stored(good)).toBe(true)
    expect(stored({ ...good, extra: true, other: 1 })).toBe(true)
  })

  test('refuses each field that differs', () => {
    const wrong = {
      name: ['abcdef', 1, null],
      count: [11, -1, 0.5, Number.NaN, '3'],
      on: ['true', 0],
      side: ['up', ['left']],
      note: [1, undefined],
      extra: [null],
      items: [[{ id: 'X' }], [{ id: 'a' }, { id: 'b' }, { id: 'c' }], {}, [null]],
      marks: [{ ab: true }, { a: 1 }, { a: true, b: true, c: true }, []],
    }
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) expect(stored({ ...good, [name]: value }), name).toBe(false)
    }
    for (const value of [null, undefined, 1, 'x', [], [good]]) expect(stored(value)).toBe(false)
  })

  test('never takes what an object inherits for a field', () => {
    expect(shape({ toString: optional(text()) })({})).toBe(true)
    expect(own({}, 'constructor')).toBeUndefined()
    expect(own(JSON.parse('{"__proto__": 1}'), '__proto__')).toBe(1)
    expect(isFields([])).toBe(false)
  })
})

describe('parsed', () => {
  test('gives the value, or null', () => {
    expect(parsed('{"a":1}', shape({ a: whole(0, 1) }), 100)).toEqual({ a: 1 })
    expect(parsed('{"a":2}', shape({ a: whole(0, 1) }), 100)).toBeNull()
    expect(parsed('{"a":', shape({ a: whole(0, 1) }), 100)).toBeNull()
    expect(parsed('{"a":1}', shape({ a: whole(0, 1) }), 6)).toBeNull()
  })
})
