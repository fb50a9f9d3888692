import { type Direction, pastedGroup } from '../../model'
import { addRule, describe, type RuleReader } from '../describe'
import type { Recognised } from '../gathered'
import { placeIn } from '../source'
import { blank, type Taken } from '../taken'

/** Columns of the console's list of rules, in the languages that it has. */
const columns = {
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
} as const

type Column = keyof typeof columns

/** Cells of one line, by tabs, by bars as in a printed table, or by two blanks and more. */
function cellsOf(line: string): string[] {
  const cells = line.includes('\t') ? line.split('\t') : line.includes('|') ? line.split('|') : line.split(/ {2,10}/)
  return cells.map((cell) => cell.trim())
}

/** The form of today calls the own end of an inbound rule its destination, which is a port (F-4). */
const ownPorts = /^(?:destination|访问目的|アクセス先|宛先).{0,5}(?:this instance|本实例|このインスタンス)/i

interface Heading {
  readonly at: ReadonlyMap<Column, number>
  readonly direction: Direction | undefined
}

/** Columns that a heading has at the least: protocol, ports, an end, and what is done. */
const fewestColumns = 4

function headingOf(line: string): Heading | null {
  const cells = cellsOf(line)
  // Any line of a paste comes by here, and hardly one is a heading.
  if (cells.length < fewestColumns) return null
  const found = new Map<Column, number>()
  let direction: Direction | undefined
  for (const [index, cell] of cells.entries()) {
    if (ownPorts.test(cell)) {
      found.set('ports', index)
      direction = 'ingress'
      continue
    }
    // A heading may carry what it is sorted by, or a remark.
    const plain = cell.replace(/[ (（:：↑↓].{0,40}$/u, '')
    for (const [name, pattern] of Object.entries(columns) as [Column, RegExp][]) {
      if ((pattern.test(cell) || pattern.test(plain)) && !found.has(name)) found.set(name, index)
    }
  }
  const whole = found.has('protocol') && found.has('ports') && (found.has('source') || found.has('destination'))
  if (!found.has('source') && found.has('destination')) direction = 'egress'
  return whole && found.has('action') ? { at: found, direction } : null
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
  let before = ''
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const open = sections.at(-1)
    const found = line.length < 1000 ? headingOf(line) : null
    const tab = directionNamed(line)
    if (found) sections.push({ heading: { ...found, direction: found.direction ?? directionNamed(before) }, rows: [] })
    else if (open && /^\s*[{[]/.test(line)) break
    // Below the name of the other tab no row is of the first one, whether or not its heading is known.
    else if (open && tab) sections.push({ heading: { ...open.heading, direction: tab }, rows: [] })
    else if (open && !/^[\s|+:=-]*$/.test(line)) open.rows.push({ line: index + 1, cells: cellsOf(line) })
    if (found || open) kept[index] = blank(line)
    before = line
  }
  if (sections.length === 0) return null
  return { rest: kept.join('\n'), read: (document, reader) => readSections(sections, document, reader) }
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

/** Every port, as the console shows it. */
const everyPort = /^(?:all|any|全部|全て|すべて|所有|-1\/-1|-|1\/65535)$/i

/** The ranges that a cell names: one, or several where they were typed together (M-16). */
function portsOf(written: string): readonly string[] {
  const plain = written.replace(/^[^:：0-9]{0,30}[:：]\s?/, '').trim()
  if (everyPort.test(plain)) return ['-1/-1']
  const ranges = plain.match(/-?(?<![\w.])[0-9]{1,5}(?:\s?[/-]\s?-?[0-9]{1,5})?(?![\w.])/g)
  return ranges ?? [plain]
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
