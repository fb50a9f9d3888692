import { describe, expect, it } from 'vitest'
import { toldCases } from '../told-cases'
import { changedInFull, writtenInFull } from './written-in-full'

/** `test/fixtures/written`: rules in every language that they are written in, and the calls from rules to others. */
describe.each(toldCases(new URL('../../fixtures/written/', import.meta.url)))('$file', ({ file, cases }) => {
  const inFull = file === 'changes.txt' ? changedInFull : writtenInFull
  it.each(cases)('%s', (_, text = '', told = '') => {
    expect(inFull(text)).toEqual(told === '' ? [] : told.split('\n'))
  })
})
