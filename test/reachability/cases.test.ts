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

const prefixed = (prefix: string) => (texts: readonly string[]) => texts.map((text) => text.replace(/^/gm, prefix))
const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What happens to output on its way into a paste. */
const ways: Readonly<Record<string, (texts: readonly string[]) => string[]>> = {
  'in one piece': (texts) => [texts.join('\n')],
  'with empty lines between': (texts) => [texts.join('\n\n\n')],
  'in another order': (texts) => [...texts].reverse(),
  'with CRLF': (texts) => texts.map((text) => text.replace(/\r?\n/g, '\r\n')),
  'quoted in a mail': prefixed('> '),
  'under a point of a list': prefixed('    '),
  'in fences': (texts) => [`Here it is:\n\n${texts.map((text) => `\`\`\`\n${text}\n\`\`\``).join('\n\nand\n\n')}`],
  'with blanks at the ends of lines': (texts) => texts.map((text) => text.replace(/$/gm, '   ')),
  'with blanks that do not break': (texts) => texts.map((text) => text.replaceAll(' ', '\u00a0')),
  'in colour': (texts) => texts.map((text) => text.replace(/^(\S+)/gm, '\u001b[1;32m$1\u001b[0m')),
  'between garbage': (texts) => ['lorem ipsum dolor', ...texts, '{"foo": [1,2', '?????'],
  twice: (texts) => [...texts, ...texts],
  'as the source of a web page': (texts) => texts.map((text) => text.replace(/[&<>"]/g, (mark) => escaped[mark] ?? '')),
}

describe('the same, however it was pasted', () => {
  const plain = [...diagnoses].flatMap(([one, { cause }]) => {
    const { evidence } = one.request
    const texts = Array.isArray(evidence) ? evidence.filter((piece) => typeof piece === 'string') : []
    // A text that is quoted already is not quoted out of a fence.
    return Array.isArray(evidence) && texts.length === evidence.length && one.name !== 'm-quoted-mail'
      ? [{ one, texts, cause }]
      : []
  })

  it.each(Object.entries(ways))('%s', (_, way) => {
    const changed = plain.flatMap(({ one, texts, cause }) => {
      const answer = reachOps['reach.diagnose']?.({ ...one.request, evidence: way(texts) }) as Diagnosis
      return answer.cause === cause ? [] : [`${one.name}: ${cause}, now ${answer.cause}`]
    })
    expect(changed).toEqual([])
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
