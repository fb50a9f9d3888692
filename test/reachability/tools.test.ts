import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '@/lib/reachability'
import { reachOps } from '../harness/reach'

interface Case {
  readonly name: string
  readonly request: Record<string, unknown>
  readonly expect: {
    readonly cause: string
    readonly layers?: Record<string, string>
    readonly next?: { readonly kind: string }
    /** Any of these is a good next step. */
    readonly nextKinds?: readonly string[]
  }
  readonly nextCommandMustNotHold?: string
}

const casesOf = (name: string) =>
  readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Case => JSON.parse(line))

const diagnosisOf = ({ request }: Case) => reachOps['reach.diagnose']?.(request) as Diagnosis

describe.each([
  ['what readers pasted and was not read, or read wrongly', 'public'],
  ['what containers, services, logs, clients and the network say', 'tools'],
  ['what threads of forums look like: people, several outputs, documents of the cloud', 'threads'],
  ['pastes of each tool that no rule was made for', 'pastes'],
  ['posts as people write them, with the cause decided before they were read', 'posts'],
])('%s', (_, name) => {
  it.each(casesOf(name))('$name', (one) => {
    const diagnosis = diagnosisOf(one)
    expect(diagnosis).toMatchObject({
      cause: one.expect.cause,
      layers: expect.arrayContaining(
        Object.entries(one.expect.layers ?? {}).map(([layer, state]) => expect.objectContaining({ layer, state })),
      ),
      ...(one.expect.next ? { next: one.expect.next } : {}),
    })
    if (one.expect.nextKinds) expect(one.expect.nextKinds).toContain(diagnosis.next?.kind)
    if (one.nextCommandMustNotHold) expect(diagnosis.next?.command).not.toContain(one.nextCommandMustNotHold)
  })
})

describe('each of them is understood', () => {
  it.each([...casesOf('public'), ...casesOf('tools')])('$name', (one) => {
    expect(diagnosisOf(one).understood.some(({ as }) => as.length > 0)).toBe(true)
  })
})
