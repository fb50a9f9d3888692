import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
import { inShort } from './in-short'

/** What stands in each document of `test/fixtures/shapes`, and what is told of what is not read. */
interface Label {
  readonly rules: readonly string[]
  /** Codes of the errors: what cannot be taken is never passed over. */
  readonly errors?: readonly string[]
}

const folder = 'test/fixtures/shapes'
const labels: Readonly<Record<string, Label>> = JSON.parse(readFileSync(`${folder}/labels.json`, 'utf8'))
const names = readdirSync(folder).filter((name) => name !== 'labels.json')

describe('documents that tools and people make', () => {
  it('have a label each', () => {
    expect(names.sort()).toEqual(Object.keys(labels).sort())
  })
  it.each(names)('%s: each rule is read, or it is said that it is not', (name) => {
    const reading = read(readFileSync(`${folder}/${name}`, 'utf8'), {
      yaml: readYaml,
      // What the console's lists do not say, the page asks for.
      ...(/^0[1-4]/.test(name) ? { direction: 'ingress' as const } : {}),
    })
    const errors = reading.warnings.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
    expect({ rules: inShort(reading), errors }).toEqual({ errors: [], ...labels[name] })
  })
})
