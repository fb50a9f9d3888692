import type { Decider, Rule, RuleSet } from '../model'
import { inGroup, type Layout, layOut, type Space } from './boxes/layout'
import { decisionOfBox } from './difference'
import { boxesIn, planeOf, slotGroups } from './planes/plane'
import { packetsIn } from './regions/size'
import { walk } from './walk/walk'
import { Work } from './walk/work'
import { isNeededIn } from './without'

/** What decides the packets of a rule when the rule is not there. */
export interface Blocker {
  readonly by: Decider
  readonly action: Rule['action']
  /** How many of the rule's packets it decides, counted as in `Region`. */
  readonly size: bigint
}

/** Why nothing changes when a rule goes. */
export interface RuleExplanation {
  /**
   * A small set that decides all packets of the rule in its place, largest share first; one that covers the rule stands for
   * smaller ones of its action. Empty when the rule matches no packet.
   */
  readonly blockers: readonly Blocker[]
  /** The largest of the other action: the traffic that is not treated as the rule says. */
  readonly opposite: Blocker | null
  /** The share of its packets, 0–1, that is not treated as the rule says: by all of the other action together. */
  readonly otherwise: number
  /** Whether the rule can go for its own group alone, so for every member of it whatever other groups they have. */
  readonly sameGroup: boolean
}

/**
 * Explains a rule that `redundant` named. Asked for one rule at a time, since most lists show few at once.
 *
 * @param rule one of the set's own rule objects
 */
export function explain(set: RuleSet, rule: Rule): RuleExplanation {
  const work = new Work()
  const space = laidOut(set).whole
  const index = space.rules.indexOf(rule)
  const shares = new Map<string, Share>()
  let boxes = 0
  for (const layout of space.layouts) boxes += shareOut(space, layout, index, shares, work)
  const all = [...shares.values()].sort((a, b) => (a.size < b.size ? 1 : a.size > b.size ? -1 : 0))
  const opposite = all.find(({ action }) => action !== rule.action)
  const kept = all.filter((each) => {
    const cover = all.find(({ covered, action }) => covered.size === boxes && action === each.action)
    return cover === undefined || cover === each
  })
  return {
    blockers: kept.map(told),
    opposite: opposite ? told(opposite) : null,
    otherwise: shareOf(all, (each) => each.action !== rule.action),
    sameGroup: goesAlone(set, rule, work),
  }
}

/** The part of all packets that some deciders have, to a millionth; never 0 or 1 where there are packets on the other side. */
function shareOf(all: readonly Share[], isOne: (share: Share) => boolean): number {
  const sum = (some: readonly Share[]) => some.reduce((size, each) => size + each.size, 0n)
  const [part, whole] = [sum(all.filter(isOne)), sum(all)]
  if (part === 0n || part === whole) return part === 0n ? 0 : 1
  const millionths = Number((part * 1_000_000n) / whole)
  return Math.min(Math.max(millionths, 1), 999_999) / 1_000_000
}

/** Laid out once for all rules of a set that are asked about, each group alone as well. */
const spaces = new WeakMap<RuleSet, { readonly whole: Space; readonly groups: Map<string, Space> }>()

function laidOut(set: RuleSet) {
  const found = spaces.get(set) ?? { whole: layOut([set]), groups: new Map<string, Space>() }
  spaces.set(set, found)
  return found
}

function groupSpaceOf(set: RuleSet, group: string): Space {
  const { groups } = laidOut(set)
  const found = groups.get(group) ?? layOut([{ ...set, groups: set.groups.filter(({ id }) => id === group) }])
  groups.set(group, found)
  return found
}

interface Share extends Blocker {
  /** Boxes of the rule that lie in one of its boxes as a whole. */
  readonly covered: Set<string>
}

function told({ by, action, size }: Blocker): Blocker {
  return { by, action, size }
}

/** Adds up who decides the packets of a rule's boxes, with what the rule needs of them and no more; returns how many. */
function shareOut(space: Space, layout: Layout, index: number, shares: Map<string, Share>, work: Work): number {
  const own: number[] = []
  layout.owner.forEach((rule, box) => {
    if (rule === index) own.push(box)
  })
  const [some] = own
  if (some === undefined) return 0
  const atoms = layout.conditions[layout.condition[some] ?? 0] ?? []
  for (const bits of slotGroups(layout)) {
    if (((layout.slots[some] ?? 0) & bits) === 0) continue
    const plane = planeOf(
      layout,
      bits,
      boxesIn(layout, bits, (box) => layout.owner[box] !== index),
      atoms,
    )
    for (const box of own) {
      const question = {
        plane,
        depth: 'each' as const,
        settled: () => false,
        visit: (region: Int32Array, first: number) => {
          const { by, action } = decisionOfBox(space, layout, first, 0)
          const key = JSON.stringify(by)
          const share = shares.get(key)
          const size = (share?.size ?? 0n) + packetsIn(plane, region)
          const covered = share?.covered ?? new Set()
          if (contains(layout, first, box)) covered.add(`${layout.direction} ${layout.family} ${box}`)
          shares.set(key, { by, action, size, covered })
          return false
        },
      }
      walk(question, layout.bounds.slice(8 * box, 8 * box + 8), work)
    }
  }
  return own.length
}

function contains({ bounds, slots, owner }: Layout, outer: number, inner: number): boolean {
  if (owner[outer] === inGroup) return true
  if (((slots[inner] ?? 0) & ~(slots[outer] ?? 0)) !== 0) return false
  for (let at = 0; at < 8; at += 2) {
    if ((bounds[8 * outer + at] ?? 0) > (bounds[8 * inner + at] ?? 0)) return false
    if ((bounds[8 * outer + at + 1] ?? 0) < (bounds[8 * inner + at + 1] ?? 0)) return false
  }
  return true
}

function goesAlone(set: RuleSet, rule: Rule, work: Work): boolean {
  if (set.groups.length === 1) return true
  const alone = groupSpaceOf(set, rule.group)
  return !isNeededIn(alone, alone.rules.indexOf(rule), new Set(), work)
}
