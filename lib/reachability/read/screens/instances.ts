import { headingIn, type StandingRow, standingTables, type TableForm } from '@/lib/rules'
import { addressOf, isPrivate } from '../../model/host-address'
import type { Screen, ScreenReader } from './screen'

/** Columns of the list of instances, in the languages of the console. */
const columns = {
  id: /^(?:实例 ?id(?: ?\/ ?名称)?|インスタンス ?id(?: ?[/／] ?(?:名前|名|インスタンス名))?|instance id(?: ?\/ ?(?:instance )?name)?)$/i,
  status: /^(?:状态|狀態|实例状态|ステータス|状態|status|state)$/i,
  address: /^(?:ip ?地址|ip ?アドレス|ip address(?:es)?|公网ip|パブリック ?ip)$/i,
  zone: /^(?:可用区|地域|所在可用区|ゾーン|リージョン|zone|region)$/i,
  tag: /^(?:标签|タグ|tags?)$/i,
  monitor: /^(?:监控|監視|モニタリング|monitor(?:ing)?)$/i,
  system: /^(?:操作系统|os|オペレーティングシステム|operating system)$/i,
  network: /^(?:网络类型|ネットワークタイプ|network type)$/i,
  size: /^(?:配置|规格|实例规格|仕様|構成|インスタンスタイプ|configuration|instance type|specifications?)$/i,
  billing: /^(?:付费方式|付费类型|支払い方法|課金方法|billing method)$/i,
  actions: /^(?:操作|アクション|actions?)$/i,
} as const
type Column = keyof typeof columns

const id = /(?<![\w-])i-[a-z0-9]{6,30}(?![\w-])/
const words: readonly (readonly [RegExp, string])[] = [
  [/^(?:运行中|運行中|実行中|稼働中|running)$/i, 'Running'],
  [/^(?:已停止|已停机|停止済み|stopped)$/i, 'Stopped'],
  [/^(?:停止中|stopping)$/i, 'Stopping'],
  [/^(?:启动中|起動中|開始中|starting)$/i, 'Starting'],
  [/^(?:准备中|创建中|準備中|作成中|pending)$/i, 'Pending'],
  // What a subscription comes to stops the instance.
  [/^(?:已过期|已到期|過期|期限切れ|有効期限切れ|expired)$/i, 'Stopped'],
  [/^(?:欠费停机|已欠费|料金滞納|延滞|overdue)$/i, 'Stopped'],
]
/** What stands in brackets behind the state of an instance that is locked. */
const locks: readonly (readonly [RegExp, string])[] = [
  [/欠费|过期|到期|過期|期限切れ|expired|overdue|滞納|延滞|未払い/i, 'financial'],
  [/安全锁定|安全封禁|security|セキュリティ/i, 'security'],
]

/** Behind the state of a stopped instance: whether what it has goes on being charged. */
const stopMode =
  /(?<=\S)[\s,，·|/-]{1,3}(?:(?:节省|普通|经济)停机(?:模式)?|停机(?:不|后)收费|(?:節約|標準|通常|エコノミー)(?:停止)?モード|停止時は課金(?:されません|なし)|economical mode|standard mode|no fees|(?:stop|keep)charging)\s{0,9}$/i

/** What a cell says of the state: `已停止（欠费停机）`; null where it is no state. */
export function instanceStateOf(cell: string): { readonly status: string; readonly lock: string | null } | null {
  const [, name = '', remark = ''] =
    /^[^\p{L}(（]{0,4}([^()（）]{2,20}?)\s?(?:[(（]([^()（）]{1,40})[)）])?$/u.exec(
      cell.length > 80 ? cell : cell.replace(stopMode, ''),
    ) ?? []
  const status = words.find(([pattern]) => pattern.test(name))?.[1]
  if (status === undefined) return null
  return { status, lock: locks.find(([pattern]) => pattern.test(remark) || pattern.test(name))?.[1] ?? null }
}

/** The only state that the cells of a row tell, wherever it stands: cells that lost their tabs have no columns. */
function onlyState(cells: readonly string[]) {
  const states = cells.map(instanceStateOf).filter((state) => state !== null)
  return states.length === 1 ? (states[0] ?? null) : null
}

const form: TableForm<Column> = {
  sign: /instance id|实例 ?id|インスタンス ?id/i,
  columns,
  isHeading: (at) => at.has('id') && at.has('status') && at.size > 2,
  isRow: (cell, cells) =>
    cells.some((each) => id.test(each)) && (instanceStateOf(cell('status')) ?? onlyState(cells)) !== null,
}

/** A row as the API describes an instance; null where it says nothing for certain. */
function instanceOf(
  { written, cells }: Pick<StandingRow, 'written' | 'cells'>,
  at: ReadonlyMap<Column, number>,
): Readonly<Record<string, unknown>> | null {
  const [own] = id.exec(written) ?? []
  const state = instanceStateOf(cells[at.get('status') ?? -1] ?? '') ?? onlyState(cells)
  if (own === undefined || !state) return null
  const addresses = (written.match(/(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g) ?? []).filter((text) => {
    const address = addressOf(text)
    return address !== null && !isPrivate(address)
  })
  return {
    InstanceId: own,
    Status: state.status,
    OperationLocks: { LockReason: state.lock ? [{ LockReason: state.lock }] : [] },
    ...(addresses.length > 0 ? { PublicIpAddress: { IpAddress: addresses } } : {}),
  }
}

/** Most lines that the cells of one instance stand on. */
const longestSpread = 40

/** What ends a list of which each cell has a line: a sentence, a prompt, the output of a program. */
const noCell = /[。．？?！!]\s{0,9}$|[#$>]\s|^\s{0,9}[{[]|.{100}/

/** Whether a line is the name of a column, or of several. */
function isColumns(line: string): boolean {
  return cellsOn(line).every((cell) => Object.values<RegExp>(columns).some((pattern) => pattern.test(cell)))
}

/** The line below the heading of a list whose cells have lost their rows; null where a line begins none. */
function belowHeading(lines: readonly string[], from: number): number | null {
  if (headingIn(lines[from] ?? '', form)) return from + 1
  let to = from
  while (to < lines.length && to - from < 20 && isColumns(lines[to] ?? '')) to += 1
  const named = lines.slice(from, to).flatMap(cellsOn)
  return named.length > 3 &&
    named.some((cell) => columns.id.test(cell)) &&
    named.some((cell) => columns.status.test(cell))
    ? to
    : null
}

/** Whether a cell tells something of an instance. */
const isTelling = (cell: string) =>
  instanceStateOf(cell) !== null || id.test(cell) || /(?:\d{1,3}\.){3}\d{1,3}/.test(cell)

/** Where the instances of such a list begin, and where its last cell ends. */
function extent(lines: readonly string[], from: number): { readonly starts: readonly number[]; readonly to: number } {
  const starts: number[] = []
  let to = from
  for (let at = from; at < lines.length && at - (starts.at(-1) ?? from) < longestSpread; at += 1) {
    const line = lines[at] ?? ''
    if (noCell.test(line)) break
    if (id.test(line)) starts.push(at)
    if (cellsOn(line).some(isTelling)) to = at + 1
  }
  return { starts, to }
}

const cellsOn = (line: string) => line.split('\t').map((cell) => cell.trim())

/** Lists of which each cell, or each line of a cell, stands on a line of its own. */
function spread(lines: readonly string[], signed: readonly number[]): Screen[] {
  const found: Screen[] = []
  let end = 0
  for (const index of signed) {
    const from = index < end || !form.sign.test(lines[index] ?? '') ? null : belowHeading(lines, index)
    if (from === null) continue
    const { starts, to } = extent(lines, from)
    const items = starts.map((start, number) => {
      const own = lines.slice(start, Math.min(starts[number + 1] ?? to, to))
      return instanceOf({ written: own.join(' '), cells: own.flatMap(cellsOn) }, new Map())
    })
    if (items.length === 0 || items.includes(null)) continue
    const value = { Instances: { Instance: items } }
    const line = lines[starts[0] ?? from] ?? ''
    found.push({ from: index, to, what: 'instance', text: '', rows: [], value, line, cut: null })
    end = to
  }
  return found
}

/** The list of instances. One that is not read whole is none: another instance may be meant. */
export const instances: ScreenReader = {
  signs: [form.sign],
  read: (lines, signed) => {
    const tables = standingTables(lines, form, signed)
    if (tables.length === 0) return spread(lines, signed)
    return tables.flatMap(({ from, to, at, rows, cut }) => {
      const found = rows.map((row) => instanceOf(row, at))
      if (cut !== null || found.includes(null)) return []
      const value = { Instances: { Instance: found } }
      return [{ from, to, what: 'instance', text: '', rows: [], value, line: rows[0]?.written ?? '', cut: null }]
    })
  },
}
