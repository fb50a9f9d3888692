import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { formatAddress } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import {
  type Decision,
  formatPeer,
  type NewRule,
  type Packet,
  type PacketProtocol,
  type Ports,
  type RuleProtocol,
  type RuleSet,
  ruleName,
  type Warning,
} from '@/lib/rules'

export type VerdictWords = Messages['rules']

/** Why the packet was decided as it was, in a sentence or two. */
export function decidingReason(decision: Decision, packet: Packet, { groups }: RuleSet, words: VerdictWords): string {
  const { by, verdict } = decision
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name || id
  if (by.kind === 'platform') return platformWords(decision, words)
  if (by.kind === 'in-group') {
    return format(verdict === 'depends' ? words.byInGroupDisputed : words.byInGroup, { group: nameOf(by.group) })
  }
  if (by.kind === 'unread') return format(words.byUnread, { place: by.at.path || '—' })
  if (by.kind === 'missing') return format(words.byMissing, { list: by.list })
  if (by.kind === 'default') {
    if (groups.some((group) => group.type === 'advanced')) return words.byDefaultAdvanced
    return packet.direction === 'ingress' ? words.byDefaultBasicIngress : words.byDefaultBasicEgress
  }
  const priority = decision.trace.find((step) => step.decides)?.rule.priority ?? ''
  const sentence = format(verdict === 'accept' ? words.byRuleAccept : words.byRuleDrop, {
    group: nameOf(by.group),
    rule: ruleName(by.rule),
    priority,
  })
  return decision.statements.includes('V-3') ? sentence + words.byTie : sentence
}

/** What the platform does whatever the rules say, or may do. */
function platformWords({ statements }: Decision, words: VerdictWords): string {
  if (statements.includes('O-9')) return words.byMetadata
  return statements.includes('O-8') ? words.byBalancer : words.byPlatform
}

/** What was noticed about a document, in the reader's language. */
export function warningOf({ code, params }: Pick<Warning, 'code' | 'params'>, words: Messages['warnings']): string {
  const rule = 'rule' in params ? { rule: ruleName(String(params.rule)) } : {}
  return format(words[code], { ...params, ...rule })
}

/** Ports as a reader says them: `443`, `8000–8010`, the id of a list; empty for every port. */
function portsInWords(ports: Ports): string {
  if (ports.kind === 'any') return ''
  if (ports.kind === 'list') return ports.id
  return rangeInWords(ports)
}

export function rangeInWords({ start, end }: { readonly start: number; readonly end: number }): string {
  return start === end ? String(start) : `${start}–${end}`
}

/** A protocol's name as it is written. */
export function protocolInWords(protocol: RuleProtocol | PacketProtocol, words: VerdictWords): string {
  if (protocol === 'all') return words.allProtocols
  if (protocol === 'other') return words.other
  if (typeof protocol === 'number') return `IP ${protocol}`
  return protocol === 'icmpv6' ? 'ICMPv6' : protocol.toUpperCase()
}

/** A rule on one line, without its id: what it does with which packets. */
export function ruleInWords(rule: NewRule, words: VerdictWords): string {
  const ports = hasPorts(rule.protocol) ? portsInWords(rule.ports) || words.allPorts : ''
  return format(words.ruleLine, {
    direction: words[rule.direction],
    what: [protocolInWords(rule.protocol, words), ports].filter(Boolean).join(' '),
    peer: formatPeer(rule.peer),
    action: words[rule.action],
    priority: rule.priority,
  })
}

/** A packet on one line. */
export function packetInWords(packet: Packet, words: VerdictWords): string {
  const what = [protocolInWords(packet.protocol, words), packet.port ?? ''].filter((part) => part !== '').join(' ')
  const groups = packet.peerGroups.join(words.listSeparator)
  return format(packet.direction === 'ingress' ? words.packetIn : words.packetOut, {
    what,
    peer: formatAddress(packet.family, packet.peer),
    member: groups ? format(words.packetMember, { groups }) : '',
  })
}
