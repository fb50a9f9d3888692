import type { Rule, RuleSet } from '../model'
import { ruleDocument } from '../write/documents'
import { type Decider, decidersOf, planesOf, prepare, walk } from './plane'

/** Why a rule can go (R-1…R-5). */
export type Why = 'duplicate' | 'covered' | 'unreachable' | 'repeats-default'

export interface Redundant {
  readonly rule: Rule
  readonly why: Why
}

/** What was seen of a rule where it matches. */
interface Seen {
  /** It is the strongest somewhere. */
  first: boolean
  /** Where it is first, the next that matches would do the opposite somewhere. */
  needed: boolean
  /** Where it is first, only the built-in default follows somewhere. */
  beforeDefault: boolean
  /** A stronger rule with its own action, or in-group access, hides it somewhere. */
  hiddenBySame: boolean
}

/**
 * Exactly the rules whose deletion alone changes no verdict for any packet, over the whole packet space, by rules and
 * built-in defaults alone. A rule is needed if and only if somewhere it is the first to match and what comes next has the
 * other action. Lists whose entries are missing may hold anything.
 *
 * - `duplicate`: another rule is equal in everything but id, description and group
 * - `unreachable`: a rule of the other action decides before it wherever it matches, or it matches nothing
 * - `covered`: rules of its own action decide in its place (R-2, R-2b, R-4)
 * - `repeats-default`: the built-in default would do the same
 */
export function redundant(set: RuleSet): Redundant[] {
  const prepared = prepare(set)
  const all = set.groups.flatMap((group) => group.rules)
  const seen = new Map<Rule, Seen>()
  const seenOf = (rule: Rule): Seen => {
    const found = seen.get(rule)
    if (found) return found
    const fresh = { first: false, needed: false, beforeDefault: false, hiddenBySame: false }
    seen.set(rule, fresh)
    return fresh
  }
  const settled = (decider: Decider) => decider.rule === null || (seen.get(decider.rule)?.needed ?? false)
  for (const plane of planesOf([prepared])) {
    walk(
      plane.whole,
      [decidersOf(prepared, plane)],
      2,
      (_, [deciders = []]) => {
        const [top, next] = deciders
        if (!top?.rule || !next) return false
        const of = seenOf(top.rule)
        of.first = true
        if (next.action !== top.action) of.needed = true
        else if (next.rule === null) of.beforeDefault = true
        return false
      },
      ([deciders = []]) => deciders.every(settled),
    )
  }
  const gone = all.filter((rule) => !seen.get(rule)?.needed)
  markHidden(prepared, gone, seenOf)
  const shapes = new Map<string, number>()
  for (const rule of all) shapes.set(shapeOf(rule), (shapes.get(shapeOf(rule)) ?? 0) + 1)
  return gone.map((rule) => ({ rule, why: whyOf(seenOf(rule), (shapes.get(shapeOf(rule)) ?? 0) > 1) }))
}

/** For rules that are never first: whether something of their own action stands before them somewhere. */
function markHidden(prepared: ReturnType<typeof prepare>, gone: readonly Rule[], seenOf: (rule: Rule) => Seen) {
  const dead = new Set(gone.filter((rule) => !seenOf(rule).first))
  if (dead.size === 0) return
  for (const plane of planesOf([prepared])) {
    const deciders = decidersOf(prepared, plane)
    for (const decider of deciders) {
      if (!decider.rule || !dead.has(decider.rule) || seenOf(decider.rule).hiddenBySame) continue
      const { rule, action } = decider
      walk(decider.box, [deciders], 1, (_, [strongest]) => {
        const [top] = strongest ?? []
        if (top && top.rule !== rule && top.action === action) {
          seenOf(rule).hiddenBySame = true
          return true
        }
        return false
      })
    }
  }
}

function whyOf(seen: Seen, twin: boolean): Why {
  if (twin) return 'duplicate'
  if (!seen.first) return seen.hiddenBySame ? 'covered' : 'unreachable'
  return seen.beforeDefault ? 'repeats-default' : 'covered'
}

function shapeOf(rule: Rule): string {
  const { SecurityGroupRuleId: _, Description: __, ...shape } = ruleDocument(rule)
  return JSON.stringify(shape)
}
