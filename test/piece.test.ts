import { afterEach, describe, expect, it, vi } from 'vitest'
import { pieceOf } from './piece'

afterEach(() => vi.unstubAllEnvs())

describe('a piece of some cases', () => {
  it('is all of them where none is named', () => {
    expect(pieceOf(['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
  })

  it.each([1, 2, 3, 7, 10])('is one of %i that together are all, in order, each once', (pieces) => {
    const cases = Array.from({ length: 10 }, (_, at) => at)
    const found = cases.slice(0, pieces).flatMap((_, at) => {
      vi.stubEnv('PIECE', `${at + 1}/${pieces}`)
      return pieceOf(cases)
    })
    expect(found).toEqual(cases)
  })
})
