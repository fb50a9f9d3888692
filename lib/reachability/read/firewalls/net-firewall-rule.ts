import { type BuiltInRule, builtInRules } from '../../data/tables/windows-rules'
import type { WindowsPorts, WindowsRule, WindowsRules } from '../../model/evidence'
import type { Condition } from '../../model/filter'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { portCondition, protocolOf } from './part'

/** What is known of a rule while its lines are read. */
interface OpenRule {
  known: BuiltInRule | null
  name: string
  enabled: boolean | null
  ingress: boolean
  block: boolean
  line: string
}

const field = /^\s{0,9}(Name|DisplayName|Enabled|Direction|Action)\s{0,60}:\s{0,9}(\S.{0,200}?)\s{0,200}$/
const tableHead = /\bEnabled\b/
const state = /\s(True|False)(?:\s|$)/

const known = (text: string) => builtInRules.find(({ names }) => names.test(text)) ?? null

function ruleOf({ known: rule, name, enabled, ingress, block, line }: OpenRule): WindowsRule[] {
  if (!rule || enabled === null) return []
  const { protocol, port } = rule
  const ports = port === null ? [] : [{ kind: 'port', ranges: [{ start: port, end: port }], not: false } as const]
  const conditions = [{ kind: 'protocol', names: [protocol], not: false } as const, ...ports]
  return [{ name, enabled, ingress, block, conditions, line }]
}

/** Protocol and ports as PowerShell writes them: `TCP`, `{80, 443}`, `Any`. */
function portsOf(protocol: string, ports: string): Condition[] {
  const bare = ports.replace(/[{}\s]/g, '')
  return [
    ...(/^(?:Any)?$/i.test(protocol) ? [] : [{ kind: 'protocol', names: [protocolOf(protocol)], not: false } as const]),
    ...(/^(?:Any)?$/i.test(bare) ? [] : [portCondition(bare, false)]),
  ]
}

const columns = /^(?:Name|DisplayName|Enabled|Direction|Action|Profile|Protocol|LocalPort|Port)$/

/** Rows of a table with columns that were chosen, the name first, ports among them: only the name may have blanks. */
function inColumns(lines: readonly string[]): WindowsRule[] {
  const found: WindowsRule[] = []
  let head: readonly string[] = []
  for (const line of lines) {
    const words = line.trim().split(/\s+/)
    if (words.length > 2 && words.every((word) => columns.test(word)) && words.includes('Action')) {
      head = /^(?:Display)?Name$/.test(words[0] ?? '') && words.some((word) => /Port$/.test(word)) ? words : []
      continue
    }
    if (head.length === 0 || words.length < head.length) continue
    const cells = words.slice(-(head.length - 1))
    const cell = (name: RegExp) => cells[head.findIndex((word) => name.test(word)) - 1] ?? ''
    const action = cell(/^Action$/)
    if (action !== 'Allow' && action !== 'Block') continue
    found.push({
      name: words.slice(0, words.length - cells.length).join(' '),
      enabled: cell(/^Enabled$/) !== 'False',
      ingress: cell(/^Direction$/) !== 'Outbound',
      block: action === 'Block',
      conditions: portsOf(cell(/^Protocol$/), cell(/Port$/)),
      line: quote(line.trim()),
    })
  }
  return found
}

const portField = /^\s{0,9}(Protocol|LocalPort|DynamicTarget)\s{0,20}:\s{0,9}(\S.{0,200}?)\s{0,200}$/
/** Which rule was asked for, before its ports were: `Get-NetFirewallRule -DisplayName "Web" | Get-NetFirewallPortFilter`. */
const asked = /-(?:DisplayName|Name)\s{1,9}(?:"([^"]{1,120})"|'([^']{1,120})'|([^\s|'"]{1,120}))/i

/** `Get-NetFirewallPortFilter`, one field a line. */
function filtersIn(lines: readonly string[], command: string | null): WindowsPorts[] {
  const found: WindowsPorts[] = []
  const rule =
    asked
      .exec(command ?? '')
      ?.slice(1)
      .find(Boolean) ?? null
  let fields = new Map<string, string>()
  for (const line of lines) {
    const [, key, value = ''] = portField.exec(line) ?? []
    if (key === undefined) continue
    if (key === 'DynamicTarget' && fields.has('LocalPort')) {
      found.push({ rule, conditions: portsOf(fields.get('Protocol') ?? '', fields.get('LocalPort') ?? '') })
      fields = new Map()
    } else fields.set(key, value)
  }
  return found
}

/** Rules that were listed without their ports, each with those that another output says. */
export function withPorts(firewalls: readonly WindowsRules[]): WindowsRule[] {
  const rules = firewalls.flatMap(({ unported = [] }) => unported)
  const filters = firewalls.flatMap(({ filters = [] }) => filters)
  const isOne = rules.length === 1 && filters.length === 1
  return rules.flatMap((rule) => {
    const own = filters.filter(({ rule: name }) => (name === null ? isOne : name === rule.name))
    return own.map(({ conditions }) => ({ ...rule, conditions }))
  })
}

/** A row of a table: the name of a rule that is known, and whether it is enabled. */
function ofRow(line: string): WindowsRule[] {
  const rule = known(line)
  const said = state.exec(line)?.[1]
  if (!rule || said === undefined) return []
  const name = rule.names.exec(line)?.[0] ?? ''
  const enabled = said === 'True'
  return ruleOf({
    known: rule,
    name,
    enabled,
    ingress: !/\bOutbound\b/.test(line),
    block: /\bBlock\b/.test(line),
    line: quote(line.trim()),
  })
}

const isNaming = (key: string | undefined) => key === 'Name' || key === 'DisplayName'

/** Whether a field begins another rule: its name, or the name that is shown, where that stands first. */
function begins(key: string | undefined, open: OpenRule | null): boolean {
  return key === 'Name' || (key === 'DisplayName' && (open === null || open.enabled !== null))
}

function note(open: OpenRule, key: string, value: string, line: string): void {
  if (isNaming(key)) {
    open.known = known(value) ?? open.known
    open.name = key === 'DisplayName' || open.name === '' ? value : open.name
  } else if (key === 'Enabled') {
    open.enabled = value === 'True'
    open.line = quote(`${open.name}: ${line.trim()}`)
  } else if (key === 'Direction') open.ingress = value !== 'Outbound'
  else open.block = value === 'Block'
}

function inList(lines: readonly string[]): OpenRule[] {
  const found: OpenRule[] = []
  for (const line of lines) {
    const [, key, value = ''] = field.exec(line) ?? []
    if (begins(key, found.at(-1) ?? null))
      found.push({ known: null, name: '', enabled: null, ingress: true, block: false, line: '' })
    const open = found.at(-1)
    if (open && key !== undefined) note(open, key, value, line)
  }
  return found
}

function withoutPorts({ known, name, enabled, ingress, block, line }: OpenRule): WindowsRule[] {
  return known !== null || enabled === null ? [] : [{ name, enabled, ingress, block, conditions: [], line }]
}

/** What a line of these has: the name of a rule, a port of one, or columns of both. */
const telling = new RegExp(
  [
    ...builtInRules.map(({ names }) => names.source),
    String.raw`\bDisplayName\b`,
    String.raw`^\s{0,9}LocalPort\s{0,20}:|\bAction\b.{0,80}Port\b`,
  ].join('|'),
)

/** Reads `Get-NetFirewallRule`, which shows no ports, and `Get-NetFirewallPortFilter`, which shows nothing else. */
export const netFirewallRule: EvidenceReader = {
  name: 'netsh',
  signs: [...builtInRules.map(({ names }) => names), /DisplayName/, /LocalPort/],
  read: ({ lines, at, command }, signed) => {
    if (!signed.some((index) => telling.test(lines[index] ?? ''))) return []
    const short = lines.filter((line) => line.length <= 400).slice(0, 2000)
    const rows = short.some((line) => tableHead.test(line) && !line.includes(':')) ? short.flatMap(ofRow) : []
    const listed = rows.length > 0 ? [] : inList(short)
    const rules = [...(rows.length > 0 ? rows : listed.flatMap(ruleOf)), ...inColumns(short)]
    const unported = listed.flatMap(withoutPorts)
    const filters = filtersIn(short, command)
    const told = { kind: 'host-firewall', tool: 'netsh', at, rules, profiles: [], all: false } as const
    return rules.length + unported.length + filters.length > 0 ? [{ ...told, unported, filters }] : []
  },
}
