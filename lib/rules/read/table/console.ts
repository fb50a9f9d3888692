import { type Direction, pastedGroup } from '../../model'
import { addRule, describe, type RuleReader } from '../describe'
import type { Recognised } from '../gathered'
import { placeIn } from '../source'
import { blank, type Taken } from '../taken'
import { cellsLike, headingIn, linesNear, standingTables, type TableForm } from './standing'

/** How the console calls the instances of the group themselves, behind the name of an end. */
const here =
  '.{0,3}(?:(?:this|current) instance|本实例|当前实例|目前執行個體|このインスタンス|本インスタンス|現在のインスタンス)'

/** Columns of the console's list of rules, in the languages that it has. */
const columns = {
  ownDestination: new RegExp(`^(?:destination|访问目的|目的|アクセス先|宛先|送信先)${here}`, 'i'),
  ownSource: new RegExp(`^(?:source|访问来源|来源|源|アクセス元|送信元|ソース)${here}`, 'i'),
  action:
    /^(?:action|authorization policy|授权策略|策略|授權策略|动作|操作策略|允许\/拒绝|アクション|動作|許可ポリシー|認証ポリシー|権限付与ポリシー|承認ポリシー|許可\/拒否|許可／拒否|可否|ポリシー)$/i,
  priority: /^(?:priority|优先级|優先級|優先順位|優先度)$/i,
  protocol: /^(?:protocol(?: type)?|协议(?:类型)?|通信協定(?:類型)?|プロトコル(?:タイプ)?)$/i,
  ports: /^(?:port(?: range)?|端口(?:范围)?|连接端口(?:范围)?|埠(?:範圍)?|ポート(?:範囲)?)$/i,
  source:
    /^(?:(?:authorization )?(?:object|source)|authorized object|source ip address|访问来源|授权对象|授權對象|来源|權限付与オブジェクト|権限付与オブジェクト|承認オブジェクト|アクセス元|ソース|送信元(?:ip)?|接続元|源(?:地址| ?ip)?|source ip)$/i,
  destination: /^(?:destination|访问目的|目的|目标|アクセス先|宛先|送信先|接続先)$/i,
  description: /^(?:description|描述|说明|説明|备注|備註|備考|remarks?|note)$/i,
  direction: /^(?:direction|方向|规则方向|ルールの方向)$/i,
  /** What lists of network ACLs, of Cloud Firewall's policies and of its log have, and those of groups have not. */
  foreign:
    /^(?:(?:effective )?order|生效顺序|顺序|有効順序|適用順序?|順序|ip ?版本|ip ?version|ip ?バージョン|application|应用|アプリケーション|time|时间|時間|日時|hits|命中次数|ヒット数|rule name|规则名称|ルール名)$/i,
} as const

type Column = keyof typeof columns

/** The console's list of rules. */
const form: TableForm<Column> = {
  sign: /protocol|协议|協定|プロトコル/i,
  columns,
  isHeading: (at) =>
    !at.has('foreign') &&
    at.has('protocol') &&
    at.has('action') &&
    hasPorts(at) &&
    (at.has('source') || at.has('destination')),
  isRow: (cell) => {
    const known = [/^(?:Accept|Drop)$/.test(inWords(cell('action'))), isProtocol(cell('protocol'))]
    return known.every((each) => each) || (known.includes(true) && /^\d{1,3}$/.test(cell('priority')))
  },
}

/** An end that is called the group's own instances has the ports, where no column of their own has them (F-4). */
function hasPorts(at: ReadonlyMap<Column, number>): boolean {
  return at.has('ports') || at.has('ownDestination')
}

interface Heading {
  readonly at: ReadonlyMap<Column, number>
  readonly split: (line: string) => readonly string[]
  readonly direction: Direction | undefined
}

function headingOf(line: string): Heading | null {
  const found = headingIn(line, form)
  if (!found) return null
  const at = new Map(found.at)
  const own = at.get('ownDestination')
  if (own !== undefined && !at.has('ports')) at.set('ports', own)
  return { at, split: (row) => cellsLike(row, found.split), direction: directionOf(found.at) }
}

/** The direction that the columns tell: which end is the group's own, or that there is but the other one. */
function directionOf(at: ReadonlyMap<Column, number>): Direction | undefined {
  if (at.has('ownDestination')) return 'ingress'
  return at.has('ownSource') || (!at.has('source') && at.has('destination')) ? 'egress' : undefined
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** Rows below one heading; a copy of both tabs of the console has two. */
interface Section {
  readonly heading: Heading
  readonly rows: Row[]
}

/** Takes the console's list of rules, as it is copied from a browser, out of a text; null when it has none. */
export function takeTable(text: string): Taken | null {
  const lines = text.split('\n')
  const kept = [...lines]
  const sections: Section[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const open = sections.at(-1)
    const found = headingOf(line)
    const tab = directionNamed(line)
    if (found)
      sections.push({ heading: { ...found, direction: found.direction ?? directionAbove(lines, index) }, rows: [] })
    else if (open && /^\s*[{[]/.test(line)) break
    // Below the name of the other tab no row is of the first one, whether or not its heading is known.
    else if (open && tab) sections.push({ heading: { ...open.heading, direction: tab }, rows: [] })
    else if (open && !/^[\s|+:=-]*$/.test(line)) open.rows.push({ line: index + 1, cells: open.heading.split(line) })
    if (found || open) kept[index] = blank(line)
  }
  if (sections.length === 0) return null
  return { rest: kept.join('\n'), read: (document, reader) => readSections(sections, document, reader) }
}

/** Words around a direction in what a list is called. */
const called =
  /(?:セキュリティ ?グループ|安全组|安全組|security groups?|规则|規則|ルール|rules?|一覧|リスト|列表|list|设置|設定|settings?|如下|以下|以下の通り|です|of|for|the|的|の|\bsg-[\w-]{1,40}|\d{1,4}|[#*|:：()（）[\]【】「」<>＜＞、，,。.=_-]|\s)+/gi

/** The direction that a line names which is but the name of a list: `セキュリティグループ（インバウンド）の設定:`. */
function directionCalled(line: string): Direction | undefined {
  if (line.length > 100) return undefined
  const named = inWords(line.replace(called, ' ').trim())
  return named === 'ingress' || named === 'egress' ? named : undefined
}

/** The direction that the lines above a list tell; both tabs of the console, one below the other, tell none. */
function directionAbove(lines: readonly string[], from: number): Direction | undefined {
  const told = new Set<Direction>()
  for (const near of linesNear(lines, from - 1, -1)) {
    const line = lines[near] ?? ''
    const direction = directionCalled(line)
    if (direction) told.add(direction)
    else if (told.size > 0 || line.includes('\t') || headingOf(line)) break
  }
  const [only, another] = told
  return another === undefined ? only : undefined
}

/** A list of rules that stands in a text. */
export interface StandingRules {
  /** First line, and the one after the last, counted from 0. */
  readonly from: number
  readonly to: number
  /** The list alone, as `read` reads it: with the direction that stands above it. */
  readonly text: string
  /** Numbers of the lines, from 0, that the lines of `text` were made of. */
  readonly rows: readonly number[]
  /** Its first row as it is written. */
  readonly line: string
  /** Number of the line which says that there are more rows than these; null where none does. */
  readonly cut: number | null
}

/** What stands in the heading of each list of rules. */
export const ruleTableSign = form.sign

/**
 * The console's lists of rules that stand in a text, amid prose and other outputs.
 *
 * @param candidates numbers of the lines that have `ruleTableSign`, where they are known
 */
export function ruleTablesIn(lines: readonly string[], candidates?: Iterable<number>): readonly StandingRules[] {
  return standingTables(lines, form, candidates).map(({ from, to, heading, rows, cut }) => {
    const above = directionAbove(lines, from)
    const table = [heading, ...rows.map(({ cells }) => cells)].map((cells) => cells.join('\t'))
    const numbers = [from, ...rows.map(({ line }) => line)]
    return {
      from,
      to,
      text: [...(above ? [above] : []), ...table].join('\n'),
      rows: above ? [from, ...numbers] : numbers,
      line: rows[0]?.written ?? '',
      cut,
    }
  })
}

/** The direction that a line names and nothing else: the name of the tab that the list was copied from. */
function directionNamed(line: string): Direction | undefined {
  if (line.length > 60) return undefined
  const plain = line
    .replace(/[#*|:：]/g, ' ')
    .trim()
    .replace(/(?:rules?|规则|規則|ルール)$/i, '')
    .trim()
  const named = inWords(plain)
  return named === 'ingress' || named === 'egress' ? named : undefined
}

/** Words of the console for what the API has. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^(?:allow|accept|允许|允許|許可)$/i, 'Accept'],
  [/^(?:deny|forbid|drop|reject|拒绝|拒絕|拒否)$/i, 'Drop'],
  [/^(?:inbound|ingress|入方向|入站|インバウンド|受信)$/i, 'ingress'],
  [/^(?:outbound|egress|出方向|出站|アウトバウンド|送信)$/i, 'egress'],
  [/^(?:all(?: (?:traffic|protocols?))?|全部|全て|すべて|所有)(?: ?(?:icmp|\(.*\)|（.*）))?$/i, 'ALL'],
]

function inWords(written: string): string {
  return words.find(([pattern]) => pattern.test(written))?.[1] ?? written
}

/** A protocol as the console shows it: `TCP`, `Custom TCP`, `自定义 TCP`, `All ICMP-IPv4`. */
function protocolOf(written: string): string {
  if (/icmp/i.test(written)) return /v6/i.test(written) ? 'ICMPv6' : 'ICMP'
  const [named] = /\b(?:tcp|udp|gre)\b/i.exec(written) ?? []
  return named ?? inWords(written)
}

function isProtocol(written: string): boolean {
  return (
    /^(?:(?:custom|all|自定义|自訂|全部|すべての?|全ての?|カスタム) ?)?(?:tcp|udp|icmp|icmp ?v?6|icmp-ipv[46]|gre|icmp ?[(（]ipv[46][)）])$/i.test(
      written,
    ) || inWords(written) === 'ALL'
  )
}

/** Every port, as the console shows it. */
const everyPort = /^(?:all|any|全部|全て|すべて|所有|-1\/-1|-|1\/65535)$/i

/** The ranges that a cell names: one, or several where they were typed together (M-16). */
function portsOf(written: string): readonly string[] {
  const plain = written.replace(/^[^:：0-9]{0,30}[:：]\s?/, '').trim()
  if (everyPort.test(plain)) return ['-1/-1']
  const ranges = plain.match(/-?(?<![\w.])[0-9]{1,5}(?:\s?[/-]\s?-?[0-9]{1,5})?(?![\w.])/g)
  return ranges?.map((range) => range.replaceAll(' ', '')) ?? [plain]
}

function readSections(sections: readonly Section[], document: number, reader: RuleReader): Recognised {
  const counted = { document, kind: 'console-table' as const, read: 0, skipped: 0 }
  for (const { heading, rows } of sections) {
    const { read, skipped } = readRows(rows, heading, document, reader)
    counted.read += read
    counted.skipped += skipped
  }
  return counted
}

function readRows(rows: readonly Row[], heading: Heading, document: number, reader: RuleReader) {
  const { at } = heading
  const counted = { read: 0, skipped: 0 }
  const [first] = rows
  if (!first) return counted
  const place = placeIn({ document, at: `line ${first.line}` }, '')
  const otherwise = heading.direction ?? labelled(rows, at) ?? reader.direction
  if (!otherwise && !at.has('direction')) {
    reader.collect.error('ask-direction', place, {}, pastedGroup)
    return { ...counted, skipped: rows.length }
  }
  const draft = describe(reader, pastedGroup, place)
  if (!draft) return { ...counted, skipped: rows.length }
  for (const row of rows) {
    for (const item of rulesIn(row.cells, at, otherwise)) {
      const where = placeIn({ document, at: `line ${row.line}` }, '')
      const position = draft.rules.length
      if (addRule(reader, item, { draft, place: where, position, direction: otherwise })) counted.read += 1
      else counted.skipped += 1
    }
  }
  return counted
}

/** The direction that the words before the objects tell: `Source:` stands in inbound rules alone, `Destination:` in outbound ones. */
function labelled(rows: readonly Row[], at: ReadonlyMap<Column, number>): Direction | undefined {
  const objects = rows.map(({ cells }) => cells[at.get('source') ?? -1] ?? '')
  if (objects.every((object) => /^(?:源|来源|Source|送信元|ソース|アクセス元)\s?[:：]/i.test(object))) return 'ingress'
  return objects.every((object) => /^(?:目的|Destination|宛先)\s?[:：]/i.test(object)) ? 'egress' : undefined
}

/** A row in the API's names: a rule for each range of its ports. */
function rulesIn(cells: readonly string[], at: ReadonlyMap<Column, number>, otherwise: Direction | undefined) {
  const cell = (column: Column) => cells[at.get(column) ?? -1] ?? ''
  const way = inWords(cell('direction')) || otherwise
  const far = way === 'egress' ? 'Dest' : 'Source'
  const peer = cell(way === 'egress' && at.has('destination') ? 'destination' : 'source')
  const protocol = protocolOf(cell('protocol'))
  return portsOf(cell('ports')).map((ports) => ({
    Direction: way,
    IpProtocol: protocol,
    PortRange: ports === '-1/-1' && /^(?:tcp|udp)$/i.test(protocol) ? '1/65535' : ports,
    Policy: inWords(cell('action')),
    Priority: cell('priority'),
    Description: cell('description'),
    [peerField(peer, far)]: unlabelled(peer),
  }))
}

/** An object without the word that the console puts before it: `IPv4: 10.0.0.0/8`, `源:10.0.0.0/8`. */
function unlabelled(peer: string): string {
  const plain = peer.replace(
    /^(?:IPv[46]|源|来源|目的|Source|Destination|送信元|ソース|アクセス元|宛先)\s?[:：]\s?/i,
    '',
  )
  // `Anywhere (0.0.0.0/0)`: what a word stands for.
  return /^[^():0-9（）]{1,40}[(（]([0-9A-Fa-f:.]{2,39}\/[0-9]{1,3})[)）]$/.exec(plain)?.[1] ?? plain
}

function peerField(peer: string, far: 'Source' | 'Dest'): string {
  if (/\bsg-/.test(peer)) return `${far}GroupId`
  if (/\bpl-/.test(peer)) return `${far}PrefixListId`
  return unlabelled(peer).includes(':') ? `Ipv6${far}CidrIp` : `${far}CidrIp`
}
