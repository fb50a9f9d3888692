/**
 * `npm run bench:site [names…]`: our pages on a slow phone beside those of Starlight, VitePress, Nextra and Docusaurus with the
 * same answers, on the same server, in one run. Lighthouse's mobile profile, the rounds interleaved over all pages, medians.
 * Names choose pages (`answer`, `live`, `index`, `home`, `lesson`, `cidr`, `rules`, `reachability`, `policy`), peers
 * (`starlight`…), or `tap`: those alone are measured, ours always. `ROUNDS` (5) says how many rounds; `WORK` names the folder in which the peers are built and kept. The table stands on
 * standard output, each measurement on standard error.
 */
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { root } from '../../scripts/root.mjs'
import { serve } from '../../scripts/serve/server.mjs'
import { buildPeer, installTools, peers, withoutHeaders } from './site/peers'
import { type Tap, tapToAnswer } from './site/tap'

interface Page {
  readonly site: string
  readonly kind: string
  readonly url: string
}

interface Figures {
  readonly scores: readonly number[]
  readonly fcp: number
  readonly lcp: number
  readonly tbt: number
  readonly requests: number
  readonly bytes: number
  readonly script: number
}

const ours: readonly (readonly [string, string])[] = [
  ['answer', '/ja/faq/deny-ram-users/'],
  ['live', '/ja/faq/protocols-and-ports/'],
  ['index', '/ja/faq/'],
  ['home', '/ja/'],
  ['lesson', '/ja/learn/a-rule/'],
  ['cidr', '/ja/tools/cidr/'],
  ['rules', '/ja/tools/rules/'],
  ['reachability', '/ja/tools/reachability/'],
  ['policy', '/ja/tools/policy/'],
]

const theirs = (ending: string): readonly (readonly [string, string])[] => [
  ['answer', `/faq/deny-ram-users${ending}`],
  ['live', `/faq/protocols-and-ports${ending}`],
  ['index', '/faq/'],
]

const asked = process.argv.slice(2)
const kinds = [...ours.map(([kind]) => kind), 'tap']
const known = [...kinds, ...peers.map(({ name }) => name)]
const unknown = asked.find((name) => !known.includes(name))
if (unknown !== undefined) throw new Error(`${unknown} is none of ${known.join(', ')}`)
/** Whether something is measured: all of a list from which nothing was asked for is. */
const isAsked = (name: string, among: readonly string[]) =>
  asked.includes(name) || !asked.some((one) => among.includes(one))

const rounds = Number(process.env.ROUNDS ?? 5)
const work = process.env.WORK ?? join(tmpdir(), 'sekisho-bench-site')
mkdirSync(work, { recursive: true })

const { node, lighthouse } = installTools(work)
const browser = await findBrowser()
if (!browser) throw new Error('bench:site needs Chrome or Chromium')

/** The audits of Lighthouse's report that are read here. */
interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number }>>
  readonly audits: Readonly<
    Record<string, { readonly numericValue?: number; readonly details?: { items?: unknown[] } }>
  >
}

interface Item {
  readonly mimeType?: string
  readonly transferSize?: number
}

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null

const runProgram = promisify(execFile)

/** Lighthouse's report of a page, which this very process serves meanwhile. A trace that did not come about is made again. */
async function report(url: string, attempts = 5): Promise<Report> {
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-gpu'
  const env = { ...process.env, CHROME_PATH: browser?.CHROMIUM_PATH ?? '' }
  try {
    const args = [lighthouse, url, '--output=json', '--quiet', flags]
    const { stdout } = await runProgram(join(node, 'node'), args, { maxBuffer: 1e9, timeout: 300_000, env })
    return JSON.parse(stdout)
  } catch (error) {
    if (attempts > 1) return report(url, attempts - 1)
    throw error
  }
}

async function measure(url: string): Promise<Figures> {
  const { categories, audits } = await report(url)
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN
  const items = (audits['network-requests']?.details?.items ?? []).filter(isItem)
  const sum = (some: readonly Item[]) => some.reduce((total, { transferSize = 0 }) => total + transferSize, 0)
  return {
    scores: Object.values(categories).map(({ score }) => Math.round(score * 100)),
    fcp: value('first-contentful-paint'),
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    requests: items.length,
    bytes: sum(items),
    // Ours are fetched before they are run: they are scripts by what they hold, not by who asked for them.
    script: sum(items.filter(({ mimeType = '' }) => mimeType.includes('javascript'))),
  }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const servers = [{ name: 'sekisho', folder: join(root, 'out'), paths: ours }]
for (const peer of peers.filter(({ name }) => isAsked(name, known.slice(kinds.length))))
  servers.push({ name: peer.name, folder: withoutHeaders(buildPeer(peer, work, node)), paths: theirs(peer.ending) })
const pages: Page[] = []
const started = []
for (const { name, folder, paths } of servers) {
  const server = await serve(folder, { port: 0 })
  started.push(server)
  for (const [kind, path] of paths)
    if (isAsked(kind, kinds)) pages.push({ site: name, kind, url: new URL(path, server.url).href })
}

const seen = new Map<Page, Figures[]>(pages.map((page) => [page, []]))
for (let round = 0; round < rounds; round += 1)
  for (const [page, all] of seen) {
    const figures = await measure(page.url)
    all.push(figures)
    console.error(`round ${round + 1}: ${page.site}, ${page.kind}: ${JSON.stringify(figures)}`)
  }
const [own] = started
const taps: [looked: number, times: Tap[]][] = []
for (const looked of isAsked('tap', kinds) ? [0, 3_000] : []) {
  const address = new URL('/ja/faq/port-80-unreachable/', own?.url).href
  taps.push([looked, await tapToAnswer(browser.CHROMIUM_PATH, address, rounds, looked)])
}
for (const server of started) await server.close()

console.log('| site | page | scores | FCP ms | LCP ms | TBT ms | requests | kB | kB script |')
console.log('|---|---|---|--:|--:|--:|--:|--:|--:|')
for (const [{ site, kind }, all] of seen) {
  const of = (pick: (figures: Figures) => number) => Math.round(median(all.map(pick)))
  const scores = all[0]?.scores.map((_, index) => of((figures) => figures.scores[index] ?? 0)).join(' ')
  const kB = (pick: (figures: Figures) => number) => (of(pick) / 1000).toFixed(1)
  console.log(
    `| ${site} | ${kind} | ${scores} | ${of(({ fcp }) => fcp)} | ${of(({ lcp }) => lcp)} | ${of(({ tbt }) => tbt)} | ${of(
      ({ requests }) => requests,
    )} | ${kB(({ bytes }) => bytes)} | ${kB(({ script }) => script)} |`,
  )
}
for (const [looked, times] of taps) {
  const of = (pick: (tap: Tap) => number) => Math.round(median(times.map(pick)))
  console.log(
    `\nFrom a tap on a folded simulator, ${looked / 1000} s after it came into view, on the same phone, medians of ${times.length}: ${of(({ opened }) => opened)} ms to its fields below its verdict, ${of(({ answered }) => answered)} ms until the verdict follows them`,
  )
}
