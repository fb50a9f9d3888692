/**
 * `npm run mutate lib/cidr [lines]`: changes an engine in one small place after another (StrykerJS), and says which changes its
 * unit tests do not notice, and the share that they notice. Declarations are drawn evenly from all of the engine's, the same
 * ones each time (SEED draws others), until they hold that many lines (150); `all` takes them all; a path of a file narrows it.
 * Each change meets only the tests that come by its place. Works on a copy; the checkout stays as it is.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'
import { fetched, fetchedNode } from './fetched.mjs'
import { root } from './root.mjs'

const stryker = '10.1.1'
const [place = 'lib/cidr', wanted = '150'] = process.argv.slice(2)
const [, engine] = place.split('/')
const tests = `test/${engine}`
if (!existsSync(join(root, place)) || !existsSync(join(root, tests))) {
  console.error(`${place} is no part of lib/ that has its tests in test/.`)
  process.exit(1)
}

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

interface Declaration {
  readonly path: string
  readonly first: number
  readonly last: number
}

/** Nothing of these runs. */
const silent = /^(?:TS\w+|Import\w+|ExportAllDeclaration)$/

function declarationsOf(path: string): Declaration[] {
  const source = readFileSync(join(root, path), 'utf8')
  const lineAt = (at: number) => source.slice(0, at).split('\n').length
  return parseSync(path, source).program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (!declared || silent.test(declared.type)) return []
    return [{ path, first: lineAt(statement.start), last: lineAt(statement.end) }]
  })
}

function drawn(all: readonly Declaration[]): Declaration[] {
  if (wanted === 'all') return [...all]
  const next = random(Number(process.env.SEED ?? 1))
  const mixed = all.map((declaration) => ({ declaration, order: next() })).sort((a, b) => a.order - b.order)
  let lines = 0
  return mixed.flatMap(({ declaration }) => {
    if (lines >= Number(wanted)) return []
    lines += declaration.last - declaration.first + 1
    return [declaration]
  })
}

const files = place.endsWith('.ts')
  ? [place]
  : readdirSync(join(root, place), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .sort()
const mutate = drawn(files.flatMap(declarationsOf)).map(({ path, first, last }) => `${path}:${first}-${last}`)

const copy = mkdtempSync(join(tmpdir(), 'sekisho-mutate-'))
process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const name of readdirSync(root)) {
  if (name === 'node_modules') symlinkSync(join(root, name), join(copy, name))
  else if (!['.git', '.next', 'out'].includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
}

const modules = fetched(`stryker-${stryker}`, [
  `@stryker-mutator/core@${stryker}`,
  `@stryker-mutator/vitest-runner@${stryker}`,
])
writeFileSync(
  join(copy, 'stryker.config.json'),
  JSON.stringify({
    testRunner: 'vitest',
    plugins: [join(modules, '@stryker-mutator', 'vitest-runner', 'dist', 'src', 'index.js')],
    coverageAnalysis: 'perTest',
    mutate,
    inPlace: true,
    concurrency: 1,
    timeoutMS: 20_000,
    reporters: ['clear-text', 'json', 'progress'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
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

const [major = 0] = process.versions.node.split('.').map(Number)
const node = major >= 22 ? process.execPath : join(fetchedNode('latest'), 'node')
const { status } = spawnSync(node, [join(modules, '@stryker-mutator', 'core', 'bin', 'stryker.js'), 'run'], {
  cwd: copy,
  stdio: 'inherit',
})
process.exit(status ?? 1)
