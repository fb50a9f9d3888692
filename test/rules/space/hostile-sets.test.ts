import { describe, expect, it } from 'vitest'
import { blockAt } from '@/lib/cidr'
import { compare, exposed, type Rule, type RuleSet, redundant, SpaceLimit } from '@/lib/rules'
import { listOf } from '../../bench/rule-lists'

function mapped(set: RuleSet, change: (rule: Rule, index: number) => Rule): RuleSet {
  return { ...set, groups: set.groups.map((group) => ({ ...group, rules: group.rules.map(change) })) }
}

/** Far above what any of these takes on a slow machine, far below a hang. */
const patience = 120_000

describe('sets made to be hard', () => {
  it(
    'forty thousand rules',
    () => {
      const set = listOf('random', 40_000)
      const { redundant: gone, needed } = redundant(set)
      expect(gone.length + needed.length).toBe(40_000)
    },
    patience,
  )

  it(
    'a thousand strips that cross a thousand others, each again one priority weaker',
    () => {
      const set = mapped(listOf('cross-dup', 4000), (rule, index) =>
        index % 2 === 0 ? rule : { ...rule, priority: rule.priority + 1 },
      )
      // V-3: a drop stands between each accept and its weaker copy, so only the first of those is needed.
      expect(redundant(set).redundant.length).toBe(3000)
    },
    patience,
  )

  it(
    'source ports and own addresses on every rule',
    () => {
      const set = mapped(listOf('random', 400), (rule, index) => ({
        ...rule,
        sourcePorts: { kind: 'range', start: 1 + index * 7, end: 30_000 + index * 11 },
        self: blockAt(4, BigInt(index) << 22n, index % 8),
      }))
      const { redundant: gone, needed } = redundant(set)
      expect(gone.length + needed.length).toBe(400)
    },
    patience,
  )

  it(
    'more groups than are analysed: the limit is named',
    () => {
      const set = mapped(listOf('real', 3000), (rule, index) => ({
        ...rule,
        peer: { kind: 'group', groupId: `sg-${index}`, account: null },
      }))
      expect(() => redundant(set)).toThrow(SpaceLimit)
      expect(() => redundant(set)).toThrow('conditions: more than 500')
    },
    patience,
  )

  it(
    'lists whose entries multiply out: the limit is named',
    () => {
      const blocks = Array.from({ length: 30_000 }, (_, index) => blockAt(4, BigInt(index) << 10n, 32))
      const set = mapped(listOf('real', 20), (rule) => ({ ...rule, peer: { kind: 'prefix-list', id: 'pl-1' } }))
      const list = { id: 'pl-1', name: '', family: 4 as const, blocks, maxEntries: null }
      expect(() => redundant({ ...set, prefixLists: new Map([['pl-1', list]]) })).toThrow('boxes: more than 400000')
    },
    patience,
  )

  it(
    'lists whose entries multiply out: the rules that cost the most are named, costliest first, and no others',
    () => {
      const blocks = Array.from({ length: 30_000 }, (_, index) => blockAt(4, BigInt(index) << 10n, 32))
      const ranges = Array.from({ length: 20 }, (_, index) => ({ start: 2 * index + 1, end: 2 * index + 1 }))
      const peer = { kind: 'prefix-list' as const, id: 'pl-1' }
      const ports = { kind: 'list' as const, id: 'prl-1' }
      const set: RuleSet = {
        ...mapped(listOf('real', 20), (rule, index) => {
          if (index === 3) return { ...rule, ports }
          if (index === 5) return { ...rule, peer, ports }
          if (index === 7) return { ...rule, peer }
          // Of a list that is missing nothing is known.
          return index === 9 ? { ...rule, ports: { kind: 'list', id: 'prl-9' } } : rule
        }),
        prefixLists: new Map([['pl-1', { id: 'pl-1', name: '', family: 4, blocks, maxEntries: null }]]),
        portLists: new Map([['prl-1', { id: 'prl-1', name: '', ranges }]]),
      }
      const at = (index: number) => set.groups.flatMap(({ rules }) => rules)[index]?.id
      let named: unknown
      try {
        redundant(set)
      } catch (error) {
        named = error instanceof SpaceLimit ? error.rules.map(({ rule }) => rule) : error
      }
      expect(named).toEqual([5, 7, 3].map(at))
    },
    patience,
  )

  it(
    'names of groups that look like the parts of other names',
    () => {
      const names = ['a', 'a\nb', 'b', 'group a', '__proto__', '\ud800']
      const set = mapped(listOf('real', 60), (rule, index) => ({
        ...rule,
        peer: { kind: 'group', groupId: names[index % names.length] ?? '', account: null },
      }))
      const { redundant: gone } = redundant(set)
      for (const { rule } of gone) {
        const without = {
          ...set,
          groups: set.groups.map((group) => ({ ...group, rules: group.rules.filter((each) => each !== rule) })),
        }
        expect(compare(set, without)).toBeNull()
      }
    },
    patience,
  )

  it(
    'exposure of lists that cross',
    () => {
      expect(exposed(listOf('cross', 2000), blockAt(4, 0n, 0), 'tcp').partly.length).toBeGreaterThan(0)
    },
    patience,
  )
})

describe('long work', () => {
  it(
    'reports the share that is done, and ends when the report throws',
    () => {
      const set = listOf('cross', 3000)
      const shares: number[] = []
      redundant(set, (share) => shares.push(share))
      expect(shares.every((share, index) => share >= (shares[index - 1] ?? 0) && share <= 1)).toBe(true)
      expect(shares.length).toBeGreaterThan(0)
      expect(() =>
        redundant(set, () => {
          throw new Error('enough')
        }),
      ).toThrow('enough')
    },
    patience,
  )
})
