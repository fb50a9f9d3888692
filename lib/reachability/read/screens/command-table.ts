import { aclNames } from '../../cloud/acl'
import type { Screen, ScreenReader } from './screen'

type Fields = Record<string, unknown>

/** The line below the heading of a table that `aliyun … --output cols=… rows=…` prints. */
const rule = /^\s{0,9}-{2,80}(?:\s{0,80}\|\s{0,80}-{2,80}){1,30}\s{0,9}$/
const path = /^[A-Z][A-Za-z0-9]{1,40}(?:\[\d{0,3}\])?(?:\.[A-Za-z0-9]{1,40}(?:\[\d{0,3}\])?){0,6}$/

const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim())

/** `[map[LockReason:financial]]`, as Go prints a list of objects: its fields that are texts. */
function inCell(cell: string): unknown {
  if (/^(?:<nil>|map\[\]|\[\])?$/.test(cell)) return null
  if (!cell.includes('map[')) return /^\[.*\]$/.test(cell) ? cell.slice(1, -1).split(' ') : cell
  return cell
    .split('map[')
    .slice(1)
    .map((each) =>
      Object.fromEntries([...each.matchAll(/(\w{1,40}):([^\s[\]]{1,100})/g)].map(([, key, text]) => [key, text])),
    )
}

/** Puts a value where a column says that it stands. */
function put(fields: Fields, column: string, value: unknown): void {
  const [last = '', ...before] = column
    .replace(/\[\d*\]/g, '')
    .split('.')
    .reverse()
  let inner = fields
  for (const key of before.reverse()) {
    const next = inner[key]
    const held: Fields = typeof next === 'object' && next !== null && !Array.isArray(next) ? { ...next } : {}
    inner[key] = held
    inner = held
  }
  inner[last] = value
}

type Kind = 'instance' | 'eip' | 'rule' | 'ingress' | 'egress'

/** What the rows describe, by their columns; null where they are of another thing. */
function kindOf(columns: readonly string[]): Kind | null {
  const has = (name: string) => columns.includes(name)
  if (has('IpProtocol') && has('PortRange') && has('Policy')) return 'rule'
  const isEntry = has('Policy') && has('Port') && has('Protocol')
  if (isEntry && has(aclNames.ingress.address)) return 'ingress'
  if (isEntry && has(aclNames.egress.address)) return 'egress'
  if (!has('Status') && !columns.some((name) => /^(?:EipAddress|PublicIpAddress|OperationLocks)\b/.test(name)))
    return null
  if (has('AllocationId') && has('IpAddress')) return 'eip'
  return has('InstanceId') ? 'instance' : null
}

/** What is known of an instance by its own name. */
const ofInstance: ReadonlySet<string> = new Set([
  'InstanceId',
  'Status',
  'EipAddress',
  'PublicIpAddress',
  'OperationLocks',
  'VpcAttributes',
  'SecurityGroupIds',
])

function rowOf(line: string, columns: readonly string[], kind: Kind): Fields | null {
  const cells = cellsOf(line)
  if (cells.length !== columns.length) return null
  const fields: Fields = {}
  for (const [index, column] of columns.entries()) {
    const known = kind !== 'instance' || ofInstance.has(column.split(/[.[]/, 1)[0] ?? '')
    const value = inCell(cells[index] ?? '')
    // That there is no address is said by an empty cell.
    const isAddress = /^(?:EipAddress|PublicIpAddress)\b/.test(column)
    if (known && (value !== null || isAddress)) put(fields, column, value ?? '')
  }
  return fields
}

/** The document that the rows are a part of. */
function documentOf(kind: Kind, rows: readonly Fields[], at: number): Pick<Screen, 'what' | 'text' | 'rows' | 'value'> {
  // Rules are read by their own reader.
  if (kind === 'rule') return { what: 'security-group', text: JSON.stringify(rows), rows: [at + 1], value: null }
  if (kind === 'ingress' || kind === 'egress') {
    const { lists, entry } = aclNames[kind]
    const lines = rows.map((_, index) => at + 1 + index)
    return { what: 'network-acl', text: '', rows: lines, value: { [lists]: { [entry]: rows } } }
  }
  const value = kind === 'eip' ? { EipAddresses: { EipAddress: rows } } : { Instances: { Instance: rows } }
  return { what: 'instance', text: '', rows: [], value }
}

/** Tables that the CLI prints where it is asked for columns, of instances, EIPs and rules: their names are the API's. */
export const commandTables: ScreenReader = {
  signs: [/InstanceId|AllocationId|IpProtocol|Protocol|CidrIp/],
  read: (lines, signed) => {
    const found: Screen[] = []
    for (const from of signed) {
      if (!rule.test(lines[from + 1] ?? '')) continue
      const heading = cellsOf(lines[from] ?? '')
      const kind = heading.every((name) => path.test(name)) ? kindOf(heading) : null
      if (kind === null) continue
      const rows: Fields[] = []
      let to = from + 2
      for (
        let row = rowOf(lines[to] ?? '', heading, kind);
        row !== null && rows.length < 500;
        row = rowOf(lines[to] ?? '', heading, kind)
      ) {
        rows.push(row)
        to += 1
      }
      if (rows.length === 0) continue
      found.push({ from, to, ...documentOf(kind, rows, from + 1), line: lines[from + 2] ?? '', cut: null })
    }
    return found
  },
}
