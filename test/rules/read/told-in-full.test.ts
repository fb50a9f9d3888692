import { describe, expect, it } from 'vitest'
import { readYaml } from '@/lib/text/yaml'
import { toldCases } from '../told-cases'
import { inFull } from './in-full'

/**
 * `test/fixtures/told`: texts, and below each all that it comes to (`inFull`): every rule with its place, what may exist as far
 * as it is known, and all that is told with its place and values.
 */
describe.each(toldCases(new URL('../../fixtures/told/', import.meta.url)))('$file', ({ cases }) => {
  it.each(cases)('%s', (_, text = '', told = '') => {
    expect(inFull(text, readYaml)).toEqual(told.split('\n'))
  })
})
