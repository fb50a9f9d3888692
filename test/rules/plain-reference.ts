import type { Action, Packet, Rule, RuleSet, Verdict } from '@/lib/rules'

/**
 * Semantics sections 0–4, as amended, written down a second time and in another way: no sorting, no trace, one question after
 * the other. With lists missing, rules that may exist and pages that disagree (G-4, outbound), every way in which they could
 * turn out is tried.
 */
export function plainVerdict(set: RuleSet, packet: Packet, port25Unblocked = false): Verdict {
  const outcomes = new Set(plainOutcomes(set, packet, port25Unblocked))
  const [only] = outcomes
  if (outcomes.size !== 1 || !only) return 'depends'
  return only === 'drop' && balancer(packet) ? 'depends' : only
}

/** What happens in each of the ways in which what is not known could turn out, in the same order for sets with the same lists. */
export function plainOutcomes(set: RuleSet, packet: Packet, port25Unblocked = false): Action[] {
  const outcomes: Action[] = []
  for (const each of fillings(set, packet)) {
    const names = openIn(each)
    for (let mask = 0; mask < 2 ** names.length; mask += 1) {
      const held = new Set(names.filter((_, index) => mask & (1 << index)))
      outcomes.push(outcome(each, packet, port25Unblocked, held))
    }
  }
  return outcomes
}

/** What could turn out in two ways. */
function openIn(set: RuleSet): string[] {
  const missing = new Set<string>(['members first'])
  for (const group of set.groups) {
    for (const rule of group.rules) {
      if (rule.peer.kind === 'prefix-list' && !set.prefixLists.has(rule.peer.id)) missing.add(`p${rule.peer.id}`)
      if (rule.ports.kind === 'list' && !set.portLists.has(rule.ports.id)) missing.add(`q${rule.ports.id}`)
    }
  }
  return [...missing]
}

/** The set with each rule that may exist left out, or filled in so that it says one thing or the other. */
function fillings(set: RuleSet, packet: Packet): RuleSet[] {
  return set.unread.reduce<RuleSet[]>(
    (sets, { group, known }) => {
      const filled = (action: Action): Rule => ({
        id: 'unread',
        group: group ?? set.groups[0]?.id ?? '',
        direction: packet.direction,
        protocol: 'all',
        ports: { kind: 'any' },
        sourcePorts: { kind: 'any' },
        peer: { kind: 'cidr', block: { family: packet.family, first: 0n, prefix: 0 } },
        self: null,
        action,
        priority: 1,
        description: '',
        place: { document: 0, path: '' },
        ...known,
      })
      const possible = known.action ? [filled(known.action)] : [filled('accept'), filled('drop')]
      return sets.flatMap((each) => [each, ...possible.map((rule) => withRule(each, rule))])
    },
    [set],
  )
}

function withRule(set: RuleSet, rule: Rule): RuleSet {
  return {
    ...set,
    groups: set.groups.map((group) => (group.id === rule.group ? { ...group, rules: [...group.rules, rule] } : group)),
  }
}

function between(packet: Packet, first: string, last: string): boolean {
  const numberOf = (text: string) => text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
  return packet.family === 4 && numberOf(first) <= packet.peer && packet.peer <= numberOf(last)
}

/** O-8: from where load balancers forward, but for Workbench. */
function balancer(packet: Packet): boolean {
  if (packet.direction === 'egress' || packet.peerGroups.length > 0) return false
  return between(packet, '100.64.0.0', '100.127.255.255') && !between(packet, '100.104.0.0', '100.104.255.255')
}

function outcome(set: RuleSet, packet: Packet, port25Unblocked: boolean, held: ReadonlySet<string>): Action {
  if (packet.direction === 'egress' && between(packet, '100.100.100.200', '100.100.100.200')) return 'accept'
  if (packet.direction === 'egress' && packet.protocol === 'tcp' && packet.port === 25 && !port25Unblocked)
    return 'drop'
  for (const group of set.groups) {
    const common = packet.internal && packet.peerGroups.indexOf(group.id) !== -1
    const first = packet.direction === 'ingress' || held.has('members first')
    if (common && first && group.type === 'basic' && group.innerAccess === 'accept') return 'accept'
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
