import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reachOps } from '../harness/reach'

interface Example {
  readonly name: string
  readonly why: string
  readonly request: Record<string, unknown>
  readonly expect: { readonly cause: string; readonly layers?: Record<string, string> }
}

const examples = readFileSync(new URL('../fixtures/reachability/examples.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line): Example => JSON.parse(line))

describe('the given examples', () => {
  it.each(examples)('$name: $why', ({ request, expect: wanted }) => {
    expect(reachOps['reach.diagnose']?.(request)).toMatchObject({
      cause: wanted.cause,
      layers: expect.arrayContaining(
        Object.entries(wanted.layers ?? {}).map(([layer, state]) => expect.objectContaining({ layer, state })),
      ),
    })
  })
})
