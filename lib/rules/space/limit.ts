/** What an analysis may cost before it is refused. */
export type LimitName = 'boxes' | 'steps'

/** A rule set is too large, or too tangled, for an exact answer in reasonable time. Never half an answer. */
export class SpaceLimit extends Error {
  constructor(
    /** `boxes`: rules with their list entries multiplied out; `steps`: work on regions. */
    readonly limit: LimitName,
    readonly most: number,
  ) {
    super(
      limit === 'boxes'
        ? `The rules make more than ${most} combinations of ports and addresses; that many are not analysed.`
        : `The rules cut the packet space into too many regions: the analysis was given up after ${most} steps.`,
    )
    this.name = 'SpaceLimit'
  }
}
