/**
 * `npm run mutate lib/cidr [changes]`: changes an engine in one small place after another (StrykerJS), and says which changes its
 * unit tests do not notice, and the share that they notice. So many changes (300) are drawn evenly from all that there are, the
 * same ones each time (SEED draws others); `all` takes them all. A file in the engine's place narrows it, and so do lines of
 * files: `lib/cidr/parse.ts:20-28,lib/cidr/scan.ts:65-65`, which are taken whole.
 * Each change meets only the tests that come by its place. Works on a copy; the checkout stays as it is.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { fetched, fetchedNode } from './fetched.mjs'
import { root } from './root.mjs'

const stryker = '10.1.1'
const [part = 'lib/cidr', wanted = '300'] = process.argv.slice(2)
const places = part.split(',')
const exact = places.every((place) => /\.ts:\d+-\d+$/.test(place))
const [, engine] = part.split('/')
const tests = `test/${engine}`
if ((!exact && !existsSync(join(root, part))) || !existsSync(join(root, tests))) {
  console.error(`${part} is no part of lib/ that has its tests in test/.`)
  process.exit(1)
}
const [major = 0] = process.versions.node.split('.').map(Number)
const node = major >= 22 ? process.execPath : join(fetchedNode('latest'), 'node')
const modules = fetched(`stryker-${stryker}`, [
  `@stryker-mutator/core@${stryker}`,
  `@stryker-mutator/vitest-runner@${stryker}`,
])

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
  fileName: z.string(),
  location: z.object({ start: position, end: position }),
  mutatorName: z.string(),
  replacement: z.string(),
})
type Change = z.infer<typeof change>

/** Every change that can be made to files. */
function changesOf(files: readonly string[]): Change[] {
  const { stdout, stderr } = spawnSync(node, [join(root, 'scripts', 'changes.mjs'), modules, ...files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (stdout === '') throw new Error(stderr)
  return z.array(change).parse(JSON.parse(stdout))
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
const changes = exact ? changesOf(files).filter(within) : drawn(changesOf(files))
const mutate = changes.map(({ fileName, location: { start, end } }) => {
  return `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`
})

const copy = mkdtempSync(join(tmpdir(), 'sekisho-mutate-'))
process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const name of readdirSync(root)) {
  if (name === 'node_modules') symlinkSync(join(root, name), join(copy, name))
  else if (!['.git', '.next', 'out'].includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
}

// What else can be changed within a place that was drawn is passed over, as if it did not compile.
writeFileSync(
  join(copy, 'drawn.mutate.mjs'),
  `const keyOf = ({ fileName, location, mutatorName, replacement }) =>
  [fileName, location.start.line, location.start.column, location.end.line, location.end.column, mutatorName, replacement].join(' ')
const drawn = new Set(${JSON.stringify(changes)}.map(keyOf))
class Drawn {
  async init() {}
  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => {
      const named = { ...mutant, fileName: mutant.fileName.slice(${JSON.stringify(`${copy}/`)}.length) }
      return [mutant.id, drawn.has(keyOf(named)) ? { status: 'passed' } : { status: 'compileError', reason: 'not drawn' }]
    }))
  }
  async group(mutants) {
    return [mutants.map(({ id }) => id)]
  }
}
export const strykerPlugins = [{ kind: 'Checker', name: 'drawn', injectableClass: Drawn }]
`,
)
writeFileSync(
  join(copy, 'stryker.config.json'),
  JSON.stringify({
    testRunner: 'vitest',
    checkers: ['drawn'],
    plugins: [
      join(modules, '@stryker-mutator', 'vitest-runner', 'dist', 'src', 'index.js'),
      join(copy, 'drawn.mutate.mjs'),
    ],
    coverageAnalysis: 'perTest',
    // What runs as a module loads would take all tests and a new process each: tables, whose values tests of their own hold.
    ignoreStatic: true,
    mutate,
    inPlace: true,
    concurrency: 1,
    timeoutMS: 60_000,
    reporters: ['json', 'progress'],
    jsonReporter: { fileName: 'report.json' },
    allowConsoleColors: false,
    vitest: { configFile: 'vitest.mutate.ts', related: false },
  }),
)
// The smallest example that shows a change is of no use here: that there is one is enough.
writeFileSync(
  join(copy, 'fast-check.mutate.ts'),
  `import fc from 'fast-check'\nfc.configureGlobal({ endOnFailure: true, seed: 1 })\n`,
)
writeFileSync(
  join(copy, 'vitest.mutate.ts'),
  `export default {
  resolve: { tsconfigPaths: true },
  test: { include: ['${tests}/**/*.test.ts'], testTimeout: 60_000, isolate: false, setupFiles: ['fast-check.mutate.ts'] },
}\n`,
)

const { status } = spawnSync(node, [join(modules, '@stryker-mutator', 'core', 'bin', 'stryker.js'), 'run'], {
  cwd: copy,
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)

const reported = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          location: z.object({ start: position, end: position }),
          replacement: z.string(),
          status: z.enum(['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'RuntimeError', 'Ignored']),
        }),
      ),
    }),
  ),
})
const { files: tried } = reported.parse(JSON.parse(readFileSync(join(copy, 'report.json'), 'utf8')))

/** Changes that no test can notice, by why that is so: `file: line as it is → line as it is changed`. */
const equivalent = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(root, 'scripts', 'equivalent.json'), 'utf8')))
const excused = new Set(Object.values(equivalent).flat())

let noticed = 0
let missed = 0
let same = 0
for (const [path, { source, mutants }] of Object.entries(tried)) {
  const lines = source.split('\n')
  for (const { location, replacement, status: outcome } of mutants) {
    const { start, end } = location
    const was = lines[start.line - 1] ?? ''
    const after = start.line === end.line ? was.slice(end.column - 1) : ''
    const becomes = was.slice(0, start.column - 1) + replacement.split('\n')[0] + after
    const named = `${path}: ${was.trim()} → ${becomes.trim()}`
    if (outcome === 'Killed' || outcome === 'Timeout') noticed += 1
    else if (excused.has(named)) same += 1
    else if (outcome === 'Survived' || outcome === 'NoCoverage') {
      missed += 1
      console.log(
        `${path}:${start.line} ${was.trim()} → ${becomes.trim()}${outcome === 'NoCoverage' ? ' (no test comes here)' : ''}`,
      )
    }
  }
}
const share = (100 * noticed) / (noticed + missed)
console.log(
  `${part}: ${noticed + missed} changes, ${share.toFixed(1)} % noticed; ${same} more change nothing that can be seen`,
)
