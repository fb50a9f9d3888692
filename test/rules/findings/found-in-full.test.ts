import { describe, expect, it } from 'vitest'
import { toldCases } from '../told-cases'
import { foundInFull } from './found-in-full'

/** `test/fixtures/found`: rules, and below them all that is found: with its packet, what would mend it, and others' checks. */
describe.each(toldCases(new URL('../../fixtures/found/', import.meta.url)))('$file', ({ cases }) => {
  it.each(cases)('%s', (_, text = '', told = '') => {
    expect(foundInFull(text)).toEqual(told === '' ? [] : told.split('\n'))
  })
})
