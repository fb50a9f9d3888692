import type { Direction } from '@/lib/net'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portNumber } from '../../model/port-number'
import { quote } from '../../paste/quote'

/** One entry of a flow log: what the network of an interface did with packets of one 5-tuple. */
export interface FlowRecord {
  readonly action: 'accept' | 'reject'
  /** Seen from the interface; null where the entry does not say. */
  readonly direction: Direction | null
  /** IANA number 0–255. */
  readonly protocol: number
  readonly source: HostAddress
  /** 0–65535; null where the entry names none. */
  readonly sourcePort: number | null
  readonly destination: HostAddress
  readonly port: number | null
  /** The interface that saw it, as written; null where the entry does not say. */
  readonly networkInterface: string | null
  /** The entry as written, shortened to 300 characters. */
  readonly line: string
  /** First and last line of the entry, counted from 1. */
  readonly place: { readonly from: number; readonly to: number }
}

/** Fields of a flow log of a VPC: https://www.alibabacloud.com/help/en/sls/vpc */
const fieldNames = ['srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'action', 'direction', 'eni-id'] as const
type FieldName = (typeof fieldNames)[number]
type Fields = ReadonlyMap<FieldName, string>

/** Names that the same fields have in tables of others: Log Analytics, which takes the hyphens out. */
const nameIn = (text: string): FieldName | undefined => {
  const bare = text.toLowerCase().replace(/[_-]/g, '')
  return fieldNames.find((name) => name.replace('-', '') === bare)
}

const written =
  /(?<![\w-])["']?(srcaddr|dstaddr|srcport|dstport|protocol|action|direction|eni[-_]?id)["']?\s{0,3}[:=]\s{0,3}["']?([\w.:-]{1,45})/gi

/** What a line of interest has: a field by its name, or what became of the packets. */
export const flowSigns: readonly RegExp[] = [written, /\b(?:ACCEPT|REJECT)\b/, /src_?addr|dst_?addr/i]

const protocolNames: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, gre: 47, icmpv6: 58 }

function protocolIn(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text) <= 255 ? Number(text) : null
  return protocolNames[text.toLowerCase()] ?? null
}

const directions: Readonly<Record<string, Direction>> = { in: 'ingress', out: 'egress' }

function recordOf(given: Fields, line: string, place: FlowRecord['place']): FlowRecord | null {
  const source = addressOf(given.get('srcaddr') ?? '')
  const destination = addressOf(given.get('dstaddr') ?? '')
  const protocol = protocolIn(given.get('protocol') ?? '')
  const action = given.get('action')?.toLowerCase()
  if (!source || !destination || protocol === null || (action !== 'accept' && action !== 'reject')) return null
  return {
    action,
    direction: directions[given.get('direction')?.toLowerCase() ?? ''] ?? null,
    protocol,
    source,
    sourcePort: portNumber(given.get('srcport') ?? ''),
    destination,
    port: portNumber(given.get('dstport') ?? ''),
    networkInterface: given.get('eni-id') ?? null,
    line: quote(line),
    place,
  }
}

/** Addresses and ports one after the other, in either order, then the number of the protocol. */
const rows: readonly RegExp[] = [
  /(?<srcaddr>(?=[0-9a-f]{0,4}[.:])[0-9a-f.:]{3,45})[\s,]{1,9}(?<srcport>\d{1,5})[\s,]{1,9}(?<dstaddr>(?=[0-9a-f]{0,4}[.:])[0-9a-f.:]{3,45})[\s,]{1,9}(?<dstport>\d{1,5})[\s,]{1,9}(?<protocol>\d{1,3})[\s,]/,
  /(?<srcaddr>(?=[0-9a-f]{0,4}[.:])[0-9a-f.:]{3,45})[\s,]{1,9}(?<dstaddr>(?=[0-9a-f]{0,4}[.:])[0-9a-f.:]{3,45})[\s,]{1,9}(?<srcport>\d{1,5})[\s,]{1,9}(?<dstport>\d{1,5})[\s,]{1,9}(?<protocol>\d{1,3})[\s,]/,
]

/** A row of values in the order of the documentation. */
function rowOf(line: string): Fields | null {
  const action = /\b(ACCEPT|REJECT)\b/.exec(line)?.[1]
  if (!action || /^\s{0,9}(?:ACCEPT|REJECT|-A|Chain)/.test(line)) return null
  for (const pattern of rows) {
    const groups = pattern.exec(line)?.groups
    if (!groups) continue
    const fields = new Map<FieldName, string>([['action', action]])
    for (const name of fieldNames) {
      const value = groups[name]
      if (value !== undefined) fields.set(name, value)
    }
    const way = /[\s,](in|out)[\s,]/.exec(line)?.[1]
    if (way) fields.set('direction', way)
    const card = /(?<![\w-])(eni-\w{1,40})/.exec(line)?.[1]
    if (card) fields.set('eni-id', card)
    return fields
  }
  return null
}

interface Columns {
  readonly mark: string | RegExp
  readonly names: readonly (FieldName | undefined)[]
}

const cellOf = (text: string) => text.trim().replace(/^"|"$/g, '')

/** The head of a table that was saved or copied: names of fields, parted by commas, tabs or blanks. */
function headOf(line: string): Columns | null {
  if (!/src_?addr/i.test(line) || !/dst_?addr/i.test(line) || !/action/i.test(line)) return null
  const mark = line.includes(',') ? ',' : line.includes('\t') ? '\t' : /\s+/
  const names = line.trim().split(mark).map(cellOf).map(nameIn)
  return names.filter((name) => name !== undefined).length >= 5 ? { mark, names } : null
}

function cellsOf(line: string, { mark, names }: Columns): Fields | null {
  const cells = line.trim().split(mark).map(cellOf)
  if (cells.length < names.length) return null
  const fields = new Map<FieldName, string>()
  names.forEach((name, index) => {
    if (name !== undefined) fields.set(name, cells[index] ?? '')
  })
  return fields
}

/** Longest line that is read, and most entries. */
const longestLine = 2000
const mostRecords = 5000

/** Entries of a flow log in lines: fields by name on one line or several, tables with a head, values in their order. */
export function flowRecords(lines: readonly string[]): FlowRecord[] {
  const found: FlowRecord[] = []
  const note = (fields: Fields | null, text: string, from: number, to: number) => {
    const record = fields && found.length < mostRecords ? recordOf(fields, text, { from, to }) : null
    if (record) found.push(record)
  }
  let columns: Columns | null = null
  let given = new Map<FieldName, string>()
  let open: string[] = []
  let from = 0
  let to = 0
  const close = () => {
    note(given, open.join(' '), from, to)
    given = new Map()
    open = []
  }
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine) continue
    const number = index + 1
    const head = headOf(line)
    if (head) {
      columns = head
      continue
    }
    const pairs = [...line.matchAll(written)]
    if (pairs.length === 0) {
      const cells = (columns && cellsOf(line, columns)) ?? rowOf(line)
      if (cells) close()
      note(cells, line, number, number)
      continue
    }
    if (open.length === 0) from = number
    for (const [, name = '', value = ''] of pairs) {
      const field = nameIn(name)
      if (field === undefined) continue
      if (given.has(field)) {
        close()
        from = number
      }
      given.set(field, value)
    }
    open.push(line.trim())
    to = number
  }
  close()
  return found
}

/**
 * Reads entries of a VPC's flow log, as plain data: JSON, fields by name, tables with a head (CSV, tabs), or values in the
 * order of the documentation. Never throws; what is no entry is passed over.
 */
export function readFlowLog(text: string): FlowRecord[] {
  return flowRecords(text.split(/\r\n?|\n/))
}
