import type { Action, Packet, RuleSet, Verdict } from '@/lib/rules'

/**
 * Semantics sections 0–4 written down a second time and in another way: no sorting, no trace, one question after the
 * other. With lists missing, every way in which they could turn out is tried.
 */
export function plainVerdict(set: RuleSet, packet: Packet, port25Unblocked = false): Verdict {
  const missing = new Set<string>()
  for (const group of set.groups) {
    for (const rule of group.rules) {
      if (rule.peer.kind === 'prefix-list' && !set.prefixLists.has(rule.peer.id)) missing.add(`p${rule.peer.id}`)
      if (rule.ports.kind === 'list' && !set.portLists.has(rule.ports.id)) missing.add(`q${rule.ports.id}`)
    }
  }
  const names = [...missing]
  const outcomes = new Set<Action>()
  for (let mask = 0; mask < 2 ** names.length; mask += 1) {
    const held = new Set(names.filter((_, index) => mask & (1 << index)))
    outcomes.add(outcome(set, packet, port25Unblocked, held))
  }
  const [only] = outcomes
  return outcomes.size === 1 && only ? only : 'depends'
}

function outcome(set: RuleSet, packet: Packet, port25Unblocked: boolean, held: ReadonlySet<string>): Action {
  if (packet.direction === 'egress' && packet.protocol === 'tcp' && packet.port === 25 && !port25Unblocked)
    return 'drop'
  for (const group of set.groups) {
    const common = packet.internal && packet.peerGroups.indexOf(group.id) !== -1
    if (common && group.type === 'basic' && group.innerAccess === 'accept') return 'accept'
  }
  for (let priority = 1; priority <= 110; priority += 1) {
    for (const action of ['drop', 'accept'] as const) {
      for (const group of set.groups) {
        for (const rule of group.rules) {
          if (rule.priority !== priority || rule.action !== action || rule.direction !== packet.direction) continue
          const protocol = rule.protocol === 'all' ? packet.protocol : rule.protocol
          if (protocol !== packet.protocol) continue
          if (rule.protocol === 'icmp' && packet.family === 6) continue
          if (rule.protocol === 'icmpv6' && packet.family === 4) continue
          if (rule.ports.kind === 'range') {
            if (packet.port === null || packet.port < rule.ports.start || packet.port > rule.ports.end) continue
          } else if (rule.ports.kind === 'list') {
            if (packet.port === null) continue
            const list = set.portLists.get(rule.ports.id)
            const port = packet.port
            if (list ? !list.ranges.some((r) => r.start <= port && r.end >= port) : !held.has(`q${rule.ports.id}`))
              continue
          }
          if (rule.sourcePorts.kind === 'range') {
            const { sourcePort } = packet
            if (sourcePort === null || sourcePort < rule.sourcePorts.start || sourcePort > rule.sourcePorts.end)
              continue
          }
          if (rule.self) {
            if (rule.self.family !== packet.family || packet.self === null) continue
            if (!inBlock(packet.self, rule.self.first, rule.self.prefix, packet.family)) continue
          }
          if (rule.peer.kind === 'cidr') {
            const { family, first, prefix } = rule.peer.block
            if (family !== packet.family || !inBlock(packet.peer, first, prefix, family)) continue
          } else if (rule.peer.kind === 'group') {
            if (group.type === 'advanced' || !packet.internal || packet.peerGroups.indexOf(rule.peer.groupId) === -1)
              continue
          } else {
            const list = set.prefixLists.get(rule.peer.id)
            const inside = list
              ? list.family === packet.family &&
                list.blocks.some((block) => inBlock(packet.peer, block.first, block.prefix, block.family))
              : held.has(`p${rule.peer.id}`)
            if (!inside) continue
          }
          return action
        }
      }
    }
  }
  const basic = set.groups.every((group) => group.type === 'basic')
  return basic && packet.direction === 'egress' ? 'accept' : 'drop'
}

/** Compares the leading bits as text. */
function inBlock(value: bigint, first: bigint, prefix: number, family: 4 | 6): boolean {
  const width = family === 4 ? 32 : 128
  const bits = (of: bigint) => of.toString(2).padStart(width, '0').slice(0, prefix)
  return bits(value) === bits(first)
}
