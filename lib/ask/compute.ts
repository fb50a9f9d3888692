import {
  type AddressRange,
  blockAt,
  count,
  formatAddress,
  formatBlock,
  lastOf,
  maskOf,
  type Problem,
  parseAddress,
  parseBlock,
  parseRange,
  parseWildcard,
  setOfRanges,
  textsOf,
  wildcardOf,
} from '@/lib/cidr'
import type { Limits as RuleLimits } from '@/lib/rules'
import type { Entities } from './entities'
import { normalise } from './normalise'
import { services } from './services'

/** Limits that counts of rules are held against (L-2, L-3). */
export type Limits = Pick<RuleLimits, 'rulesPerGroup' | 'rulesPerInterface'>

/** A block worked out; numbers as decimal text, since IPv6 goes beyond 2⁵³. */
export interface BlockFigures {
  /** As the reader wrote it. */
  readonly written: string
  /** Canonical, host bits cleared. */
  readonly network: string
  readonly first: string
  readonly last: string
  readonly prefix: number
  /** Null for IPv6. */
  readonly mask: string | null
  readonly wildcard: string | null
  readonly count: string
  readonly family: 4 | 6
  /** The reader's address had bits right of the prefix, which do not count (M-8). */
  readonly hostBits: boolean
}

/** What the engines worked out for a question. Words belong to the messages. */
export type Computed =
  | ({ readonly kind: 'block' } & BlockFigures)
  /** The fewest blocks that hold exactly a range. */
  | {
      readonly kind: 'range'
      readonly first: string
      readonly last: string
      readonly count: string
      readonly family: 4 | 6
      readonly blocks: readonly string[]
    }
  /** How one block, address or range stands to another. */
  | {
      readonly kind: 'relation'
      readonly a: string
      readonly b: string
      readonly relation: 'equal' | 'contains' | 'inside' | 'disjoint' | 'overlaps'
      /** First and last address of `a` and of `b`. */
      readonly ends: readonly [readonly [string, string], readonly [string, string]]
    }
  /** The fewest blocks that hold what several hold together. */
  | { readonly kind: 'merge'; readonly from: readonly string[]; readonly blocks: readonly string[] }
  /** A prefix length or mask without an address. */
  | {
      readonly kind: 'prefix'
      readonly prefix: number
      readonly mask: string | null
      readonly wildcard: string | null
      readonly count: string
      readonly family: 4 | 6
    }
  | {
      readonly kind: 'port'
      readonly ports: readonly {
        readonly port: number
        readonly protocol: 'tcp' | 'udp'
        /** Names of the services that usually use it; empty when none is known. */
        readonly services: readonly string[]
        /** As a rule writes it: `6379/6379`. */
        readonly portRange: string
      }[]
    }
  /** Groups × rules per group, held against the limit of one network interface (L-3, L-5). */
  | {
      readonly kind: 'rules-of-groups'
      readonly groups: number
      readonly rulesPerGroup: number
      readonly product: number
      readonly most: number
      readonly fits: boolean
    }
  /** Inbound and outbound rules of one group are counted together (L-1, L-2). */
  | {
      readonly kind: 'rules-of-directions'
      readonly ingress: number
      readonly egress: number
      readonly sum: number
      readonly most: number
      readonly fits: boolean
    }
  /** Rules that a group still takes beside those it has (L-1, L-2). */
  | { readonly kind: 'rules-left'; readonly used: number; readonly most: number; readonly left: number }
  /** A document or a command's output: the tool that reads it. */
  | { readonly kind: 'pasted'; readonly what: Pasted; readonly tool: Tool }
  /** What was written is no address, block, range or port, and why. */
  | { readonly kind: 'refused'; readonly written: string; readonly problem: Problem }

export type Tool = 'cidr' | 'rules' | 'reachability' | 'policy'
export type Pasted = 'security-group' | 'policy' | 'command-output' | 'address-list'

/** Works out what a question asks for in figures; null when it asks for none. */
export function compute(normalised: string, entities: Entities, limits: Limits): Computed | null {
  return addresses(normalised, entities) ?? rules(normalised, entities, limits) ?? ports(normalised, entities)
}

const merging = new RegExp(
  normalise('まとめ|集約|結合|ひとつに|1つに|一つに|merge|combine|aggregat|summari[sz]e|supernet|合并|汇总|聚合'),
)

function addresses(normalised: string, entities: Entities): Computed | null {
  const { blocks, addresses, ranges, masks, wildcards, prefixes, family } = entities
  const [address] = addresses
  if (address !== undefined && blocks.length === 0 && ranges.length === 0) {
    const [mask] = masks
    const [wildcard] = wildcards
    if (mask !== undefined) return figures(`${address}/${mask}`)
    if (wildcard !== undefined) return figures(`${address} ${wildcard}`)
    const [prefix] = prefixes
    if (prefix !== undefined) return figures(`${address}/${prefix}`)
  }
  const named = [...addresses, ...blocks, ...ranges]
  const [a, b] = named
  if (a !== undefined && b !== undefined) {
    if (merging.test(normalised)) return mergeOf(named)
    if (blocks.length + ranges.length > 0) return relationOf(a, b)
  }
  const [range] = ranges
  if (range !== undefined) return rangeFigures(range)
  const [block] = blocks
  if (block !== undefined) return figures(block)
  if (address !== undefined) {
    const parsed = parseAddress(address)
    if (!parsed.ok) return { kind: 'refused', written: address, problem: parsed.problem }
    return entities.symptom === null && entities.ports.length === 0 ? figures(address) : null
  }
  const [mask] = masks
  if (mask !== undefined) return maskFigures(mask, mask)
  const [wildcard] = wildcards
  if (wildcard !== undefined) return maskFigures(`0.0.0.0 ${wildcard}`, wildcard)
  const [prefix] = prefixes
  return prefix === undefined ? null : prefixFigures(prefix, family === 6 || prefix > 32 ? 6 : 4)
}

function figures(written: string): Computed {
  const parsed = / /.test(written) ? parseWildcard(written) : parseBlock(written)
  if (!parsed.ok) return { kind: 'refused', written, problem: parsed.problem }
  const { value, notes } = parsed
  return {
    kind: 'block',
    written,
    network: formatBlock(value),
    first: formatAddress(value.family, value.first),
    last: formatAddress(value.family, lastOf(value)),
    prefix: value.prefix,
    mask: maskOf(value),
    wildcard: wildcardOf(value),
    count: String(count(value)),
    family: value.family,
    hostBits: notes.some(({ code }) => code === 'host-bits'),
  }
}

function prefixFigures(prefix: number, family: 4 | 6): Computed {
  const block = blockAt(family, 0n, prefix)
  return {
    kind: 'prefix',
    prefix,
    mask: maskOf(block),
    wildcard: wildcardOf(block),
    count: String(count(block)),
    family,
  }
}

function maskFigures(text: string, written: string): Computed {
  const parsed = / /.test(text) ? parseWildcard(text) : parseBlock(`0.0.0.0/${text}`)
  return parsed.ok ? prefixFigures(parsed.value.prefix, 4) : { kind: 'refused', written, problem: parsed.problem }
}

function rangeFigures(written: string): Computed {
  const parsed = parseRange(written)
  if (!parsed.ok) return { kind: 'refused', written, problem: parsed.problem }
  const { family, first, last } = parsed.value
  const [start, end] = [formatAddress(family, first), formatAddress(family, last)]
  return {
    kind: 'range',
    first: start,
    last: end,
    count: String(last - first + 1n),
    family,
    blocks: textsOf(setOfRanges([parsed.value])),
  }
}

/** First and last address of what is written, or why it is neither address, block nor range. */
function endsOf(written: string) {
  const range = /-/.test(written)
  const parsed = range ? parseRange(written) : parseBlock(written)
  if (!parsed.ok) return parsed
  const { value } = parsed
  return {
    ok: true as const,
    family: value.family,
    first: value.first,
    last: 'last' in value ? value.last : lastOf(value),
  }
}

function relationOf(a: string, b: string): Computed {
  const [one, two] = [endsOf(a), endsOf(b)]
  if (!one.ok) return { kind: 'refused', written: a, problem: one.problem }
  if (!two.ok) return { kind: 'refused', written: b, problem: two.problem }
  const apart = one.family !== two.family || one.last < two.first || two.last < one.first
  const holds = one.first <= two.first && two.last <= one.last
  const held = two.first <= one.first && one.last <= two.last
  const relation = apart ? 'disjoint' : holds && held ? 'equal' : holds ? 'contains' : held ? 'inside' : 'overlaps'
  const ends = (each: { family: 4 | 6; first: bigint; last: bigint }) =>
    [formatAddress(each.family, each.first), formatAddress(each.family, each.last)] as const
  return { kind: 'relation', a, b, relation, ends: [ends(one), ends(two)] }
}

function mergeOf(from: readonly string[]): Computed {
  const ranges: AddressRange[] = []
  for (const written of from) {
    const ends = endsOf(written)
    if (!ends.ok) return { kind: 'refused', written, problem: ends.problem }
    ranges.push(ends)
  }
  return { kind: 'merge', from, blocks: textsOf(setOfRanges(ranges)) }
}

const ruleWord = new RegExp(normalise('ルール|rules?(?![a-z])|规则|規則|entries'))
const amount = new RegExp(
  normalise(
    'how many|total|max|limit|at most|fit|each|per |times|enough|exceed|[×x*]|何|いくつ|合計|最大|上限|まで|ずつ|各|全部で|足り|超え|収ま|几|多少|最多|一共|总共|每|上限|超',
  ),
)
const groupCount = new RegExp(
  normalise(
    '([0-9]{1,3})\\s*(?:つの|個の|个|個)?\\s*(?:セキュリティ|security |安全)?(?:グループ|groups?|sgs?|组)' +
      '|(?:グループ|(?<![a-z])sg|组)(?:が|を|は|に| )?([0-9]{1,3})\\s*(?:つ|個|个)',
  ),
)
const perGroup = new RegExp(
  normalise('(?:[×x*]|each|with|per group|各|ずつ|每个?|1グループ)\\s*([0-9]{1,4})\\s*(?:本|個|件|条|rules?)?'),
)
/** Numbers before the direction are counts (`80 inbound`); after it they may be ports (`inbound 80`). */
function countOf(direction: string, latin: string): RegExp {
  return new RegExp(
    normalise(
      `(?:(?:${direction}|(?<![a-z])${latin})(?:の?ルール)?(?:が|を|は|に| )?([0-9]{1,4}))` +
        `|(?:([0-9]{1,4})\\s*(?:個の|件の|本の|条|个)?\\s*(?:${direction}))`,
    ),
  )
}
const ingressCount = countOf('インバウンド|入方向|入站|受信|入|inbound|ingress', 'in')
const egressCount = countOf('アウトバウンド|出方向|出站|送信|出|outbound|egress', 'out')
const counted = new RegExp(normalise('([0-9]{1,4})\\s*(?:個|件|本|条|个|rules?|entries)'))
const stillFree = new RegExp(
  normalise(
    'あと(?:何|いくつ|どれ)|残り|残って|how many .*(?:more|still|left|remain)|(?:are|is) left|remaining|还能|还可以|还剩|剩余',
  ),
)

function rules(normalised: string, entities: Entities, { rulesPerGroup, rulesPerInterface }: Limits): Computed | null {
  const [into, out] = [ingressCount.exec(normalised), egressCount.exec(normalised)]
  const number = (match: RegExpExecArray | null) => (match ? Number(match[1] ?? match[2]) : Number.NaN)
  const [ingress, egress] = [number(into), number(out)]
  const before = into?.[2] !== undefined && out?.[2] !== undefined
  const arePorts = entities.ports.includes(ingress) && entities.ports.includes(egress)
  const speaksOfCounts = entities.symptom === null && (before || counted.test(normalised) || !arePorts)
  if (ingress >= 0 && egress >= 0 && speaksOfCounts) {
    const sum = ingress + egress
    return { kind: 'rules-of-directions', ingress, egress, sum, most: rulesPerGroup, fits: sum <= rulesPerGroup }
  }
  const used = firstOf(number(counted.exec(normalised)), ingress, egress)
  if (
    used !== undefined &&
    stillFree.test(normalised) &&
    (ruleWord.test(normalised) || entities.directions.length > 0)
  ) {
    return { kind: 'rules-left', used, most: rulesPerGroup, left: Math.max(0, rulesPerGroup - used) }
  }
  const groups = number(groupCount.exec(normalised))
  if (!(groups >= 1) || !ruleWord.test(normalised) || !amount.test(normalised)) return null
  const each = number(perGroup.exec(normalised.replace(groupCount, ' ')))
  const per = each >= 1 ? each : rulesPerGroup
  const product = groups * per
  return {
    kind: 'rules-of-groups',
    groups,
    rulesPerGroup: per,
    product,
    most: rulesPerInterface,
    fits: product <= rulesPerInterface,
  }
}

function firstOf(...numbers: readonly number[]): number | undefined {
  return numbers.find((each) => each >= 0)
}

const tooLargePort = /(?:ぽと|port|端口)\s*([0-9]{5,9})(?![0-9])|(?<![0-9./])([0-9]{5,9})\s*(?:番|号?端口)/

function ports(normalised: string, entities: Entities): Computed | null {
  if (entities.symptom !== null) return null
  const large = tooLargePort.exec(normalised)
  const written = large?.[1] ?? large?.[2]
  if (written !== undefined && Number(written) > 65535) {
    const at = normalised.indexOf(written)
    return { kind: 'refused', written, problem: { code: 'integer', at, repairs: [], params: { most: '65535' } } }
  }
  const named = services.filter(({ name }) => entities.services.includes(name))
  const wanted = [...new Set([...entities.ports, ...named.map(({ port }) => port)])]
  if (wanted.length === 0) return null
  return {
    kind: 'port',
    ports: wanted.map((port) => {
      const users = services.filter((service) => service.port === port)
      const [protocol] = entities.protocols
      return {
        port,
        protocol: protocol === 'udp' || (protocol !== 'tcp' && users[0]?.protocol === 'udp') ? 'udp' : 'tcp',
        services: users.map(({ name }) => name),
        portRange: `${port}/${port}`,
      }
    }),
  }
}
