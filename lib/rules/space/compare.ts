import { decide } from '../decide'
import type { Action, RuleSet, Verdict } from '../model'
import { type Decided, decisionOfBox, differences } from './difference'
import type { Example } from './regions/natural'
import { Parts } from './regions/parts'
import type { Region } from './regions/region'
import { packetsIn } from './regions/size'
import { Work } from './walk/work'

/** A region that a change opens or closes. */
export interface ChangedRegion extends Region {
  readonly before: Action
  readonly after: Action
}

/** How two rule sets differ. */
export interface Comparison {
  /** The most natural packet that they treat differently. */
  readonly example: Example & {
    /** What decides, where the lists that it names hold the packet and other missing lists do not. */
    readonly before: Decided
    readonly after: Decided
    /** The verdicts as `decide` gives them: with lists missing they may depend. */
    readonly verdicts: { readonly before: Verdict; readonly after: Verdict }
  }
  /** How many packets a change from the one to the other lets in, counted as in `Region`. Exact. */
  readonly opened: bigint
  /** How many it keeps out. Exact. */
  readonly closed: bigint
  /** What opens and closes, merged into few regions, the most natural first. */
  readonly regions: readonly ChangedRegion[]
  /** False when the sets differ in so many places that only some regions are listed. */
  readonly complete: boolean
}

/**
 * How two rule sets differ over the whole packet space, by rules and built-in defaults alone (outbound port 25 as if
 * unblocked); null when they do the same with every packet, whatever missing lists hold.
 *
 * @param onProgress called now and then with the share done, 0–1; what it throws ends the analysis
 * @throws SpaceLimit when a set is too large or too tangled
 */
export function compare(before: RuleSet, after: RuleSet, onProgress?: (share: number) => void): Comparison | null {
  const parts = new Parts<{ readonly before: number; readonly after: number }>()
  let opened = 0n
  let closed = 0n
  const work = new Work(onProgress)
  const space = differences(
    before,
    after,
    (difference) => {
      work.found()
      const { plane, region } = difference
      const opens = plane.layout.accepts[difference.after] === 1
      const size = packetsIn(plane, region)
      if (opens) opened += size
      else closed += size
      parts.add(plane, region, opens ? 'accept' : 'drop', difference)
      return false
    },
    work,
  )
  const verdictsOf = ({ packet }: Example) => ({
    before: decide(before, packet, { rulesAlone: true }).verdict,
    after: decide(after, packet, { rulesAlone: true }).verdict,
  })
  const rules = space.rules.length
  const chosen = parts.example((each) => {
    const verdicts = verdictsOf(each)
    return verdicts.before !== verdicts.after
  }, rules)
  if (!chosen) return null
  const { plane, by, of: _, ...example } = chosen
  return {
    example: {
      ...example,
      before: decisionOfBox(space, plane.layout, by.before, 0),
      after: decisionOfBox(space, plane.layout, by.after, 1),
      verdicts: verdictsOf(example),
    },
    opened,
    closed,
    regions: parts.regions().map(({ region, label }) => ({
      ...region,
      before: label === 'accept' ? 'drop' : 'accept',
      after: label === 'accept' ? 'accept' : 'drop',
    })),
    complete: parts.complete,
  }
}
