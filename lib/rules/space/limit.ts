/** What an analysis may cost before it is refused. */
export type LimitName = 'boxes' | 'conditions' | 'steps'

const reasons: Record<LimitName, (most: number) => string> = {
  boxes: (most) => `The rules make more than ${most} combinations of ports and addresses; that many are not analysed.`,
  conditions: (most) => `The rules name more than ${most} groups and missing lists; that many are not analysed.`,
  steps: (most) =>
    `The rules cut the packet space into too many regions: the analysis was given up after ${most} steps.`,
}

/** A rule set is too large, or too tangled, for an exact answer in reasonable time. Never half an answer. */
export class SpaceLimit extends Error {
  constructor(
    /**
     * `boxes`: rules with the entries of their lists multiplied out; `conditions`: groups and missing lists that they name;
     * `steps`: work on regions.
     */
    readonly limit: LimitName,
    readonly most: number,
  ) {
    super(reasons[limit](most))
    this.name = 'SpaceLimit'
  }
}
