import type { Family } from '@/lib/cidr'
import type { Action, Direction, Rule, RuleProtocol } from '../../model'
import { protocolOfNumber } from '../../protocol-numbers'
import { type Fields, shownValue, textField } from '../fields'
import { newReport, type ReportContext, type RuleReport } from '../report'
import { readPeer, readSelf } from './peer'
import { readPorts, readSourcePorts } from './ports'

const protocols: readonly RuleProtocol[] = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'all']

/** Every field of a rule that the API has. */
const known = new Set([
  'SecurityGroupRuleId',
  'Direction',
  'IpProtocol',
  'PortRange',
  'SourcePortRange',
  'PortRangeListId',
  'PortRangeListName',
  'Policy',
  'Priority',
  'NicType',
  'SourceCidrIp',
  'DestCidrIp',
  'Ipv6SourceCidrIp',
  'Ipv6DestCidrIp',
  'SourceGroupId',
  'SourceGroupName',
  'SourceGroupOwnerAccount',
  'SourceGroupOwnerId',
  'DestGroupId',
  'DestGroupName',
  'DestGroupOwnerAccount',
  'DestGroupOwnerId',
  'SourcePrefixListId',
  'SourcePrefixListName',
  'DestPrefixListId',
  'DestPrefixListName',
  'Description',
  'CreateTime',
  'SecurityGroupId',
  'Tags',
])
/** The same in a spelling that folds those of SDKs and tables. */
const knownFolded = new Set([...known].map(folded))

function folded(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}

/** Most unknown fields that are told of one rule. */
const mostUnknownFields = 20

interface Context extends ReportContext {
  /** Owning group. */
  readonly group: string
  /** What a rule is called that has no id of its own, see `Rule.id`. */
  readonly name: string
  /** Direction of a rule that doesn't say it, as in request shape. */
  readonly direction?: Direction | undefined
}

/** A rule, and whether it says `NicType: internet`, which a group outside a VPC takes at its word (F-14). */
export interface ReadRule {
  readonly rule: Rule
  readonly internet: boolean
}

/**
 * One rule in the API's shape (F-1…F-19, P-1…P-10). A field that cannot be read is reported with its place and the rule
 * is skipped: a rule is never read in part.
 */
export function readRule(fields: Fields, context: Context): ReadRule | null {
  const { collect, place, group } = context
  const id = textField(fields, 'SecurityGroupRuleId') || context.name
  const report = newReport(fields, id, context)
  let unknown = 0
  for (const name of Object.keys(fields)) {
    if (known.has(name) || knownFolded.has(folded(name))) {
      const value = fields[name]
      if (typeof value === 'object' && value !== null && name !== 'Tags') report.refuse('wrong-type', name)
      continue
    }
    unknown += 1
    if (unknown > mostUnknownFields) continue
    const field = shownValue(name)
    const at = { document: place.document, path: `${place.path}.${field}` }
    collect.hint('unknown-field', at, { field }, id)
  }

  const direction = readDirection(report, context.direction)
  const internet = readNicType(report)
  const protocol = readProtocol(report)
  const action = readAction(report)
  const priority = readPriority(report)
  const ports = protocol === undefined ? null : readPorts(report, protocol)
  const sourcePorts = protocol === undefined ? null : readSourcePorts(report, protocol)
  const peer = readPeer(report, direction ?? 'ingress')
  const self = readSelf(report, direction ?? 'ingress')
  if (
    !report.sound ||
    !direction ||
    protocol === undefined ||
    !action ||
    !priority ||
    !ports ||
    !sourcePorts ||
    !peer
  ) {
    return null
  }

  const description = textField(fields, 'Description')
  const rule: Rule = {
    id,
    group,
    direction,
    protocol,
    ports,
    sourcePorts,
    peer,
    self,
    action,
    priority,
    description,
    place,
  }
  if (priority === 110) collect.hint('priority-110', report.placeOf('Priority'), {}, id)
  if (contradictsItself(rule)) collect.warning('matches-nothing', place, {}, id)
  if (peer.kind === 'group' && peer.groupId === group) collect.warning('self-reference', place, {}, id)
  return { rule, internet }
}

export function readDirection(report: RuleReport, otherwise: Direction | undefined): Direction | undefined {
  const written = textField(report.fields, 'Direction').toLowerCase()
  if (written === 'ingress' || written === 'egress') return written
  if (written === '' && otherwise) return otherwise
  report.refuse('direction', 'Direction')
  return undefined
}

/** True for `internet`, which is the API's default and means `intranet` in a VPC (F-14). */
function readNicType(report: RuleReport): boolean {
  const written = textField(report.fields, 'NicType').toLowerCase()
  if (written !== '' && written !== 'internet' && written !== 'intranet') report.refuse('nic-type', 'NicType')
  return written === 'internet'
}

export function readProtocol(report: RuleReport): RuleProtocol | undefined {
  const written = textField(report.fields, 'IpProtocol').toLowerCase()
  const protocol = protocols.find((name) => name === written)
  if (protocol !== undefined) return protocol
  const number = /^[0-9]{1,3}$/.test(written) ? Number(written) : 256
  if (number > 255) {
    report.refuse('protocol', 'IpProtocol')
    return undefined
  }
  report.doubt('protocol-number', 'IpProtocol')
  return protocolOfNumber(number)
}

export function readAction(report: RuleReport): Action | undefined {
  const written = textField(report.fields, 'Policy').toLowerCase() || 'accept'
  if (written === 'accept' || written === 'drop') return written
  report.refuse('policy', 'Policy')
  return undefined
}

/** 1–100, and 110 on old default rules (F-6, F-7); 1 when it is not given. */
export function readPriority(report: RuleReport): number | undefined {
  const written = textField(report.fields, 'Priority')
  if (written === '') return 1
  const number = /^[0-9]{1,3}$/.test(written) ? Number(written) : 0
  if ((number >= 1 && number <= 100) || number === 110) return number
  report.refuse('priority', 'Priority')
  return undefined
}

/** ICMP goes with IPv4 and ICMPv6 with IPv6 (M-7); both ends belong to one family (M-6). */
function contradictsItself({ peer, protocol, self }: Rule): boolean {
  const is = (family: Family) =>
    (peer.kind === 'cidr' && peer.block.family === family) ||
    self?.family === family ||
    protocol === (family === 4 ? 'icmp' : 'icmpv6')
  return is(4) && is(6)
}
