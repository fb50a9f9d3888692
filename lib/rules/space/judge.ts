import type { RuleSet } from '../model'
import { type Change, differences, type Outcome } from './difference'
import { type Example, exampleIn, sizeOfCell } from './natural'

/** What a rule set has to do: accept every packet that `must` accepts, and none that `may` does not accept. */
export interface Specification {
  readonly must: RuleSet
  /** The same object as `must`: the two have to be equal. */
  readonly may: RuleSet
}

/** A packet that proves a rule set wrong. */
export interface Counterexample extends Example {
  /** What the specification does with it, and by what. */
  readonly wanted: Outcome
  /** What the judged set does with it, and by what. */
  readonly got: Outcome
  /**
   * How many packets are wrong in this way, told apart by what rules look at: protocol, destination port and peer
   * address, and source port and own address where a rule restricts them. Those that need a membership or a missing list
   * count once, with the fewest that show the difference.
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
 */
export function judge(set: RuleSet, { must, may }: Specification): Judgement {
  const changes = differences(must, set)
  const tooClosed = worst(changes.filter(({ before }) => before.action === 'accept'))
  const tooOpen = worst(
    (must === may ? changes : differences(may, set)).filter(({ after }) => after.action === 'accept'),
  )
  return { ok: !tooClosed && !tooOpen, tooClosed, tooOpen }
}

function worst(changes: readonly Change[]): Counterexample | null {
  let best: Counterexample | null = null
  let size = 0n
  for (const { cell, before, after } of changes) {
    size += sizeOfCell(cell)
    const example = exampleIn(cell)
    if (best === null || example.strangeness < best.strangeness) {
      best = { ...example, wanted: before, got: after, size }
    }
  }
  return best && { ...best, size }
}
