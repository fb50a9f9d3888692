import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { causes, type Diagnosis, fixKinds, reasonCodes } from '@/lib/reachability'
import { reachOps } from '../harness/reach'

/** Cases in the form of the given examples, written from a reader's desk: every cause, traps, mess, too little, contradictions. */
interface Case {
  readonly name: string
  readonly kind: string
  readonly why: string
  readonly request: Record<string, unknown>
  readonly expect: { readonly cause: string; readonly layers?: Record<string, string> }
}

const cases = readFileSync(new URL('../fixtures/reachability/cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Case => JSON.parse(line))

const diagnoses = new Map(cases.map((one) => [one, reachOps['reach.diagnose']?.(one.request) as Diagnosis]))

const kinds = [...new Set(cases.map(({ kind }) => kind))].sort()

describe.each(kinds)('%s', (kind) => {
  it.each(cases.filter((one) => one.kind === kind))('$name $why', (one) => {
    expect(diagnoses.get(one)).toMatchObject({
      cause: one.expect.cause,
      layers: expect.arrayContaining(
        Object.entries(one.expect.layers ?? {}).map(([layer, state]) => expect.objectContaining({ layer, state })),
      ),
    })
  })
})

describe('all of them together', () => {
  it('every cause has at least six cases, too little and contradiction at least thirty', () => {
    const count = (cause: string) => cases.filter((one) => one.expect.cause === cause).length
    for (const cause of causes) expect(count(cause), cause).toBeGreaterThanOrEqual(6)
    expect(count('unknown')).toBeGreaterThanOrEqual(30)
  })

  it('a cause comes with a failing layer and a fix, an open question with what to look at next', () => {
    for (const [one, { cause, layers, fix, next }] of diagnoses) {
      const fails = layers.some(({ state }) => state === 'fail')
      if (cause === 'unknown') expect([fix, next === null], one.name).toEqual([[], false])
      else if (cause === 'none-found') expect(fails, one.name).toBe(false)
      else expect([fails, fix.length > 0], one.name).toEqual([true, true])
    }
  })

  it('says nothing that has no sentence', () => {
    for (const { layers, fix } of diagnoses.values()) {
      for (const { because } of layers) if (because) expect(reasonCodes).toContain(because.code)
      for (const { kind } of fix) expect(fixKinds).toContain(kind)
    }
  })
})
