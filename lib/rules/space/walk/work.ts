import { SpaceLimit } from '../boxes/limit'

/** Steps between two reports of progress, and the most before an analysis is given up: about a second. */
const reportEvery = 1 << 21
const mostSteps = 100_000_000
/** What a part of an answer costs beside the steps that found it. */
const stepsPerPart = 15
/** Steps after which half of what is left seems done. */
const halfWay = 20_000_000

/** Counts the work of an analysis, reports progress and ends what would take too long. */
export class Work {
  private steps = 0
  private reported = 0
  /** Steps when a share was reached last, and the share. */
  private since = 0
  private done = 0
  private told = 0

  /**
   * @param onProgress called now and then with the share that is done, 0–1, which never falls; what it throws ends the
   *   analysis
   */
  constructor(private readonly onProgress?: (share: number) => void) {}

  /** The share of the whole that is finished, 0–1. */
  reached(share: number) {
    this.done = share
    this.since = this.steps
  }

  /** A part of the answer was found. */
  found() {
    this.spend(stepsPerPart)
  }

  spend(steps: number) {
    this.steps += steps
    if (this.steps - this.reported < reportEvery) return
    this.reported = this.steps
    const working = this.steps - this.since
    this.told = Math.max(this.told, this.done + (1 - this.done) * (working / (working + 2 * halfWay)))
    this.onProgress?.(this.told)
    if (this.steps > mostSteps) throw new SpaceLimit('steps', mostSteps)
  }
}
