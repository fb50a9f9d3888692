import {
  type AddressRange,
  blockAt,
  count,
  formatAddress,
  formatBlock,
  lastOf,
  maskOf,
  parseAddress,
  parseBlock,
  parseRange,
  parseWildcard,
  setOfRanges,
  textsOf,
  wildcardOf,
} from '@/lib/cidr'
import type { Entities } from '../../text/entities'
import { fold, words } from '../../text/normalise'
import type { Computed } from './model'

const merging = new RegExp(
  fold(
    'まとめ|集約|結合|統合|ひとつに|1つに|一つに|merge|combine|join|aggregat|summari[sz]e|supernet|合并|汇总|聚合|并成|合成|并到',
  ),
)

/** Figures of the blocks, ranges and masks that a question names; null when it asks for none. */
export function addressFigures(normalised: string, entities: Entities): Computed | null {
  const found = figuresOf(normalised, entities)
  return found === null || found.kind === 'refused' || asksForFigures(normalised, entities) ? found : null
}

/** What asks for the size, the ends or the notation of addresses. */
const sizes = new RegExp(
  fold(
    '何個|いくつ|個数|台数|範囲|どこから|どこまで|最初|最後|何を意味|とは|って何|意味|含ま|入って|入りま|同じ|マスク|プレフィックス|cidr|変換|表記|表す|表現|書き方|まとめ|集約|等しい|足りる|ネットワークアドレス|入る|入り|入れ|何台|属す|収ま|かぶ|重な|カバー|分け' +
      '|how many|how big|how large|size|range|span|first|last|mean|what is|whats|what does|which addresses|contain|inside|within|part of|belong|include|same as|equal|cover|overlap|mask|prefix|notation|convert|write|express|network address|subnet|merge|combine|aggregate|summari|through|usable|hosts|falls?(?![a-z])|fits?(?![a-z])|blocks|split|is [0-9a-f.:]+ in' +
      '|多少|几个|范围|从哪|到哪|第一个|最后|是什么|什么意思|包含|包括|属于|在不在|掩码|前缀|转换|怎么写|表示|合并|汇总|相同|等于|重叠|网段|可用|能放|几台|落在|并成|拆成|多大|/几',
  ),
)
/** `10.0.0.5在10.0.0.0/24里` */
function isInside(text: string): boolean {
  const at = text.indexOf('在')
  return at >= 0 && text.indexOf('里', at) >= 0
}

/** Words that may stand beside an address that is asked about alone. */
const mostWords = 2

/** Whether addresses are what is asked about, not named in passing. */
function asksForFigures(normalised: string, { symptom, ports, addresses, blocks, ranges }: Entities): boolean {
  if (symptom !== null) return false
  const named = [...addresses, ...blocks, ...ranges.flatMap((range) => range.split('-'))]
  const rest = named.reduce((text, each) => text.replace(each, ' '), normalised)
  if (words(rest).length <= mostWords) return true
  if (ranges.length > 0 && ports.length === 0) return true
  return ports.length === 0 && (sizes.test(rest) || isInside(rest))
}

function figuresOf(normalised: string, entities: Entities): Computed | null {
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
    return figures(address)
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
