import type { CloudRecord } from './values'

/*
 * Rules in forms of one tool: rows of AWS for scripts, which begin with a word that says what they are of, and cells of
 * DigitalOcean, which hold a rule each.
 */

const entryRow =
  /^ENTRIES\t(?<cidrblock>[\d.:a-f/]{2,45})\t(?<egress>True|False)\t(?<protocol>-?\d{1,3})\t(?<ruleaction>allow|deny)\t(?<rulenumber>\d{1,5})$/
const rangeRow = /^PORTRANGE\t(\d{1,5})\t(\d{1,5})$/
const permissionRow = /^IPPERMISSIONS\t(?:(\d{1,5})\t)?(-?\w{1,5})(?:\t(\d{1,5}))?$/
const sourceRow = /^(?:IPRANGES|IPV6RANGES|USERIDGROUPPAIRS|PREFIXLISTIDS)\t(.{1,300})$/
const cellRule = /protocol:(\w{2,6}),ports:([\d-]{1,11}|all|any)?((?:,[a-z_]{2,30}:[^,\s]{1,60}){0,40})/g

/** A row of a query of one's own: a block, what is done, the number of the protocol, that of the rule, in any order. */
const queriedRow = /^[\w.:/-]{1,45}(?:[\s|]{1,40}[\w.:/-]{1,45}){3,7}$/
const queriedNumber = /^(?:-1|\d{1,5})$/

/** Cells of a row whose columns somebody has chosen. */
interface Queried {
  readonly cells: readonly string[]
  readonly block: string
  readonly numbers: readonly string[]
  readonly line: string
}

function queriedIn(line: string): Queried | null {
  const cells = line.length > 200 ? [] : line.split(/[\s|]+/).filter((cell) => cell !== '')
  const block = cells.find((cell) => /^(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/.test(cell))
  const numbers = cells.filter((cell) => queriedNumber.test(cell))
  return block !== undefined && queriedRow.test(cells.join(' ')) ? { cells, block, numbers, line: line.trim() } : null
}

const rowOf = (fields: readonly (readonly [string, unknown])[], line: string): CloudRecord => ({
  fields: new Map(fields),
  holder: '',
  listed: true,
  owner: -1,
  line,
})

/** A row of a list of networks of AWS; null where it does not tell which number is which. */
function entryOf({ cells, block, numbers, line }: Queried): CloudRecord | null {
  const deed = cells.find((cell) => /^(?:allow|deny)$/.test(cell))
  const protocol = numbers.find((cell) => cell === '-1') ?? numbers.find((cell) => cell === '6' || cell === '17')
  const order = numbers.find((cell) => cell !== protocol)
  if (deed === undefined || protocol === undefined || order === undefined || numbers.length > 4) return null
  // Ports without their names are two numbers more.
  const ports = numbers.filter((cell) => cell !== protocol && cell !== order)
  const isOut = cells.some((cell) => /^True$/i.test(cell))
  return rowOf(
    [
      ['cidrblock', block],
      ['ruleaction', deed],
      ['protocol', protocol],
      ['rulenumber', order],
      ['egress', isOut ? 'true' : 'false'],
      ...(ports.length === 2 ? ([['portrange', ports.join('-')]] as const) : []),
    ],
    line,
  )
}

/** A row of a group of AWS: the protocol, the first and the last port, the block. */
function permissionOf({ cells, block, numbers, line }: Queried): CloudRecord | null {
  const protocol = cells.find((cell) => /^(?:tcp|udp|icmp|-1)$/.test(cell))
  const ports = protocol === '-1' ? [] : numbers
  if (protocol === undefined || (ports.length !== 2 && protocol !== '-1')) return null
  const [first = '-1', last = '-1'] = ports
  return rowOf(
    [
      ['ipprotocol', protocol],
      ['fromport', first],
      ['toport', last],
      ['cidripv4', block],
    ],
    line,
  )
}

interface Draft {
  readonly fields: Map<string, unknown>
  readonly line: string
}

const recordFrom = ({ fields, line }: Draft): CloudRecord => ({ fields, holder: '', listed: true, owner: -1, line })

/** Rows of `--output text`. */
function textRows(lines: readonly string[]): CloudRecord[] {
  const found: Draft[] = []
  for (const line of lines) {
    if (line.length > 400) continue
    const text = line.trim()
    const groups = entryRow.exec(text)?.groups
    const [, first, protocol, last] = permissionRow.exec(text) ?? []
    const range = rangeRow.exec(text)
    const source = sourceRow.exec(text)?.[1]
    const open = found.at(-1)?.fields
    if (groups) found.push({ fields: new Map(Object.entries(groups)), line: text })
    else if (protocol !== undefined) {
      const ports =
        first === undefined
          ? []
          : ([
              ['fromport', first],
              ['toport', last ?? first],
            ] as const)
      found.push({
        fields: new Map<string, unknown>([
          ['ipprotocol', protocol],
          ['direction', 'ingress'],
          ['ipranges', []],
          ...ports,
        ]),
        line: text,
      })
    } else if (/^IPPERMISSIONSEGRESS/.test(text))
      found.push({
        fields: new Map([
          ['ipprotocol', '-1'],
          ['direction', 'egress'],
        ]),
        line: text,
      })
    else if (open && range) open.set('portrange', `${range[1]}-${range[2]}`)
    else if (open && source !== undefined) {
      const before = open.get('ipranges')
      if (Array.isArray(before)) before.push(...source.split('\t'))
    }
  }
  return found.map(recordFrom)
}

/** Rules in one cell of a table: `protocol:tcp,ports:22,address:0.0.0.0/0`. */
function cellRules(lines: readonly string[]): CloudRecord[] {
  const found: CloudRecord[] = []
  for (const line of lines.slice(0, 200)) {
    if (line.length > 8000) continue
    // A cell holds the rules of one way, with single blanks between them; what comes in stands first.
    let isOut = false
    let end = -1
    for (const match of line.matchAll(cellRule)) {
      const [text, protocol, ports, rest = ''] = match
      isOut ||= end >= 0 && match.index - end > 1
      end = match.index + text.length
      const sources = rest.split(',').flatMap((part) => part.split(/:(.*)/s)[1] ?? [])
      const fields = new Map<string, unknown>([
        ['protocol', protocol],
        ['ports', ports ?? ''],
        ['addresses', sources],
        ['direction', isOut ? 'outbound' : 'inbound'],
      ])
      found.push({ fields, holder: '', listed: true, owner: -1, line: text })
    }
  }
  return found
}

const cellsIn = (line: string) =>
  line
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
const sections =
  /^(?:IpPermissions(?:Egress)?|IpRanges|Ipv6Ranges|UserIdGroupPairs|PrefixListIds|Tags|SecurityGroups|Entries|PortRange)$/
const permissionFields: ReadonlySet<string> = new Set(['FromPort', 'ToPort', 'IpProtocol'])

/** The boxes that AWS draws around groups: titles on lines of their own, with names and values, or heads and rows, below. */
class Boxes {
  readonly found: Draft[] = []
  private section = ''
  private head: readonly string[] = []

  take(line: string): void {
    const cells = cellsIn(line)
    const [first = ''] = cells
    if (cells.length === 1 && sections.test(first)) this.open(first, line)
    else if (/^IpPermissions/.test(this.section)) this.takeField(cells)
    else if (/Ranges$|Pairs$|Ids$/.test(this.section) && cells.length > 0 && !/^[A-Z]\w{3,30}$/.test(first))
      this.addSource(first)
  }

  private open(section: string, line: string): void {
    this.section = section
    this.head = []
    if (!/^IpPermissions/.test(section)) return
    const way = section.endsWith('Egress') ? 'egress' : 'ingress'
    this.found.push({
      fields: new Map<string, unknown>([
        ['direction', way],
        ['ipranges', []],
      ]),
      line: line.trim(),
    })
  }

  private takeField(cells: readonly string[]): void {
    const open = this.found.at(-1)?.fields
    const [name = '', value] = cells
    if (cells.every((cell) => permissionFields.has(cell))) this.head = cells
    else if (open && permissionFields.has(name) && value !== undefined) open.set(name.toLowerCase(), value)
    else if (open && this.head.length === cells.length)
      for (const [at, title] of this.head.entries()) open.set(title.toLowerCase(), cells[at])
  }

  private addSource(text: string): void {
    const list = this.found.at(-1)?.fields.get('ipranges')
    if (Array.isArray(list)) list.push(text)
  }
}

const boxed = /^\|{2,6}\s{1,200}IpPermissions\s/

/** What each of these lines has. */
export const countedSigns: readonly RegExp[] = [
  /^(?:ENTRIES|IPPERMISSIONS)\t/,
  /\d\/\d.{0,80}\b(?:allow|deny)\b|\b(?:allow|deny)\b.{0,80}\d\/\d/,
  /(?:tcp|udp)[\s|]{1,20}\d{1,5}[\s|]{1,20}\d{1,5}[\s|]{1,20}\d{1,3}\./,
  /protocol:\w{2,6},ports:/,
  boxed,
]

function boxRows(lines: readonly string[]): CloudRecord[] {
  if (!lines.some((line) => boxed.test(line))) return []
  const boxes = new Boxes()
  for (const line of lines)
    if (line.length <= 400 && line.trimStart().startsWith('|') && !/^[|+-]{5,}\s{0,9}$/.test(line)) boxes.take(line)
  return boxes.found.filter(({ fields }) => fields.has('ipprotocol')).map(recordFrom)
}

/**
 * Every rule in such rows.
 *
 * @param asked what the command asks AWS for, with columns of one's own
 */
export function countedRows(lines: readonly string[], asked: 'list' | 'group' | null): CloudRecord[] {
  const queried = lines.flatMap((line) => {
    const row = asked === null ? null : queriedIn(line)
    return (row && (asked === 'list' ? entryOf(row) : permissionOf(row))) ?? []
  })
  return [...textRows(lines), ...cellRules(lines), ...boxRows(lines), ...queried]
}
