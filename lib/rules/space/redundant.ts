import type { Packet, Rule, RuleSet } from '../model'
import { hiddenBySame } from './dead'
import { cellOf } from './regions/cells'
import { exampleIn } from './regions/natural'
import { beforeDefault, isFirst, isNeeded, isTwin, survey } from './survey'
import { Work } from './walk/work'

/** Why a rule can go (R-1…R-5). */
export type Why = 'duplicate' | 'covered' | 'unreachable' | 'repeats-default'

/** A rule whose deletion alone changes no verdict. */
export interface Redundant {
  readonly rule: Rule
  readonly why: Why
  /** This rule and those equal in everything but id, group and description: one of them has to stay. Or none. */
  readonly twins: readonly Rule[]
}

/** A rule that is needed, with a packet that would be treated otherwise without it. */
export interface Needed {
  readonly rule: Rule
  readonly packet: Packet
}

/** Shared by all rules without twins. */
const none: readonly Rule[] = []

export interface Redundancy {
  /** In the order of the documents. */
  readonly redundant: readonly Redundant[]
  readonly needed: readonly Needed[]
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
 *
 * @param onProgress called now and then with the share done, 0–1; what it throws ends the analysis
 * @throws SpaceLimit when the set is too large or too tangled
 */
export function redundant(set: RuleSet, onProgress?: (share: number) => void): Redundancy {
  const work = new Work(onProgress)
  const { space, known, twins, witness } = survey(set, work)
  const redundant: Redundant[] = []
  const needed: Needed[] = []
  const dead: number[] = []
  known.forEach((bits, index) => {
    if ((bits & (isNeeded | isFirst | isTwin)) === 0) dead.push(index)
  })
  const hidden = hiddenBySame(space, dead, work)
  space.rules.forEach((rule, index) => {
    const bits = known[index] ?? 0
    const found = witness[index]
    if (bits & isNeeded && found) {
      const [protocol] = found.plane.protocols
      if (protocol !== undefined) {
        needed.push({ rule, packet: exampleIn(cellOf(found.plane, found.region, protocol)).packet })
      }
      return
    }
    const alike = (bits & isTwin && twins.get(rule)) || none
    const behind: Why = hidden[index] ? 'covered' : 'unreachable'
    const live: Why = bits & beforeDefault ? 'repeats-default' : 'covered'
    redundant.push({ rule, why: alike.length > 0 ? 'duplicate' : bits & isFirst ? live : behind, twins: alike })
  })
  return { redundant, needed }
}
