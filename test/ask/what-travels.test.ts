import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { modelOf } from '@/build/kept-model'
import { packRows, unpackRows } from '@/lib/ask/model/packed'
import { corpora } from './askers'
import { codeBytes, figuresBytes } from './size'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

/** Rows of a classifier: places 0–131,071, classes upwards, weights −15…15 without 0. */
const rows = fc
  .uniqueArray(fc.nat(2 ** 17 - 1), { maxLength: 80 })
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
                      fc.oneof(fc.integer({ min: -15, max: -1 }), fc.integer({ min: 1, max: 15 })),
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

  it('has nothing but characters that JSON and HTML keep as they are', () => {
    fc.assert(
      fc.property(rows, (sent) => {
        expect(packRows(sent)).toMatch(/^[\w-]*$/)
      }),
    )
  })

  it('is read as far as it has arrived', () => {
    fc.assert(
      fc.property(rows, fc.nat(200), (sent, length) => {
        const read = [...unpackRows(packRows(sent).slice(0, length))]
        expect(read).toEqual([...sent].slice(0, read.length))
      }),
    )
  })
})

describe('code and model of a locale, as every question needs them', () => {
  it('take at most 100,000 bytes with gzip', () => {
    const code = codeBytes()
    for (const corpus of corpora) {
      const model = gzipSync(JSON.stringify(modelOf(corpus))).length
      expect(code + model, corpus.locale).toBeLessThanOrEqual(100_000)
    }
  })
  it('get at most 9,000 bytes beside, where a question names addresses', () => {
    expect(figuresBytes()).toBeLessThanOrEqual(9_000)
  })
})
