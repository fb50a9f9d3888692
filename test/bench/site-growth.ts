/**
 * `npm run bench:growth [pages…]`: how long the whole site takes to build with 60, 600 and 6,000 pages more, and how the cost
 * of a page grows. `WORK` names the folder in which it is built and kept.
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

console.log('| pages more | build s |')
console.log('|--:|--:|')
const times: { readonly pages: number; readonly seconds: number }[] = []
for (const pages of sizes) {
  const folder = grownCheckout(work, pages)
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'build'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the build of ${pages} pages fails:\n${stdout}${stderr}`)
  const seconds = (performance.now() - start) / 1000
  times.push({ pages, seconds })
  console.log(`| ${pages} | ${seconds.toFixed(0)} |`)
}
const steps = times.slice(1).map(({ pages, seconds }, index) => {
  const last = times[index] ?? { pages: 0, seconds: 0 }
  return (1000 * (seconds - last.seconds)) / (pages - last.pages)
})
console.log(`\nMilliseconds for each page more: ${steps.map((step) => step.toFixed(1)).join(', ')}`)
