import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { formatAddress } from '@/lib/cidr'
import { formatPeer, type Match, type Packet, type PortRange, type Rule } from '@/lib/rules'
import type { Board, Item, Notice, Road } from './road'

export type GateWords = Messages['gate']

function protocolOf(protocol: Rule['protocol'] | Packet['protocol'], words: GateWords): string {
  if (protocol === 'all') return words.all
  if (protocol === 'other') return words.other
  return protocol === 'icmpv6' ? 'ICMPv6' : String(protocol).toUpperCase()
}

function rangeOf({ start, end }: PortRange): string {
  return start === end ? String(start) : `${start}–${end}`
}

/**
 * Protocol and ports of a rule: `TCP 22`.
 *
 * @param unknown what stands in place of ports that are not known
 */
export function whatOf(
  { protocol, ports }: Pick<Rule, 'protocol' | 'ports'>,
  words: GateWords,
  unknown?: string,
): string {
  const name = protocolOf(protocol, words)
  if (unknown !== undefined) return `${name} ${unknown}`
  if (protocol !== 'tcp' && protocol !== 'udp') return name
  if (ports.kind === 'list') return `${name} ${ports.id}`
  const every = ports.kind === 'any' || (ports.start === 1 && ports.end === 65535)
  return `${name} ${every ? words.anyPort : rangeOf(ports)}`
}

/** What a packet is: `TCP 22`. */
export function packetWords({ protocol, port }: Packet, words: GateWords): string {
  return [protocolOf(protocol, words), port ?? ''].join(' ').trim()
}

/** The two ends of the road in the packet's own direction. */
export function endsOfRoad(packet: Packet, words: GateWords): readonly [from: End, to: End] {
  const far: End = {
    name: packet.peerGroups[0] ?? (packet.internal ? words.inside : words.internet),
    address: formatAddress(packet.family, packet.peer),
  }
  const near: End = { name: words.self, address: packet.self === null ? '' : formatAddress(packet.family, packet.self) }
  return packet.direction === 'ingress' ? [far, near] : [near, far]
}

export interface End {
  readonly name: string
  readonly address: string
}

/** Why a rule is passed by: the first field that differs. */
export function missOf(match: Match, direction: Packet['direction'], words: GateWords): string {
  if (match.kind === 'yes') return ''
  if (match.kind === 'unknown') return format(words.maybe, { lists: match.lists.join(', ') })
  const reasons: Record<typeof match.field, string> = {
    direction: words.rest,
    protocol: words.missProtocol,
    port: words.missPort,
    'source-port': words.missSourcePort,
    self: words.missSelf,
    family: words.missFamily,
    peer: direction === 'ingress' ? words.missSource : words.missDestination,
    'peer-group': words.missGroup,
    public: words.missPublic,
  }
  return reasons[match.field]
}

/** The last line of a board. */
export function boardReason({ state, unread, considered: { match, rule } }: Board, words: GateWords): string {
  if (unread) return words.unread
  const fixed = { decides: words.decides, otherwise: words.otherwise, later: words.later, rest: words.rest }
  return state === 'missed' || state === 'maybe' ? missOf(match, rule.direction, words) : fixed[state]
}

export const peerWords = (rule: Rule): string => formatPeer(rule.peer)

/** What lets pass or stops before any rule, as a sentence. */
export function noticeOf({ what, verdict }: Notice, words: GateWords): string {
  if (verdict === 'depends') return words.noticeDepends
  if (what === 'in-group') return words.noticeGroupWhy
  return verdict === 'accept' ? words.noticePlatformPass : words.noticePlatformWhy
}

/** What a step shows, as a sentence. */
export function stepOf(item: Item, words: GateWords): string {
  switch (item.kind) {
    case 'gap':
      return format(words.stepGap, { count: item.rules.length })
    case 'notice':
      return noticeOf(item, words)
    case 'doors':
      return item.state === 'rest' ? words.stepOpen : format(words.stepDoors, { action: words[item.fallback] })
    default: {
      const { order, state, considered } = item
      if (state === 'decides' || state === 'otherwise') {
        return format(words.stepDecides, { order, action: words[considered.rule.action] })
      }
      if (state === 'maybe') return format(words.stepMaybe, { order })
      return format(words.stepMiss, { order, reason: boardReason(item, words) })
    }
  }
}

/** The whole walk in a line of parts, for where the picture is folded. */
export function lineOf(road: Road, words: GateWords): readonly { readonly text: string; readonly tells: boolean }[] {
  const parts: { text: string; tells: boolean }[] = []
  let missed = 0
  let rest = 0
  for (const item of road.items) {
    if (item.kind === 'gap') {
      if (item.late) rest += item.rules.length
      else missed += item.rules.length
      continue
    }
    if (item.kind === 'board' && item.state === 'missed') missed += 1
    else if (item.kind === 'board' && (item.state === 'later' || item.state === 'rest')) rest += 1
    else if (item.kind !== 'doors' || item.state !== 'rest') {
      if (missed > 0) parts.push({ text: format(words.line, { count: missed }), tells: false })
      missed = 0
      parts.push({ text: partOf(item, words), tells: true })
    }
  }
  if (missed > 0) parts.push({ text: format(words.line, { count: missed }), tells: false })
  if (rest > 0) parts.push({ text: format(words.lineRest, { count: rest }), tells: false })
  return parts
}

function partOf(item: Item, words: GateWords): string {
  if (item.kind === 'notice') return item.what === 'in-group' ? words.noticeGroup : words.noticePlatform
  if (item.kind === 'doors') return format(words.lineDoors, { action: words[item.fallback] })
  if (item.kind === 'gap') return format(words.line, { count: item.rules.length })
  return format(words.lineDecides, { order: item.order, action: words[item.considered.rule.action] })
}
