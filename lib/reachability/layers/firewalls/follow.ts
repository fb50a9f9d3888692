import type { AddressRange } from '@/lib/cidr'
import type { FirewallVerdict, HostPacket } from '../../model/evidence'
import type { Chain, Chains, Condition, FilterRule, Fit } from '../../model/filter'
import { addressOf, inRange, isLoopback, isPrivate, isWhole } from '../../model/host-address'
import { isPortIn, type PortsOfEvidence } from '../../model/port'

/** Names of an interface that faces the network. */
const outer = /^(?:eth0|ens\d{1,9}[a-z]?\w{0,20}|enp\w{1,20}|eno\d{1,9}|em1|en0|bond0|venet0|e(?:th|n[sp]?)[+*])$/
/** Names of an interface that traffic from elsewhere does not arrive on. */
const inner =
  /^(?:lo|docker\w{0,20}[+*]?|br-\w{0,20}[+*]?|virbr\w{0,20}[+*]?|veth\w{0,20}[+*]?|cni\w{0,20}|flannel\S{0,20}|cali\S{0,20}|tun\d{0,9}[+*]?|tap\d{0,9}[+*]?|wg\d{0,9}[+*]?|lxc\S{0,20}|podman\S{0,20})$/

function turned(fit: Fit, not: boolean): Fit {
  return !not || fit === 'maybe' ? fit : fit === 'yes' ? 'no' : 'yes'
}

function addressFit(ranges: readonly AddressRange[], family: 4 | 6, value: bigint | null): Fit {
  if (value !== null) return ranges.some((range) => inRange(range, { family, value })) ? 'yes' : 'no'
  const own = ranges.filter((range) => range.family === family)
  if (own.length === 0) return 'no'
  return own.some(isWhole) ? 'yes' : 'maybe'
}

/** A packet from elsewhere never has a loopback address, whatever the host's own one is. */
function isLoopbackRange({ family, first, last }: AddressRange): boolean {
  return isLoopback({ family, value: first }) && isLoopback({ family, value: last })
}

/** Whether all of a block is private: none of the Internet has an address of it. */
function isPrivateRange({ family, first, last }: AddressRange): boolean {
  return isPrivate({ family, value: first }) && isPrivate({ family, value: last }) && last - first < 1n << 64n
}

/** The blocks in which the other end may be: it is another machine, so never at loopback. */
function peerRanges(ranges: readonly AddressRange[], { peer, peerPublic }: HostPacket): readonly AddressRange[] {
  if (peer !== null) return ranges
  return ranges.filter((range) => !isLoopbackRange(range) && !(peerPublic && isPrivateRange(range)))
}

/** 172.16.0.0/12, out of which engines of containers take the networks that they make by themselves. */
const [containersFirst, containersLast] = [0xac100000n, 0xac1fffffn]
const holdsContainers = ({ family, first, last }: AddressRange) =>
  family === 4 && first <= containersFirst && last >= containersLast

/** Whether the packet comes from the machine itself, and so by its own interface. */
const isOwn = ({ family, peer }: HostPacket) => peer !== null && isLoopback({ family, value: peer })

function interfaceFit(names: readonly string[], packet: HostPacket): Fit {
  if (isOwn(packet)) return names.some((name) => name === 'lo' || /^[+*]$/.test(name)) ? 'yes' : 'no'
  const { link } = packet
  // By a tunnel that the client is in it comes, and by no other one.
  if (link !== undefined && inner.test(link))
    return names.some((name) => name === link || (/[+*]$/.test(name) && link.startsWith(name.slice(0, -1))))
      ? 'yes'
      : 'no'
  const fits = names.map((name): Fit => (outer.test(name) ? 'yes' : inner.test(name) ? 'no' : 'maybe'))
  return fits.includes('yes') ? 'yes' : fits.includes('maybe') ? 'maybe' : 'no'
}

/** Interfaces at which containers are: which of several bridges it is does not show, unless it is Docker's first one. */
const bridge = /^(?:docker\d{0,9}|br-\w{0,20}|podman\d{0,9}|cni\w{0,20}|virbr\d{0,9}|veth\w{0,20})[+*]?$/

/** The interface by which a packet that is handed on comes, or leaves. */
function passedFit(names: readonly string[], isOut: boolean, packet: HostPacket): Fit {
  if (!isOut && packet.forwarded === 'in') return interfaceFit(names, packet)
  const fits = names.map((name): Fit => {
    if (outer.test(name) || name === 'lo') return 'no'
    const isFirst = packet.forwarded === 'between' && name === 'docker0'
    return isFirst || /^[+*]$/.test(name) ? 'yes' : bridge.test(name) ? 'maybe' : 'no'
  })
  return fits.includes('yes') ? 'yes' : fits.includes('maybe') ? 'maybe' : 'no'
}

/** The interface of a rule: of what is not handed on, the host is the end, and no other one is left by. */
function linkFit({ names, out }: Extract<Condition, { kind: 'interface' }>, packet: HostPacket): Fit {
  if (packet.forwarded) return passedFit(names, out === true, packet)
  return out && packet.direction === 'ingress' ? 'no' : interfaceFit(names, packet)
}

/** Ports that systems give to who connects, as far as all of them do. */
const given = { start: 49_152, end: 60_999 }
/** A rule for so few of all ports is met by no client that takes one at random. */
const fewPorts = 1024

/** The port at which a connection begins: one at random, unless a program of UDP has one of its own. */
function firstPortFit(ranges: readonly PortsOfEvidence[], { protocol, port }: HostPacket): Fit {
  if (ranges.some(({ start, end }) => start <= given.start && given.end <= end)) return 'yes'
  const count = ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0)
  // Programs of UDP that begin at a port of services speak to their own kind, at the very same one.
  const isOfService = ranges.every(({ end }) => end < 1024) && port !== null && !isPortIn(ranges, port)
  return (protocol === 'tcp' && count <= fewPorts) || isOfService ? 'no' : 'maybe'
}

function fitOf(condition: Condition, packet: HostPacket): Fit {
  switch (condition.kind) {
    case 'protocol':
      return turned(
        condition.names.includes(packet.protocol) || condition.names.includes('all') ? 'yes' : 'no',
        condition.not,
      )
    case 'port':
      if (packet.port === null) return 'no'
      return turned(isPortIn(condition.ranges, packet.port) ? 'yes' : 'no', condition.not)
    case 'first-port':
      return turned(firstPortFit(condition.ranges, packet), condition.not)
    case 'peer':
      return turned(addressFit(peerRanges(condition.ranges, packet), packet.family, packet.peer), condition.not)
    case 'self': {
      const ranges =
        packet.redirected || isOwn(packet)
          ? condition.ranges
          : condition.ranges.filter((range) => !isLoopbackRange(range))
      if (packet.forwarded && packet.self === null && ranges.some(holdsContainers)) return turned('yes', condition.not)
      return turned(addressFit(ranges, packet.family, packet.self), condition.not)
    }
    case 'family':
      return condition.family === packet.family ? 'yes' : 'no'
    case 'interface':
      return turned(linkFit(condition, packet), condition.not)
    case 'state':
      return turned(
        condition.states.includes('new') || (packet.redirected && condition.states.includes('dnat')) ? 'yes' : 'no',
        condition.not,
      )
    case 'fixed':
      return condition.fit
  }
}

/** How the conditions of one rule hold together. */
export function fitOfAll(conditions: readonly Condition[], packet: HostPacket): Fit {
  let fit: Fit = 'yes'
  for (const condition of conditions) {
    const one = fitOf(condition, packet)
    if (one === 'no') return 'no'
    if (one === 'maybe') fit = 'maybe'
  }
  return fit
}

/** The line that gives a verdict, and whether it surely does. */
interface Given {
  readonly line: string
  readonly sure: boolean
  /** It is the policy of the chain, which decides where no rule does. */
  readonly policy?: boolean
}

interface Ends {
  /** Verdicts that the packet may meet here, each with the line that gives it: one that surely does, if there is one. */
  readonly verdicts: ReadonlyMap<FirewallVerdict, Given>
  /** Whether the packet may come out at the end of the chain. */
  readonly falls: boolean
  /** A rule that would accept it, but stands after the one that decides. */
  readonly late: string | null
}

function note(verdicts: Map<FirewallVerdict, Given>, verdict: FirewallVerdict, given: Given): void {
  const before = verdicts.get(verdict)
  if (!before || (given.sure && !before.sure)) verdicts.set(verdict, given)
}

/** A rule for this port that accepts, after the place where another has decided. */
function lateRule(rules: readonly FilterRule[], from: number, packet: HostPacket): string | null {
  const found = rules
    .slice(from + 1, from + 2000)
    .find(
      ({ conditions, effect }) =>
        effect.kind === 'accept' &&
        conditions.some(({ kind }) => kind === 'port') &&
        fitOfAll(conditions, packet) === 'yes',
    )
  return found?.line ?? null
}

/** Chains of Kubernetes, of guards and of firewalld that turn away some, and accept nobody, but for what somebody has put there by hand. */
const refusing =
  /^(?:syn_flood|SYN[-_]FLOOD|ufw6?-(?:reject-(?:input|forward)|track-(?:input|forward)|not-local|logging-deny|user-limit|(?:before|after|user)-logging-input|after-input)|KUBE-(?:EXTERNAL-SERVICES|FIREWALL|NODEPORTS|SERVICES|PROXY-FIREWALL)|f2b-[\w-]{1,40}|fail2ban-[\w-]{1,40}|(?:INPUT|FORWARD)_(?:direct|ZONES_SOURCE|POLICIES_(?:pre|post))|IN_\w{1,40}_(?:pre|log|deny|post))$/
/** Chains that stop all that comes to them, by what those who make them have put there: csf, ufw and ufw-docker, fw4 of OpenWrt, and as people call them. */
const stopping: ReadonlyMap<string, FirewallVerdict> = new Map([
  ['LOGDROPIN', 'drop'],
  ['LOGDROP', 'drop'],
  ['LOG_DROP', 'drop'],
  ['LOG-DROP', 'drop'],
  ['LOG_AND_DROP', 'drop'],
  ['ufw-docker-logging-deny', 'drop'],
  ['ufw-skip-to-policy-input', 'drop'],
  ['handle_reject', 'reject'],
])

export interface Followed {
  readonly verdict: FirewallVerdict
  readonly line: string | null
  /** A rule that would have accepted the packet, had it stood before the one that decides; null where there is none. */
  readonly late: string | null
  /** Whether no rule decides, but the policy of a chain. */
  readonly policy: boolean
}

/**
 * Follows the first packet of a connection through a chain and all that it jumps to. Rules are read in order, the first
 * that ends the way decides. Where a rule only may match, both ways are followed: the answer holds for each of them, or
 * is `unknown`.
 */
export function follow(chains: Chains, start: string, packet: HostPacket): Followed {
  const known = new Map<string, Ends>()
  const open = new Set<string>()

  /** What a rule does to the packet that may match it; true where the packet surely goes no further here. */
  const meet = (rule: FilterRule, fit: Fit, verdicts: Map<FirewallVerdict, Given>): 'ends' | 'falls' | 'goes-on' => {
    const { effect } = rule
    const sure = fit === 'yes'
    switch (effect.kind) {
      case 'jump':
      case 'goto': {
        const inside = walk(effect.chain)
        for (const [verdict, given] of inside.verdicts) note(verdicts, verdict, { ...given, sure: given.sure && sure })
        if (!sure || (effect.kind === 'jump' && inside.falls)) return 'goes-on'
        return inside.falls ? 'falls' : 'ends'
      }
      case 'unclear':
        note(verdicts, 'unknown', { line: rule.line, sure })
        return sure ? 'falls' : 'goes-on'
      case 'return':
        return sure ? 'falls' : 'goes-on'
      case 'accept':
      case 'drop':
      case 'reject':
        note(verdicts, effect.kind, { line: rule.line, sure })
        return sure ? 'ends' : 'goes-on'
      default:
        return 'goes-on'
    }
  }

  const walk = (name: string): Ends => {
    const before = known.get(name)
    if (before) return before
    const chain = chains.get(name)
    // What is not shown may turn it away, and lets nothing in.
    if (!chain && refusing.test(name))
      return { verdicts: new Map([['reject', { line: `(${name})`, sure: false }]]), falls: true, late: null }
    const end = chain ? undefined : stopping.get(name)
    if (end) return { verdicts: new Map([[end, { line: `(${name})`, sure: true }]]), falls: false, late: null }
    if (!chain || open.has(name) || open.size > 64) {
      return { verdicts: new Map([['unknown', { line: `(${name})`, sure: false }]]), falls: true, late: null }
    }
    open.add(name)
    const result = through(chain)
    open.delete(name)
    known.set(name, result)
    return result
  }

  const through = (chain: Chain): Ends => {
    const verdicts = new Map<FirewallVerdict, Given>()
    let falls = true
    let late: string | null = null
    for (const [index, rule] of chain.rules.entries()) {
      const fit = fitOfAll(rule.conditions, packet)
      if (fit === 'no') continue
      const after = meet(rule, fit, verdicts)
      if (after === 'goes-on') continue
      falls = after === 'falls'
      if (!falls) late = lateRule(chain.rules, index, packet)
      break
    }
    if (falls && chain.policy) {
      note(verdicts, chain.policy, { line: chain.policyLine ?? '', sure: true, policy: true })
      falls = false
    }
    return { verdicts, falls, late }
  }

  const { verdicts, falls, late } = walk(start)
  const nothing: Followed = { verdict: 'unknown', line: null, late: null, policy: false }
  if (falls || verdicts.has('unknown') || verdicts.size === 0) return nothing
  const told = (verdict: FirewallVerdict, { line, policy = false }: Given, after: string | null): Followed => ({
    verdict,
    line,
    late: after,
    policy,
  })
  const accepted = verdicts.get('accept')
  if (accepted) return verdicts.size === 1 ? told('accept', accepted, null) : nothing
  // Drop or reject: the one that surely happens is the one to name.
  const [found] = [...verdicts].sort(([, a], [, b]) => Number(b.sure) - Number(a.sure))
  return found ? told(found[0], found[1], late) : nothing
}

/** Where the address translation of a host sends an incoming packet: another port of its own, another machine, nowhere. */
export type Redirection = number | 'elsewhere' | null

interface Sent {
  readonly to: Redirection
  /** The packet goes no further through the table. */
  readonly ends: boolean
}

/** Where a rule that changes the destination sends the packet. */
function sentBy(rule: FilterRule, fit: Fit, { port }: HostPacket): Sent | null {
  const { effect } = rule
  if (effect.kind !== 'redirect' && effect.kind !== 'dnat') return null
  const address = effect.kind === 'dnat' && effect.address !== '' ? addressOf(effect.address) : null
  const own = effect.kind === 'redirect' || effect.address === '' || (address !== null && isLoopback(address))
  return { to: own && fit === 'yes' ? (effect.port ?? port) : 'elsewhere', ends: true }
}

/** Follows the packet through the chains of a nat table. */
export function redirection(chains: Chains, start: string, packet: HostPacket): Redirection {
  const seen = new Set<string>()
  const nowhere: Sent = { to: null, ends: false }

  /** What a rule does with the packet; null where it goes on. */
  const meet = (rule: FilterRule, fit: Fit): Sent | null => {
    const { effect } = rule
    const sent = sentBy(rule, fit, packet)
    if (sent) return sent
    if (effect.kind === 'jump' || effect.kind === 'goto') {
      const inside = visit(effect.chain)
      const final = inside.ends || effect.kind === 'goto'
      return inside.to !== null || (fit === 'yes' && final) ? inside : null
    }
    if (fit !== 'yes') return null
    if (effect.kind === 'accept') return { to: null, ends: true }
    return effect.kind === 'return' ? nowhere : null
  }

  const visit = (name: string): Sent => {
    if (seen.has(name)) return nowhere
    seen.add(name)
    for (const rule of chains.get(name)?.rules ?? []) {
      const fit = fitOfAll(rule.conditions, packet)
      const sent = fit === 'no' ? null : meet(rule, fit)
      if (sent) return sent
    }
    return nowhere
  }
  return visit(start).to
}
