import { Unknown } from '@/lib/text'
import type { Direction, Unread } from '../model'
import { readPeer } from './api/peer'
import { readPorts } from './api/ports'
import { readAction, readDirection, readPriority, readProtocol } from './api/rule'
import { newCollector } from './collector'
import { type Fields, textField } from './fields'
import { newReport } from './report'

/** Fields that change which packets a rule takes, or what it does. */
const mattering: ReadonlySet<string> = new Set([
  'Direction',
  'IpProtocol',
  'PortRange',
  'PortRangeListId',
  'SourcePortRange',
  'Policy',
  'Priority',
  ...['Source', 'Dest'].flatMap((end) => [`${end}CidrIp`, `Ipv6${end}CidrIp`, `${end}GroupId`, `${end}PrefixListId`]),
])

/** A rule taken apart by what is known of it. */
export interface Partly {
  /** The fields whose values are known. */
  readonly fields: Fields
  /** Names of those that matter and whose values are not known. */
  readonly open: readonly string[]
}

const none: readonly string[] = []

function isUnknown(value: unknown): boolean {
  return value instanceof Unknown
}

/** Takes a rule apart. What is not known of a description or an account changes no verdict, and is left out. */
export function knownPart(fields: Fields): Partly {
  if (!Object.values(fields).some(isUnknown)) return { fields, open: none }
  const entries = Object.entries(fields)
  const known = Object.fromEntries(entries.filter(([, value]) => !(value instanceof Unknown)))
  return {
    fields: known,
    open: entries.flatMap(([name, value]) =>
      value instanceof Unknown && mattering.has(name) && !outdone(name, known) ? [name] : [],
    ),
  }
}

/** Whether a field that is known keeps another from being looked at: an address a group, a group a list (F-18), ports a list. */
function outdone(name: string, known: Fields): boolean {
  if (name === 'PortRangeListId') return textField(known, 'PortRange') !== ''
  const [, end, kind] = /^(Source|Dest)(GroupId|PrefixListId)$/.exec(name) ?? []
  if (!end) return false
  const stronger = [`${end}CidrIp`, `Ipv6${end}CidrIp`, ...(kind === 'PrefixListId' ? [`${end}GroupId`] : [])]
  return stronger.some((each) => textField(known, each) !== '')
}

/** What stands in a text for a value that is put in later: `${OFFICE}`, `{{ office }}`. */
const template = /\$\{([^{}]{1,200})\}|\{\{([^{}]{1,200})\}\}/

/** Fields in which such a text says nothing. A group or list is known by what names it, whatever that comes to be. */
const filledIn = [...mattering].filter((name) => !name.endsWith('Id'))

/** A rule in which texts with a place to fill in are values that are not known. */
export function withoutTemplates(fields: Fields): Fields {
  const open = filledIn.flatMap((name): [string, unknown][] => {
    const value = fields[name]
    if (typeof value !== 'string') return []
    const [whole, first, second] = template.exec(value) ?? []
    if (whole === undefined) return []
    return [[name, new Unknown(value === whole ? (first ?? second ?? '').trim() : value)]]
  })
  return open.length === 0 ? fields : { ...fields, ...Object.fromEntries(open) }
}

/** What is certain of a rule of which some fields are not known. */
export function knownOf({ fields, open }: Partly, direction: Direction | undefined): Unread['known'] {
  const isOpen = (pattern: RegExp) => open.some((name) => pattern.test(name))
  const report = newReport(fields, '', { collect: newCollector(), place: { document: 0, path: '' } })
  const known: { -readonly [K in keyof Unread['known']]: Unread['known'][K] } = {}
  const way = isOpen(/^Direction$/) ? undefined : readDirection(report, direction)
  if (way) known.direction = way
  const protocol = isOpen(/^IpProtocol$/) ? undefined : readProtocol(report)
  if (protocol !== undefined) known.protocol = protocol
  const ports = protocol === undefined || isOpen(/^PortRange/) ? null : readPorts(report, protocol)
  if (ports) known.ports = ports
  const action = isOpen(/^Policy$/) ? undefined : readAction(report)
  if (action) known.action = action
  const priority = isOpen(/^Priority$/) ? undefined : readPriority(report)
  if (priority) known.priority = priority
  const peer = !way || isOpen(/CidrIp$|GroupId$|PrefixListId$/) ? null : readPeer(report, way)
  if (peer) known.peer = peer
  return known
}

const columns: readonly (readonly [keyof NonNullable<Unread['written']>, RegExp])[] = [
  ['ports', /^PortRange/],
  ['peer', /CidrIp$|GroupId$|PrefixListId$/],
  ['priority', /^Priority$/],
]

/** Longest expression that stands for a value. */
const mostWritten = 60

/** The expressions that stand for values which are not known, where they say more than the name of the field. */
export function writtenOf(fields: Fields, { open }: Partly): Pick<Unread, 'written'> {
  const written: { -readonly [K in keyof NonNullable<Unread['written']>]: string } = {}
  for (const [column, names] of columns) {
    const value = fields[open.find((name) => names.test(name)) ?? '']
    if (!(value instanceof Unknown)) continue
    const expression = value.written.trim().replace(/\s+/g, ' ')
    if (/[.(]/.test(expression) && expression.length <= mostWritten) written[column] = expression
  }
  return Object.keys(written).length > 0 ? { written } : {}
}
