/**
 * The rule engine in one run: times against the bars, growth, the floor (reading the rules and sorting their edges) and a
 * plain reference. Times depend on the machine and want it quiet; the ratios, of best runs, should not, and decide the exit code.
 */
import { lastOf } from '@/lib/cidr'
import {
  compare,
  decide,
  exposed,
  judge,
  parsePacket,
  type Rule,
  type RuleSet,
  redundant,
  removableTogether,
  search,
} from '@/lib/rules'
import { alone, answerAlone, cpu } from './memory'
import { documentsOf, fiveTuplesOf, inIpv6, type Kind, listOf, listsOf, readBack } from './rule-lists'

answerAlone({
  'search 300': () => {
    const set = fiveTuplesOf(300)
    return () => search(set, { verdict: 'accept' })
  },
})

const world = { family: 4, first: 0n, prefix: 0 } as const
const sizes = [100, 1000, 10_000] as const

function packetOf() {
  const parsed = parsePacket({ direction: 'ingress', protocol: 'tcp', peer: '203.0.113.10', port: 443 })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.packet
}
const packet = packetOf()

interface Time {
  readonly median: number
  /** What a busy machine leaves of it. */
  readonly best: number
}

/** Median and best of some runs in ms of processor time, after two that warm up. */
function timeOf(work: () => unknown, budget = 1500): Time {
  work()
  work()
  const times: number[] = []
  const end = performance.now() + budget
  while (times.length < 3 || (times.length < 25 && performance.now() < end)) {
    const start = cpu()
    work()
    times.push(cpu() - start)
  }
  times.sort((a, b) => a - b)
  return { median: times[times.length >> 1] ?? Number.NaN, best: times[0] ?? Number.NaN }
}

let failed = 0

function print(name: string, { median, best }: Time, bar: number | null) {
  const verdict = bar === null ? '    ' : median <= bar ? 'ok  ' : 'OVER'
  const beside = bar === null ? `(best ${best.toFixed(2)})` : `(bar ${bar}, best ${best.toFixed(2)})`
  console.log(`${verdict} ${name.padEnd(58)} ${median.toFixed(2).padStart(9)} ms  ${beside}`)
}

function printRatio(name: string, ratio: number, bar: number) {
  const held = ratio <= bar
  if (!held) failed += 1
  console.log(`${held ? 'ok  ' : 'OVER'} ${name.padEnd(58)} ${ratio.toFixed(2).padStart(9)} ×   (bar ${bar})`)
}

/** The fields of every rule as JavaScript has them and every edge sorted: less than this no exact analysis can do. */
function floor(documents: readonly unknown[]): number {
  const ports: number[] = []
  const peers: number[] = []
  for (const document of documents) {
    for (const { PortRange = '', SourceCidrIp = '' } of permissionsIn(document)) {
      const [start = '0', end = '0'] = PortRange.split('/')
      const [address = '', prefix = '32'] = SourceCidrIp.split('/')
      const first = address.split('.').reduce((sum, octet) => 256 * sum + Number(octet), 0)
      ports.push(Number(start), Number(end) + 1)
      peers.push(first, first + 2 ** (32 - Number(prefix)))
    }
  }
  return (Float64Array.from(ports).sort()[0] ?? 0) + (Float64Array.from(peers).sort()[0] ?? 0)
}

type Fields = Readonly<Record<string, string | undefined>>

function permissionsIn(document: unknown): readonly Fields[] {
  if (typeof document !== 'object' || document === null || !('Permissions' in document)) return []
  const { Permissions: permissions } = document
  if (typeof permissions !== 'object' || permissions === null || !('Permission' in permissions)) return []
  return Array.isArray(permissions.Permission) ? permissions.Permission : []
}

/** The plain way: a rule is dead if one stronger rule holds it. Finds those that one rule alone hides. */
function pairwise({ groups }: RuleSet): number {
  const rules = groups.flatMap((group) => group.rules).sort((a, b) => a.priority - b.priority)
  return rules.filter((rule, index) => rules.slice(0, index).some((stronger) => holds(stronger, rule))).length
}

function holds(a: Rule, b: Rule): boolean {
  if (a.protocol !== b.protocol || a.ports.kind !== 'range' || b.ports.kind !== 'range') return false
  if (a.peer.kind !== 'cidr' || b.peer.kind !== 'cidr') return false
  const ports = a.ports.start <= b.ports.start && b.ports.end <= a.ports.end
  return ports && a.peer.block.first <= b.peer.block.first && lastOf(b.peer.block) <= lastOf(a.peer.block)
}

/** A list with every hundredth rule turned round. */
function edited(set: RuleSet): RuleSet {
  const turn = (rule: Rule, index: number): Rule =>
    index % 100 === 0 ? { ...rule, action: rule.action === 'accept' ? 'drop' : 'accept' } : rule
  return { ...set, groups: set.groups.map((group) => ({ ...group, rules: group.rules.map(turn) })) }
}

function cleaned(set: RuleSet): RuleSet {
  const gone = new Set(removableTogether(set))
  const groups = set.groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => !gone.has(rule)) }))
  return { ...set, groups }
}

/** Bars in ms at 1,000 and at 10,000 rules. */
const bars: Record<Kind, readonly [number, number]> = {
  real: [12, 60],
  random: [20, 60],
  cross: [40, 1500],
  'cross-dup': [40, 1500],
}

function barAt([small, large]: readonly [number, number], size: number): number | null {
  return size === 1000 ? small : size === 10_000 ? large : null
}

const real = new Map<number, number>()
for (const kind of ['real', 'random', 'cross', 'cross-dup'] as const) {
  for (const size of sizes) {
    const set = listOf(kind, size)
    const time = timeOf(() => redundant(set))
    const found = redundant(set).redundant.length
    print(`redundant with witnesses, ${kind}, ${size} (${found} can go)`, time, barAt(bars[kind], size))
    if (kind === 'real') real.set(size, time.best)
  }
}
for (const size of sizes) {
  const set = listOf('real', size)
  const random = listOf('random', size)
  const rule = barAt([0.5, 5], size)
  print(
    `one packet with the full trace, real, ${size}`,
    timeOf(() => decide(set, packet)),
    rule,
  )
  print(
    `exposed to everyone, real, ${size}`,
    timeOf(() => exposed(set, world, 'tcp')),
    barAt([10, 60], size),
  )
  print(
    `exposed to everyone, random, ${size}`,
    timeOf(() => exposed(random, world, 'tcp')),
    barAt([10, 60], size),
  )
  const [after, equal] = [edited(set), cleaned(set)]
  print(
    `compare, 1 % of the rules turned, real, ${size}`,
    timeOf(() => compare(set, after)),
    barAt([20, 100], size),
  )
  print(
    `compare with the cleaned list: equal, real, ${size}`,
    timeOf(() => compare(set, equal)),
    barAt([20, 100], size),
  )
}
const [exercise, wrong] = [listOf('real', 30), edited(listOf('real', 30))]
print(
  'judging an exercise of 30 rules, wrong',
  timeOf(() => judge(wrong, { must: exercise, may: exercise })),
  2,
)
print(
  'judging an exercise of 30 rules, right',
  timeOf(() => judge(exercise, { must: exercise, may: exercise })),
  2,
)

for (const size of [1000, 10_000] as const) {
  const documents = documentsOf(listOf('real', size))
  const low = timeOf(() => floor(documents))
  const read = timeOf(() => readBack(documents))
  const full = timeOf(() => redundant(readBack(documents)))
  print(`floor: plain fields and sorted edges, real, ${size}`, low, null)
  print(`reading, real, ${size} (${(read.best / low.best).toFixed(1)} × the floor)`, read, null)
  print(`reading and redundant, real, ${size} (${(full.best / low.best).toFixed(1)} × the floor)`, full, null)
}

const wide = new Map<number, number>()
for (const size of [1000, 10_000] as const) {
  const plain = listOf('real', size)
  const four = timeOf(() => redundant(plain))
  const set = inIpv6(plain)
  const six = timeOf(() => redundant(set))
  wide.set(size, six.best)
  print(`redundant over IPv6, real, ${size}`, six, barAt([18, 90], size))
  printRatio(`IPv6 over IPv4, real, ${size}`, six.best / four.best, 1.5)
}
printRatio('growth of redundant over IPv6, 1,000 → 10,000', (wide.get(10_000) ?? 0) / (wide.get(1000) ?? 1), 9)
for (const family of [4, 6] as const) {
  const set = listsOf(family)
  print(
    `redundant, 1,000 rules on 100 lists × 200, IPv${family}`,
    timeOf(() => redundant(set)),
    3000,
  )
}
for (const size of [100, 300] as const) {
  const set = fiveTuplesOf(size)
  print(
    `search, ${size} random five-tuple rules`,
    timeOf(() => search(set, { verdict: 'accept' })),
    2000,
  )
  print(
    `redundant, ${size} random five-tuple rules`,
    timeOf(() => redundant(set)),
    2000,
  )
}
const searched = alone(import.meta.url, 'search 300')
print('search, 300 random five-tuple rules, the first in a process', { median: searched.ms, best: searched.ms }, 2000)
const small = searched.mb <= 200
if (!small) failed += 1
console.log(`${small ? 'ok  ' : 'OVER'} memory that it takes: ${Math.round(searched.mb)} MB (bar 200)`)
printRatio('growth of redundant, real, 100 → 1,000', (real.get(1000) ?? 0) / (real.get(100) ?? 1), 12)
printRatio('growth of redundant, real, 1,000 → 10,000', (real.get(10_000) ?? 0) / (real.get(1000) ?? 1), 9)
for (const kind of ['real', 'random'] as const) {
  const set = listOf(kind, 1000)
  print(
    `plain reference: pair by pair, ${kind}, 1000 (${pairwise(set)} dead found)`,
    timeOf(() => pairwise(set)),
    null,
  )
}
process.exit(failed === 0 ? 0 : 1)
