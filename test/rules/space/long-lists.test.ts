import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, blockAt, type Family, lastOf } from '@/lib/cidr'
import { type Rule, type RuleFields, redundant, ruleSetOf, type Why } from '@/lib/rules'

/** Blocks of a few bits within one wide block, so that most of them lie in others. */
const family: fc.Arbitrary<Family> = fc.constantFrom(4, 6)
const nested = (of: Family): fc.Arbitrary<Block> =>
  fc.tuple(fc.nat(31), fc.nat(5)).map(([bits, length]) => {
    const wide = of === 4 ? 8 : 32
    const base = of === 4 ? 10n << 24n : 0x20010db8n << 96n
    return blockAt(of, base + (BigInt(bits) << BigInt(maxBits[of] - wide - 5)), wide + length)
  })
const maxBits = { 4: 32, 6: 128 } as const

const ports = fc.constantFrom(
  { start: 22, end: 22 },
  { start: 22, end: 22 },
  { start: 443, end: 443 },
  { start: 20, end: 30 },
  { start: 1, end: 65_535 },
)

const ruleOf = (of: Family, tuples: boolean): fc.Arbitrary<RuleFields> =>
  fc.record({
    direction: fc.constant('ingress' as const),
    protocol: fc.constant('tcp' as const),
    ports: ports.map((range) => ({ kind: 'range' as const, ...range })),
    peer: nested(of).map((block) => ({ kind: 'cidr' as const, block })),
    self: tuples ? fc.option(nested(of), { freq: 3, nil: null }) : fc.constant(null),
    action: fc.constantFrom('accept' as const, 'drop' as const),
    priority: fc.integer({ min: 1, max: 12 }),
  })

/** Long lists of rules that mostly hide each other, with and without rules that look at the own address. */
const longList = fc
  .tuple(family, fc.boolean())
  .chain(([of, tuples]) => fc.array(ruleOf(of, tuples), { minLength: 30, maxLength: 90 }))
  .map((rules) => ruleSetOf([{ id: 'sg-1', innerAccess: 'drop', rules }]).groups.flatMap((group) => group.rules))

interface Span {
  readonly first: bigint
  readonly last: bigint
}

function spansOf({ ports: of, peer, self }: Rule): readonly Span[] {
  if (of.kind !== 'range' || peer.kind !== 'cidr') throw new Error('not a rule of this test')
  const { block } = peer
  const own = self ? { first: self.first, last: lastOf(self) } : { first: 0n, last: (1n << 128n) - 1n }
  return [{ first: BigInt(of.start), last: BigInt(of.end) }, { first: block.first, last: lastOf(block) }, own]
}

/** A number of each stretch in which no rule tells numbers apart. */
function numbersOf(rules: readonly Rule[], axis: number): bigint[] {
  return [...new Set([1n, ...rules.flatMap((rule) => firstAndNext(spansOf(rule)[axis]))])]
}

function firstAndNext(span: Span | undefined): bigint[] {
  return span ? [span.first, span.last + 1n] : []
}

/** What the rules do to every packet, one after the other: why each can go, or null where it is needed. */
function plainWhy(rules: readonly Rule[]): (Why | null)[] {
  const order = [...rules].sort(
    (a, b) => a.priority - b.priority || (a.action === b.action ? 0 : a.action === 'drop' ? -1 : 1),
  )
  const spans = new Map(order.map((rule) => [rule, spansOf(rule)]))
  const seen = new Map(order.map((rule) => [rule, new Set<string>()]))
  for (const port of numbersOf(rules, 0)) {
    for (const peer of numbersOf(rules, 1)) {
      for (const self of numbersOf(rules, 2)) {
        const point = [port, peer, self]
        const hits = order.filter((rule) =>
          spans
            .get(rule)
            ?.every(({ first, last }, axis) => first <= (point[axis] ?? 0n) && (point[axis] ?? 0n) <= last),
        )
        const [first, second] = hits
        for (const rule of hits) seen.get(rule)?.add(first?.action === rule.action ? 'same' : 'other')
        if (!first) continue
        seen.get(first)?.add('first')
        if (!second) seen.get(first)?.add('default')
        if (first.action !== (second?.action ?? 'drop')) seen.get(first)?.add('needed')
      }
    }
  }
  const shape = ({ ports: of, peer, self, action, priority }: Rule) =>
    JSON.stringify([of, peer, self, action, priority], (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    )
  return rules.map((rule) => {
    const of = seen.get(rule) ?? new Set()
    if (of.has('needed')) return null
    if (rules.filter((other) => shape(other) === shape(rule)).length > 1) return 'duplicate'
    if (of.has('first')) return of.has('default') ? 'repeats-default' : 'covered'
    return of.has('same') ? 'covered' : 'unreachable'
  })
}

describe('long lists whose rules mostly hide each other', () => {
  it('R-1…R-5, each rule that can go and why, as every packet tells', () => {
    fc.assert(
      fc.property(longList, (rules) => {
        const set = ruleSetOf([{ id: 'sg-1', innerAccess: 'drop', rules }])
        const whys = new Map(redundant(set).redundant.map(({ rule, why }) => [rule.id, why]))
        const listed = set.groups.flatMap((group) => group.rules)
        expect(listed.map(({ id }) => whys.get(id) ?? null)).toEqual(plainWhy(listed))
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
