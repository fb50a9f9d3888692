import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readYaml } from '@/lib/text/yaml'
import { inFull } from './in-full'

/**
 * `test/fixtures/told`: texts, and below each all that it comes to (`inFull`): every rule with its place, what may exist as far
 * as it is known, and all that is told with its place and values. `file:` names a text that stands elsewhere.
 */
const folder = new URL('../../fixtures/told/', import.meta.url)

describe.each(readdirSync(folder).sort())('%s', (file) => {
  const cases = readFileSync(new URL(file, folder), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((each) => /^(.*)\n([\s\S]*)\n---\n([\s\S]*)$/.exec(each)?.slice(1) ?? [])

  it.each(cases)('%s', (_, written = '', expected = '') => {
    const [, path] = /^file: (.*)$/.exec(written) ?? []
    const text = path === undefined ? written : readFileSync(new URL(path, folder), 'utf8')
    expect(inFull(text, readYaml)).toEqual(expected.trim().split('\n'))
  })
})
