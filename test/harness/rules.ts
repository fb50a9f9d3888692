import { formatAddress, parseBlock } from '@/lib/cidr'
import { sentenceOf } from '@/lib/cidr/sentences'
import {
  compare,
  decide,
  exposed,
  type GroupType,
  type Packet,
  parsePacket,
  type Reading,
  readDocuments,
  redundant,
} from '@/lib/rules'
import { HarnessError } from './error'
import { listOf, type Operations, objectOf, type Request, textOf } from './request'

function groupTypesOf(request: Request): Record<string, GroupType> {
  if (request.groupTypes === undefined || request.groupTypes === null) return {}
  return Object.fromEntries(
    Object.entries(objectOf(request, 'groupTypes')).map(([id, type]) => {
      if (type !== 'basic' && type !== 'advanced') {
        throw new HarnessError('group-type', `groupTypes.${id}: basic or advanced was expected`, `groupTypes.${id}`)
      }
      return [id, type]
    }),
  )
}

/** Reads the documents; one that cannot be read in full is an error, never half an answer. */
function readingOf(request: Request, name: string): Reading {
  const reading = readDocuments(listOf(request, name), { groupTypes: groupTypesOf(request) })
  const wrong = reading.warnings.find((warning) => warning.severity === 'error')
  if (wrong) {
    const { document, path } = wrong.place ?? { document: null, path: '' }
    const dot = path === '' || path.startsWith('[') ? '' : '.'
    const at = document === null ? name : `${name}[${document}]${dot}${path}`
    throw new HarnessError(wrong.code, wrong.message, at)
  }
  if (reading.ruleSet.groups.length === 0) {
    throw new HarnessError('no-group', `${name}: at least one security group was expected`, name)
  }
  return reading
}

/** A packet as the protocol writes it. */
function written(packet: Packet) {
  return {
    direction: packet.direction,
    protocol: packet.protocol,
    peer: formatAddress(packet.family, packet.peer),
    ...(packet.port === null ? {} : { port: packet.port }),
    ...(packet.sourcePort === null ? {} : { sourcePort: packet.sourcePort }),
    ...(packet.self === null ? {} : { self: formatAddress(packet.family, packet.self) }),
    ...(packet.peerGroups.length > 0 ? { peerGroups: packet.peerGroups } : {}),
  }
}

const protocols = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'other'] as const

export const rulesOps: Operations = {
  'rules.decide': (request) => {
    const { ruleSet } = readingOf(request, 'documents')
    const parsed = parsePacket(objectOf(request, 'packet'))
    if (!parsed.ok)
      throw new HarnessError(parsed.problem.code, parsed.problem.message, `packet.${parsed.problem.field}`)
    const { verdict, by } = decide(ruleSet, parsed.packet, { port25Unblocked: request.port25Unblocked === true })
    return { verdict, by }
  },
  'rules.redundant': (request) => {
    const { ruleSet } = readingOf(request, 'documents')
    return { rules: redundant(ruleSet).redundant.map(({ rule, why }) => ({ group: rule.group, rule: rule.id, why })) }
  },
  'rules.compare': (request) => {
    const [before, after] = [readingOf(request, 'before'), readingOf(request, 'after')]
    const difference = compare(before.ruleSet, after.ruleSet)
    if (!difference) return { equal: true }
    const { packet, verdicts } = difference.example
    return { equal: false, packet: written(packet), ...verdicts }
  },
  'rules.exposed': (request) => {
    const { ruleSet } = readingOf(request, 'documents')
    const peer = parseBlock(textOf(request, 'peer'))
    if (!peer.ok) throw new HarnessError(peer.problem.code, `peer: ${sentenceOf(peer.problem)}`, 'peer')
    const protocol = protocols.find((name) => name === request.protocol)
    if (!protocol)
      throw new HarnessError('protocol', `protocol: one of ${protocols.join(', ')} was expected`, 'protocol')
    return exposed(ruleSet, peer.value, protocol)
  },
}
