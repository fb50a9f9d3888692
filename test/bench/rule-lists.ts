import { blockAt } from '@/lib/cidr'
import {
  type Action,
  type PortRange,
  type Rule,
  type RuleFields,
  type RuleSet,
  readDocuments,
  ruleSetOf,
  toDocuments,
} from '@/lib/rules'

/** Kinds of rule lists that analyses are measured on. */
const kinds = ['real', 'random', 'cross', 'cross-dup'] as const
export type Kind = (typeof kinds)[number]

const usualPorts = [22, 80, 443, 3389, 3306, 5432, 6379, 8080, 8443, 9200, 27017, 53, 25]

/** Numbers that look random and are the same each time (mulberry32). */
function numbers(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { next, below: (end: number) => Math.floor(next() * end) }
}

type Random = ReturnType<typeof numbers>

interface Draft {
  readonly ports: PortRange | null
  readonly address: number
  readonly prefix: number
  readonly protocol?: 'tcp' | 'udp'
  readonly action?: Action
  readonly priority?: number
}

/**
 * A list of inbound rules of one basic group, always the same for a kind and a size:
 *
 * - `real`: usual ports and some ranges, blocks of /8–/32, 5 % from anywhere
 * - `random`: any ranges of ports, blocks of /4–/32
 * - `cross`: single ports open to anyone against blocks on any port, so that n²/4 crossings show
 * - `cross-dup`: the same with each rule twice
 */
export function listOf(kind: Kind, size: number, seed = 1): RuleSet {
  const random = numbers(size * 31 + seed)
  const drafts = Array.from({ length: size }, (_, index) => draftOf(kind, size, index, random))
  const rules = drafts.map((draft, index): Rule => {
    const { protocol = 'tcp', action = 'accept', priority = 1, ports, address, prefix } = draft
    return {
      id: `sgr-${index}`,
      group: 'sg-1',
      direction: 'ingress',
      protocol,
      ports: ports ? { kind: 'range', ...ports } : { kind: 'range', start: 1, end: 65535 },
      sourcePorts: { kind: 'any' },
      peer: { kind: 'cidr', block: blockAt(4, BigInt(address), prefix) },
      self: null,
      action,
      priority,
      description: '',
      place: { document: 0, path: '' },
    }
  })
  return setOf(rules)
}

function draftOf(kind: Kind, size: number, index: number, random: Random): Draft {
  const one = (port: number) => ({ start: port, end: port })
  const common = (): Draft => ({
    ports: null,
    address: Math.floor(random.next() * 4294967296),
    prefix: 0,
    protocol: random.below(2) === 0 ? 'tcp' : 'udp',
    action: random.below(3) < 2 ? 'accept' : 'drop',
    priority: 1 + random.below(100),
  })
  if (kind === 'real') {
    const base = common()
    const range = random.below(10) === 0
    const start = range ? 1 + random.below(65000) : 0
    const ports = range
      ? { start, end: Math.min(65535, start + random.below(1000)) }
      : one(usualPorts[random.below(usualPorts.length)] ?? 22)
    return { ...base, ports, prefix: random.below(20) === 0 ? 0 : 8 + random.below(25) }
  }
  if (kind === 'random') {
    const [a, b] = [1 + random.below(65535), 1 + random.below(65535)]
    return { ...common(), ports: { start: Math.min(a, b), end: Math.max(a, b) }, prefix: 4 + random.below(29) }
  }
  const at = kind === 'cross' ? index : Math.floor(index / 2)
  const half = Math.floor((kind === 'cross' ? size : Math.ceil(size / 2)) / 2)
  return at < half
    ? { ports: one(1 + 2 * at), address: 0, prefix: 0, action: 'accept', priority: 1 + (at % 50) * 2 }
    : { ports: null, address: (at - half) * 512, prefix: 24, action: 'drop', priority: 2 + (at % 50) * 2 }
}

function setOf(rules: readonly Rule[]): RuleSet {
  const group = {
    id: 'sg-1',
    name: '',
    type: 'basic' as const,
    typeKnown: true,
    innerAccess: 'drop' as const,
    vpcId: 'vpc-1',
    complete: true,
    rules,
  }
  return { groups: [group], prefixLists: new Map(), portLists: new Map(), unread: [] }
}

/** The list as parsed JSON documents. */
export function documentsOf(set: RuleSet): unknown[] {
  return toDocuments(set).map((document): unknown => JSON.parse(JSON.stringify(document)))
}

/** Reads them back. */
export function readBack(documents: readonly unknown[]): RuleSet {
  return readDocuments(documents).ruleSet
}

/** The same list over IPv6: each IPv4 block as a block of 2001:db8::/32, 32 bits longer. */
export function inIpv6(set: RuleSet): RuleSet {
  const base = 0x20010db8n << 96n
  const turn = (rule: Rule): Rule =>
    rule.peer.kind === 'cidr' && rule.peer.block.family === 4
      ? {
          ...rule,
          peer: { kind: 'cidr', block: blockAt(6, base + (rule.peer.block.first << 64n), 32 + rule.peer.block.prefix) },
        }
      : rule
  return { ...set, groups: set.groups.map((group) => ({ ...group, rules: group.rules.map(turn) })) }
}

/** 1,000 rules that name 100 prefix lists of 200 blocks each. */
export function listsOf(family: 4 | 6): RuleSet {
  const random = numbers(5)
  const block = () =>
    family === 4
      ? blockAt(4, BigInt(random.below(2 ** 32)), 20 + random.below(13))
      : blockAt(6, (0x20010db8n << 96n) + (BigInt(random.below(2 ** 32)) << 64n), 48 + random.below(17))
  const rules = Array.from({ length: 1000 }, (): RuleFields => {
    const start = 1 + random.below(60_000)
    return {
      direction: 'ingress',
      protocol: 'tcp',
      ports: { kind: 'range', start, end: start + random.below(5000) },
      peer: { kind: 'prefix-list', id: `pl-${random.below(100)}` },
      action: random.below(2) === 0 ? 'accept' : 'drop',
      priority: 1 + random.below(100),
    }
  })
  const prefixLists = Array.from({ length: 100 }, (_, index) => ({
    id: `pl-${index}`,
    name: '',
    family,
    maxEntries: 200,
    blocks: Array.from({ length: 200 }, block),
  }))
  return ruleSetOf([{ id: 'sg-1', innerAccess: 'drop', rules }], { prefixLists })
}

/** Random rules that look at source ports and own addresses as well (M-9). */
export function fiveTuplesOf(size: number): RuleSet {
  const random = numbers(7)
  const range = () => {
    const [a, b] = [1 + random.below(65_535), 1 + random.below(65_535)]
    return { kind: 'range' as const, start: Math.min(a, b), end: Math.max(a, b) }
  }
  const block = () => blockAt(4, BigInt(random.below(2 ** 32)), random.below(9))
  const rules = Array.from(
    { length: size },
    (): RuleFields => ({
      direction: 'ingress',
      protocol: 'tcp',
      ports: range(),
      sourcePorts: range(),
      self: block(),
      peer: { kind: 'cidr', block: block() },
      action: random.below(2) === 0 ? 'accept' : 'drop',
      priority: 1 + random.below(100),
    }),
  )
  return ruleSetOf([{ id: 'sg-1', innerAccess: 'drop', rules }])
}
