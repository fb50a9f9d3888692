import { type Block, type Family, lastOf } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import { decide } from '../decide'
import { matchRule } from '../match'
import type { PacketProtocol, PortRange, Rule, RuleSet } from '../model'
import { type Addresses, exampleIn } from '../space/regions/natural'
import { internetSize, publicIn } from './internet'
import type { FindingContext, Proof } from './model'

/** A packet and what `decide` does with it by the rules that were read; null where that turns on what is not known. */
export function proofOf(context: FindingContext, packet: Proof['packet']): Proof | null {
  const quick = firstOf(context, packet)
  if (quick) return { packet, verdict: quick.action, by: { kind: 'rule', group: quick.group, rule: quick.id } }
  const { verdict, by } = decide(context.set, packet, { rulesAlone: true })
  return verdict === 'depends' ? null : { packet, verdict, by }
}

/**
 * The rule that decides, without a trace, which is most of the time of `decide`; null where it takes more than rules that
 * match for certain to tell.
 */
function firstOf({ inOrder, set }: FindingContext, packet: Proof['packet']): Rule | null {
  if (packet.internal) return null
  for (const rule of inOrder) {
    const { kind } = matchRule(rule, packet, set)
    if (kind !== 'no') return kind === 'yes' ? rule : null
  }
  return null
}

/** Whether what could not be read leaves a proof as it is. */
export function isCertain(set: RuleSet, { packet, verdict }: Proof): boolean {
  return set.unread.length === 0 || decide(set, packet, { port25Unblocked: true }).verdict === verdict
}

/** Packets that a rule matches, the most natural of each family: what it says itself, with lists where they are known. */
export function packetsOf(rule: Rule, set: RuleSet): Proof['packet'][] {
  const ports = rangeOfRule(rule, set)
  const protocol = protocolFor(rule)
  if (hasPorts(protocol) && !ports) return []
  return peersOf(rule, set).flatMap(({ family, peers }) => {
    if (rule.self && rule.self.family !== family) return []
    const { packet } = exampleIn({
      direction: rule.direction,
      protocol: protocol === 'icmp' && family === 6 ? 'icmpv6' : protocol,
      family,
      ports: hasPorts(protocol) ? ports : null,
      peers,
      sourcePorts: rule.sourcePorts.kind === 'range' ? rule.sourcePorts : null,
      selves: rule.self ? { first: rule.self.first, last: lastOf(rule.self) } : null,
      groups: rule.peer.kind === 'group' ? [rule.peer.groupId] : [],
      lists: [],
      disputed: false,
    })
    return matchRule(rule, packet, set).kind === 'yes' ? [packet] : []
  })
}

function protocolFor({ protocol }: Rule): PacketProtocol {
  return protocol === 'all' ? 'tcp' : protocol
}

function rangeOfRule({ ports }: Rule, { portLists }: RuleSet): PortRange | null {
  if (ports.kind === 'any') return { start: 1, end: 65535 }
  if (ports.kind === 'range') return ports
  return portLists.get(ports.id)?.ranges[0] ?? null
}

/** The blocks that a rule names, itself or by a list; none for a group. */
export function peerBlocks({ peer }: Rule, { prefixLists }: RuleSet): readonly Block[] {
  if (peer.kind === 'cidr') return [peer.block]
  return peer.kind === 'prefix-list' ? (prefixLists.get(peer.id)?.blocks ?? []) : []
}

function peersOf(rule: Rule, set: RuleSet): { readonly family: Family; readonly peers: Addresses }[] {
  if (rule.peer.kind === 'group') return [{ family: 4, peers: { first: 0x0a00_0000n, last: 0x0aff_ffffn } }]
  return peerBlocks(rule, set).map((block) => ({
    family: block.family,
    peers: { first: block.first, last: lastOf(block) },
  }))
}

/** Rules that let a packet in, whichever of them is read first. */
export function rulesLetting({ rules, set }: FindingContext, packet: Proof['packet']): Rule[] {
  return rules.filter((rule) => rule.action === 'accept' && matchRule(rule, packet, set).kind === 'yes')
}

/**
 * Rules that together let everyone in as a packet shows: those that let it in, and, from the widest on, those without which the
 * rest is not for everyone any more. Two halves of the Internet are both meant, and an office beside them is not.
 */
export function rulesOpening(context: FindingContext, packet: Proof['packet']): Rule[] {
  const { rules, set } = context
  const letting = rulesLetting(context, packet)
  // As wide as a rule for this port can be.
  const wide: Pick<Rule, 'peer' | 'self' | 'sourcePorts'> = {
    peer: { kind: 'cidr', block: { family: packet.family, first: 0n, prefix: 0 } },
    self: null,
    sourcePorts: { kind: 'any' },
  }
  const others = rules.flatMap((rule) => {
    if (rule.action !== 'accept' || rule.peer.kind === 'group' || letting.includes(rule)) return []
    if (matchRule({ ...rule, ...wide }, packet, set).kind !== 'yes') return []
    const blocks = peerBlocks(rule, set).filter(({ family }) => family === packet.family)
    const size = publicIn(blocks)
    return size === 0n ? [] : [{ rule, blocks, size }]
  })
  others.sort((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1))
  const isOpen = (from: number) =>
    4n * publicIn(others.slice(from).flatMap(({ blocks }) => blocks)) >= internetSize[packet.family]
  let count = 0
  while (count < others.length && isOpen(count)) count += 1
  return [...letting, ...others.slice(0, count).map(({ rule }) => rule)]
}
