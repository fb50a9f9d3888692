import type { Stage } from '@/components/gate'
import { type Block, parseBlock } from '@/lib/cidr'
import {
  decide,
  type FoundPackets,
  type Group,
  type Packet,
  type PortRange,
  type Rule,
  type RuleSet,
  search,
} from '@/lib/rules'

/** What is asked of two groups: with ports, or echo requests. */
export const pairProtocols = ['tcp', 'udp', 'icmp'] as const
export type PairProtocol = (typeof pairProtocols)[number]

/** What an instance of one group may reach at an instance of another, by one protocol; a protocol without ports has port 0. */
export interface PairReach {
  readonly protocol: PairProtocol
  /** From every private address to every private address. */
  readonly every: readonly PortRange[]
  /** From some of them to some only, or if a list that is missing says so. */
  readonly some: readonly PortRange[]
}

export interface Pair {
  readonly from: string
  readonly to: string
  readonly reach: readonly PairReach[]
}

/** Most groups that are set against each other. */
export const mostGroups = 12

/** Private addresses (RFC 1918): what an instance has in a VPC. */
const inside = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].flatMap((text): Block[] => {
  const parsed = parseBlock(text)
  return parsed.ok ? [parsed.value] : []
})
const anywhere: Rule['peer'] = { kind: 'cidr', block: { family: 4, first: 0n, prefix: 0 } }

/**
 * Each group against each, itself too: an instance that is in one group alone sends to an instance that is in another alone,
 * over IPv4. Exact, by rules and built-in defaults (outbound port 25 as if unblocked).
 *
 * @throws SpaceLimit when the rules are too many or too tangled
 */
export function pairsOfGroups(set: RuleSet, onProgress: (share: number) => void = () => {}): readonly Pair[] {
  const groups = set.groups.slice(0, mostGroups)
  const pairs = groups.flatMap((from) => groups.map((to) => ({ from, to })))
  return pairs.map(({ from, to }, done) => {
    onProgress(done / pairs.length)
    return {
      from: from.id,
      to: to.id,
      reach: pairProtocols.map((protocol) => {
        const out = sideOf(set, from, to, 'egress', protocol)
        const into = sideOf(set, to, from, 'ingress', protocol)
        return {
          protocol,
          every: rangesOf((port) => out.every[port] === 1 && into.every[port] === 1),
          some: rangesOf(
            (port) =>
              out.some[port] === 1 && into.some[port] === 1 && !(out.every[port] === 1 && into.every[port] === 1),
          ),
        }
      }),
    }
  })
}

const size = 65_536

/** Ports that one side lets through: a flag a port. */
interface Side {
  readonly every: Uint8Array
  /** At least for some addresses. */
  readonly some: Uint8Array
}

function sideOf(set: RuleSet, own: Group, other: Group, direction: 'ingress' | 'egress', protocol: PairProtocol): Side {
  const common = own.id === other.id && own.type === 'basic' && own.innerAccess === 'accept'
  // Members of one group let each other in before any rule (G-4).
  if (common && direction === 'ingress') return { every: allOf(protocol), some: allOf(protocol) }
  const alone = seenBy(set, own, other.id)
  const asked = { direction, family: 4, protocols: [protocol], inside, members: false } as const
  const passes = flagged(search(alone, { ...asked, verdict: 'accept' }), protocol)
  const stops = flagged(search(alone, { ...asked, verdict: 'drop' }), protocol)
  return {
    every: passes.map((flag, port) => flag & (1 - (stops[port] ?? 0))),
    // Outbound, official pages disagree on whether they do (G-4).
    some: common ? allOf(protocol) : passes,
  }
}

/** The rules of one group as they meet members of another: a rule that names it matches each of them, one that names a third none. */
function seenBy(set: RuleSet, own: Group, other: string): RuleSet {
  const rules = own.rules.flatMap((rule): Rule[] => {
    if (rule.peer.kind !== 'group') return [rule]
    // In an advanced group a rule that names a group matches nothing (M-12).
    return own.type === 'basic' && rule.peer.groupId === other ? [{ ...rule, peer: anywhere }] : []
  })
  return { ...set, groups: [{ ...own, rules }] }
}

function allOf(protocol: PairProtocol): Uint8Array {
  const flags = new Uint8Array(size)
  if (protocol === 'icmp') flags[0] = 1
  else flags.fill(1, 1)
  return flags
}

/** A flag for each port that something was found for; all of them where not everything found is told. */
function flagged(found: FoundPackets | null, protocol: PairProtocol): Uint8Array {
  if (found && !found.complete) return allOf(protocol)
  const flags = new Uint8Array(size)
  for (const { ports } of found?.regions ?? []) {
    for (const { start, end } of ports ?? [{ start: 0, end: 0 }]) flags.fill(1, start, end + 1)
  }
  return flags
}

function rangesOf(has: (port: number) => boolean): readonly PortRange[] {
  const ranges: PortRange[] = []
  let start = -1
  for (let port = 0; port <= size; port += 1) {
    const on = port < size && has(port)
    if (on && start < 0) start = port
    if (!on && start >= 0) {
      ranges.push({ start, end: port - 1 })
      start = -1
    }
  }
  return ranges
}

/** Addresses that the two have where the rules ask for no others. */
const first = (10n << 24n) + 10n
const second = (10n << 24n) + 20n

/**
 * One packet from an instance of one group to one of another, decided at both ends, out and in; its addresses are such that
 * it passes where any pass.
 *
 * @param port 1–65535; null for a protocol without ports
 */
export function crossing(
  set: RuleSet,
  from: Group,
  to: Group,
  protocol: PairProtocol,
  port: number | null,
): readonly [out: Stage, into: Stage] {
  const stage = (own: Group, other: Group, direction: 'ingress' | 'egress', peer: bigint, self: bigint): Stage => {
    const ruleSet = { ...set, groups: [own] }
    const packet: Packet = {
      direction,
      protocol,
      family: 4,
      peer,
      port,
      sourcePort: null,
      self,
      internal: true,
      peerGroups: [other.id],
    }
    return { name: own.name || own.id, ruleSet, packet, decision: decide(ruleSet, packet, { rulesAlone: true }) }
  }
  /** The usual address where it passes; else one that does, if there is one. */
  const peerAt = (own: Group, other: Group, direction: 'ingress' | 'egress', usual: bigint, self: bigint) => {
    if (stage(own, other, direction, usual, self).decision.verdict === 'accept') return usual
    const ports = port === null ? [] : [{ start: port, end: port }]
    const asked = {
      verdict: 'accept',
      direction,
      family: 4,
      protocols: [protocol],
      ports,
      inside,
      members: false,
    } as const
    return search(seenBy(set, own, other.id), asked)?.example.packet.peer ?? usual
  }
  const source = peerAt(to, from, 'ingress', first, second)
  const target = peerAt(from, to, 'egress', second, source)
  return [stage(from, to, 'egress', target, source), stage(to, from, 'ingress', source, target)]
}
