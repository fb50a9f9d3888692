/**
 * `npm run bench:growth [pages…]`: how long the whole site takes to build with 60, 600 and 6,000 pages more, and how the cost
 * of a page grows, by the clock and by the processor, which other work on the machine does not lengthen. `WORK` names the folder
 * in which it is built and kept.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { grownCheckout } from './site/growth'

const asked = process.argv.slice(2).map(Number)
const sizes = asked.length > 0 ? asked : [60, 600, 6_000]
const work = process.env.WORK ?? join(tmpdir(), 'sekisho-bench-site')
mkdirSync(work, { recursive: true })

interface Build {
  readonly pages: number
  readonly clock: number
  readonly processor: number
}

/** Seconds that a shell's `times` tells of what it has started: `1m2.5s 0m0.5s`. */
function secondsOf(line: string): number {
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest),
    0,
  )
}

function build(pages: number): Build {
  const cwd = grownCheckout(work, pages)
  const start = performance.now()
  const run = spawnSync('bash', ['-c', 'npm run -s build >&2; status=$?; times; exit $status'], {
    cwd,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`the build of ${pages} pages fails:\n${run.stderr}`)
  const clock = (performance.now() - start) / 1000
  return { pages, clock, processor: secondsOf(run.stdout.trim().split('\n').at(-1) ?? '') }
}

console.log('| pages more | seconds | of the processor |\n|--:|--:|--:|')
const builds: Build[] = []
for (const pages of sizes) {
  const made = build(pages)
  builds.push(made)
  console.log(`| ${pages} | ${made.clock.toFixed(0)} | ${made.processor.toFixed(0)} |`)
}
for (const kind of ['clock', 'processor'] as const) {
  const steps = builds.slice(1).map((made, index) => {
    const last = builds[index] ?? made
    return (1000 * (made[kind] - last[kind])) / (made.pages - last.pages)
  })
  console.log(`Milliseconds for each page more, by the ${kind}: ${steps.map((step) => step.toFixed(1)).join(', ')}`)
}
