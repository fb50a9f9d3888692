import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FirstLook } from '@/lib/reachability/look'
import { literalsOf } from '@/lib/reachability/look/literals'
import { gather } from '@/lib/reachability/read/gather'
import type { EvidenceReader } from '@/lib/reachability/read/reader'
import * as every from '@/lib/reachability/read/readers'

describe('the literals that a pattern cannot match without', () => {
  it.each([
    [/connection refused/i, ['connection refused']],
    [/refused|拒绝连接|Отказано/i, ['refused', '拒绝连接', 'отказано']],
    // What may be missing, or repeated, parts what stands around it.
    [/ab+cdef/, ['cdef']],
    [/abc?def/, ['def']],
    [/x{3}yz/, ['xxxyz']],
    // The part that tells most, whether it stands alone or in a group.
    [/foo(?:bar|ba?z)quux/, ['quux']],
    [/\b[Nn]ode \d{1,9}/, ['node ']],
    [/^\s{0,9}(?<port>\d{1,5})\/(tcp|udp)\s/, ['tcp', 'udp']],
    // What is looked at ahead stands in the text, what is looked for in vain does not.
    [/52[0-6](?=: Web server)/, [': web server']],
    [/a(?!bcdef)\d/, null],
    // Letters whose cases are told apart by no table part a literal, too.
    [/Connexion refusée/, ['connexion refus']],
    [/a|bcd/, null],
    [/\d{3}/, null],
  ])('%s', (pattern, literals) => {
    expect(literalsOf(pattern)).toEqual(literals)
  })
})

const lines = ['cases', 'posts', 'threads', 'tools', 'pastes'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line): string[] => {
      const { request } = JSON.parse(line)
      return request.evidence.flatMap((piece: unknown) => (typeof piece === 'string' ? piece.split('\n') : []))
    }),
)

describe('a first look never misses what a pattern would find', () => {
  const patterns = Object.values(every).flatMap(({ signs }: EvidenceReader) => signs ?? [])
  it('there are many patterns, and each needs something', () => {
    expect(patterns.length).toBeGreaterThan(100)
    expect(patterns.filter((pattern) => literalsOf(pattern) === null)).toEqual([])
  })

  it('each sign of each reader, on each line of the fixtures in any case', () => {
    const looks = patterns.map((pattern) => ({ pattern, look: new FirstLook([null, [pattern]]) }))
    const missed = looks.flatMap(({ pattern, look }) =>
      [...new Set(lines)]
        .filter((line) => new RegExp(pattern.source, pattern.flags.replace('g', '')).test(line))
        .flatMap((line) => (look.at(line).has(1) ? [] : [`${pattern.source}: ${line}`])),
    )
    expect(missed).toEqual([])
  })

  it('literals of any kind, wherever they stand', () => {
    const literal = fc.stringMatching(/^[a-zA-Z0-9 :_\u3042\u30a2\u4e00\u0430\u0416]{3,12}$/)
    fc.assert(
      fc.property(
        fc.array(literal, { minLength: 1, maxLength: 70 }),
        fc.string(),
        fc.string(),
        (words, before, after) => {
          const groups = words.slice(0, 60).map((word) => [new RegExp(word)])
          const look = new FirstLook(groups)
          groups.forEach((_, index) => {
            expect(look.at(`${before}${words[index]}${after}`).has(index)).toBe(true)
            expect(look.at(`${before}${words[index]?.toUpperCase()}${after}`).has(index)).toBe(true)
          })
        },
      ),
    )
  })

  it('says no to most', () => {
    const look = new FirstLook([[/connection refused/i]])
    expect(look.at('LISTEN 0 128 0.0.0.0:22 0.0.0.0:*').has(0)).toBe(false)
    expect(look.at('curl: (7) Connection refused').has(0)).toBe(true)
  })
})

describe('readers that are asked of what concerns them', () => {
  it('find what they find where they are asked of all', () => {
    const open = Object.values(every).map(
      ({ name, heads, single, read }: EvidenceReader): EvidenceReader => ({
        name,
        read,
        ...(heads ? { heads } : {}),
        ...(single ? { single } : {}),
      }),
    )
    const texts = ['cases', 'posts', 'threads', 'tools', 'pastes'].flatMap((name) =>
      readFileSync(new URL(`../fixtures/reachability/${name}.jsonl`, import.meta.url), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): string[] =>
          JSON.parse(line).request.evidence.filter((piece: unknown) => typeof piece === 'string'),
        ),
    )
    for (const pieces of texts) expect(gather(pieces)).toEqual(gather(pieces, open))
  })
})
