import { format } from '@/components/messages/format'
import { problems } from '@/content/en/messages/problems'
import { warnings as sentences, spaceLimits } from '@/content/en/messages/warnings'
import { formatAddress, parseBlock } from '@/lib/cidr'
import {
  compare,
  type Decider,
  type DocumentPlace,
  decide,
  exposed,
  type GroupType,
  isHeldAsUnread,
  type Packet,
  packetProtocol,
  parsePacket,
  type Reading,
  type RuleSet,
  readDocuments,
  redundant,
  SpaceLimit,
  type Warning,
} from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
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

/** A place of a reading as a path into the request. */
function pathOf(place: DocumentPlace | null, { origins }: Reading, name: string): string {
  if (!place) return name
  const { document, path } = place
  const dot = path === '' || path.startsWith('[') ? '' : path.startsWith('line ') ? ', ' : '.'
  return `${name}[${origins[document] ?? document}]${dot}${path}`
}

function sentenceOf({ code, params }: Warning): string {
  return format(sentences[code], { ...params })
}

function refuse(warning: Warning, reading: Reading, name: string): never {
  throw new HarnessError(warning.code, sentenceOf(warning), pathOf(warning.place, reading, name))
}

/**
 * Reads the documents; one that cannot be read in full is an error, never half an answer. A rule that may exist, of which
 * not everything is known, is for `decide` to tell.
 */
function readingOf(request: Request, name: string, open: 'refused' | 'told'): Reading {
  const reading = readDocuments(listOf(request, name), {
    groupTypes: groupTypesOf(request),
    yaml: readYaml,
    byPlace: true,
  })
  const wrong = reading.warnings.find(
    (warning) => warning.severity === 'error' && !(open === 'told' && isHeldAsUnread(warning)),
  )
  if (wrong) refuse(wrong, reading, name)
  const { groups, unread } = reading.ruleSet
  const [first] = unread
  if (open === 'refused' && first) {
    const more = reading.warnings.find(({ code }) => code === 'next-token')
    if (more) refuse(more, reading, name)
    throw new HarnessError(
      'unread',
      'A rule may exist of which not everything is known.',
      pathOf(first.place, reading, name),
    )
  }
  if (groups.length === 0) {
    throw new HarnessError('no-group', `${name}: at least one security group was expected`, name)
  }
  return reading
}

/** Asks about the whole space; what would take too long is refused with its own code. */
function analysed<T>(name: string, ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (!(error instanceof SpaceLimit)) throw error
    const { limit, most, rules } = error
    const named = rules.map(({ group, rule }) => `${group}/${rule}`).join(', ')
    const sentence = format(spaceLimits[limit], { most })
    throw new HarnessError('too-tangled', named === '' ? sentence : `${sentence} ${named}`, name)
  }
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

/** What decided, with the place of an unread rule as a path into the request. */
function deciderIn(by: Decider, reading: Reading) {
  return by.kind === 'unread' ? { kind: by.kind, at: pathOf(by.at, reading, 'documents') } : by
}

function flagOf(request: Request, name: string): boolean {
  const value = request[name] ?? false
  if (typeof value !== 'boolean') throw new HarnessError('bad-request', `${name}: true or false was expected`, name)
  return value
}

function redundantIn(ruleSet: RuleSet) {
  const { redundant: found } = analysed('documents', () => redundant(ruleSet))
  return { rules: found.map(({ rule, why }) => ({ group: rule.group, rule: rule.id, why })) }
}

export const rulesOps: Operations = {
  'rules.read': (request) => {
    const texts = listOf(request, 'texts')
    const wrong = texts.findIndex((text) => typeof text !== 'string')
    if (wrong >= 0) throw new HarnessError('bad-request', `texts[${wrong}]: a string was expected`, `texts[${wrong}]`)
    const reading = readDocuments(texts, { groupTypes: groupTypesOf(request), yaml: readYaml, byPlace: true })
    const { ruleSet, warnings, recognised, counts } = reading
    return {
      kinds: recognised.map(({ kind }) => kind),
      groups: ruleSet.groups.map(({ id, name, type, typeKnown, vpcId, rules }) => {
        return { id, name, type, typeKnown, vpc: vpcId, rules: rules.length }
      }),
      rules: counts.rules,
      skipped: recognised.reduce((sum, { skipped }) => sum + skipped, 0),
      warnings: warnings.map((warning) => {
        const { code, severity, place } = warning
        return { code, severity, at: pathOf(place, reading, 'texts') }
      }),
    }
  },
  'rules.decide': (request) => {
    const port25Unblocked = flagOf(request, 'port25Unblocked')
    const reading = readingOf(request, 'documents', 'told')
    const parsed = parsePacket(objectOf(request, 'packet'))
    if (!parsed.ok) {
      const { field, code, params } = parsed.problem
      throw new HarnessError(code, `${field}: ${format(problems[code], params)}`, `packet.${field}`)
    }
    const { verdict, by } = decide(reading.ruleSet, parsed.packet, { port25Unblocked })
    return { verdict, by: deciderIn(by, reading) }
  },
  'rules.redundant': (request) => redundantIn(readingOf(request, 'documents', 'refused').ruleSet),
  'rules.compare': (request) => {
    const [before, after] = [readingOf(request, 'before', 'refused'), readingOf(request, 'after', 'refused')]
    const difference = analysed('before', () => compare(before.ruleSet, after.ruleSet))
    if (!difference) return { equal: true }
    const { packet, verdicts } = difference.example
    return { equal: false, packet: written(packet), ...verdicts }
  },
  'rules.exposed': (request) => {
    const { ruleSet } = readingOf(request, 'documents', 'refused')
    const peer = parseBlock(textOf(request, 'peer'))
    if (!peer.ok) {
      const { code, params } = peer.problem
      throw new HarnessError(code, `peer: ${format(problems[code], params)}`, 'peer')
    }
    const protocol = packetProtocol(request.protocol)
    if (protocol === undefined) {
      throw new HarnessError('protocol', 'protocol: a name, other, or a number from 0 to 255 was expected', 'protocol')
    }
    return analysed('documents', () => exposed(ruleSet, peer.value, protocol))
  },
}
