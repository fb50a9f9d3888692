/**
 * `npm run bench:cidr`: our engine beside the fastest libraries, the same texts in, texts out, outputs checked equal,
 * the fastest of some runs in turns, in processor time. Only ratios inside one run mean anything: machines are noisy.
 * `npm run bench:cidr "in order"` for the rows whose name says so.
 */
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import {
  blockAt,
  blocksBetween,
  differenceOf,
  endsOfBlock,
  formatAddress,
  formatBlock,
  holds,
  readSet,
  textsOf,
} from '@/lib/cidr'
import { answerMemory, measureMemory, measureSizes } from './cidr-sizes'
import { cpu } from './memory'
import { call, installPeers, peer, peerClass, peerModule } from './peers'

installPeers()
answerMemory()

const wanted = process.argv[2] ?? ''

/** A small seeded generator (mulberry32), so that every run has the same inputs. */
function generator(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

const random = generator(42)
const below = (most: number) => Math.floor(random() * most)
const bits = (count: number) => {
  let value = 0n
  for (let left = count; left > 0; left -= 32)
    value = (value << BigInt(Math.min(left, 32))) | BigInt(below(2 ** Math.min(left, 32)))
  return value
}
const blocks4 = (count: number, shortest = 12) =>
  Array.from({ length: count }, () => formatBlock(blockAt(4, bits(32), shortest + below(33 - shortest))))
const blocks6 = (count: number) =>
  Array.from({ length: count }, () => formatBlock(blockAt(6, (0x20010db8n << 96n) + bits(96), 33 + below(96))))
const ranges4 = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const start = BigInt(index) * 800_000n + bits(18)
    return [start, start + bits(19)] as const
  })
const ranges6 = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const start = (0x20010db8n << 96n) + (BigInt(index) << 80n) + bits(60)
    return [start, start + bits(62)] as const
  })

interface Case {
  readonly name: string
  /** Our time over the best peer's, at most. */
  readonly bar: number
  readonly runs: number
  readonly ours: () => unknown
  readonly peers: Readonly<Record<string, () => unknown>>
  /** Brings outputs into one form before they are compared. */
  readonly form?: (output: unknown) => unknown
}

function texts(output: unknown): string[] {
  if (!Array.isArray(output)) throw new Error('a list was expected')
  return output.map(String)
}

/** Some peers leave /32 and /128 out, or sort by text: one form for all. */
function canonical(output: unknown): string[] {
  const read = readSet(texts(output))
  if (!read.ok) throw new Error(read.problem.code)
  return textsOf(read.value).length === texts(output).length ? textsOf(read.value) : texts(output)
}

function set(list: readonly string[]) {
  const read = readSet(list)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}

const cidrTools = {
  merge: peer('cidr-tools', 'mergeCidr'),
  exclude: peer('cidr-tools', 'excludeCidr'),
  parse: peer('cidr-tools', 'parseCidr'),
}
const fast = {
  merge: peer('fast-cidr-tools', 'merge'),
  exclude: peer('fast-cidr-tools', 'exclude'),
  parse: peer('fast-cidr-tools', 'parse'),
  text: peer('fast-cidr-tools', 'bigint2ip'),
}
const netparser = {
  summarize: peer('netparser', 'summarize'),
  range: peer('netparser', 'rangeOfNetworks'),
  base: peer('netparser', 'baseAddress'),
  last: peer('netparser', 'broadcastAddress'),
  matcher: peerClass('netparser', 'Matcher'),
}
const cidrCalc = {
  cidr: peerClass('cidr-calc', 'Cidr'),
  range: peerClass('cidr-calc', 'IpRange'),
}
const addressOf = (text: string) => call(peerModule('cidr-calc', 'IpAddress'), 'of', text)
const ipaddr = peerModule('ipaddr.js', 'IPv4')
const matching = peer('ip-matching', 'getMatch')

const m10 = blocks4(10_000)
const m100 = blocks4(100_000)
const m6 = blocks6(10_000)
const r4 = ranges4(5_000)
const r6 = ranges6(1_000)
const s1 = blocks4(10_000)
const s2 = blocks4(10_000)
const b20 = blocks4(20_000)
const held = blocks4(10_000, 16)
const asked = Array.from({ length: 20_000 }, () => formatAddress(4, bits(32)))
const r4Texts = r4.map(([first, last]) => [formatAddress(4, first), formatAddress(4, last)] as const)
const r6Texts = r6.map(([first, last]) => [formatAddress(6, first), formatAddress(6, last)] as const)

function coverAll(list: readonly (readonly [string, string])[]) {
  return list.flatMap(([first, last]) => blocksBetween(first, last) ?? [])
}

const calcCover = (list: readonly (readonly [string, string])[]) =>
  list.flatMap(([first, last]) => texts(call(cidrCalc.range(addressOf(first), addressOf(last)), 'toCidrs')))
const matchCover = (list: readonly (readonly [string, string])[]) =>
  list.flatMap(([first, last]) => texts(call(Object(matching(`${first}-${last}`)), 'convertToSubnets')))

const cases: readonly Case[] = [
  {
    name: 'merge 10k v4',
    bar: 0.7,
    runs: 15,
    form: canonical,
    ours: () => textsOf(set(m10)),
    peers: {
      'cidr-tools': () => cidrTools.merge(m10),
      'fast-cidr-tools': () => fast.merge(m10),
      netparser: () => netparser.summarize(m10),
    },
  },
  {
    name: 'merge 100k v4',
    bar: 0.65,
    runs: 7,
    form: canonical,
    ours: () => textsOf(set(m100)),
    peers: {
      'cidr-tools': () => cidrTools.merge(m100),
      'fast-cidr-tools': () => fast.merge(m100),
      netparser: () => netparser.summarize(m100),
    },
  },
  {
    name: 'merge 10k v6',
    bar: 1,
    runs: 15,
    form: canonical,
    ours: () => textsOf(set(m6)),
    peers: { 'cidr-tools': () => cidrTools.merge(m6), netparser: () => netparser.summarize(m6) },
  },
  {
    name: '5,000 ranges to blocks v4',
    bar: 0.33,
    runs: 9,
    ours: () => coverAll(r4Texts),
    peers: {
      netparser: () => r4Texts.flatMap(([first, last]) => texts(netparser.range(first, last))),
      'cidr-calc': () => calcCover(r4Texts),
      'ip-matching': () => matchCover(r4Texts),
    },
  },
  {
    name: '1,000 ranges to blocks v6',
    bar: 0.8,
    runs: 7,
    ours: () => coverAll(r6Texts),
    peers: {
      netparser: () => r6Texts.flatMap(([first, last]) => texts(netparser.range(first, last))),
      'cidr-calc': () => calcCover(r6Texts),
    },
  },
  {
    name: 'subtract 10k from 10k v4',
    bar: 0.9,
    runs: 15,
    form: canonical,
    ours: () => textsOf(differenceOf(set(s1), set(s2))),
    peers: { 'cidr-tools': () => cidrTools.exclude(s1, s2) },
  },
  {
    name: '20,000 addresses against 10,000 blocks',
    bar: 0.25,
    runs: 15,
    ours: () => {
      const of = set(held)
      return asked.map((address) => holds(of, address) === true)
    },
    peers: {
      netparser: () => {
        const matcher = netparser.matcher(held)
        return asked.map((address) => call(matcher, 'has', address) === true)
      },
    },
  },
  {
    name: '20,000 blocks to first and last v4',
    bar: 0.85,
    runs: 15,
    ours: () =>
      b20.map((block) => {
        const [first, last] = endsOfBlock(block) ?? []
        return `${first} ${last}`
      }),
    peers: {
      'cidr-tools': () =>
        b20.map((block) => {
          const { start, end } = Object(cidrTools.parse(block))
          return `${formatAddress(4, start)} ${formatAddress(4, end)}`
        }),
      'fast-cidr-tools': () =>
        b20.map((block) => {
          const parsed = fast.parse(block)
          return Array.isArray(parsed) ? `${fast.text(parsed[0], 4)} ${fast.text(parsed[1], 4)}` : ''
        }),
      netparser: () => b20.map((block) => `${netparser.base(block)} ${netparser.last(block)}`),
      'ipaddr.js': () =>
        b20.map(
          (block) =>
            `${call(ipaddr, 'networkAddressFromCIDR', block)} ${call(ipaddr, 'broadcastAddressFromCIDR', block)}`,
        ),
    },
  },
]

let failed = 0
for (const each of cases.filter(({ name }) => name.includes(wanted))) {
  const form = each.form ?? ((output: unknown) => output)
  const contenders = { ours: each.ours, ...each.peers }
  const expected = JSON.stringify(form(each.ours()))
  const times = new Map<string, number[]>()
  const wrong = new Set<string>()
  for (const [name, work] of Object.entries(contenders)) {
    if (JSON.stringify(form(work())) !== expected) wrong.add(name)
  }
  for (let run = 0; run < each.runs; run += 1) {
    for (const [name, work] of Object.entries(contenders)) {
      if (wrong.has(name)) continue
      const start = cpu()
      work()
      times.set(name, [...(times.get(name) ?? []), cpu() - start])
    }
  }
  const bests = [...times].map(([name, list]) => [name, Math.min(...list)] as const)
  const ours = bests.find(([name]) => name === 'ours')?.[1] ?? Number.NaN
  const best = Math.min(...bests.flatMap(([name, time]) => (name === 'ours' ? [] : [time])))
  const ratio = ours / best
  const held = ratio <= each.bar
  if (!held) failed += 1
  console.log(
    `${held ? 'ok  ' : 'OVER'} ${each.name.padEnd(42)} ${ratio.toFixed(2)} (bar ${each.bar})  ` +
      bests.map(([name, time]) => `${name} ${time.toFixed(1)} ms`).join(', ') +
      (wrong.size > 0 ? `  differs or cannot: ${[...wrong].join(', ')}` : ''),
  )
}

failed += measureSizes(bits, wanted)
failed += measureMemory(import.meta.url, wanted)

const { outputFiles } = buildSync({
  // What the rows above call, as a page that calls them has it.
  stdin: {
    contents:
      "export { blocksBetween, differenceOf, endsOfBlock, holds, parseBlock, readSet, splitTexts, textsOf } from './lib/cidr'",
    resolveDir: process.cwd(),
  },
  bundle: true,
  external: ['ipaddr.js'],
  minify: true,
  format: 'esm',
  write: false,
})
const size = gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length
const small = size <= 6 * 1024
if (!small) failed += 1
console.log(`${small ? 'ok  ' : 'OVER'} engine on top of ipaddr.js: ${size} bytes gzip (bar ${6 * 1024})`)
process.exit(failed === 0 ? 0 : 1)
