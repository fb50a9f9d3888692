import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FirstLook } from '@/lib/reachability/look'
import { alternativesOf, literalsOf } from '@/lib/reachability/look/literals'
import { gather } from '@/lib/reachability/read/gather'
import type { EvidenceReader } from '@/lib/reachability/read/reader'
import * as every from '@/lib/reachability/read/readers'
import { cpuTime, expectWithin } from '../cpu-time'
import { diceOf, fixturePieces } from './large-pastes'

describe('the literals that a pattern cannot match without', () => {
  it.each([
    [/connection refused/i, ['connection refused']],
    [/refused|拒绝连接|Отказано/i, ['refused', '拒绝连接', 'отказано']],
    // What may be missing, or repeated, parts what stands around it.
    [/ab+cdef/, ['bcdef']],
    [/abc?def/, ['def']],
    [/x{3}yz/, ['xxxyz']],
    // The part that tells most, whether it stands alone or in a group.
    [/foo(?:bar|ba?z)quux/, ['quux']],
    [/\b[Nn]ode \d{1,9}/, ['node ']],
    // Few ways to go on are told one by one, and blanks of any kind are one.
    [/^\s{0,9}(?<port>\d{1,5})\/(tcp|udp)\s/, ['/tcp ', '/udp ']],
    [/(?:tcp|udp)[46]?\s{1,9}x/, ['tcp', 'udp']],
    [/port\t{2}[48]0/, ['port  40', 'port  80']],
    // What is looked at ahead stands in the text, what is looked for in vain does not.
    [/52[0-6](?=: Web server)/, [': web server']],
    [/a(?!bcdef)\d/, null],
    // Letters whose cases are told apart by no table part a literal, too.
    [/Connexion refusée/, ['connexion refus']],
    [/a|bcd/, null],
    [/\^C/, ['^c']],
    [/: /, null],
    [/\d{3}/, null],
  ])('%s', (pattern, literals) => {
    expect(literalsOf(pattern)).toEqual(literals)
  })
})

describe('the alternatives of a pattern', () => {
  it('each by itself, with the two sets that tell most of it', () => {
    expect(alternativesOf(/\bports?\b.{1,40}\b(?:open|allowed)\b|ab.+refused.+\d:: /)).toEqual([
      { source: '\\bports?\\b.{1,40}\\b(?:open|allowed)\\b', needs: [['port'], ['open', 'allowed']] },
      { source: 'ab.+refused.+\\d:: ', needs: [['refused'], [':: ']] },
    ])
  })

  it('all of it where it asks again for what a group has matched', () => {
    expect(alternativesOf(/(a|b)foo\1|barbar/).map(({ source }) => source)).toEqual([
      '(a|b)foo\\1|barbar',
      '(a|b)foo\\1|barbar',
    ])
  })

  it('a line that lacks one of the sets is not asked', () => {
    const look = new FirstLook([[/\bports?\b.{1,40}\b(?:open|allowed)\b/]])
    expect(look.at('port 80 is allowed').has(0)).toBe(true)
    expect(look.at('port 80 is closed').has(0)).toBe(false)
    expect(look.at('it is open').has(0)).toBe(false)
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
        fc.array(literal, { minLength: 1, maxLength: 100 }),
        fc.string(),
        fc.string(),
        (words, before, after) => {
          const groups = words.map((word) => [new RegExp(word)])
          const look = new FirstLook(groups)
          groups.forEach((_, index) => {
            expect(look.at(`${before}${words[index]}${after}`).has(index)).toBe(true)
            expect(look.at(`${before}${words[index]?.toUpperCase()}${after}`).has(index)).toBe(true)
          })
        },
      ),
    )
  })

  it('a sure one says of each line what the patterns themselves say in any case, with or without blanks around it', () => {
    for (let from = 0; from < patterns.length; from += 60) {
      const some = patterns.slice(from, from + 60)
      const look = new FirstLook(
        some.map((pattern) => [pattern]),
        true,
      )
      const plain = some.map(({ source, flags }) => new RegExp(source, `${flags.replace(/[gi]/g, '')}i`))
      const wrong = [...new Set(lines)]
        .filter((line) => line.length <= 1000)
        .flatMap((line) => {
          look.at(line)
          return some.flatMap(({ source }, index) =>
            look.has(index) === [line, line.trim()].some((text) => plain[index]?.test(text))
              ? []
              : [`${source}: ${line}`],
          )
        })
      expect(wrong).toEqual([])
    }
  })

  it('a sure one asks a pattern once, however often its literal stands in a line', { tags: ['timed'] }, () => {
    const pattern = /abcd.{0,900}z/
    const used = cpuTime()
    const look = new FirstLook([[pattern]], true)
    for (let count = 0; count < 500; count += 1) expect(look.at('abcd'.repeat(250)).has(0)).toBe(false)
    // Asked at each of the 250 places it took minutes.
    expectWithin(used(), 3000)
  })

  it('says no to most', () => {
    const look = new FirstLook([[/connection refused/i]])
    expect(look.at('LISTEN 0 128 0.0.0.0:22 0.0.0.0:*').has(0)).toBe(false)
    expect(look.at('curl: (7) Connection refused').has(0)).toBe(true)
  })
})

describe('readers that are asked of what concerns them', () => {
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
      .map((line): string[] => JSON.parse(line).request.evidence.filter((piece: unknown) => typeof piece === 'string')),
  )

  it('find what they find where they are asked of all', () => {
    for (const pieces of texts) expect(gather(pieces)).toEqual(gather(pieces, open))
  })

  it('and in any mixture, order and split of what the tests paste, what they find of the lines that each sign is tried on', {
    timeout: 120_000,
  }, () => {
    // Each reader with all of its signs tried on all of the lines, one after the other.
    const plain = Object.values(every).map((reader: EvidenceReader): EvidenceReader => {
      const patterns = (reader.signs ?? []).map(
        ({ source, flags }) => new RegExp(source, `${flags.replace(/[gi]/g, '')}i`),
      )
      const isSigned = (line: string) =>
        [line, line.trim()].some((text) => patterns.some((pattern) => pattern.test(text)))
      const { signs, asked, sparse, ...rest } = reader
      return {
        ...rest,
        read: (block) => {
          const signed = [...block.lines.keys()].filter((at) => !signs || isSigned(block.lines[at] ?? ''))
          const isAsked = block.command !== null && asked?.test(block.command) === true
          if (!isAsked && signs && signed.length === 0 && !isSigned(block.command ?? '')) return []
          if (!sparse || isAsked) return reader.read(block, signed)
          const lines = signed.map((at) => block.lines[at] ?? '')
          return reader.read({ ...block, lines }, [...signed.keys()])
        },
      }
    })
    const pieces = fixturePieces().filter((piece) => piece.split('\n').every((line) => line.length <= 1000))
    const all = [...new Set(pieces.flatMap((piece) => piece.split('\n')))]
    const dice = diceOf(7)
    const from = <T>(list: readonly T[]) => list[dice(list.length)] as T
    const ways: readonly (() => string)[] = [
      () => from(pieces),
      () => from(pieces).replace(/\d/g, (digit) => (dice(6) === 0 ? String(dice(10)) : digit)),
      () => {
        const lines = from(pieces).split('\n')
        const start = dice(lines.length)
        return lines.slice(start, start + 1 + dice(lines.length)).join('\n')
      },
      () => Array.from({ length: 1 + dice(25) }, () => from(all)).join('\n'),
      () => from(pieces).replace(/$/gm, () => from(['', '', '  ', '\t'])),
      () => {
        const lines = from(pieces).split('\n')
        lines.splice(dice(lines.length + 1), 0, from(all))
        return lines.join('\n')
      },
    ]
    for (let run = 0; run < 400; run += 1) {
      const pasted = Array.from({ length: 1 + dice(4) }, () => {
        const joint = from(['\n', '\n\n', '\n$ \n'])
        return Array.from({ length: 1 + dice(3) }, () => from(ways)()).join(joint)
      })
      expect(gather(pasted)).toEqual(gather(pasted, plain))
    }
  })
})
