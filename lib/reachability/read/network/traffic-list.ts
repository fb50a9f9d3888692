import { standingTables, type TableForm } from '@/lib/rules'
import type { SeenPacket } from '../../model/evidence'
import type { EvidenceReader } from '../reader'
import { type LogFields, mostLogEntries, packetOf } from './protection-log'

/** Columns of Cloud Firewall's list of traffic, in the languages of the console. */
const columns = {
  time: /^(?:time|时间|時間|日時|发生时间)$/i,
  src_ip: /^(?:source ip(?: address)?|源 ?ip(?:地址)?|(?:送信元|ソース) ?ip(?: ?アドレス)?)$/i,
  dst_ip: /^(?:destination ip(?: address)?|目的 ?ip(?:地址)?|(?:宛先|送信先) ?ip(?: ?アドレス)?)$/i,
  src_port: /^(?:(?:src|source) port|源端口|(?:送信元|ソース) ?ポート)$/i,
  dst_port: /^(?:(?:dst|destination) port|目的端口|(?:宛先|送信先) ?ポート)$/i,
  ip_protocol: /^(?:protocol|协议(?:类型)?|プロトコル)$/i,
  direction: /^(?:direction|方向|流量方向|トラフィックの方向)$/i,
  rule_result: /^(?:action|动作|策略动作|アクション|処理)$/i,
  rule: /^(?:rule name|规则名称|规则名|ルール名)$/i,
} as const
type Column = keyof typeof columns

/** Words of the console for what the log has. */
const words: Readonly<Partial<Record<Column, readonly (readonly [RegExp, string])[]>>> = {
  rule_result: [
    [
      /^(?:drop(?:ped)?|den(?:y|ied)|block(?:ed)?|discard(?:ed)?|拦截|丢弃|拒绝|阻断|拒否|ブロック|遮断|破棄)$/i,
      'drop',
    ],
    [/^(?:allow(?:ed)?|pass(?:ed)?|accept|放行|允许|许可|許可|通過)$/i, 'pass'],
    [/^(?:monitor(?:ed)?|alert|观察|告警|監視|モニター|モニタリング)$/i, 'alert'],
  ],
  direction: [
    [/^(?:in|inbound|ingress|入方向|入站|外对内|インバウンド|受信)$/i, 'in'],
    [/^(?:out|outbound|egress|出方向|出站|内对外|アウトバウンド|送信)$/i, 'out'],
  ],
}

function inWords(name: Column, written: string): string {
  return words[name]?.find(([pattern]) => pattern.test(written))?.[1] ?? written
}

/** The log's own names, by which its entries are read. */
const fields = ['src_ip', 'dst_ip', 'src_port', 'dst_port', 'ip_protocol', 'direction', 'rule_result'] as const

function fieldsOf(cell: (column: Column) => string): LogFields {
  return new Map(fields.map((name) => [name, inWords(name, cell(name))]))
}

/** What each entry is read by. */
const needed: readonly Column[] = ['src_ip', 'dst_ip', 'dst_port', 'ip_protocol', 'rule_result']

const form: TableForm<Column> = {
  sign: /dst port|destination port|目的端口|宛先 ?ポート|送信先 ?ポート/i,
  columns,
  isHeading: (at) => needed.every((name) => at.has(name)),
  isRow: (cell) => packetOf(fieldsOf(cell), '') !== null,
}

/** A cell that has its column's name before it: `源IP 198.51.100.7`, `Dst port: 443`. */
const labelled = /^(\D{1,40}?)\s{0,3}[:：\s]\s{0,3}(\S{1,60})$/

/** An entry on a line of its own, each of its cells behind the name of its column. */
function entryIn(line: string): SeenPacket | null {
  const cells = line.split(/\s{2,9}|\t|[,，;；|]\s{0,3}/).flatMap((cell) => {
    const [, label = '', value = ''] = labelled.exec(cell.trim()) ?? []
    return label === '' ? [] : [{ label, value }]
  })
  return packetOf(
    fieldsOf((column) => cells.find(({ label }) => columns[column].test(label))?.value ?? ''),
    line,
  )
}

/** Longest line of such an entry, in characters. */
const longestEntry = 600

/** Reads the list of traffic that Cloud Firewall's console shows, copied as text. */
export const trafficList: EvidenceReader = {
  name: 'cloud-firewall',
  signs: [form.sign],
  read: ({ lines }) => [
    ...standingTables(lines, form)
      .flatMap(({ at, rows }) =>
        rows.map(({ cells, written }) =>
          packetOf(
            fieldsOf((column) => cells[at.get(column) ?? -1] ?? ''),
            written,
          ),
        ),
      )
      .filter((packet) => packet !== null)
      .slice(0, mostLogEntries),
    ...lines
      .filter((line) => line.length <= longestEntry && form.sign.test(line))
      .slice(0, mostLogEntries)
      .map(entryIn)
      .filter((packet) => packet !== null),
  ],
}
