import { readJson } from '@/lib/text'
import type { ForeignRule, HostFact } from '../../model/evidence'
import { type PortsOfEvidence, portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'
import { listBehind } from './foreign-groups'

/*
 * Firewalls of Google Cloud and Azure. They have rules that deny as well, by priority; what is said of them here is whom the others
 * let in, as far as none that denies everybody goes before.
 */

const everyPort: PortsOfEvidence = { start: 0, end: 65_535 }

/** `22`, `8000-8100`, `*`; null for what is none. */
function portsOf(text: string): PortsOfEvidence | null {
  if (text === '*' || text === '') return everyPort
  const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
  const [start, end] = [portOf(first), portOf(last)]
  return start === null || end === null ? null : { start, end }
}

/** `gcloud compute firewall-rules list`: name, network, direction, priority, what is allowed, what is denied, whether it is off. */
const googleHead =
  /^\s{0,9}NAME\s{1,200}NETWORK\s{1,200}DIRECTION\s{1,200}PRIORITY\s{1,200}ALLOW\s{1,200}DENY\s{1,200}DISABLED\s{0,20}$/
const googleRow =
  /^\s{0,9}(?<name>[a-z][\w-]{0,62})\s{1,200}\S{1,80}\s{1,200}(?<way>INGRESS|EGRESS)\s{1,200}\d{1,5}\s{1,200}(?<allowed>\S{1,400})\s{1,200}(?:\S{1,400}\s{1,200})?(?<off>True|False)\s{0,20}$/
/** The network of the default rule for machines of the same project. */
const inner = '10.128.0.0/9'

/** `tcp:22,udp:0-65535,icmp` */
function googleRules(line: string): readonly ForeignRule[] | null {
  const groups = googleRow.exec(line)?.groups
  if (!groups) return null
  const { name = '', way, allowed = '', off } = groups
  if (way !== 'INGRESS' || off === 'True') return []
  const isInner = name.endsWith('allow-internal')
  return allowed.split(',').flatMap((text): ForeignRule[] => {
    const [protocol = '', written = '*'] = text.split(':')
    const ports = portsOf(written)
    // Who is let in is not listed, unless told otherwise.
    return ports ? [{ protocol, ports, sources: isInner ? [inner] : [], open: !isInner, line: quote(line) }] : []
  })
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface AzureRule extends ForeignRule {
  readonly priority: number
  readonly isDenial: boolean
}

const textIn = (fields: Fields, key: string) => {
  const value = fields[key]
  return typeof value === 'string' ? value : ''
}
const textsIn = (fields: Fields, key: string): readonly string[] => {
  const value = fields[key]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Tags for everybody, and for those of the Internet. */
const everybody: ReadonlySet<string> = new Set(['*', 'Internet', '0.0.0.0/0', 'Any'])

function azureRules(value: unknown): readonly AzureRule[] {
  const own = isFields(value) && isFields(value.properties) ? value.properties : value
  if (!isFields(own) || textIn(own, 'direction') !== 'Inbound') return []
  const written = [textIn(own, 'destinationPortRange'), ...textsIn(own, 'destinationPortRanges')]
  const from = [textIn(own, 'sourceAddressPrefix'), ...textsIn(own, 'sourceAddressPrefixes')].filter(Boolean)
  const sources = from.map((text) => (everybody.has(text) ? '0.0.0.0/0' : text))
  const protocol = textIn(own, 'protocol').toLowerCase()
  const told = {
    protocol: protocol === '*' ? 'all' : protocol,
    sources: sources.filter((text) => /^[\d.]{7,15}(?:\/\d{1,2})?$/.test(text)),
    open: sources.length === 0 || sources.some((text) => !/^[\d.]{7,15}(?:\/\d{1,2})?$/.test(text)),
    line: `"name": "${isFields(value) ? textIn(value, 'name') : ''}"`,
    priority: typeof own.priority === 'number' ? own.priority : 0,
    isDenial: textIn(own, 'access') === 'Deny',
  }
  return written
    .filter((text) => text !== '')
    .flatMap((text) => portsOf(text) ?? [])
    .map((ports) => ({ ...told, ports }))
}

/** Whether a rule that goes before denies everybody all that another one lets in. */
function isOverruled(rule: AzureRule, all: readonly AzureRule[]): boolean {
  return all.some(
    (other) =>
      other.isDenial &&
      other.priority < rule.priority &&
      (other.protocol === 'all' || other.protocol === rule.protocol) &&
      other.sources.includes('0.0.0.0/0') &&
      other.ports.start <= rule.ports.start &&
      other.ports.end >= rule.ports.end,
  )
}

/** The list of somebody's own rules; those that Azure has by itself let nobody in from the Internet. */
const azureList = /"securityRules"\s{0,9}:/i
/** Those stand in each answer of the API, and in no template that was only written. */
const azureDefaults = /"defaultSecurityRules"\s{0,9}:/i

function azureIn(text: string): readonly ForeignRule[] | null {
  const start = text.search(azureList)
  const list = start < 0 || !azureDefaults.test(text) ? null : listBehind(text, start)
  // What breaks off, or leaves out what people think is of no interest, is no document.
  const read = list === null ? null : readJson(list)
  const [document] = read?.ok ? read.documents : []
  const items = document?.value
  if (!Array.isArray(items)) return null
  const all = items.flatMap(azureRules)
  return all.filter((rule) => !rule.isDenial && !isOverruled(rule, all))
}

function factOf(rules: readonly ForeignRule[], line: string, at: string | null): HostFact {
  return { kind: 'host', tool: 'security-group', fact: 'foreign-rules', rules, whole: true, at, line: quote(line) }
}

/** Reads what the firewalls of Google Cloud and Azure let in: the list of the one, groups of the other as its API answers. */
export const foreignFirewalls: EvidenceReader = {
  name: 'security-group',
  signs: [googleHead, azureList],
  heads: [googleHead],
  read: ({ lines, at, cut }) => {
    const head = lines.findIndex((line) => line.length <= 600 && googleHead.test(line))
    const rows = head < 0 ? [] : lines.slice(head + 1, head + 500).map((line) => googleRules(line.slice(0, 1000)))
    const end = rows.indexOf(null)
    const own = (end < 0 ? rows : rows.slice(0, end)).flatMap((rules) => rules ?? [])
    const name = lines.find((line) => azureList.test(line))
    const asked = name === undefined ? null : azureIn(lines.join('\n').slice(0, 400_000))
    return [
      ...(rows.length > 0 && end !== 0 && !cut ? [factOf(own, lines[head + 1] ?? '', at)] : []),
      ...(name !== undefined && asked && !cut ? [factOf(asked, name.trim(), at)] : []),
    ]
  },
}
