import { type BuiltInRule, builtInRules } from '../../data/windows-rules'
import type { WindowsRule } from '../../model/evidence'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

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

function inList(lines: readonly string[]): WindowsRule[] {
  const found: OpenRule[] = []
  for (const line of lines) {
    const [, key, value = ''] = field.exec(line) ?? []
    if (begins(key, found.at(-1) ?? null))
      found.push({ known: null, name: '', enabled: null, ingress: true, block: false, line: '' })
    const open = found.at(-1)
    if (open && key !== undefined) note(open, key, value, line)
  }
  return found.flatMap(ruleOf)
}

/** Reads `Get-NetFirewallRule`, which shows no ports, of rules whose port is known by their name. */
export const netFirewallRule: EvidenceReader = {
  name: 'netsh',
  signs: builtInRules.map(({ names }) => names),
  read: ({ lines, at }) => {
    const short = lines.filter((line) => line.length <= 400).slice(0, 2000)
    const rows = short.some((line) => tableHead.test(line) && !line.includes(':')) ? short.flatMap(ofRow) : []
    const rules = rows.length > 0 ? rows : inList(short)
    return rules.length > 0 ? [{ kind: 'host-firewall', tool: 'netsh', at, rules, profiles: [], all: false }] : []
  },
}
