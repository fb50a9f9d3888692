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

/** What each of these lines has. */
export const countedSigns: readonly RegExp[] = [/^(?:ENTRIES|IPPERMISSIONS)\t/, /protocol:\w{2,6},ports:/]

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

/** Every rule in such rows. */
export function countedRows(lines: readonly string[]): CloudRecord[] {
  return [...textRows(lines), ...cellRules(lines)]
}
