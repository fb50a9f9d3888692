import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget, type Target } from '@/lib/reachability'
import { gather } from '@/lib/reachability/read/gather'

interface Case {
  readonly name: string
  readonly target: Target
  readonly evidence: readonly string[]
}

const cases = ['cases', 'public', 'tools', 'threads', 'posts'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line): Case[] => {
      const { name: own, request } = JSON.parse(line)
      const target = parseTarget(request.target)
      const evidence = request.evidence.filter((piece: unknown) => typeof piece === 'string')
      return target.ok && evidence.length > 1 ? [{ name: own, target: target.target, evidence }] : []
    }),
)

/** Cases of one piece. */
const singles = ['cases', 'tools', 'threads', 'posts', 'pastes'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line): { name: string; target: Target; text: string }[] => {
      const { name: own, request } = JSON.parse(line)
      const target = parseTarget(request.target)
      const [text, another] = request.evidence
      return target.ok && typeof text === 'string' && another === undefined
        ? [{ name: own, target: target.target, text }]
        : []
    }),
)

/** What must not depend on how the pieces were pasted. */
function essence({ cause, layers, next }: Diagnosis) {
  return { cause, layers: layers.map(({ layer, state }) => `${layer} ${state}`), next: next?.kind ?? null }
}

/** The pieces in another order, some of them pasted under one another. */
const pastes = (pieces: readonly string[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...pieces], { minLength: pieces.length }),
      fc.array(fc.constantFrom('apart', '\n', '\n\n', '\n\n\n'), {
        minLength: pieces.length,
        maxLength: pieces.length,
      }),
    )
    .map(([order, joints]) => {
      const found: string[] = []
      for (const [index, piece] of order.entries()) {
        const joint = joints[index] ?? 'apart'
        const last = found.pop()
        if (last === undefined) found.push(piece)
        else if (joint === 'apart') found.push(last, piece)
        else found.push(`${last}${joint}${piece}`)
      }
      return found
    })

describe('the answer is the same for every order and split', { timeout: 60_000 }, () => {
  it('there are many cases of several pieces', () => expect(cases.length).toBeGreaterThan(50))

  it.each(cases)('$name', ({ target, evidence }) => {
    const expected = essence(diagnose({ target, evidence }))
    fc.assert(
      fc.property(pastes(evidence), (pieces) => {
        expect(essence(diagnose({ target, evidence: pieces }))).toEqual(expected)
      }),
      { numRuns: 3 },
    )
  })
})

/** Where a prompt stands with a command behind it. */
const prompt =
  /^(?:\[?[\w.-]{1,40}@[\w.-]{1,64}[ :][^#$%\n]{0,60}[#$%] ?\S|[$#] [a-z]|PS [A-Z]:\\[^>]*> ?\S|[A-Z]:\\[^>]*>\S)/

/** A paste of several commands, taken apart at their prompts; null where there are not several, or none has an output. */
function commandsIn(text: string): string[] | null {
  const lines = text.split('\n')
  const starts = lines.flatMap((line, index) => (prompt.test(line) ? [index] : []))
  const [first = 0] = starts
  const parts = starts.map((start, index) =>
    lines
      .slice(start, starts[index + 1])
      .join('\n')
      .trimEnd(),
  )
  const before = lines.slice(0, first).join('\n').trimEnd()
  const isRun = parts.some((part) => part.includes('\n'))
  return starts.length > 1 && isRun ? [...(before === '' ? [] : [before]), ...parts] : null
}

describe('commands of one paste may stand in any order, or each in a paste of its own', { timeout: 60_000 }, () => {
  const pasted = singles.flatMap(({ name, target, text }) => {
    const parts = commandsIn(text)
    return parts ? [{ name, target, text, parts }] : []
  })

  it('there are many such pastes', () => expect(pasted.length).toBeGreaterThan(60))

  it.each(pasted)('$name', ({ target, text, parts }) => {
    const expected = essence(diagnose({ target, evidence: [text] }))
    // A prompt behind each: that its output is all there is no matter of where it stands.
    const ended = parts.map((part) => `${part}\n$ `)
    for (const evidence of [ended, [ended.join('\n')], [ended.toReversed().join('\n')], ended.toReversed()]) {
      expect(essence(diagnose({ target, evidence }))).toEqual(expected)
    }
  })
})

describe('what was read is plain data', () => {
  it.each(cases)('$name', ({ evidence }) => {
    const gathered = gather(evidence)
    expect(structuredClone(gathered)).toEqual(gathered)
  })
})

describe('a reader is one file and one line', () => {
  it('added to a copy of the room, it is asked with each block, and heads a stretch of its own', async () => {
    const room = join(mkdtempSync(join(tmpdir(), 'readers-')), 'reachability')
    try {
      cpSync(new URL('../../lib/reachability', import.meta.url), room, { recursive: true })
      writeFileSync(
        join(room, 'read/dummy.ts'),
        `import type { Reader } from './reader'
        export const dummy: Reader = {
          name: 'dummy',
          heads: [/^DUMMY 1\\.0$/],
          read: ({ at, lines }) =>
            lines.includes('DUMMY 1.0') ? [{ kind: 'host', tool: 'dummy', fact: 'selinux-on', at, line: 'DUMMY 1.0' }] : [],
        }`,
      )
      appendFileSync(join(room, 'read/readers.ts'), "export { dummy } from './dummy'\n")
      const outfile = join(room, 'bundle.mjs')
      await build({
        entryPoints: [join(room, 'index.ts')],
        outfile,
        bundle: true,
        format: 'esm',
        logLevel: 'silent',
        alias: { '@/lib': fileURLToPath(new URL('../../lib', import.meta.url)) },
      })
      const { diagnose: withDummy }: typeof import('@/lib/reachability') = await import(outfile)
      const [one] = cases
      if (!one) throw new Error('no case')
      const { understood } = withDummy({ target: one.target, evidence: ['some text\nDUMMY 1.0\nmore'] })
      expect(understood.map(({ as, from }) => [as, from])).toEqual([
        [[], 1],
        [['dummy'], 2],
      ])
    } finally {
      rmSync(room, { recursive: true, force: true })
    }
  })
})
