import fc from 'fast-check'
import { hostile } from '../text/quote/hostile'

/** Signs and words that parsers stumble over: ends of ranges, names that objects have, characters that look like others. */
const awkward: readonly string[] = [
  ...hostile,
  '0',
  '-1',
  '32',
  '128',
  '65535',
  '65536',
  '4294967296',
  '1e309',
  '00',
  '0x10',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '"',
  '<<EOF\n',
  '/*',
  '#',
  '、',
  '：',
  '“',
  '\u00a0',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\r',
  '\r\n',
  '\t',
  '::ffff:1.2.3.4',
  '0.0.0.0/0',
  '255.255.255.255/33',
]

/** The pieces that a change moves about: words with what joins them, blanks, single signs. */
export function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_./:-]{1,200}|\s{1,200}|./gsu) ?? []
}

/** One change of a text. Places are shares of it, 0–1, so that a change means something in any text. */
type Change =
  | { readonly kind: 'drop' | 'double' | 'move'; readonly at: number; readonly length: number; readonly to: number }
  | { readonly kind: 'replace' | 'insert'; readonly at: number; readonly by: number }
  | { readonly kind: 'awkward'; readonly at: number; readonly by: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'nest'; readonly at: number; readonly length: number; readonly times: number; readonly by: number }
  | { readonly kind: 'join'; readonly at: number; readonly seed: number }

const share = fc.double({ min: 0, max: 1, noNaN: true })
const length = fc.integer({ min: 1, max: 24 })

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom('drop', 'double', 'move'), at: share, length, to: share }),
  fc.record({ kind: fc.constantFrom('replace', 'insert'), at: share, by: share }),
  fc.record({ kind: fc.constant('awkward'), at: share, by: share }),
  fc.record({ kind: fc.constant('cut'), at: share }),
  fc.record({ kind: fc.constant('nest'), at: share, length, times: fc.integer({ min: 1, max: 300 }), by: share }),
  fc.record({ kind: fc.constant('join'), at: share, seed: share }),
)

function pick<T>(list: readonly T[], part: number): T | undefined {
  return list[Math.min(list.length - 1, Math.floor(part * list.length))]
}

const brackets = [
  ['[', ']'],
  ['{"a":', '}'],
  ['(', ')'],
  ['"', '"'],
] as const

function changed(tokens: string[], step: Change, words: readonly string[], seeds: readonly string[]): string[] {
  const at = Math.floor(step.at * tokens.length)
  switch (step.kind) {
    case 'drop':
      return tokens.toSpliced(at, step.length)
    case 'double':
      return tokens.toSpliced(at, 0, ...tokens.slice(at, at + step.length))
    case 'move': {
      const piece = tokens.slice(at, at + step.length)
      const rest = tokens.toSpliced(at, step.length)
      return rest.toSpliced(Math.floor(step.to * rest.length), 0, ...piece)
    }
    case 'replace':
      return tokens.toSpliced(at, 1, pick(words, step.by) ?? '')
    case 'insert':
      return tokens.toSpliced(at, 0, pick(words, step.by) ?? '')
    case 'awkward':
      return tokens.toSpliced(at, 1, pick(awkward, step.by) ?? '')
    case 'cut':
      return tokens.slice(0, at)
    case 'nest': {
      const [open, close] = pick(brackets, step.by) ?? brackets[0]
      const inside = tokens.slice(at, at + step.length).join('')
      return tokens.toSpliced(at, step.length, `${open.repeat(step.times)}${inside}${close.repeat(step.times)}`)
    }
    case 'join':
      return [...tokens.slice(0, at), ...tokensOf(pick(seeds, step.seed) ?? '').slice(0, 400)]
  }
}

/** Texts that begin as one of the seeds, and are then changed: piece by piece, by words of all seeds, by awkward ones. */
export function textsLike(seeds: readonly string[]): fc.Arbitrary<string> {
  const words = [...new Set(seeds.flatMap(tokensOf))]
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 12, size: 'max' }))
    .map(([seed, changes]) =>
      changes.reduce((text, step) => changed(text, step, words, seeds), tokensOf(seed)).join(''),
    )
}
