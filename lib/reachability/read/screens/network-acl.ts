import { type StandingTable, standingTables, type TableForm } from '@/lib/rules'
import { aclNames } from '../../cloud/acl'
import type { Screen, ScreenReader } from './screen'

/** Columns of the lists of a network ACL's rules, in the languages of the console. */
const columns = {
  order: /^(?:优先级|優先順位|優先度|order|priority)$/i,
  effective: /^(?:生效顺序|有効順序|適用順序?|effective order)$/i,
  name: /^(?:(?:规则)?名称|(?:ルール)?名前?|ルール名|(?:rule )?name)$/i,
  policy: /^(?:策略|授权策略|ポリシー|アクション|policy|action)$/i,
  protocol: /^(?:协议(?:类型)?|プロトコル(?:タイプ)?|protocol(?: type)?)$/i,
  version: /^(?:ip ?版本|ip ?バージョン|ip ?version)$/i,
  source:
    /^(?:源(?:ip)?地址|源ip|送信元(?: ?ip)?(?: ?アドレス)?|ソース(?: ?ip)?(?: ?アドレス)?|source(?: ip)?(?: address(?:es)?)?|source cidr(?: block)?)$/i,
  destination:
    /^(?:目的(?:ip)?地址|目标地址|目的ip|宛先(?: ?ip)?(?: ?アドレス)?|送信先(?: ?ip)?(?: ?アドレス)?|destination(?: ip)?(?: address(?:es)?)?|destination cidr(?: block)?)$/i,
  ports: /^(?:(?:目的)?端口范围|端口|ポート範囲|宛先ポート範囲|ポート|(?:destination )?port(?: range)?)$/i,
  status: /^(?:状态|ステータス|status)$/i,
  type: /^(?:类型|タイプ|type)$/i,
  actions: /^(?:操作|actions|description|描述|説明)$/i,
} as const
type Column = keyof typeof columns
type Cell = (column: Column) => string

const policies: readonly (readonly [RegExp, string])[] = [
  [/^(?:允许|許可|allow|accept)$/i, 'accept'],
  [/^(?:拒绝|拒否|deny|drop|reject)$/i, 'drop'],
]
const protocols = /^(?:all|全部|すべて|全て|any|tcp|udp|icmp|icmpv6|gre)(?: ?[(（]\d{1,3}[)）])?$/i
const every = /^(?:all|全部|すべて|全て|any|-|-1\/-1)$/i

const isPolicy = (text: string) => policies.some(([pattern]) => pattern.test(text))

const form: TableForm<Column> = {
  sign: /ip ?版本|ip ?バージョン|ip ?version|生效顺序|有効順序|適用順|effective order/i,
  columns,
  // Either list has one end alone; the IP version, or the order in which rules act, is what no group has.
  isHeading: (at) =>
    (at.has('order') || at.has('effective')) &&
    at.has('policy') &&
    at.has('protocol') &&
    at.has('ports') &&
    at.has('source') !== at.has('destination') &&
    (at.has('version') || at.has('effective')),
  isRow: (cell) => isPolicy(cell('policy')) && protocols.test(cell('protocol')),
}

const orderOf = (cell: Cell) => cell('effective') || cell('order')

/** A row as the API says it. Of one that cannot be read nothing is said: it may match anything, and decide either way. */
function entryOf(cell: Cell, direction: keyof typeof aclNames): Readonly<Record<string, string>> {
  const order = orderOf(cell)
  const policy = policies.find(([pattern]) => pattern.test(cell('policy')))?.[1]
  const address = cell(direction === 'ingress' ? 'source' : 'destination')
  const ports = cell('ports')
  if (policy === undefined || !protocols.test(cell('protocol')) || !address || !ports || !isOrder(order)) return {}
  const protocol = (cell('protocol').split(/[(（]/)[0] ?? '').trim().toLowerCase()
  return {
    NetworkAclEntryName: cell('name'),
    Policy: policy,
    Protocol: every.test(protocol) ? 'all' : protocol,
    [aclNames[direction].address]: every.test(address) ? '' : address,
    Port: every.test(ports) ? '-1/-1' : ports,
    ...(cell('version') === '' ? {} : { IpVersion: cell('version') }),
    // The last rules are the platform's own.
    EntryType: order === '*' ? 'system' : 'custom',
  }
}

const isOrder = (text: string) => /^(?:\d{1,5}|\*)$/.test(text)
const numberOf = (order: string) => (order === '*' ? Number.POSITIVE_INFINITY : Number(order))

function screenOf({ from, to, at, rows, cut }: StandingTable<Column>): Screen {
  const direction = at.has('source') ? 'ingress' : 'egress'
  const read = rows.map(({ line, cells }) => {
    const cell: Cell = (column) => cells[at.get(column) ?? -1] ?? ''
    return { line, order: orderOf(cell), entry: entryOf(cell, direction) }
  })
  // A list can be shown in either order; where one row cannot be placed, they stay as they are and the first is not known.
  const isSorted = read.every(({ order }) => isOrder(order))
  const ordered = isSorted ? [...read].sort((a, b) => numberOf(a.order) - numberOf(b.order)) : read
  const numbers = ordered.map(({ order }) => numberOf(order)).filter((number) => Number.isFinite(number))
  const gap = isSorted ? numbers.findIndex((number, index) => number !== index + 1) : 0
  const entries: Readonly<Record<string, string>>[] = ordered.map(({ entry }) => entry)
  const lines = ordered.map(({ line }) => line)
  if (gap >= 0) {
    entries.splice(gap, 0, {})
    lines.splice(gap, 0, lines[gap] ?? from)
  } else if (cut !== null) {
    const end = numbers.length
    entries.splice(end, 0, {})
    lines.splice(end, 0, cut)
  }
  const { lists, entry } = aclNames[direction]
  const value = { [lists]: { [entry]: entries } }
  return { from, to, what: 'network-acl', text: '', rows: lines, value, line: rows[0]?.written ?? '', cut: null }
}

/** A title that says whose rules stand below: those of a group look alike, as their versions of IP were not copied. */
const title = /network ?acl|网络 ?acl|ネットワーク ?acl/i
const ofGroup = /security ?group|安全组|セキュリティ ?グループ/i
const longestTitle = 80

const titled: TableForm<Column> = {
  ...form,
  sign: /./,
  isHeading: (at) =>
    at.has('order') &&
    at.has('policy') &&
    at.has('protocol') &&
    at.has('ports') &&
    at.has('source') !== at.has('destination'),
}

/** The line right below a title. */
function belowTitle(lines: readonly string[], at: number): number[] {
  const line = lines[at] ?? ''
  if (line.length > longestTitle || !title.test(line) || ofGroup.test(line)) return []
  const below = lines.slice(at + 1, at + 3).findIndex((each) => each.trim() !== '')
  return below < 0 ? [] : [at + 1 + below]
}

/** The lists of a network ACL's rules: by what they name as the other end, those into the vSwitch or out of it. */
export const networkAclLists: ScreenReader = {
  signs: [form.sign, title],
  read: (lines, signed) => {
    const found = standingTables(lines, form, signed)
    const below = signed.flatMap((at) => belowTitle(lines, at))
    const others = standingTables(lines, titled, below).filter(
      (table) => !found.some(({ from, to }) => table.from < to && from < table.to),
    )
    return [...found, ...others].map(screenOf)
  },
}
