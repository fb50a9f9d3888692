import type { AddressRange } from '@/lib/cidr'
import { inRange, isWhole } from './host-address'
import type { FirewallVerdict, HostPacket } from './model'
import { type Ports, within } from './port'

/** Whether a rule matches the packet; `maybe` where the listing or the question doesn't say. */
export type Fit = 'yes' | 'no' | 'maybe'

/** One condition of a rule. All conditions of a rule have to hold. */
export type Condition =
  | { readonly kind: 'protocol'; readonly names: readonly string[]; readonly not: boolean }
  | { readonly kind: 'port'; readonly ranges: readonly Ports[]; readonly not: boolean }
  | { readonly kind: 'peer' | 'self'; readonly ranges: readonly AddressRange[]; readonly not: boolean }
  | { readonly kind: 'family'; readonly family: 4 | 6 }
  | { readonly kind: 'interface'; readonly names: readonly string[]; readonly not: boolean }
  | { readonly kind: 'state'; readonly states: readonly string[]; readonly not: boolean }
  | { readonly kind: 'fixed'; readonly fit: Fit }

export type Effect =
  | { readonly kind: 'accept' | 'drop' | 'reject' | 'return' | 'next' | 'unclear' }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string }

export interface FilterRule {
  readonly conditions: readonly Condition[]
  readonly effect: Effect
  readonly line: string
}

export interface Chain {
  readonly rules: FilterRule[]
  /** What happens to a packet that reaches the end; null in a chain that others jump to. */
  policy: 'accept' | 'drop' | null
  policyLine: string | null
}

export type Chains = Map<string, Chain>

/** Names of an interface that faces the network. */
const outer = /^(?:eth0|ens\d+\w*|enp\w+|eno\d+|em1|en0|bond0|venet0|e(?:th|n[sp]?)[+*])$/
/** Names of an interface that traffic from elsewhere does not arrive on. */
const inner =
  /^(?:lo|docker\w*[+*]?|br-\w*[+*]?|virbr\w*[+*]?|veth\w*[+*]?|cni\w*|flannel\S*|cali\S*|tun\d*[+*]?|tap\d*[+*]?|wg\d*[+*]?|lxc\S*|podman\S*)$/

function turned(fit: Fit, not: boolean): Fit {
  return !not || fit === 'maybe' ? fit : fit === 'yes' ? 'no' : 'yes'
}

function addressFit(ranges: readonly AddressRange[], family: 4 | 6, value: bigint | null): Fit {
  if (value !== null) return ranges.some((range) => inRange(range, { family, value })) ? 'yes' : 'no'
  const own = ranges.filter((range) => range.family === family)
  if (own.length === 0) return 'no'
  return own.some(isWhole) ? 'yes' : 'maybe'
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
      return turned(within(condition.ranges, packet.port) ? 'yes' : 'no', condition.not)
    case 'peer':
      return turned(addressFit(condition.ranges, packet.family, packet.peer), condition.not)
    case 'self':
      return turned(addressFit(condition.ranges, packet.family, packet.self), condition.not)
    case 'family':
      return condition.family === packet.family ? 'yes' : 'no'
    case 'interface': {
      const fits = condition.names.map((name): Fit => (outer.test(name) ? 'yes' : inner.test(name) ? 'no' : 'maybe'))
      return turned(fits.includes('yes') ? 'yes' : fits.includes('maybe') ? 'maybe' : 'no', condition.not)
    }
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

interface Ends {
  /** Verdicts that the packet may meet here, each with the line that gives it. */
  readonly verdicts: ReadonlyMap<FirewallVerdict, string>
  /** Whether the packet may come out at the end of the chain. */
  readonly falls: boolean
}

/**
 * Follows the first packet of a connection through a chain and all that it jumps to. Rules are read in order, the first
 * that ends the way decides. Where a rule only may match, both ways are followed: the answer holds for each of them, or
 * is `unknown`.
 */
export function follow(
  chains: Chains,
  start: string,
  packet: HostPacket,
): { verdict: FirewallVerdict; line: string | null } {
  const known = new Map<string, Ends>()
  const open = new Set<string>()
  const walk = (name: string): Ends => {
    const before = known.get(name)
    if (before) return before
    const chain = chains.get(name)
    if (!chain || open.has(name) || open.size > 64) {
      return { verdicts: new Map<FirewallVerdict, string>([['unknown', `(${name})`]]), falls: true }
    }
    open.add(name)
    const verdicts = new Map<FirewallVerdict, string>()
    let falls = true
    for (const rule of chain.rules) {
      const { effect } = rule
      const fit = fitOfAll(rule.conditions, packet)
      if (fit === 'no' || effect.kind === 'next') continue
      let ends = true
      if (effect.kind === 'jump' || effect.kind === 'goto') {
        const inside = walk(effect.chain)
        for (const [verdict, line] of inside.verdicts) if (!verdicts.has(verdict)) verdicts.set(verdict, line)
        ends = effect.kind === 'goto' || !inside.falls
        if (ends && fit === 'yes') falls = effect.kind === 'goto' && inside.falls
      } else if (effect.kind === 'unclear') {
        if (!verdicts.has('unknown')) verdicts.set('unknown', rule.line)
      } else if (effect.kind !== 'return') {
        if (!verdicts.has(effect.kind)) verdicts.set(effect.kind, rule.line)
        if (fit === 'yes') falls = false
      }
      if (ends && fit === 'yes') break
    }
    open.delete(name)
    if (falls && chain.policy) {
      if (!verdicts.has(chain.policy)) verdicts.set(chain.policy, chain.policyLine ?? '')
      falls = false
    }
    const result = { verdicts, falls }
    known.set(name, result)
    return result
  }
  const { verdicts, falls } = walk(start)
  if (falls || verdicts.has('unknown') || verdicts.size === 0) return { verdict: 'unknown', line: null }
  if (!verdicts.has('accept')) {
    const [verdict = 'unknown', line = null] = verdicts.entries().next().value ?? []
    return { verdict, line }
  }
  return verdicts.size === 1
    ? { verdict: 'accept', line: verdicts.get('accept') ?? null }
    : { verdict: 'unknown', line: null }
}
