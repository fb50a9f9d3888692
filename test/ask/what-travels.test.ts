import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildModel } from '@/lib/ask/build'
import { packRows, unpackRows } from '@/lib/ask/classifier'
import { codeNumber, evenOdds, openReader, openWriter } from '@/lib/ask/coding'
import { corpora } from './askers'
import { codeBytes } from './size'

/** Rows of a classifier: places 0–65,535, classes upwards, weights −16…16 without 0. */
const rows = fc
  .uniqueArray(fc.nat(2 ** 16 - 1), { maxLength: 80 })
  .chain((places) =>
    fc.tuple(
      ...[...places]
        .sort((a, b) => a - b)
        .map((place) =>
          fc
            .uniqueArray(fc.nat(999), { minLength: 1, maxLength: 30 })
            .chain((classes) =>
              fc.tuple(
                ...[...classes]
                  .sort((a, b) => a - b)
                  .map((index) =>
                    fc.tuple(
                      fc.constant(index),
                      fc.oneof(fc.integer({ min: -16, max: -1 }), fc.integer({ min: 1, max: 16 })),
                    ),
                  ),
              ),
            )
            .map((entries): [number, number[]] => [place, entries.flat()]),
        ),
    ),
  )
  .map((entries) => new Map(entries))

describe('a classifier on its way to the browser', () => {
  it('arrives with every weight, whatever the weights are', () => {
    fc.assert(
      fc.property(rows, (sent) => {
        expect(unpackRows(packRows(sent))).toEqual(sent)
      }),
      { numRuns: 200 },
    )
  })

  it('has nothing but characters that a JSON text keeps as they are', () => {
    fc.assert(
      fc.property(rows, (sent) => {
        expect(packRows(sent)).toMatch(/^[\w-]*$/)
      }),
    )
  })

  it('is read to its end when it was cut off', () => {
    fc.assert(
      fc.property(rows, fc.nat(200), (sent, length) => {
        expect(unpackRows(packRows(sent).slice(0, length)).size).toBeLessThanOrEqual(2 ** 16)
      }),
    )
  })
})

describe('code and model of a locale', () => {
  it('take at most 100,000 bytes with gzip', () => {
    const code = codeBytes()
    for (const corpus of corpora) {
      const model = gzipSync(JSON.stringify(buildModel(corpus))).length
      expect(code + model, corpus.locale).toBeLessThanOrEqual(100_000)
    }
  })
})

describe('coded bits', () => {
  it('carry over written digits that are full', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 400 }), (values) => {
        const writer = openWriter()
        const odds = evenOdds(256)
        for (const value of values) codeNumber(writer.code, odds, 0, 8, value)
        const read = openReader(writer.finish())
        const again = evenOdds(256)
        expect(values.map(() => codeNumber(read, again, 0, 8))).toEqual(values)
      }),
    )
  })

  it('take less the more uneven they are', () => {
    const length = (value: (at: number) => number) => {
      const { code, finish } = openWriter()
      const odds = evenOdds(1)
      for (let at = 0; at < 6000; at += 1) code(odds, 0, value(at))
      return finish().length
    }
    expect(length((at) => at % 2)).toBeGreaterThan(990)
    expect(length((at) => (at % 20 === 0 ? 1 : 0))).toBeLessThan(400)
  })
})
