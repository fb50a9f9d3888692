/**
 * `npm run mutate lib/cidr [changes]`: changes an engine in one small place after another, and says which changes its unit tests do
 * not notice, and the share that they notice. So many changes (300) are drawn evenly from all that there are, the same ones each
 * time (SEED draws others); `all` takes them all. A file in the engine's place narrows it, and so do lines of files:
 * `lib/cidr/parse.ts:20-28,lib/cidr/scan.ts:65-65`, which are taken whole.
 *
 * StrykerJS's instrumenter writes the changes, all of them into one text, and `mutate/runner.ts` makes them in turn. Each meets
 * only the tests that come by its place, properties on `RUNS` (100) examples at most and fewer where these take long, and no
 * test that takes longer than `LONGEST` (1000) milliseconds even so: what is noticed is noticed by less than `npm test` runs.
 * Works on a copy; the checkout stays as it is.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { fetched, fetchedNode } from './fetched.mjs'
import { exchangeIn, type Outcome, readCourse, readOutcomes } from './mutate/protocol'
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
const asked = new Set(chosen.map(keyOf))
const tried = changes.filter((one) => asked.has(keyOf(one)))

const copy = mkdtempSync(join(tmpdir(), 'sekisho-mutate-'))
process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const name of readdirSync(root)) {
  if (name === 'node_modules') symlinkSync(join(root, name), join(copy, name))
  else if (!['.git', '.next', 'out'].includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
}
for (const [name, text] of Object.entries(texts)) writeFileSync(join(copy, name), text)
writeFileSync(exchangeIn(copy).wanted, JSON.stringify({ ids: tried.map(({ id }) => id), longest, examples: runs }))
writeFileSync(
  join(copy, 'mutate.test.ts'),
  readdirSync(join(root, tests), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `import './${join(tests, name)}'\n`)
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
  `export default {
  resolve: { tsconfigPaths: true, alias: [{ find: /^fast-check$/, replacement: ${JSON.stringify(join(copy, 'few-examples.ts'))} }] },
  test: { include: ['mutate.test.ts'], testTimeout: 600_000, isolate: false, maxWorkers: 1, runner: './scripts/mutate/runner.ts' },
}\n`,
)

/** Tries what is left in one process; an outcome is there for each that it came to. */
function tryInOneProcess(): Promise<void> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--config', 'vitest.mutate.ts', '--silent'], {
    cwd: copy,
    env: { ...process.env, MUTATE: copy },
    stdio: process.env.VERBOSE ? 'inherit' : 'ignore',
  })
  return new Promise((done) => {
    child.on('close', () => done())
  })
}

const began = Date.now()
let reached = -1
while (readOutcomes(copy).size < tried.length && readOutcomes(copy).size > reached) {
  reached = readOutcomes(copy).size
  const progress = setInterval(() => {
    const minutes = Math.round((Date.now() - began) / 60_000)
    console.error(`${readOutcomes(copy).size} of ${tried.length} changes, ${minutes} minutes`)
  }, 60_000)
  await tryInOneProcess()
  clearInterval(progress)
  // The change that it was at let it run for ever, or ended it.
  for (const [id, was] of readOutcomes(copy)) {
    const stopped: Outcome = { id, was: 'stopped' }
    if (was === 'started') appendFileSync(exchangeIn(copy).outcomes, `${JSON.stringify(stopped)}\n`)
  }
}
const outcomes = readOutcomes(copy)
const course = readCourse(copy)
if (!course || outcomes.size < tried.length) {
  console.error('The tests cannot be run: VERBOSE=1 shows why.')
  process.exit(1)
}
for (const { name } of course.tests.filter(({ was }) => was === 'failed'))
  console.log(`fails without any change: ${name}`)

/** Changes that no test can notice, by why that is so: `file: line as it is → line as it is changed`. */
const equivalent = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(root, 'scripts', 'equivalent.json'), 'utf8')))
const excused = new Set(Object.values(equivalent).flat())

let noticed = 0
let missed = 0
let same = 0
for (const { id, fileName, location, replacement } of tried) {
  const { start, end } = location
  const was = readFileSync(join(root, fileName), 'utf8').split('\n')[start.line] ?? ''
  const after = start.line === end.line ? was.slice(end.column) : ''
  const becomes = was.slice(0, start.column) + replacement.split('\n')[0] + after
  const outcome = outcomes.get(id)
  if (outcome === 'noticed' || outcome === 'stopped') noticed += 1
  // A table that is made as a module loads is left to the tests of its values.
  else if (outcome === 'loading') continue
  else if (excused.has(`${fileName}: ${was.trim()} → ${becomes.trim()}`)) same += 1
  else {
    missed += 1
    const why = outcome === 'unmet' ? ' (no test comes here)' : ''
    console.log(`${fileName}:${start.line + 1} ${was.trim()} → ${becomes.trim()}${why}`)
  }
}
const left = course.tests.filter(({ was }) => was === 'long').length
const share = (100 * noticed) / (noticed + missed)
console.log(
  `${part}: ${noticed + missed} changes, ${share.toFixed(1)} % noticed, without ${left} long tests; ${same} more change nothing that can be seen`,
)
