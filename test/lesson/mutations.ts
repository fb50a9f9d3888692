import { type Block, blockAt, lastOf, maxOf, widthOf } from '@/lib/cidr'
import type { Action, Peer, Ports, Rule, RuleProtocol, RuleSet } from '@/lib/rules'

export interface Mutation {
  readonly set: RuleSet
  /** The rule that was changed or taken out, before and after; null: the group itself was changed. */
  readonly touched: readonly Rule[] | null
}

/** Every rule set that differs from this one in one small thing: what a reader gets wrong by a slip. */
export function* mutationsOf(set: RuleSet): Generator<Mutation> {
  for (const group of set.groups) {
    const replaced = (rules: readonly Rule[]): RuleSet => ({
      ...set,
      groups: set.groups.map((other) => (other === group ? { ...group, rules } : other)),
    })
    for (const rule of group.rules) {
      yield { set: replaced(group.rules.filter((other) => other !== rule)), touched: [rule] }
      for (const changed of rulesNear(rule)) {
        const rules = group.rules.map((other) => (other === rule ? changed : other))
        yield { set: replaced(rules), touched: [rule, changed] }
      }
    }
    if (group.type === 'basic') {
      const innerAccess: Action = group.innerAccess === 'accept' ? 'drop' : 'accept'
      const groups = set.groups.map((other) => (other === group ? { ...group, innerAccess } : other))
      yield { set: { ...set, groups }, touched: null }
    }
  }
}

function* rulesNear(rule: Rule): Generator<Rule> {
  yield { ...rule, action: rule.action === 'accept' ? 'drop' : 'accept' }
  yield { ...rule, direction: rule.direction === 'ingress' ? 'egress' : 'ingress' }
  for (const protocol of protocolsNear(rule.protocol)) yield { ...rule, protocol }
  for (const ports of portsNear(rule.ports)) yield { ...rule, ports }
  for (const peer of peersNear(rule.peer)) yield { ...rule, peer }
  for (const priority of [1, rule.priority - 1, rule.priority + 1, 100]) {
    if (priority >= 1 && priority <= 100 && priority !== rule.priority) yield { ...rule, priority }
  }
}

function protocolsNear(protocol: RuleProtocol): readonly RuleProtocol[] {
  if (protocol === 'tcp' || protocol === 'udp') return [protocol === 'tcp' ? 'udp' : 'tcp']
  return protocol === 'all' ? ['tcp', 'icmp'] : ['all']
}

function* portsNear(ports: Ports): Generator<Ports> {
  if (ports.kind === 'list') yield { kind: 'range', start: 1, end: 65535 }
  if (ports.kind !== 'range') return
  const { start, end } = ports
  yield { kind: 'any' }
  if (start > 1) yield { kind: 'range', start: start - 1, end }
  if (end < 65535) yield { kind: 'range', start, end: end + 1 }
  if (start < end) yield { kind: 'range', start: start + 1, end }
  if (start < end) yield { kind: 'range', start, end: end - 1 }
  if (start === end && end < 65535) yield { kind: 'range', start: start + 1, end: end + 1 }
}

function* peersNear(peer: Peer): Generator<Peer> {
  if (peer.kind === 'group') {
    yield { ...peer, groupId: `${peer.groupId}-2` }
    yield { kind: 'cidr', block: blockAt(4, 0n, 0) }
    return
  }
  if (peer.kind === 'prefix-list') yield { kind: 'cidr', block: blockAt(4, 0n, 0) }
  if (peer.kind !== 'cidr') return
  for (const block of blocksNear(peer.block)) yield { kind: 'cidr', block }
}

function* blocksNear({ family, first, prefix }: Block): Generator<Block> {
  yield blockAt(family === 4 ? 6 : 4, 0n, 0)
  if (prefix > 0) yield blockAt(family, first, prefix - 1)
  if (prefix < widthOf(family)) yield blockAt(family, first, prefix + 1)
  const next = lastOf({ family, first, prefix }) + 1n
  if (next <= maxOf(family)) yield blockAt(family, next, prefix)
}
