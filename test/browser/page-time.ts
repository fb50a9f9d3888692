import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { requireTimed, slowness } from '../cpu-time'
import { floorWork } from '../floor-work'

/** The time that a page's own thread has computed since, in milliseconds of the processor: what a bound on work is held against. */
export async function pageTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const now = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  const start = await now()
  return async () => (await now()) - start
}

/** `expectWithin` for the page's own thread, on which the floor is measured, too. */
export async function expectPageWithin(page: Page, used: number, bound: number) {
  requireTimed()
  const times: number[] = []
  for (let run = 0; run < 6 && used >= bound; run += 1) {
    const time = await pageTime(page)
    await page.evaluate(floorWork)
    times.push(await time())
  }
  expect(used).toBeLessThan(bound * slowness(times.slice(1)))
}

const traced = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown() }).optional().catch(undefined),
    }),
  ),
})

/**
 * The longest task of a page's own thread since, in milliseconds of the processor: how long a reader's key would have had to
 * wait on a machine that does nothing else.
 */
export async function longestTask(page: Page): Promise<() => Promise<number>> {
  const browser = page.context().browser()
  await browser?.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  return async () => {
    const trace = await browser?.stopTracing()
    const { traceEvents } = traced.parse(JSON.parse(trace?.toString() ?? '{}'))
    const own = new Set(
      traceEvents
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    )
    const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && own.has(`${pid} ${tid}`))
    return tasks.length === 0 ? Number.NaN : Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
  }
}
