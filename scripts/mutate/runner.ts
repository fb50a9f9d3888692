/**
 * Vitest's runner for `npm run mutate`. It runs each test once and notes which changes it comes by; then it makes one change after
 * another, and runs the tests that come by it, quick ones first, until one fails. All within one process: nothing is loaded anew.
 * A clock beside it ends a process that hangs; the next one goes on behind the change that it hung on.
 */
import { appendFileSync, writeFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type RunnerTestCase, TestRunner } from 'vitest'
import { exchangeIn, type Outcome, readCourse, readOutcomes, readWanted, type TestCourse } from './protocol'

/** What an instrumented file asks at each place that can be changed, and counts there. */
interface Instrumented {
  activeMutant?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  /** Is told of the changes at each place that is come by. */
  meet?: ((ids: Iterable<string>) => void) | undefined
}

const folder = process.env.MUTATE ?? ''
const files = exchangeIn(folder)
const instrumented: Instrumented = {}
Object.assign(globalThis, { __stryker__: instrumented })

const milliseconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** How many tests were begun, and how many seconds of the processor the last of them may take. */
const beat = new Int32Array(new SharedArrayBuffer(8))
Atomics.store(beat, 1, 600)
const clock = `
  const { workerData: beat } = require('node:worker_threads')
  let last = -1
  let since = 0
  setInterval(() => {
    const { user, system } = process.cpuUsage()
    const now = (user + system) / 1e6
    const begun = Atomics.load(beat, 0)
    if (begun !== last) since = now
    else if (now - since > Atomics.load(beat, 1)) process.kill(process.pid, 'SIGKILL')
    last = begun
  }, 500)
`
new Worker(clock, { eval: true, workerData: beat }).unref()

/** Whether a test passes within a time. */
async function passes(test: RunnerTestCase, seconds: number): Promise<boolean> {
  Atomics.store(beat, 1, seconds)
  Atomics.add(beat, 0, 1)
  try {
    await TestRunner.getTestFn(test)()
    return true
  } catch {
    return false
  }
}

function tell(outcome: Outcome): void {
  appendFileSync(files.outcomes, `${JSON.stringify(outcome)}\n`)
}

type Hits = Record<string, number>

/** Counts what is met, and ends a test that takes longer. */
function counting(hits: Hits, ms: number): (ids: Iterable<string>) => void {
  const end = milliseconds() + ms
  let calls = 0
  return (ids) => {
    for (const id of ids) hits[id] = (hits[id] ?? 0) + 1
    calls += 1
    if (calls % 1000 === 0 && milliseconds() > end) throw new Error(`It takes longer than ${ms} ms.`)
  }
}

const before = readCourse(folder)
const { ids, longest } = readWanted(folder)
const tests: TestCourse['tests'] = []
const loading: Hits = {}
instrumented.meet = counting(loading, 600_000)
const met: RunnerTestCase[] = []

/** Sees what a test comes by, and whether it passes, as it is, soon enough. */
async function walk(test: RunnerTestCase): Promise<void> {
  instrumented.meet = undefined
  met.push(test)
  if (before) return
  const hits: Hits = {}
  // Counting takes most of the time.
  const most = 2 * longest
  const start = milliseconds()
  instrumented.meet = counting(hits, most)
  const passed = await passes(test, 120)
  instrumented.meet = undefined
  const counted = milliseconds() - start
  const soon = counted < most && (await passes(test, 120))
  const ms = milliseconds() - start - counted
  const was = !soon && counted < most ? 'failed' : ms > longest || !passed ? 'long' : 'usable'
  tests.push({ name: test.name, ms, was, hits })
}

/** Makes one change, and says whether a test fails that passes again without it. */
async function isNoticed(id: string, course: TestCourse): Promise<Outcome['was']> {
  const those = course.tests.flatMap(({ ms, was, hits }, at) => {
    const test = met[at]
    const times = hits[id]
    return times && test && was === 'usable' ? [{ test, ms, times }] : []
  })
  if (those.length === 0) return course.loading.includes(id) ? 'loading' : 'unmet'
  for (const { test, ms, times } of those.sort((a, b) => a.ms - b.ms)) {
    // A loop that does not end any more comes by again and again.
    instrumented.hitCount = 0
    instrumented.hitLimit = 1000 + 100 * times
    instrumented.activeMutant = id
    const seconds = 10 + Math.ceil(ms / 50)
    const holds = await passes(test, seconds)
    instrumented.activeMutant = undefined
    if (!holds && (await passes(test, seconds))) return 'noticed'
  }
  return 'missed'
}

async function tryAll(): Promise<void> {
  const course = before ?? { tests, loading: Object.keys(loading) }
  if (!before) writeFileSync(files.course, JSON.stringify(course))
  const known = readOutcomes(folder)
  for (const id of ids.filter((one) => !known.has(one))) {
    tell({ id, was: 'started' })
    tell({ id, was: await isNoticed(id, course) })
    await new Promise(setImmediate)
  }
}

export default class extends TestRunner {
  runTask(test: RunnerTestCase): Promise<void> {
    return walk(test)
  }
  override async onAfterRunFiles(): Promise<void> {
    await tryAll()
    super.onAfterRunFiles()
  }
}
