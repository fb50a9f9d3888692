import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fault, type FaultOf, linesOf, type None, type Place, type Sentences, shown } from '@/lib/text'

describe('linesOf', () => {
  test('agrees with counting one character after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '語'), { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        const lines = linesOf(text)
        let [line, column] = [1, 1]
        for (let at = 0; at <= text.length; at += 1) {
          expect(lines.placeOf(at)).toEqual({ line, column })
          column += 1
          if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) [line, column] = [line + 1, 1]
        }
        expect(lines.count).toBe(line)
      }),
    )
  })
})

describe('shown', () => {
  test('keeps short texts, cuts long ones, never inside a pair', () => {
    expect(shown('a'.repeat(60))).toBe('a'.repeat(60))
    expect(shown('a'.repeat(61))).toBe(`${'a'.repeat(60)}…`)
    expect(shown(`${'a'.repeat(59)}😀b`)).toBe(`${'a'.repeat(59)}…`)
  })
})

describe('a fault', () => {
  interface DoorFaults {
    'too-high': { readonly found: number; readonly most: number }
    shut: None
  }
  const make = <C extends keyof DoorFaults>(code: C, params: DoorFaults[C], place: Place): FaultOf<DoorFaults, C> => ({
    code,
    params,
    place,
  })

  test('is one of a union that its code tells apart', () => {
    const place: Place = { path: 'door', at: null, line: null, column: null, within: null }
    const faults: Fault<DoorFaults>[] = []
    faults.push(make('too-high', { found: 3, most: 2 }, place), make('shut', {}, place))
    // @ts-expect-error a parameter that the code does not have
    faults.push(make('too-high', { found: 3, least: 2 }, place))
    // @ts-expect-error a code that nobody declared
    faults.push(make('open', {}, place))
    const [first] = faults
    expect(first?.code === 'too-high' && first.params.most).toBe(2)
  })

  test('needs a sentence in every language', () => {
    // @ts-expect-error the sentence of `shut` is missing
    const english: Sentences<DoorFaults> = { 'too-high': '{found} is more than {most}.' }
    expect(Object.keys(english)).toHaveLength(1)
  })
})
