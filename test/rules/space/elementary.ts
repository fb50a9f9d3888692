import type { Action, Direction, PacketProtocol, Rule, RuleSet } from '@/lib/rules'

/*
 * An exact reference, written from the semantics alone: the whole packet space of small rule sets, one packet for each
 * elementary cell (no rule tells the packets of a cell apart), with every membership and every way in which missing lists
 * could turn out. No cleverness: each set is asked about each packet, rule by rule.
 */

/** One packet of a cell, and the conditions that it fulfils: `group …`, `prefix-list …`, `port-list …`, `dispute G-4`. */
export interface Point {
  readonly direction: Direction
  readonly protocol: PacketProtocol
  readonly family: 4 | 6
  readonly port: number
  readonly peer: bigint
  readonly sourcePort: number
  readonly self: bigint
  readonly fulfilled: ReadonlySet<string>
}

/** What happens to a packet: by a rule, by in-group access, or by the built-in default. */
export interface Fate {
  readonly action: Action
  readonly by: Rule | 'in-group' | 'default'
}

/** A kind of packets that no rule crosses: only rules that look at such packets cut them into cells. */
interface Kind {
  readonly direction: Direction
  readonly protocol: PacketProtocol
  readonly family: 4 | 6
}

/** The packets of all cells of some sets. */
export function* points(sets: readonly RuleSet[]): Generator<Point> {
  const rules = sets.flatMap((set) => set.groups.flatMap((group) => group.rules))
  const numbers = new Set(rules.flatMap(({ protocol }) => (typeof protocol === 'number' ? [protocol] : [])))
  for (const family of [4, 6] as const) {
    const protocols = ['tcp', 'udp', family === 4 ? 'icmp' : 'icmpv6', 'gre', ...numbers, 'other'] as const
    for (const direction of ['ingress', 'egress'] as const) {
      for (const protocol of protocols) yield* pointsOf(sets, { direction, protocol, family })
    }
  }
}

function* pointsOf(sets: readonly RuleSet[], kind: Kind): Generator<Point> {
  const { direction, protocol, family } = kind
  const rules = sets.flatMap((set) => set.groups.flatMap((group) => group.rules.filter((rule) => looksAt(rule, kind))))
  const end = family === 4 ? 2n ** 32n : 2n ** 128n
  const size = (prefix: number) => end >> BigInt(prefix)
  const peers = new Set([0n])
  const selves = new Set([0n])
  for (const { peer, self } of rules) {
    const lists = peer.kind === 'prefix-list' ? sets.flatMap((set) => set.prefixLists.get(peer.id)?.blocks ?? []) : []
    for (const block of peer.kind === 'cidr' ? [peer.block] : lists) {
      if (block.family === family) peers.add(block.first).add(block.first + size(block.prefix))
    }
    if (self?.family === family) selves.add(self.first).add(self.first + size(self.prefix))
  }
  const ports = new Set([1])
  const sources = new Set([1])
  for (const rule of protocol === 'tcp' || protocol === 'udp' ? rules : []) {
    const { ports: of } = rule
    const lists = of.kind === 'list' ? sets.flatMap((set) => set.portLists.get(of.id)?.ranges ?? []) : []
    for (const range of of.kind === 'range' ? [of] : lists) ports.add(range.start).add(range.end + 1)
    if (rule.sourcePorts.kind === 'range') sources.add(rule.sourcePorts.start).add(rule.sourcePorts.end + 1)
  }
  for (const names of subsetsOf(conditionsOf(sets, rules, kind))) {
    const fulfilled = new Set(names)
    for (const peer of peers) {
      for (const self of selves) {
        for (const port of ports) {
          for (const sourcePort of sources) {
            if (peer >= end || self >= end || port > 65535 || sourcePort > 65535) continue
            yield { direction, protocol, family, port, peer, sourcePort, self, fulfilled }
          }
        }
      }
    }
  }
}

/** Whether a rule may match packets of a kind. */
function looksAt({ direction, protocol, peer, self }: Rule, kind: Kind): boolean {
  return (
    direction === kind.direction &&
    (protocol === 'all' || protocol === kind.protocol) &&
    (peer.kind !== 'cidr' || peer.block.family === kind.family) &&
    (self === null || self.family === kind.family)
  )
}

/** What packets of a kind may fulfil that could tell. */
function conditionsOf(sets: readonly RuleSet[], rules: readonly Rule[], { direction }: Kind): string[] {
  const conditions = new Set<string>()
  for (const { groups } of sets) {
    for (const group of groups) {
      if (group.type !== 'basic' || group.innerAccess !== 'accept') continue
      conditions.add(`group ${group.id}`)
      // Two official pages disagree on members that outbound rules deny (G-4).
      if (direction === 'egress') conditions.add('dispute G-4')
    }
  }
  for (const { peer, ports } of rules) {
    if (peer.kind === 'group') conditions.add(`group ${peer.groupId}`)
    if (peer.kind === 'prefix-list' && sets.some((set) => !set.prefixLists.has(peer.id))) {
      conditions.add(`prefix-list ${peer.id}`)
    }
    if (ports.kind === 'list' && sets.some((set) => !set.portLists.has(ports.id))) {
      conditions.add(`port-list ${ports.id}`)
    }
  }
  return [...conditions]
}

function subsetsOf(names: readonly string[]): string[][] {
  return names.reduce<string[][]>((all, each) => all.flatMap((of) => [of, [...of, each]]), [[]])
}

/** What a set does with a packet, if some rule were not there. */
export function fateOf(set: RuleSet, point: Point, missing?: Rule): Fate {
  for (const group of set.groups) {
    const first = point.direction === 'ingress' || point.fulfilled.has('dispute G-4')
    const member = group.type === 'basic' && point.fulfilled.has(`group ${group.id}`)
    if (group.innerAccess === 'accept' && member && first) {
      return { action: 'accept', by: 'in-group' }
    }
  }
  let best: Rule | null = null
  for (const group of set.groups) {
    for (const rule of group.rules) {
      if (rule === missing || !matches(set, rule, group.type === 'advanced', point)) continue
      if (best === null || rule.priority < best.priority) best = rule
      else if (rule.priority === best.priority && rule.action === 'drop' && best.action === 'accept') best = rule
    }
  }
  if (best) return { action: best.action, by: best }
  const open = point.direction === 'egress' && set.groups.every((group) => group.type === 'basic')
  return { action: open ? 'accept' : 'drop', by: 'default' }
}

/** Whether a rule matches a packet (M-1…M-15). */
export function matches(set: RuleSet, rule: Rule, advanced: boolean, point: Point): boolean {
  const { direction, protocol, family, port, peer, sourcePort, self, fulfilled } = point
  const withPorts = protocol === 'tcp' || protocol === 'udp'
  if (rule.direction !== direction || (rule.protocol !== 'all' && rule.protocol !== protocol)) return false
  if (rule.ports.kind !== 'any') {
    if (!withPorts) return false
    const { ports } = rule
    const ranges = ports.kind === 'range' ? [ports] : set.portLists.get(ports.id)?.ranges
    if (
      ranges ? ranges.every(({ start, end }) => port < start || end < port) : !fulfilled.has(`port-list ${idOf(rule)}`)
    ) {
      return false
    }
  }
  if (rule.sourcePorts.kind === 'range') {
    if (!withPorts || sourcePort < rule.sourcePorts.start || rule.sourcePorts.end < sourcePort) return false
  }
  if (rule.self && !holds(rule.self, family, self)) return false
  if (rule.peer.kind === 'cidr') return holds(rule.peer.block, family, peer)
  if (rule.peer.kind === 'group') return !advanced && fulfilled.has(`group ${rule.peer.groupId}`)
  const list = set.prefixLists.get(rule.peer.id)
  if (!list) return fulfilled.has(`prefix-list ${rule.peer.id}`)
  return list.family === family && list.blocks.some((block) => holds(block, family, peer))
}

function idOf(rule: Rule): string {
  return rule.ports.kind === 'list' ? rule.ports.id : ''
}

/** Two addresses are in one block if they agree after shifting the free bits out. */
function holds(block: { family: 4 | 6; first: bigint; prefix: number }, family: 4 | 6, address: bigint): boolean {
  const free = BigInt((family === 4 ? 32 : 128) - block.prefix)
  return block.family === family && block.first >> free === address >> free
}
