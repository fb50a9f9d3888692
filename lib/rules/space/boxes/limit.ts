/**
 * What an analysis may cost before it is refused: `boxes`, rules with the entries of their lists multiplied out;
 * `conditions`, groups and missing lists that rules name; `protocols`, protocol numbers that rules name; `steps`, work on
 * regions; `regions`, parts of the answer.
 */
export type SpaceLimitName = 'boxes' | 'conditions' | 'protocols' | 'steps' | 'regions'

/** A rule by its group and id, as `Decider` names it. */
export interface RuleName {
  readonly group: string
  readonly rule: string
}

/** A rule set is too large, or too tangled, for an exact answer in reasonable time. Never half an answer. */
export class SpaceLimit extends Error {
  constructor(
    readonly limit: SpaceLimitName,
    /** How much is analysed at most. */
    readonly most: number,
    /** The rules that cost the most, costliest first, where some stand out; taking them apart helps. */
    readonly rules: readonly RuleName[] = [],
  ) {
    super(`${limit}: more than ${most}`)
  }
}
