import {
  type AddressRange,
  type Block,
  blockAt,
  blocksLeft,
  blocksTogether,
  count,
  formatAddress,
  formatBlock,
  lastOf,
  maskOf,
  parseAddress,
  parseBlock,
  parseRange,
  parseWildcard,
  relation,
  widthOf,
  wildcardOf,
} from '@/lib/cidr'
import { addressClasses } from '@/lib/net'
import { asksForSize, roomOf } from '../answer/compute/asked'
import type { Computed } from '../answer/compute/model'
import type { Entities } from '../text/entities'
import { fold, words } from '../text/normalise'

const merging = new RegExp(
  fold(
    'まとめ|集約|結合|統合|ひとつに|1つに|一つに|merge|combine|join|(?:as|into|in) one(?![a-z])|aggregat|summari[sz]e|supernet|fewest|合并|汇总|聚合|并成|合成|并到|最少',
  ),
)

const taking = new RegExp(
  fold(
    '(?<![a-z])(?:minus|except|without|exclud(?:e|ing)|subtract|but not)(?![a-z])|(?:除|引[いく]|抜[いく])|以外|去掉|减去|扣除|排除|除去|除了|除外',
  ),
)
const cutting = new RegExp(
  fold('(?<![a-z])(?:split|divide|cut|carve|chop)|分割|分け|等分|切り分|刻|拆|分成|分为|划分|切成|平均分'),
)
const partCount = '([0-9]{1,5}|two|three|four|five|six|eight|sixteen|二|两|三|四|五|六|八)(?![0-9./])'
/** Into how many parts: `into 4`, `4 つ`, `四个`. */
const parts = new RegExp(
  fold(
    `(?:into|in) (?:equal )?${partCount}|(?<![0-9./])${partCount} ?(?:つ|個|等分|分割|个|份|块|equal|same|sub|part|block|piece|net|段|本)`,
  ),
)
const inWords: Readonly<Record<string, number>> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, sixteen: 16 },
  ...{ 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 八: 8 },
}
/** Asks for one block around all, not for the fewest that hold them exactly. */
const around = new RegExp(
  fold(
    '(?:smallest|minim(?:um|al)|tightest|narrowest)(?! (?:number|set))|最小(?!の?[数個])|(?:一番|いちばん|最も|もっとも)(?:小さ|狭)',
  ),
)

/** A number in digits or in words; NaN where there is none. */
function numberOf(said: string | undefined): number {
  return said === undefined ? Number.NaN : (inWords[said] ?? Number(said))
}

/** How many parts of a block are told. */
const mostParts = 16

/** Figures of the blocks, ranges and masks that a question names; null when it asks for none. */
export function addressFigures(
  normalised: string,
  entities: Entities,
  kept: number,
  inPassing: boolean,
): Computed | null {
  const room = roomOf(normalised, entities)
  if (room) return blockFor(room.wanted, room.areHosts ? kept : 0)
  const found = figuresOf(normalised, entities, kept)
  if (found === null || found.kind === 'refused') return found
  const isOfRules = entities.symptom !== null || entities.ports.length > 0 || inPassing || doing.test(normalised)
  return (
    (isOfRules ? null : classOf(normalised, entities)) ??
    (asksForFigures(normalised, entities, found.kind, inPassing) ? found : null)
  )
}

/** What asks for the size, the ends or the notation of addresses. */
const sizes = new RegExp(
  fold(
    '台数|から[^ ]{0,6}まで|どこから|どこまで|ブロードキャスト|最小|何ビット|最初|最後|とは|って何|意味|含ま|入って|入りま|同じ|マスク|プレフィックス|変換|表す|表現|書き方|等しい|足りる|ネットワークアドレス|入る|入り|入れ|属す|収ま|かぶ|重な|重複|カバー|分け' +
      '|size|range|first|last|mean|what is|whats|what does|which addresses|contain|inside|within|part of|belong|include|same as|equal|cover|overlap|mask|prefix|notation|convert|write|express|network address|broadcast|subnet|through|falls?(?![a-z])|fits?(?![a-z])|blocks|split|is [0-9a-f.:]+ in' +
      '|广播|从哪|第一个|最后|是什么|什么意思|包含|包括|属于|在不在|掩码|前缀|转换|怎么写|表示|相同|等于|重叠|网段|能放(?:几|多少)|落在|拆成|多大|/几',
  ),
)
/** `10.0.0.5在10.0.0.0/24里` */
function isInside(text: string): boolean {
  const at = text.indexOf('在')
  return at >= 0 && text.indexOf('里', at) >= 0
}

const usable = new RegExp(
  fold(
    '(?<![a-z])(?:usable|hosts?|assignable|available|vswitch(?:es)?|how many (?:instances|servers|machines|vms|ecs))(?![a-z])' +
      '|使え|利用可能|利用でき|ホスト|何台|スイッチ|可用|主机数|能用|交换机|[几少]台',
  ),
)

/** Words that may stand beside an address that is asked about alone. */
const mostWords = 2

/** What is to be done to an address is no question about its figures. */
const doing = new RegExp(
  fold(
    '(?<![a-z])(?:ban|deny|drop|reject|allow|permit|accept|open|whitelist|blacklist|unblock|ping|ssh|connect|listen|bind|bound|run)(?:ed|ing|s)?(?![a-z])|(?<![a-z])block (?:(?:the|this|an?|one|single|all|traffic|access|ip|address|from) )*[0-9a-f]*[.:]' +
      '|监听|绑定|リッスン|待ち受け|バインド|屏蔽|(?<!解)封|禁止|拒绝|放行|允许|开放|加白|拉黑|ブロックし|をブロック|遮断|拒否|許可|開け|通し|弾[くいき]|締め出|止め',
  ),
)
/** Asks who may stand behind an address. */
const kinds = new RegExp(
  fold(
    '(?<![a-z])(?:is|are|what|which|kind|type) .{0,40}(?:private|public|internal|routable|reserved|special)' +
      '|(?:プライベート|グローバル|パブリック|公開|内部|ローカル|特別)(?:な?の?(?:ip|アドレス))?(?:か|なの|です|でしょう|$)|何のアドレス|どんなアドレス' +
      '|(?:是|属于|算)(?:不是)?(?:个)?(?:内网|公网|私网|私有|内部|外网|保留|特殊)|(?:内网|公网|私网|私有|外网)(?:ip|地址)?(?:吗|还是|么)|什么(?:类型的?)?(?:ip|地址)',
  ),
)

/** The special block that an address or a block lies in; null where that is not asked for, or it lies across the edge of one. */
function classOf(normalised: string, { blocks, addresses }: Entities): Computed | null {
  const [written, more] = [...addresses, ...blocks]
  const parsed = written === undefined || more !== undefined || !kinds.test(normalised) ? null : parseBlock(written)
  if (!parsed?.ok || written === undefined) return null
  const { value } = parsed
  let special: Extract<Computed, { kind: 'class' }>['special'] = null
  let longest = -1
  for (const { name, scope, source, blocks: all } of addressClasses) {
    for (const block of all) {
      const outer = parseBlock(block)
      const stands = outer.ok ? relation(outer.value, value) : 'disjoint'
      if (stands === 'inside') return null
      if (!outer.ok || stands === 'disjoint' || outer.value.prefix <= longest) continue
      longest = outer.value.prefix
      special = { name, scope, source, block }
    }
  }
  return { kind: 'class', written, special }
}

/** The smallest IPv4 block with room for so many addresses beside those that are kept; null where none has. */
function blockFor(wanted: number, kept: number): Computed | null {
  const free = Math.ceil(Math.log2(wanted + kept))
  if (!(wanted > 0 && free <= 32)) return null
  const block = blockAt(4, 0n, 32 - free)
  const all = count(block)
  const usable = kept > 0 ? String(all - BigInt(kept)) : null
  return { kind: 'room', wanted, prefix: block.prefix, mask: maskOf(block), count: String(all), usable }
}

/** Whether addresses are what is asked about, not named in passing. */
function asksForFigures(
  normalised: string,
  { symptom, ports, addresses, blocks, ranges, masks, wildcards, prefixes }: Entities,
  kind: Computed['kind'],
  inPassing: boolean,
): boolean {
  if (symptom !== null || inPassing) return false
  // How several stand to each other was asked in words that are not known: none of them alone is the answer.
  const several = [addresses, masks, prefixes].some((each) => each.some((one) => one !== each[0]))
  if (several && (kind === 'prefix' || (kind === 'block' && !around.test(normalised)))) return false
  if (doing.test(normalised) && !asksForSize(normalised) && !merging.test(normalised)) return false
  if (kind === 'split' || kind === 'subtract' || kind === 'merge') return true
  const named = [...addresses, ...blocks, ...masks, ...wildcards, ...ranges.flatMap((range) => range.split('-'))]
  const rest = named.reduce((text, each) => text.replace(each, ' '), normalised)
  if (words(rest).length <= mostWords) return true
  if (ranges.length > 0 && ports.length === 0) return true
  return (
    ports.length === 0 &&
    ([sizes, usable, merging, around].some((asked) => asked.test(rest)) || asksForSize(rest) || isInside(rest))
  )
}

function figuresOf(normalised: string, entities: Entities, kept: number): Computed | null {
  const { blocks, addresses, ranges, masks, wildcards, prefixes, family } = entities
  const shared = inOneBlock(normalised, entities)
  if (shared) return shared
  const [address] = addresses
  if (address !== undefined && blocks.length === 0 && ranges.length === 0) {
    const [mask] = masks
    const [wildcard] = wildcards
    if (mask !== undefined) return figures(`${address}/${mask}`)
    if (wildcard !== undefined) return figures(`${address} ${wildcard}`)
    const [prefix] = prefixes
    if (prefix !== undefined) return figures(`${address}/${prefix}`)
  }
  const together = ofSeveral(normalised, entities)
  if (together) return together
  const [range] = ranges
  if (range !== undefined) return rangeFigures(range)
  const [block] = blocks
  if (block !== undefined) return splitOf(normalised, block, entities) ?? usableOf(figures(block), normalised, kept)
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
  if (prefix === undefined) return null
  // A prefix of its own is one of IPv4, unless something says IPv6; nobody counts parts longer than /32 in any other.
  const isSix = family === 6 || /:[0-9a-f]*:/.test(normalised) || (prefixes.length > 1 && Math.min(...prefixes) > 32)
  const of = isSix ? 6 : 4
  if (Math.max(...prefixes) > widthOf(of)) return null
  return (
    partsOfPrefix(normalised, prefixes, of) ??
    togetherOf(normalised, prefix, of) ??
    usableOf(prefixFigures(prefix, of), normalised, kept)
  )
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
    usable: null,
    family: value.family,
    hostBits: notes.some(({ code }) => code === 'host-bits'),
  }
}

/** What several addresses, blocks or ranges are to each other; null where there are not two. */
function ofSeveral(normalised: string, { addresses, blocks, ranges }: Entities): Computed | null {
  const named = [...addresses, ...blocks, ...ranges]
  const [a, b] = named
  if (around.test(normalised) && (b ?? ranges[0])) return mergeOf(named, true)
  if (a === undefined || b === undefined) return null
  if (taking.test(normalised)) return subtractOf(normalised, named)
  if (merging.test(normalised)) return mergeOf(named)
  return blocks.length + ranges.length > 0 ? relationOf(a, b) : null
}

/** That two addresses lie in one block: `in the same /24`, `在同一个/24里`. */
const sharing = new RegExp(fold('(?<![a-z])same(?![a-z])|同じ|同一|同个'))

/** Whether two addresses lie in the same block of a prefix that stands alone; null where that is not asked. */
function inOneBlock(normalised: string, { addresses, blocks, ranges, prefixes }: Entities): Computed | null {
  const [prefix, more] = prefixes
  const [a, b, others] = [...addresses, ...ranges.flatMap((range) => range.split('-'))]
  const isAsked = prefix !== undefined && more === undefined && blocks.length === 0 && sharing.test(normalised)
  if (!isAsked || a === undefined || b === undefined || others !== undefined) return null
  return relationOf(`${a}/${prefix}`, `${b}/${prefix}`)
}

/** With the addresses that instances of a vSwitch can have, where they are asked for. */
function usableOf(found: Computed, normalised: string, kept: number): Computed {
  const isBlock = found.kind === 'block' || found.kind === 'prefix'
  if (!isBlock || found.family !== 4 || !usable.test(normalised)) return found
  const left = BigInt(found.count) - BigInt(kept)
  return left > 0n ? { ...found, usable: String(left) } : found
}

/** What is left of the first, or of the one that holds the other. */
function subtractOf(normalised: string, named: readonly string[]): Computed {
  const read = named.map((written) => ({ written, ends: endsOf(written) }))
  // `exclude A from B`, `B から A を除く`: B is what holds A.
  const inOrder = [...read].sort((a, b) => normalised.indexOf(a.written) - normalised.indexOf(b.written))
  const [first, second] = inOrder
  const turned =
    first?.ends.ok && second?.ends.ok && second.ends.first <= first.ends.first && first.ends.last <= second.ends.last
  const [from, ...without] = turned ? [second, first, ...inOrder.slice(2)] : inOrder
  const ranges: AddressRange[] = []
  for (const { written, ends } of [from, ...without].flatMap((each) => each ?? [])) {
    if (!ends.ok) return { kind: 'refused', written, problem: ends.problem }
    ranges.push(ends)
  }
  const [whole, ...taken] = ranges
  return {
    kind: 'subtract',
    from: from?.written ?? '',
    without: without.flatMap((each) => each?.written ?? []),
    blocks: whole ? blocksLeft(whole, taken).map(formatBlock) : [],
  }
}

/** Longest difference of two prefixes that is counted with: so many parts are told exactly. */
const longestDifference = 52

/** A block in parts of one size; null where it is not said into how many or how large, or it has no such parts. */
function splitOf(normalised: string, written: string, { prefixes }: Entities): Computed | null {
  const asksHowMany = prefixes.length > 0 && asksForSize(normalised)
  const parsed = parseBlock(written)
  if (!parsed.ok || !(asksHowMany || cutting.test(normalised))) return null
  const found = parts.exec(normalised.replace(written, ' '))
  const number = numberOf(found?.[1] ?? found?.[2])
  const { value } = parsed
  const prefix = prefixes[0] ?? value.prefix + Math.ceil(Math.log2(number))
  const made = partsOf(value, prefix, written)
  return made && prefixes[0] === undefined && made.parts > number ? { ...made, asked: number } : made
}

/** How many blocks of one prefix another holds: `how many /28 fit in a /22`; null where that is not asked. */
function partsOfPrefix(normalised: string, prefixes: readonly number[], family: 4 | 6): Computed | null {
  if (!asksForSize(normalised) && !cutting.test(normalised)) return null
  const shortest = Math.min(...prefixes)
  const found = partsOf(blockAt(family, 0n, shortest), Math.max(...prefixes), `/${shortest}`)
  // They are the same wherever the block stands: none of them is told.
  return found && { ...found, blocks: [] }
}

/** A block in parts of so long a prefix; null where it has none, or more than can be told. */
function partsOf(value: Block, prefix: number, written: string): Extract<Computed, { kind: 'split' }> | null {
  const width = widthOf(value.family)
  if (!(prefix > value.prefix && prefix <= value.prefix + longestDifference && prefix <= width)) return null
  const size = 1n << BigInt(width - prefix)
  const all = 2 ** (prefix - value.prefix)
  const blocks = Array.from({ length: Math.min(all, mostParts) }, (_, at) =>
    formatBlock(blockAt(value.family, value.first + BigInt(at) * size, prefix)),
  )
  return { kind: 'split', written, asked: null, parts: all, prefix, count: String(size), blocks }
}

/** How many blocks of a prefix: `four /24`, `4つの/24`. */
const howManyOf = new RegExp(`${partCount}[^0-9/.]{0,14}/ ?[0-9]`)

/** The block that so many neighbours of one prefix make together: `merge 4 /24`; null where that is not asked, or they make none. */
function togetherOf(normalised: string, prefix: number, family: 4 | 6): Computed | null {
  const number = numberOf(merging.test(normalised) ? howManyOf.exec(normalised)?.[1] : undefined)
  const bits = Math.log2(number)
  return bits > 0 && Number.isInteger(bits) && bits <= prefix ? prefixFigures(prefix - bits, family) : null
}

function prefixFigures(prefix: number, family: 4 | 6): Computed {
  const block = blockAt(family, 0n, prefix)
  return {
    kind: 'prefix',
    prefix,
    mask: maskOf(block),
    wildcard: wildcardOf(block),
    count: String(count(block)),
    usable: null,
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
    blocks: blocksTogether([parsed.value]).map(formatBlock),
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

/** The fewest blocks that hold exactly what all hold, or the one smallest block around it. */
function mergeOf(from: readonly string[], asOne = false): Computed | null {
  const ranges: AddressRange[] = []
  for (const written of from) {
    const ends = endsOf(written)
    if (!ends.ok) return { kind: 'refused', written, problem: ends.problem }
    ranges.push(ends)
  }
  const blocks = blocksTogether(ranges).map(formatBlock)
  if (!asOne) return { kind: 'merge', from, blocks }
  const [start, end] = [endsOf(blocks[0] ?? ''), endsOf(blocks.at(-1) ?? '')]
  if (!start.ok || !end.ok || start.family !== end.family) return null
  // Of their bits, those that differ are free.
  const free = (2n * (start.first ^ end.last)).toString(2).length - 1
  return figures(formatBlock(blockAt(start.family, start.first, widthOf(start.family) - free)))
}
