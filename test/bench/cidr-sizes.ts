/** The second half of `npm run bench:cidr`: lists of every size from one block on, in both families, fresh for each call. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Block,
  blockAt,
  differenceOf,
  type Family,
  formatBlock,
  holds,
  parseBlock,
  readSet,
  splitTexts,
  textsOf,
} from '@/lib/cidr'
import { alone, answerAlone, cpu } from './memory'
import { peer } from './peers'

const merge = peer('cidr-tools', 'mergeCidr')
const exclude = peer('cidr-tools', 'excludeCidr')
const contains = peer('cidr-tools', 'containsCidr')
const expand = peer('cidr-tools', 'expandCidr')

type Bits = (count: number) => bigint

/** Rounds of which the fastest counts: what a busy machine leaves of it. */
const rounds = 15
/** Blocks of one round, over all of its inputs. */
const perRound = 20_000

function setOf(list: readonly string[]) {
  const read = readSet(list)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}

/** A text that no engine has seen, nor the runtime made the hash of. */
function fresh(texts: readonly string[]): string[] {
  return texts.map((text) => Buffer.from(text, 'latin1').toString('latin1'))
}

function random(family: Family, count: number, bits: Bits): string[] {
  return Array.from({ length: count }, () => {
    const prefix = Number(bits(6)) % 21
    const block: Block =
      family === 4
        ? blockAt(4, bits(32), 12 + prefix)
        : blockAt(6, (0x20010db8n << 96n) + bits(96), 33 + (Number(bits(10)) % 96))
    return formatBlock(block)
  })
}

function sorted(family: Family, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    formatBlock(
      family === 4
        ? { family, first: BigInt(index) << 9n, prefix: 24 }
        : { family, first: (0x20010db8n << 96n) + (BigInt(index) << 65n), prefix: 64 },
    ),
  )
}

/** Microseconds a call of each, the best of some rounds in turns; each call gets an input of its own. */
function timesOf<I>(
  make: () => I,
  works: readonly [(input: I) => unknown, (input: I) => unknown],
  size: number,
): readonly [number, number] {
  const calls = Math.max(1, Math.min(4000, Math.floor(perRound / size)))
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < (size > 50_000 ? 3 : rounds); round += 1) {
    for (const turn of [0, 1] as const) {
      const inputs = Array.from({ length: calls }, make)
      const start = cpu()
      for (const input of inputs) works[turn](input)
      best[turn] = Math.min(best[turn], ((cpu() - start) / calls) * 1000)
    }
  }
  return best
}

/** A million blocks of a family, in order or not, the same in every process. */
function million(family: Family, inOrder: boolean): string[] {
  let state = 1
  const below = (end: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % end
  }
  const group = () => below(65_536).toString(16)
  const texts = Array.from({ length: 1_000_000 }, (_, index) => {
    if (family === 4) {
      return inOrder
        ? `${index >> 15}.${(index >> 7) & 255}.${(index & 127) << 1}.0/24`
        : `${below(256)}.${below(256)}.${below(256)}.${below(256)}/${12 + below(21)}`
    }
    const hex = (value: number) => value.toString(16)
    return inOrder
      ? `2001:db8:${hex(index >> 15)}:${hex((index & 32_767) << 1)}::/64`
      : `2001:db8:${group()}:${group()}:${group()}:${group()}:${group()}:${group()}/${33 + below(96)}`
  })
  return texts
}

const memoryRows = ([4, 6] as const).flatMap((family) =>
  [false, true].map((inOrder) => ({ name: `1,000,000${inOrder ? ' in order' : ''} v${family}`, family, inOrder })),
)

/** The lines of a file, read without anything that would be left in memory. */
function linesIn(file: string): string[] {
  const bytes = readFileSync(file)
  const lines: string[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start)
    const to = end < 0 ? bytes.length : end
    lines.push(bytes.toString('latin1', start, to))
    start = to + 1
  }
  return lines
}

/** In a process that was started to see what memory a merge takes: does it and ends. */
export function answerMemory() {
  answerAlone(
    Object.fromEntries(
      memoryRows.flatMap(({ name }) => {
        const make = (work: (list: readonly string[]) => unknown) => () => {
          const list = linesIn(process.argv[3] ?? '')
          return () => work(list)
        }
        return [
          [`ours ${name}`, make((list) => textsOf(setOf(list)))],
          [`theirs ${name}`, make((list) => merge(list))],
        ]
      }),
    ),
  )
}

/**
 * Prints the memory that merges of a million blocks take, each in a process of its own; returns how many are over their bar.
 *
 * @param wanted what the name of a row has to hold
 */
export function measureMemory(entry: string, wanted: string): number {
  let failed = 0
  const file = join(mkdtempSync(join(tmpdir(), 'blocks-')), 'blocks')
  for (const { name, family, inOrder } of memoryRows) {
    if (!`memory of merge ${name}`.includes(wanted)) continue
    writeFileSync(file, million(family, inOrder).join('\n'))
    const [own, other] = [alone(entry, `ours ${name}`, file), alone(entry, `theirs ${name}`, file)]
    const ratio = own.mb / other.mb
    const held = ratio <= 1
    if (!held) failed += 1
    console.log(
      `${held ? 'ok  ' : 'OVER'} ${`memory of merge ${name}`.padEnd(42)} ${ratio.toFixed(2)} (bar 1)  ours ${own.mb.toFixed(0)} MB, cidr-tools ${other.mb.toFixed(0)} MB`,
    )
  }
  return failed
}

/** From this size on we are to be at least as fast as the best peer, below within twice its time. */
const large = 100

/** Prints a row a measurement, of those whose name holds `wanted`; returns how many are over their bar. */
export function measureSizes(bits: Bits, wanted: string): number {
  let failed = 0
  const row = <I>(
    name: string,
    size: number,
    make: () => I,
    ours: (input: I) => unknown,
    theirs: (input: I) => unknown,
  ) => {
    if (!name.includes(wanted)) return
    const [own, other] = timesOf(make, [ours, theirs], size)
    const bar = size >= large ? 1 : 2
    const held = own / other <= bar
    if (!held) failed += 1
    const shown = `ours ${own.toFixed(1)} µs, cidr-tools ${other.toFixed(1)} µs`
    console.log(`${held ? 'ok  ' : 'OVER'} ${name.padEnd(42)} ${(own / other).toFixed(2)} (bar ${bar})  ${shown}`)
  }
  for (const family of [4, 6] as const) {
    for (const size of [1, 3, 10, 30, 100, 1000, 10_000, 100_000, 1_000_000]) {
      row(
        `merge ${size} v${family}`,
        size,
        () => fresh(random(family, size, bits)),
        (list) => textsOf(setOf(list)),
        (list) => merge(list),
      )
    }
    for (const size of [1, 10, 100, 1000, 10_000]) {
      row(
        `subtract ${size} from ${size} v${family}`,
        size,
        () => [fresh(random(family, size, bits)), fresh(random(family, size, bits))] as const,
        ([a, b]) => textsOf(differenceOf(setOf(a), setOf(b))),
        ([a, b]) => exclude(a, b),
      )
    }
    row(
      `merge 10,000 in order v${family}`,
      10_000,
      () => fresh(sorted(family, 10_000)),
      (list) => textsOf(setOf(list)),
      (list) => merge(list),
    )
    row(
      `one address in one block v${family}`,
      1,
      () => [fresh(random(family, 1, bits)), fresh(random(family, 1, bits))] as const,
      ([[block = ''], [address = '']]) => holds(setOf([block]), address),
      ([block, address]) => contains(block, address),
    )
    row(
      `every address of a /${family === 4 ? 20 : 116} v${family}`,
      4096,
      () => fresh([family === 4 ? '10.0.0.0/20' : '2001:db8::/116'])[0] ?? '',
      (text) => {
        const parsed = parseBlock(text)
        return parsed.ok ? splitTexts(parsed.value, family === 4 ? 32 : 128) : null
      },
      (text) => Array.from(Object(expand(text))),
    )
  }
  return failed
}
