import { expect, TestRunner } from 'vitest'
import { floorWork } from './floor-work'

/**
 * Starts a clock of the processor time that this process has used, in milliseconds: what a bound on work is held against,
 * since the time on the wall is also that of whatever else the machine does.
 */
export function cpuTime(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}

/** Milliseconds of `floorWork` on the machine for which the bounds of the tests are written. */
export const floorThere = 36

/**
 * How many times the time of `floorThere` a run takes here and now: at least 1, so that no bound gets tighter, and at
 * most 4, so that a floor that broke lets nothing pass.
 *
 * @param times milliseconds of some runs of `floorWork`, of which the one in the middle counts
 */
export function slowness(times: readonly number[]): number {
  const middle = times.toSorted((a, b) => a - b)[times.length >> 1] ?? floorThere
  return Math.min(4, Math.max(1, middle / floorThere))
}

/** `slowness` for this process. */
function slownessHere(): number {
  floorWork()
  return slowness(
    Array.from({ length: 5 }, () => {
      const used = cpuTime()
      floorWork()
      return used()
    }),
  )
}

/**
 * Says so where the test that runs is not tagged `timed`: beside others its work would be slowed by theirs.
 *
 * @throws Error for a test without the tag
 */
export function requireTimed() {
  const test = TestRunner.getCurrentTest()
  if (test && !test.tags?.includes('timed')) throw new Error(`Tag “${test.name}” as timed: it is held against a bound`)
}

/**
 * Holds work of a test that is tagged `timed` against a bound that says how much the reader waits on a common machine. A slower or busier machine gets
 * as much more as it needs for the floor, which is measured beside the work, and only when the bound is passed.
 *
 * @param used milliseconds of the processor
 * @param bound milliseconds on the machine of `floorThere`
 */
export function expectWithin(used: number, bound: number, what?: string) {
  requireTimed()
  expect(used, what).toBeLessThan(used < bound ? bound : bound * slownessHere())
}
