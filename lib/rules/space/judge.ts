import type { RuleSet } from '../model'
import type { Space } from './boxes/layout'
import { type Decided, type Difference, decisionOfBox, differences } from './difference'
import { cellsOf } from './regions/cells'
import { type Example, exampleIn } from './regions/natural'
import { packetsIn } from './regions/size'
import { Work } from './walk/work'

/** What a rule set has to do: accept every packet that `must` accepts, and none that `may` does not accept. */
export interface Specification {
  readonly must: RuleSet
  /** The same object as `must`: the two have to be equal. */
  readonly may: RuleSet
}

/** A packet that proves a rule set wrong. */
export interface Counterexample extends Example {
  /** What the specification does with it, and by what. */
  readonly wanted: Decided
  /** What the judged set does with it, and by what. */
  readonly got: Decided
  /**
   * How many packets are wrong in this way, told apart by what rules look at: protocol, destination port and peer
   * address, and source port and own address where a rule restricts them. Packets are counted
   * for each set of memberships and missing lists that what decides them, here and there, needs.
   */
  readonly size: bigint
}

export interface Judgement {
  readonly ok: boolean
  /** Something that has to get through and does not. */
  readonly tooClosed: Counterexample | null
  /** Something that gets through and must not. */
  readonly tooOpen: Counterexample | null
}

/**
 * Holds a rule set against a specification over the whole packet space, by rules and built-in defaults alone (outbound
 * port 25 as if unblocked). Each counterexample is the most natural packet of all that are wrong in its way.
 *
 * @example judge(set, { must: solution, may: solution }).ok // true when the set does what the solution does
 * @throws SpaceLimit when a set is too large or too tangled
 */
export function judge(set: RuleSet, { must, may }: Specification): Judgement {
  const work = new Work()
  const closed = new Worst()
  const open = new Worst()
  const space = differences(
    must,
    set,
    (difference) => {
      if (difference.plane.layout.accepts[difference.before]) closed.see(difference)
      else if (must === may) open.see(difference)
      return false
    },
    work,
  )
  const tooClosed = closed.told(space)
  if (must === may) return judgement(tooClosed, open.told(space))
  const bound = differences(
    may,
    set,
    (difference) => {
      if (difference.plane.layout.accepts[difference.after]) open.see(difference)
      return false
    },
    work,
  )
  return judgement(tooClosed, open.told(bound))
}

function judgement(tooClosed: Counterexample | null, tooOpen: Counterexample | null): Judgement {
  return { ok: !tooClosed && !tooOpen, tooClosed, tooOpen }
}

/** Keeps the most natural example of differences. */
class Worst {
  private best: { readonly example: Example; readonly difference: Difference } | null = null
  private size = 0n

  see(difference: Difference) {
    this.size += packetsIn(difference.plane, difference.region)
    for (const cell of cellsOf(difference.plane, difference.region)) {
      const example = exampleIn(cell)
      if (this.best === null || example.strangeness < this.best.example.strangeness) this.best = { example, difference }
    }
  }

  told(space: Space): Counterexample | null {
    if (!this.best) return null
    const { example, difference } = this.best
    const { layout } = difference.plane
    return {
      ...example,
      wanted: decisionOfBox(space, layout, difference.before, 0),
      got: decisionOfBox(space, layout, difference.after, 1),
      size: this.size,
    }
  }
}
