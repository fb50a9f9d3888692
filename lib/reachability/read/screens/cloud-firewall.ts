import { type StandingTable, standingTables, type TableForm } from '@/lib/rules'
import type { Screen, ScreenReader } from './screen'

/** Columns of Cloud Firewall's list of access control policies, in the languages of the console. */
const columns = {
  order: /^(?:优先级|優先度|優先順位|priority|order)$/i,
  source: /^(?:访问源|源地址|アクセス元|送信元|ソース|source)$/i,
  destination: /^(?:目的|目的地址|访问目的|宛先|送信先|destination)$/i,
  protocol: /^(?:协议(?:类型)?|プロトコル|protocol(?: type)?)$/i,
  ports: /^(?:端口|目的端口|ポート|宛先ポート|port(?:s| range)?|destination ports?)$/i,
  application: /^(?:应用|アプリケーション|application|app)$/i,
  action: /^(?:动作|策略动作|アクション|動作|操作|action|policy(?: action)?)$/i,
  description: /^(?:描述|説明|description)$/i,
  hits: /^(?:命中次数|ヒット(?:数|回数)|hits?(?: count)?)$/i,
  status: /^(?:状态|启用状态|ステータス|状態|status|enabled)$/i,
} as const
type Column = keyof typeof columns
type Cell = (column: Column) => string

const actions: readonly (readonly [RegExp, string])[] = [
  [/^(?:放行|允许|許可|allow|accept)$/i, 'accept'],
  [/^(?:拒绝|阻断|拒否|deny|drop)$/i, 'drop'],
  [/^(?:观察|監視|モニター|monitor|log)$/i, 'log'],
]
const protocols = /^(?:any|all|tcp|udp|icmp)$/i
const isOff = /^(?:停用|禁用|关闭|无效|無効|オフ|disabled|off)$/i
const every = /^(?:any|all|-|全部|すべて)$/i

const form: TableForm<Column> = {
  sign: /application|应用|アプリケーション/i,
  columns,
  // That traffic is told apart by its application is what neither a group nor a network ACL has.
  isHeading: (at) =>
    at.has('source') && at.has('destination') && at.has('protocol') && at.has('action') && at.has('application'),
  isRow: (cell) => protocols.test(cell('protocol')) && actions.some(([pattern]) => pattern.test(cell('action'))),
}

/** Ports as the API writes them: `80/443` is a range in both; of a list each port is a policy. */
const portsOf = (text: string) => (every.test(text) || text === '' ? '0/0' : text.replace(/^(\d{1,5})$/, '$1/$1'))
const addressOf = (text: string) => (every.test(text) ? '0.0.0.0/0' : text)

function policyOf(cell: Cell, order: number, isInward: boolean): Readonly<Record<string, string | number>> {
  return {
    AclAction: actions.find(([pattern]) => pattern.test(cell('action')))?.[1] ?? '',
    Source: addressOf(cell('source')),
    Destination: addressOf(cell('destination')),
    Proto: cell('protocol').toUpperCase(),
    DestPort: portsOf(cell('ports')),
    Direction: isInward ? 'in' : 'out',
    Order: order,
    Release: isOff.test(cell('status')) ? 'false' : 'true',
  }
}

/** Words above a list of policies for what instances send. */
const outward = /出向|外联|アウトバウンド|outbound|内对外/i

function screenOf({ from, to, at, rows }: StandingTable<Column>, lines: readonly string[]): Screen {
  const isInward = !lines.slice(Math.max(0, from - 3), from).some((line) => outward.test(line))
  const Policys = rows.map(({ cells }, index) => {
    const cell: Cell = (column) => cells[at.get(column) ?? -1] ?? ''
    const order = Number(cell('order'))
    return policyOf(cell, Number.isInteger(order) && order > 0 ? order : index + 1, isInward)
  })
  const own = rows.map(({ line }) => line)
  return {
    from,
    to,
    what: 'cloud-firewall',
    text: '',
    rows: own,
    value: { Policys },
    line: rows[0]?.written ?? '',
    cut: null,
  }
}

/** The list of Cloud Firewall's policies at the border of the Internet, copied out of the console. */
export const cloudFirewallPolicies: ScreenReader = {
  signs: [form.sign],
  read: (lines, signed) => standingTables(lines, form, signed).map((table) => screenOf(table, lines)),
}
