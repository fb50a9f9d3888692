import { SpaceLimit } from '../boxes/limit'

/** Steps between two reports of progress, and the most before an analysis is given up: some seconds. */
const reportEvery = 1 << 22
const mostSteps = 6_000_000_000

/** Counts the work of an analysis, reports progress and ends what would take too long. */
export class Work {
  private steps = 0
  private reported = 0
  private done = 0

  /**
   * @param onProgress called now and then with the share that is done, 0–1; what it throws ends the analysis
   */
  constructor(private readonly onProgress?: (share: number) => void) {}

  /** The share of the whole that is finished, 0–1. */
  reached(share: number) {
    this.done = share
  }

  spend(steps: number) {
    this.steps += steps
    if (this.steps - this.reported < reportEvery) return
    this.reported = this.steps
    this.onProgress?.(this.done)
    if (this.steps > mostSteps) throw new SpaceLimit('steps', mostSteps)
  }
}
