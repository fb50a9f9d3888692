/**
 * `npm run mutate lib/cidr [changes]`: changes an engine in one small place after another, and says which changes its unit tests do
 * not notice, and the share that they notice. So many changes (300) are drawn evenly from all that there are, the same ones each
 * time (SEED draws others); `all` takes them all. A file in the engine's place narrows it, and so do lines of files:
 * `lib/cidr/parse.ts:20-28,lib/cidr/scan.ts:65-65`, which are taken whole. `TESTS` names fewer tests, files or folders of
 * `test/`, for a quick look at a file that they are about. With `WORK`, a folder to work in that is kept, a run ends after
 * `MINUTES`, and the next one in that folder goes on where it was.
 *
 * StrykerJS's instrumenter writes the changes, all of them into one text, and `mutate/runner.ts` makes them in turn. Each meets
 * only the tests that come by its place, properties on `RUNS` (100) examples at most and fewer where these take long, and no
 * test that takes longer than `LONGEST` (1000) milliseconds even so, nor one that holds work against a bound on its time: what is
 * noticed is noticed by less than `npm test` runs.
 * Works on a copy; the checkout stays as it is.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { fetched, fetchedNode } from './fetched.mjs'
import { exchangeIn, type Outcome, readCourses, readOutcomes } from './mutate/protocol'
import { root } from './root.mjs'

const instrumenter = '10.1.1'
const [part = 'lib/cidr', wanted = '300'] = process.argv.slice(2)
const runs = Number(process.env.RUNS ?? 100)
const longest = Number(process.env.LONGEST ?? 1000)
const places = part.split(',')
const exact = places.every((place) => /\.ts:\d+-\d+$/.test(place))
const [, engine] = part.split('/')
const tests = join('test', String(engine))
if ((!exact && !existsSync(join(root, part))) || !existsSync(join(root, tests))) {
  console.error(`${part} is no part of lib/ that has its tests in test/.`)
  process.exit(1)
}
const [major = 0] = process.versions.node.split('.').map(Number)
const node = major >= 22 ? process.execPath : join(fetchedNode('latest'), 'node')
const modules = fetched(`stryker-instrumenter-${instrumenter}`, [`@stryker-mutator/instrumenter@${instrumenter}`])

/** A sequence of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const position = z.object({ line: z.number(), column: z.number() })
const change = z.object({
  id: z.string(),
  fileName: z.string(),
  location: z.object({ start: position, end: position }),
  mutatorName: z.string(),
  replacement: z.string(),
})
type Change = z.infer<typeof change>
const instrumented = z.object({ changes: z.array(change), texts: z.record(z.string(), z.string()) })

/** Every change that can be made to files, within ranges of them, and the files with all of these in them. */
function changesOf(files: readonly string[], ranges: Record<string, Change['location'][]>) {
  const { stdout, stderr } = spawnSync(node, [join(root, 'scripts', 'changes.mjs'), modules], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    input: JSON.stringify({ files, ranges }),
  })
  if (stdout === '') throw new Error(stderr)
  return instrumented.parse(JSON.parse(stdout))
}

function within({ fileName, location }: Change): boolean {
  return places.some((place) => {
    const [path, lines = ''] = place.split(':')
    const [first = 0, last = 0] = lines.split('-').map(Number)
    return path === fileName && first <= location.start.line + 1 && location.end.line + 1 <= last
  })
}

function drawn(all: readonly Change[]): Change[] {
  if (wanted === 'all') return [...all]
  const next = random(Number(process.env.SEED ?? 1))
  const mixed = all.map((one) => ({ one, order: next() })).sort((a, b) => a.order - b.order)
  return mixed.slice(0, Number(wanted)).map(({ one }) => one)
}

/** A change as it is told: where it is, and the line as it was and as it becomes. */
const tellable = z.object({ id: z.string(), place: z.string(), told: z.string(), key: z.string() })

function toldOf({ id, fileName, location: { start, end }, replacement }: Change): z.infer<typeof tellable> {
  const was = readFileSync(join(root, fileName), 'utf8').split('\n')[start.line] ?? ''
  const after = start.line === end.line ? was.slice(end.column) : ''
  const becomes = was.slice(0, start.column) + replacement.split('\n')[0] + after
  const told = `${was.trim()} → ${becomes.trim()}`
  return { id, place: `${fileName}:${start.line + 1}`, told, key: `${fileName}: ${told}` }
}

const kept = process.env.WORK
const copy = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'sekisho-mutate-'))
if (!kept) process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
mkdirSync(copy, { recursive: true })
const list = join(copy, 'tried.json')

/** Draws the changes and makes the copy that holds them all. */
function prepare(): void {
  const given = [...new Set(places.map((place) => place.replace(/:.*/, '')))]
  const files = part.includes('.ts')
    ? given
    : readdirSync(join(root, part), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .sort()
  const possible = changesOf(files, {}).changes
  const chosen = exact ? possible.filter(within) : drawn(possible)
  // Only what was drawn is written into the files, and what lies within it: the rest stays as quick as it is.
  const ranges: Record<string, Change['location'][]> = {}
  for (const { fileName, location } of chosen) ranges[fileName] = [...(ranges[fileName] ?? []), location]
  const { changes, texts } = changesOf(Object.keys(ranges), ranges)
  const keyOf = ({ id: _, ...rest }: Change) => JSON.stringify(rest)
  const keys = new Set(chosen.map(keyOf))
  const asked = changes.filter((one) => keys.has(keyOf(one)))

  for (const name of readdirSync(root)) {
    if (name === 'node_modules') symlinkSync(join(root, name), join(copy, name))
    else if (!['.git', '.next', 'out'].includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(copy, name), text)
  writeFileSync(exchangeIn(copy).wanted, JSON.stringify({ ids: asked.map(({ id }) => id), longest, examples: runs }))
  const isTest = (name: string) => /\.test\.tsx?$/.test(name)
  /** The files of tests in a folder of the checkout, or the one that is named. */
  const testsIn = (path: string): string[] =>
    isTest(path)
      ? [path]
      : readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
          .filter(isTest)
          .map((name) => join(path, name))
  writeFileSync(
    join(copy, 'mutate.test.ts'),
    (process.env.TESTS ?? tests)
      .split(',')
      .flatMap(testsIn)
      .map((path) => `import './${path}'\n`)
      .join(''),
  )
  // The smallest example that shows a change is of no use here: that there is one is enough.
  writeFileSync(
    join(copy, 'few-examples.ts'),
    `import fc from ${JSON.stringify(join(root, 'node_modules', 'fast-check', 'lib', 'fast-check.js'))}
  export * from ${JSON.stringify(join(root, 'node_modules', 'fast-check', 'lib', 'fast-check.js'))}
  const few = (given = {}) => ({ ...given, numRuns: Math.min(given.numRuns ?? 100, __properties__.examples), endOnFailure: true, seed: 1 })
  export const assert = (property, given) => {
    __properties__.met = true
    return fc.assert(property, few(given))
  }
  export default { ...fc, assert }
  `,
  )
  writeFileSync(
    join(copy, 'vitest.mutate.ts'),
    `import { defineConfig } from 'vitest/config'
import usual from './vitest.config'
export default defineConfig({
    resolve: { tsconfigPaths: true, alias: [{ find: /^fast-check$/, replacement: ${JSON.stringify(join(copy, 'few-examples.ts'))} }] },
    test: { include: ['mutate.test.ts'], tags: usual.test?.tags, testTimeout: 600_000, isolate: false, maxWorkers: 1, runner: './scripts/mutate/runner.ts' },
  })\n`,
  )
  writeFileSync(list, JSON.stringify(asked.map(toldOf)))
}

if (!existsSync(list)) prepare()
const tried = z.array(tellable).parse(JSON.parse(readFileSync(list, 'utf8')))

/** Tries what is left in one process; an outcome is there for each that it came to. */
function tryInOneProcess(): Promise<void> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(
    process.execPath,
    [vitest, 'run', '--config', 'vitest.mutate.ts', '--tags-filter=!timed', '--silent'],
    {
      cwd: copy,
      detached: true,
      env: { ...process.env, MUTATE: copy },
      stdio: process.env.VERBOSE ? 'inherit' : 'ignore',
    },
  )
  // Its own process works on, where it alone is ended.
  const stop = () => child.pid && process.kill(-child.pid, 'SIGKILL')
  const late = setTimeout(stop, Math.min(end - Date.now(), 2 ** 31 - 1))
  return new Promise((done) => {
    child.on('close', () => {
      clearTimeout(late)
      done()
    })
  })
}

/** The changes that have an outcome. */
function done(): Map<string, Outcome['was']> {
  return new Map([...readOutcomes(copy)].filter(([, was]) => was !== 'started'))
}

const began = Date.now()
let reached = -1
const end = kept ? began + Number(process.env.MINUTES ?? 4) * 60_000 : Number.POSITIVE_INFINITY
while (Date.now() < end && done().size < tried.length && done().size > reached) {
  reached = done().size
  const progress = setInterval(() => {
    const minutes = Math.round((Date.now() - began) / 60_000)
    console.error(`${done().size} of ${tried.length} changes, ${minutes} minutes`)
  }, 60_000)
  await tryInOneProcess()
  clearInterval(progress)
  if (Date.now() >= end) break
  // The change that it was at let it run for ever, or ended it.
  for (const [id, was] of readOutcomes(copy)) {
    const stopped: Outcome = { id, was: 'stopped' }
    if (was === 'started') appendFileSync(exchangeIn(copy).outcomes, `${JSON.stringify(stopped)}\n`)
  }
}
const outcomes = done()
const courses = readCourses(copy)
// A file of tests that cannot be loaded leaves every change without a test that comes by it.
if (outcomes.size < tried.length || courses.length === 0) {
  if (Date.now() < end) console.error('The tests cannot be run: VERBOSE=1 shows why.')
  else
    console.log(`${outcomes.size} of ${tried.length} changes, ${courses.length} tests so far: run it again to go on.`)
  process.exit(Date.now() < end ? 1 : 0)
}
for (const { name } of courses.filter(({ was }) => was === 'failed')) console.log(`fails without any change: ${name}`)

/** Changes that no test can notice, by why that is so: `file: line as it is → line as it is changed`. */
const equivalent = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(root, 'scripts', 'equivalent.json'), 'utf8')))
const excused = new Set(Object.values(equivalent).flat())

let noticed = 0
let missed = 0
let same = 0
for (const { id, place, told, key } of tried) {
  const outcome = outcomes.get(id)
  if (outcome === 'noticed' || outcome === 'stopped') noticed += 1
  // A table that is made as a module loads is left to the tests of its values.
  else if (outcome === 'loading') continue
  else if (excused.has(key)) same += 1
  else {
    missed += 1
    console.log(`${place} ${told}${outcome === 'unmet' ? ' (no test comes here)' : ''}`)
  }
}
const left = courses.filter(({ was }) => was === 'long').length
const share = (100 * noticed) / (noticed + missed)
console.log(
  `${part}: ${noticed + missed} changes, ${share.toFixed(1)} % noticed, without ${left} long tests; ${same} more change nothing that can be seen`,
)
