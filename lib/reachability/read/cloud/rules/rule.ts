import { isFields } from '@/lib/text'
import type { ForeignRule } from '../../../model/evidence'
import { type PortsOfEvidence, portsOf } from '../../../model/port'
import { quote } from '../../../paste/quote'
import { bareName, type CloudRecord } from './values'

/*
 * What a rule of any cloud's firewall says. Its fields have other names everywhere and mean the same: which way, what is done,
 * which protocol, which ports, whose addresses, and which rule goes first.
 */

/** Names of the fields, by what they mean. */
const names = {
  way: ['direction', 'egress', 'isegress', 'direct', 'trafficdirection'],
  deed: ['access', 'ruleaction', 'action', 'policy', 'ruleaccess', 'effect'],
  protocol: ['ipprotocol', 'protocol', 'proto', 'protocolname', 'ipproto'],
  ports: [
    'destinationportrange',
    'destinationportranges',
    'portrange',
    'ports',
    'port',
    'destinationport',
    'destport',
    'dstport',
    'destports',
    'multiport',
    'dport',
    'destinationportrangestart',
    'dest',
  ],
  from: [
    'fromport',
    'portrangemin',
    'portfrom',
    'portstart',
    'startport',
    'destportfrom',
    'min',
    'from',
    'fromvalue',
    'start',
  ],
  to: ['toport', 'portrangemax', 'portto', 'portend', 'endport', 'destportto', 'max', 'to', 'tovalue', 'end'],
  sources: [
    'sourceaddressprefix',
    'sourceaddressprefixes',
    'sourceranges',
    'cidrblock',
    'cidrblocks',
    'cidrs',
    'srcranges',
    'sourceipranges',
    'remotecidr',
    'ipv6cidrblock',
    'cidripv4',
    'cidripv6',
    'cidrip',
    'ipranges',
    'ipv6ranges',
    'iprange',
    'source',
    'sources',
    'sourceip',
    'sourceips',
    'sourcecidr',
    'sourceipaddress',
    'remoteipprefix',
    'remoteip',
    'srcip',
    'cidr',
    'ipv4cidr',
    'v4cidrblocks',
    'v6cidrblocks',
    'addresses',
    'ipv4',
    'ipv6',
    'subnet',
    'ipcidrrange',
    'ethersource',
  ],
  /** Somebody is let in who is told by another thing than an address. */
  others: [
    'useridgrouppairs',
    'prefixlistids',
    'prefixlistid',
    'referencedgroupinfo',
    'remotegroupid',
    'remotegroup',
    'remotesecuritygroup',
    'remoteaddressgroupid',
    'sourcetags',
    'sourceserviceaccounts',
    'sourceasg',
    'sourceapplicationsecuritygroups',
    'sourcesecuritygroupid',
    'securitygroupid',
    'predefinedtarget',
    'securitygroup',
    'sourcegroup',
    'dropletids',
    'addresstemplate',
    'loadbalanceruids',
  ],
  name: ['name', 'rulename', 'displayname', 'rulenumber', 'policyindex', 'id'],
  order: ['priority', 'rulenumber', 'policyindex', 'position', 'order', 'rulepriority'],
} as const

type Meaning = keyof typeof names

const isGoogleHead = (titles: readonly string[]) =>
  titles.includes('direction') && titles.includes('priority') && (titles.includes('allow') || titles.includes('deny'))

/** Whether the titles of a table are those of rules. */
export function isRuleHead(titles: readonly string[]): boolean {
  if (isGoogleHead(titles)) return true
  const has = (meaning: Meaning) => names[meaning].some((name) => titles.includes(name))
  return (
    has('protocol') && (has('ports') || has('from') || titles.includes('ruleaction')) && (has('sources') || has('way'))
  )
}

type Fields = CloudRecord['fields']

const given = (fields: Fields, meaning: Meaning): unknown => {
  const name = names[meaning].find((each) => fields.has(each) && fields.get(each) !== null && fields.get(each) !== '')
  return name === undefined ? undefined : fields.get(name)
}

/** Every text and number in a value, whatever holds it. */
function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value.split(/[\s,;]+/).filter((text) => text !== '')
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (depth > 4) return []
  if (Array.isArray(value)) return value.slice(0, 1000).flatMap((each) => textsIn(each, depth + 1))
  return isFields(value)
    ? Object.entries(value).flatMap(([key, each]) =>
        /^(?:description|name|type)$/i.test(key) ? [] : textsIn(each, depth + 1),
      )
    : []
}

const textOf = (value: unknown) => textsIn(value)[0] ?? ''

const inwards = /^(?:in|ingress|inbound|false|recv|入方向|入站)$/i
const outwards = /^(?:out|egress|outbound|true|出方向|出站)$/i
/** Lists that hold rules of one way. */
const inList =
  /^(?:in|ingress|inbound)(?:rules?|securityrules|policies|permissions)?$|^ippermissions$|^portstates$|^securityrules$/
const outList = /^(?:out|egress|outbound)(?:rules?|securityrules|policies|permissions)?$|^ippermissionsegress$/

function wayOf({ fields, holder }: CloudRecord): 'ingress' | 'egress' | null {
  const text = textOf(given(fields, 'way'))
  if (inwards.test(text)) return 'ingress'
  if (outwards.test(text)) return 'egress'
  return inList.test(holder) ? 'ingress' : outList.test(holder) ? 'egress' : null
}

const denying = /^(?:deny|denied|drop|block|reject|refuse|discard|拒绝|false)$/i
const allowing = /^(?:allow|allowed|accept|permit|pass|允许|true|$)/i

const protocolNumbers: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' }
const everyProtocol = /^(?:-1|all|any|\*|0)$/i

function protocolOf(value: unknown): string | null {
  const text = textOf(value).toLowerCase()
  if (everyProtocol.test(text)) return 'all'
  const name = protocolNumbers[text] ?? text
  return /^[a-z][a-z0-9-]{1,9}$/.test(name) ? name : null
}

const every: PortsOfEvidence = { start: 0, end: 65_535 }
const number = (value: unknown) => (/^-?\d{1,5}$/.test(textOf(value)) ? Number(textOf(value)) : null)

/** Ports of one field: `22`, `8000-8100`, `80,443`, `*`, `ALL`; null where one of them cannot be read. */
function rangesOf(value: unknown): PortsOfEvidence[] | null {
  if (isFields(value)) return pairOf(new Map(Object.entries(value).map(([name, each]) => [bareName(name), each])))
  const texts = textsIn(value)
  const ranges = texts.map((text) =>
    /^(?:\*|all|any|0|-1|1-65535|0-0)$/i.test(text) ? every : portsOf(text.replace(/[/:]/, '-')),
  )
  return ranges.every((range) => range !== null) ? ranges : null
}

/** First and last port, by fields of their own. */
function pairOf(fields: Fields): PortsOfEvidence[] | null {
  const [start, end] = [number(given(fields, 'from')), number(given(fields, 'to'))]
  if (start === null && end === null) return []
  if (start === -1 || end === -1) return [every]
  return [{ start: start ?? end ?? 0, end: end ?? start ?? 65_535 }]
}

/** Options of one protocol, as Oracle has them. */
const optionsOf = (fields: Fields, protocol: string): unknown => {
  const options = fields.get(`${protocol}options`)
  return isFields(options)
    ? (Object.entries(options).find(([name]) => bareName(name) === 'destinationportrange')?.[1] ?? null)
    : null
}

function portsIn(fields: Fields, protocol: string): PortsOfEvidence[] | null {
  if (protocol === 'all') return [every]
  const told = optionsOf(fields, protocol) ?? given(fields, 'ports')
  const ranges = told === undefined || told === null ? pairOf(fields) : rangesOf(told)
  return ranges === null ? null : ranges.length > 0 ? ranges : [every]
}

const everybody = /^(?:\*|any|all|internet|anywhere|0\.0\.0\.0|::|any-?ipv[46]|world)$/i
const block = /^(?=.*[\d:])[0-9a-f.:]{2,45}(?:\/\d{1,3})?$/i

/** Names that Azure has for networks: https://learn.microsoft.com/en-us/azure/virtual-network/service-tags-overview */
const tagged: Readonly<Record<string, readonly string[]>> = {
  virtualnetwork: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'],
  azureloadbalancer: ['168.63.129.16/32'],
}

/** Whose addresses a rule is for; `open` where it is for others as well, or for nobody that is told. */
function peersOf(fields: Fields, denies: boolean): Pick<ForeignRule, 'sources' | 'open'> {
  const values = names.sources.flatMap((name) => (fields.has(name) ? textsIn(fields.get(name)) : []))
  const sources = values.flatMap((text) =>
    everybody.test(text) ? ['0.0.0.0/0'] : (tagged[text.toLowerCase()] ?? [text]),
  )
  const blocks = sources.filter((text) => block.test(text))
  const isOther = names.others.some((name) => {
    const texts = textsIn(fields.get(name)).filter((text) => !/^(?:none|null|-)$/i.test(text))
    return texts.length > 0 && !(name === 'securitygroupid' && (fields.has('action') || fields.has('remoteipprefix')))
  })
  const isTold = names.sources.some((name) => fields.has(name))
  // What is denied to machines of a label may not be denied to this one.
  const isLabelled =
    denies && ['targettags', 'targetserviceaccounts'].some((name) => textsIn(fields.get(name)).length > 0)
  if (denies) return { sources: blocks, open: isLabelled || blocks.length === 0 }
  return { sources: blocks, open: isOther || blocks.length < sources.length || !isTold }
}

interface Deed {
  readonly denies: boolean
  readonly of: Fields
}

const more = (fields: Fields, own: Readonly<Record<string, unknown>>): Fields =>
  new Map([...fields, ...Object.entries(own).map(([key, value]) => [bareName(key), value] as const)])

/** The network of the default rule of Google for machines of the same project. */
const inner = '10.128.0.0/9'

/** Rules of Google say what is let in, and what is not, in lists of protocols: of objects, or of texts in a cell of a table. */
function googleDeeds(fields: Fields): Deed[] | null {
  if (!fields.has('direction')) return null
  const deeds = (
    [
      ['allowed', false],
      ['allow', false],
      ['denied', true],
      ['deny', true],
    ] as const
  ).flatMap(([name, denies]) => {
    const value = fields.get(name)
    if (Array.isArray(value)) return value.filter(isFields).map((each) => ({ denies, of: more(fields, each) }))
    if (typeof value !== 'string') return []
    const isInner =
      textOf(fields.get('name')).endsWith('allow-internal') && !names.sources.some((each) => fields.has(each))
    return textsIn(value).map((text) => {
      const [ipProtocol = '', ports = ''] = text.split(':')
      return { denies, of: more(fields, { ipProtocol, ports, ...(isInner ? { sourceRanges: [inner] } : {}) }) }
    })
  })
  return deeds.length > 0 ? deeds : null
}

/** What a rule does, with whom. */
function deedsOf(fields: Fields): Deed[] | null {
  const google = googleDeeds(fields)
  if (google) return google
  const text = textOf(given(fields, 'deed'))
  if (denying.test(text)) return [{ denies: true, of: fields }]
  return allowing.test(text) ? [{ denies: false, of: fields }] : null
}

const isOff = (fields: Fields) =>
  fields.get('disabled') === true ||
  /^true$/i.test(textOf(fields.get('disabled'))) ||
  fields.get('enabled') === false ||
  /^(?:disabled|off)$/i.test(textOf(fields.get('status')))

/** A rule that is read, and which way it is for. */
export interface ReadCloudRule extends ForeignRule {
  readonly way: 'ingress' | 'egress' | null
}

/** Rules in one record; null for what is none, or cannot be read whole. */
export function cloudRulesOf(record: CloudRecord): ReadCloudRule[] | null {
  const { fields, line } = record
  const inner = fields.get('properties')
  const own: Fields = isFields(inner) ? more(fields, inner) : fields
  const deeds = deedsOf(own)
  if (!deeds) return null
  const order = number(given(own, 'order'))
  const name = textOf(given(own, 'name')).slice(0, 60)
  const found: ReadCloudRule[] = []
  for (const { denies, of } of deeds) {
    const protocol = protocolOf(given(of, 'protocol') ?? (of.has('ethertype') ? 'all' : undefined))
    const ports = protocol === null ? null : portsIn(of, protocol)
    if (protocol === null || ports === null) return null
    const told = {
      protocol,
      ...peersOf(of, denies),
      line: quote(line),
      way: wayOf({ ...record, fields: own }),
      ...(denies ? { denies: true as const } : {}),
      ...(order === null ? {} : { order }),
      ...(name === '' ? {} : { name }),
    }
    if (!isOff(own)) found.push(...ports.map((range) => ({ ...told, ports: range })))
  }
  return found
}

/** Whether a record is a rule, by the fields that it has. */
export function isCloudRule({ fields }: CloudRecord): boolean {
  const inner = fields.get('properties')
  const all = new Set([...fields.keys(), ...(isFields(inner) ? Object.keys(inner).map(bareName) : [])])
  const has = (meaning: Meaning) => names[meaning].some((name) => all.has(name))
  // Those of Windows name their own port so.
  if (all.has('localport') || all.has('localaddress')) return false
  if (['allowed', 'denied', 'allow', 'deny'].some((name) => all.has(name)) && all.has('direction')) return true
  return (
    (has('protocol') || all.has('ethertype')) &&
    (has('sources') || has('others')) &&
    (has('way') || has('deed') || has('from') || has('ports') || all.has('tcpoptions'))
  )
}
