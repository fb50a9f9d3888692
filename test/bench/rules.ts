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
} from '@/lib/rules'
import { documentsOf, type Kind, listOf, readBack } from './rule-lists'

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

/** Median and best of some runs in ms, after two that warm up. */
function timeOf(work: () => unknown, budget = 1500): Time {
  work()
  work()
  const times: number[] = []
  const end = performance.now() + budget
  while (times.length < 3 || (times.length < 25 && performance.now() < end)) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
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

/** Every rule read and every edge sorted: less than this no exact analysis can do. */
function floor(documents: readonly unknown[]): number {
  const rules = readBack(documents).groups.flatMap((group) => group.rules)
  const ports = new Float64Array(2 * rules.length)
  const peers = new Float64Array(2 * rules.length)
  rules.forEach(({ ports: range, peer }, index) => {
    if (range.kind === 'range') ports.set([range.start, range.end + 1], 2 * index)
    if (peer.kind === 'cidr') peers.set([Number(peer.block.first), Number(lastOf(peer.block)) + 1], 2 * index)
  })
  return (ports.sort()[0] ?? 0) + (peers.sort()[0] ?? 0)
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
  random: [20, 90],
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
    if (kind === 'real') real.set(size, time.median)
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

for (const [size, bar] of [
  [1000, 6],
  [10_000, 4],
] as const) {
  const set = listOf('real', size)
  const documents = documentsOf(set)
  const low = timeOf(() => floor(documents))
  const full = timeOf(() => redundant(readBack(documents)))
  print(`floor: reading and sorting the edges, real, ${size}`, low, null)
  print(`reading and redundant, real, ${size}`, full, null)
  printRatio(`reading and redundant over the floor, ${size}`, full.best / low.best, bar)
}
printRatio('growth of redundant, real, 100 → 1,000', (real.get(1000) ?? 0) / (real.get(100) ?? 1), 12)
printRatio('growth of redundant, real, 1,000 → 10,000', (real.get(10_000) ?? 0) / (real.get(1000) ?? 1), 8)
for (const kind of ['real', 'random'] as const) {
  const set = listOf(kind, 1000)
  print(
    `plain reference: pair by pair, ${kind}, 1000 (${pairwise(set)} dead found)`,
    timeOf(() => pairwise(set)),
    null,
  )
}
process.exit(failed === 0 ? 0 : 1)
