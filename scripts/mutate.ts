/**
 * `npm run mutate lib/cidr [count]`: changes an engine in one small place after another, and looks whether its unit tests
 * notice. Places are drawn evenly from all that there are, the same ones each time (SEED draws others). Prints what no test
 * noticed, and the share that was noticed. Works on a copy; the checkout stays as it is.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { type Mutant, mutantsOf } from './mutate/mutants'
import { root } from './root.mjs'

const [engine = 'lib/cidr', count = '60'] = process.argv.slice(2)
const tests = join('test', basename(engine))
const wanted = Number(count)

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

const files = readdirSync(join(root, engine), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'index.ts')
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .sort()
const all = files.flatMap((path) =>
  mutantsOf(path, readFileSync(join(root, path), 'utf8')).map((mutant) => ({ path, ...mutant })),
)
const next = random(Number(process.env.SEED ?? 1))
const chosen = all
  .map((mutant) => ({ mutant, order: next() }))
  .sort((a, b) => a.order - b.order)
  .slice(0, wanted)
  .map(({ mutant }) => mutant)

const copy = mkdtempSync(join(tmpdir(), 'sekisho-mutate-'))
process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const name of readdirSync(root)) {
  if (name === 'node_modules') symlinkSync(join(root, name), join(copy, name))
  else if (!['.git', '.next', 'out'].includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
}

/** Whether the tests notice. What hangs is noticed, too. */
function isNoticed(): boolean {
  const args = ['vitest', 'run', '--project', 'unit', '--bail', '1', '--reporter', 'dot', tests]
  return spawnSync('npx', args, { cwd: copy, timeout: 300_000, stdio: 'ignore' }).status !== 0
}

if (isNoticed()) throw new Error(`${tests} fails before anything is changed`)
const survivors: (Mutant & { path: string })[] = []
for (const [index, mutant] of chosen.entries()) {
  const source = readFileSync(join(root, mutant.path), 'utf8')
  writeFileSync(join(copy, mutant.path), source.slice(0, mutant.from) + mutant.by + source.slice(mutant.to))
  const noticed = isNoticed()
  writeFileSync(join(copy, mutant.path), source)
  const place = `${mutant.path}:${source.slice(0, mutant.from).split('\n').length}`
  if (!noticed) {
    survivors.push(mutant)
    console.log(
      `not noticed: ${place} ${JSON.stringify(source.slice(mutant.from, mutant.to))} → ${JSON.stringify(mutant.by)}`,
    )
  }
  if (process.stdout.isTTY) process.stdout.write(`${index + 1} / ${chosen.length}\r`)
}
const share = (100 * (chosen.length - survivors.length)) / chosen.length
console.log(`${engine}: ${chosen.length} of ${all.length} changes tried, ${share.toFixed(1)} % noticed`)
