import { type Block, parseBlock } from '@/lib/cidr'
import { sentenceOf } from '@/lib/cidr/sentences'
import type { Action, Direction, Peer, Place, Ports, Rule, RuleProtocol } from '../model'
import type { Collector } from './collector'
import { type Fields, shown, text } from './fields'

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

interface Context {
  readonly collect: Collector
  readonly place: Place
  /** Owning group. */
  readonly group: string
  /** Zero-based position in the document, the id of a rule that has none. */
  readonly position: number
  /** Direction of a rule that doesn't say it, as in request shape. */
  readonly direction?: Direction | undefined
}

/**
 * One rule in the API's shape (F-1…F-19, P-1…P-10). A field that cannot be read is reported with its place and the rule
 * is skipped: a rule is never read in part.
 */
export function readRule(fields: Fields, context: Context): Rule | null {
  const { collect, place, group } = context
  const id = text(fields, 'SecurityGroupRuleId') || String(context.position)
  const at = (name: string): Place => ({ document: place.document, path: `${place.path}.${name}` })
  let sound = true
  const refuse = (code: string, name: string, expected: string, found: unknown = text(fields, name)) => {
    sound = false
    collect.error(
      code,
      `${name} is ${shown(found) || 'empty'}; ${expected} was expected.`,
      at(name),
      {
        field: name,
        found: shown(found),
        expected,
      },
      id,
    )
  }
  const doubt = (code: string, name: string, message: string) =>
    collect.warning(code, message, at(name), { field: name, found: shown(text(fields, name)) }, id)

  for (const name of Object.keys(fields)) {
    const upper = name.charAt(0).toUpperCase() + name.slice(1)
    if (!known.has(upper)) {
      collect.hint(
        'unknown-field',
        `${shown(name)} is no field of a rule and was not read.`,
        at(shown(name)),
        { field: shown(name) },
        id,
      )
    }
  }

  const written = text(fields, 'Direction').toLowerCase()
  const direction =
    written === 'ingress' || written === 'egress' ? written : written === '' ? context.direction : undefined
  if (!direction) refuse('direction', 'Direction', 'ingress or egress')

  if (text(fields, 'NicType').toLowerCase() === 'internet') {
    refuse('classic-network', 'NicType', 'intranet (rules of the classic network are not simulated)')
  }

  const protocolText = text(fields, 'IpProtocol').toLowerCase()
  const protocol = protocols.find((name) => name === protocolText)
  if (!protocol) {
    const number = /^[0-9]+$/.test(protocolText)
    refuse(number ? 'protocol-number' : 'protocol', 'IpProtocol', 'TCP, UDP, ICMP, ICMPv6, GRE or ALL')
  }

  const policy = text(fields, 'Policy').toLowerCase() || 'accept'
  const action: Action | undefined = policy === 'accept' || policy === 'drop' ? policy : undefined
  if (!action) refuse('policy', 'Policy', policy === 'allow' ? 'Accept (the API has no Allow)' : 'Accept or Drop')

  const priority = readPriority(text(fields, 'Priority'))
  if (priority === null) refuse('priority', 'Priority', 'a number from 1 to 100')
  else if (priority === 110) {
    collect.hint('priority-110', 'Priority 110 marks a default rule made before 27 May 2020.', at('Priority'), {}, id)
  }

  const ports = protocol ? readPorts(protocol) : null
  const sourcePorts = readSourcePorts()
  const ends =
    direction === 'egress'
      ? {
          peer: ['DestCidrIp', 'Ipv6DestCidrIp', 'DestGroupId', 'DestPrefixListId', 'DestGroupOwner'],
          self: ['SourceCidrIp', 'Ipv6SourceCidrIp'],
        }
      : {
          peer: ['SourceCidrIp', 'Ipv6SourceCidrIp', 'SourceGroupId', 'SourcePrefixListId', 'SourceGroupOwner'],
          self: ['DestCidrIp', 'Ipv6DestCidrIp'],
        }
  const peer = readPeer()
  const self = readAddresses(ends.self[0] ?? '', ends.self[1] ?? '')

  if (!sound || !direction || !protocol || !action || priority === null || !ports || !sourcePorts || !peer) return null
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
    description: text(fields, 'Description'),
    place,
  }
  warnOfFamilies(rule)
  return rule

  function readPorts(of: RuleProtocol): Ports | null {
    const name = 'PortRange'
    const range = text(fields, name)
    const listId = text(fields, 'PortRangeListId')
    const hasPorts = of === 'tcp' || of === 'udp'
    if (range === '') {
      if (hasPorts && listId) return { kind: 'list', id: listId }
      if (!hasPorts) return { kind: 'any' }
      refuse('port-range', name, 'start/end with 1–65535, such as 80/80')
      return null
    }
    if (listId) doubt('port-list-ignored', 'PortRangeListId', 'PortRange is given, so the port list is ignored.')
    if (range === '-1/-1') {
      if (hasPorts) doubt('all-ports', name, `-1/-1 cannot be created for ${of.toUpperCase()}; read as every port.`)
      return { kind: 'any' }
    }
    if (!hasPorts) {
      refuse('port-range-fixed', name, `-1/-1, the only range of ${of.toUpperCase()},`)
      return null
    }
    return readRange(name, range)
  }

  function readSourcePorts(): Ports | null {
    const range = text(fields, 'SourcePortRange')
    return range === '' || range === '-1/-1' ? { kind: 'any' } : readRange('SourcePortRange', range)
  }

  function readRange(name: string, range: string): Ports | null {
    const found = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(range)
    const start = Number(found?.[1])
    const end = Number(found?.[2])
    if (!found || start < 1 || end > 65535) {
      refuse('port-range', name, 'start/end with 1–65535, such as 80/80')
      return null
    }
    if (start > end) {
      refuse('port-range-reversed', name, `a start that is not above the end, such as ${end}/${start},`)
      return null
    }
    return { kind: 'range', start, end }
  }

  function readPriority(written: string): number | null {
    if (written === '') return 1
    if (!/^[0-9]{1,3}$/.test(written)) return null
    const number = Number(written)
    return (number >= 1 && number <= 100) || number === 110 ? number : null
  }

  /** The block in one of two address fields; an unreadable one makes the rule unsound. */
  function readAddresses(name: string, nameV6: string): Block | null {
    const v4 = text(fields, name)
    const v6 = text(fields, nameV6)
    if (v4 && v6) {
      refuse('both-families', nameV6, `nothing beside ${name}`)
      return null
    }
    if (v4) return readBlock(name, v4, 4)
    return v6 ? readBlock(nameV6, v6, 6) : null
  }

  function readBlock(name: string, written: string, family: 4 | 6): Block | null {
    const parsed = parseBlock(written)
    if (!parsed.ok) {
      refuse(
        parsed.problem.code === 'masked' ? 'masked' : 'address',
        name,
        sentenceOf(parsed.problem).replace(/\.$/, ''),
      )
      return null
    }
    if (parsed.value.family !== family) {
      refuse('address-family', name, family === 4 ? 'an IPv4 address or block' : 'an IPv6 address or block')
      return null
    }
    if (parsed.notes.some((note) => note.code === 'host-bits')) {
      doubt(
        'host-bits',
        name,
        `${name} ${shown(written)} has bits set after its prefix; the block that holds it is meant.`,
      )
    }
    return parsed.value
  }

  function readPeer(): Peer | null {
    const [v4 = '', v6 = '', groupField = '', listField = '', owner = ''] = ends.peer
    const groupId = text(fields, groupField)
    const listId = text(fields, listField)
    if (text(fields, v4) || text(fields, v6)) {
      if (groupId) doubt('group-ignored', groupField, 'An address is given, so the group is ignored.')
      if (listId) doubt('list-ignored', listField, 'An address is given, so the prefix list is ignored.')
      const block = readAddresses(v4, v6)
      return block ? { kind: 'cidr', block } : null
    }
    if (groupId) {
      if (listId) doubt('list-ignored', listField, 'A group is given, so the prefix list is ignored.')
      const account = text(fields, `${owner}Id`) || text(fields, `${owner}Account`) || null
      return { kind: 'group', groupId, account }
    }
    if (listId) return { kind: 'prefix-list', id: listId }
    refuse('no-peer', v4, 'an address, group or prefix list', '')
    return null
  }

  function warnOfFamilies(read: Rule) {
    const family = read.peer.kind === 'cidr' ? read.peer.block.family : null
    const wrong = (read.protocol === 'icmp' && family === 6) || (read.protocol === 'icmpv6' && family === 4)
    if (wrong || (read.self && family && read.self.family !== family)) {
      collect.warning(
        'matches-nothing',
        'The rule matches no packet: its fields belong to different address families.',
        place,
        {},
        read.id,
      )
    }
  }
}
