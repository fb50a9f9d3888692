import { describe, expect, it, vi } from 'vitest'
import { compare, type RuleSet, redundant, removableTogether, search } from '@/lib/rules'
import { Work } from '@/lib/rules/space/walk/work'
import { listOf } from '../../bench/rule-lists'
import { blocks, fiveTuples } from './many-rules'

/** Steps that an analysis counts: what it is bounded by, on any machine. */
function stepsOf(analysis: () => unknown): number {
  const counted = vi.spyOn(Work.prototype, 'spend')
  try {
    analysis()
    return counted.mock.calls.reduce((sum, [steps]) => sum + steps, 0)
  } finally {
    counted.mockRestore()
  }
}

/** The same rules, of which every seventh has turned. */
function turned({ groups, ...rest }: RuleSet): RuleSet {
  return {
    ...rest,
    groups: groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule, index) =>
        index % 7 === 3 ? { ...rule, action: rule.action === 'accept' ? 'drop' : 'accept' } : rule,
      ),
    })),
  }
}

const lists = {
  real: () => listOf('real', 300),
  random: () => listOf('random', 200),
  crossing: () => listOf('cross', 80),
  twice: () => listOf('cross-dup', 80),
  'IPv4 blocks': () => blocks(4, 300),
  'IPv6 blocks': () => blocks(6, 300),
  'five-tuples': () => fiveTuples(25),
} as const

const analyses = {
  redundant: (set: RuleSet) => redundant(set),
  'removable together': (set: RuleSet) => removableTogether(set),
  compare: (set: RuleSet) => compare(set, turned(set)),
  'compare with itself': (set: RuleSet) => compare(set, set),
  'search for what is let in': (set: RuleSet) => search(set, { verdict: 'accept' }),
  'search at a port': (set: RuleSet) =>
    search(set, { verdict: 'accept', direction: 'ingress', ports: [{ start: 22, end: 22 }] }),
} as const

/** Steps, by list and in the order of the analyses. An analysis that needs fewer is told so here; blocks of both families take the same. */
const most: Readonly<Record<keyof typeof lists, readonly number[]>> = {
  real: [12_167, 30_490, 10_185, 0, 12_979, 615],
  random: [10_578, 27_091, 7_645, 0, 16_730, 222],
  crossing: [9_369, 19_443, 22_203, 0, 32_053, 81],
  twice: [0, 5_247, 3_922, 0, 5_559, 81],
  'IPv4 blocks': [14_725, 54_826, 11_260, 0, 18_444, 301],
  'IPv6 blocks': [14_725, 54_826, 11_260, 0, 18_444, 301],
  'five-tuples': [5_767, 9_972, 2_266, 0, 9_160, 104],
}

describe('the walks do no more work than they need', () => {
  it.each(Object.keys(lists) as (keyof typeof lists)[])('%s', (name) => {
    const set = lists[name]()
    expect(Object.values(analyses).map((analysis) => stepsOf(() => analysis(set)))).toEqual(most[name])
  })
})
