/**
 * Vitest's runner for `npm run mutate`. It runs each test once and notes which changes it comes by; then it makes one change after
 * another, and runs the tests that come by it, quick ones first, until one fails. All within one process: nothing is loaded anew.
 * A clock beside it ends a process that hangs; the next one goes on behind the change that it hung on.
 */
import { appendFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type RunnerTestCase, TestRunner } from 'vitest'
import { exchangeIn, type Outcome, readCourses, readOutcomes, readWanted, type TestCourse } from './protocol'

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

/** What `fast-check`, as the tests have it here, asks: how many examples to try. `met`: a property has been tried. */
const properties = { examples: 0, met: false }
Object.assign(globalThis, { __properties__: properties })

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

/** Whether a test passes within a time, its properties on so many examples. */
async function passes(test: RunnerTestCase, examples: number, seconds: number): Promise<boolean> {
  properties.examples = examples
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

const courses = readCourses(folder)
const { ids, longest, examples: mostExamples } = readWanted(folder)
const loading: Hits = {}
instrumented.meet = counting(loading, 600_000)
const met: RunnerTestCase[] = []

/** What a test comes by with so many examples, and whether it passes, as it is, soon enough. */
async function courseOf(test: RunnerTestCase, examples: number): Promise<TestCourse> {
  const hits: Hits = {}
  // Counting takes most of the time.
  const most = 2 * longest
  const start = milliseconds()
  instrumented.meet = counting(hits, most)
  const passed = await passes(test, examples, 120)
  instrumented.meet = undefined
  const counted = milliseconds() - start
  // Where it is soon enough even so, it need not be run again to see how long it takes by itself.
  const again = counted > longest && counted < most
  const holds = again ? await passes(test, examples, 120) : passed
  const ms = again ? milliseconds() - start - counted : counted
  const was = !holds && counted < most ? 'failed' : ms > longest || !passed ? 'long' : 'usable'
  return { name: test.name, ms, examples, was, hits }
}

/** Fewest examples that a property which takes long is still tried on. */
const fewestExamples = 3

/** Sees what a test comes by; where it takes too long, with fewer and fewer examples of its properties. */
async function walk(test: RunnerTestCase): Promise<void> {
  instrumented.meet = undefined
  properties.examples = mostExamples
  met.push(test)
  if (courses.length >= met.length) return
  properties.met = false
  let course = await courseOf(test, mostExamples)
  while (course.was === 'long' && properties.met && course.examples > fewestExamples)
    course = await courseOf(test, Math.max(fewestExamples, Math.floor(course.examples / 3)))
  courses.push(course)
  appendFileSync(files.course, `${JSON.stringify(course)}\n`)
}

/** Makes one change, and says whether a test fails that passes again without it. */
async function isNoticed(id: string): Promise<Outcome['was']> {
  const those = courses.flatMap(({ ms, examples, was, hits }, at) => {
    const test = met[at]
    const times = hits[id]
    return times && test && was === 'usable' ? [{ test, ms, examples, times }] : []
  })
  if (those.length === 0) return id in loading ? 'loading' : 'unmet'
  for (const { test, ms, examples, times } of those.sort((a, b) => a.ms - b.ms)) {
    // A loop that does not end any more comes by again and again.
    instrumented.hitCount = 0
    instrumented.hitLimit = 1000 + 100 * times
    instrumented.activeMutant = id
    const seconds = 10 + Math.ceil(ms / 50)
    const holds = await passes(test, examples, seconds)
    instrumented.activeMutant = undefined
    if (!holds && (await passes(test, examples, seconds))) return 'noticed'
  }
  return 'missed'
}

async function tryAll(): Promise<void> {
  const known = readOutcomes(folder)
  for (const id of ids.filter((one) => (known.get(one) ?? 'started') === 'started')) {
    tell({ id, was: 'started' })
    tell({ id, was: await isNoticed(id) })
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
