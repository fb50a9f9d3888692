import type { FirewallRead, HostPacket, IptablesRules } from '../../model/evidence'
import type { Chains, FilterRule } from '../../model/filter'
import { type Followed, follow, type Redirection, redirection } from './follow'
import { nothing, type Read } from './read'

/** What the rules of iptables, or of ip6tables, do with the packet. */
export function decideIptables(rules: IptablesRules, packet: HostPacket): Read {
  if (packet.family !== (rules.tool === 'ip6tables' ? 6 : 4)) return nothing('other-family')
  const chains = rules.tables.get('filter')
  const hook = packet.direction === 'ingress' ? 'INPUT' : ownChain
  const early = earlyDrop(rules, packet)
  if (early) return { verdict: 'drop', line: early, code: 'rule', late: null }
  const name = chains ? startOf(chains, hook) : null
  const chain = name === null ? undefined : chains?.get(name)
  if (!chains || !chain || name === null) return nothing('no-chain')
  if (chain.policy === null && !chain.headless) return withoutHead(rules, chains, name, packet)
  if (rules.filtered) return nothing('filtered')
  if (!rules.cut && !chain.headless) return told(follow(chains, hook, packet))
  // What stands before the cut decides only if it does so without the rest.
  const before = follow(withoutPolicies(chains), hook, packet)
  return before.verdict === 'unknown' ? nothing('cut-off') : told(before)
}

/** Chains that setup tools of distributions hand all incoming packets to, where the one that does so was not copied. */
const standIn = /^[\w-]{1,40}-INPUT$/

/** The chain that decides: that of the kernel, or the one that it hands all to. */
function startOf(chains: Chains, hook: string): string | null {
  if (chains.has(hook)) return hook
  const [only, another] = [...chains.keys()].filter((name) => standIn.test(name))
  return hook === 'INPUT' && only !== undefined && another === undefined ? only : null
}

/** How many rules may stand before one that a chain begins with. */
const firstRules = 4

/** What nearly every chain of rules begins with: replies to what was begun before, and the machine's own traffic. */
function isBeginning({ conditions, effect }: FilterRule): boolean {
  return (
    effect.kind === 'accept' &&
    conditions.some(
      (one) =>
        (one.kind === 'state' && !one.not && one.states.includes('established') && !one.states.includes('new')) ||
        (one.kind === 'interface' && !one.not && one.names.includes('lo')),
    )
  )
}

/** Whether rules that were copied without the policy above them are there from the first one on. */
function isFromStart(chains: Chains, name: string): boolean {
  const rules = chains.get(name)?.rules ?? []
  const [first] = rules
  const handed = first?.effect.kind === 'jump' && first.conditions.length === 0 ? chains.get(first.effect.chain) : null
  return [...rules.slice(0, firstRules), ...(handed?.rules.slice(0, firstRules) ?? [])].some(isBeginning)
}

/** Rules whose policy was not copied: those that stop the packet do so whatever it is; an accepting one may stand behind others. */
function withoutHead(rules: IptablesRules, chains: Chains, name: string, packet: HostPacket): Read {
  if (rules.filtered || !isFromStart(chains, name)) return nothing('no-policy')
  const found = follow(withoutPolicies(chains), name, packet)
  return found.verdict === 'drop' || found.verdict === 'reject' ? told(found) : nothing('no-policy')
}

/** The chain that Docker asks before it forwards to a container: https://docs.docker.com/engine/network/firewall-iptables/ */
export const forwardedChain = 'DOCKER-USER'

/** The chain through which all goes that the host itself sends. */
export const ownChain = 'OUTPUT'

/** The chain through which all goes that the host hands on. */
export const handingChain = 'FORWARD'

/**
 * What the rules of iptables do with a packet that is forwarded to a container, as far as a rule of them stops it.
 *
 * @param packet with the port within the container: its destination has been changed before
 * @param hook `DOCKER-USER`, or the chain that hands on to it
 */
export function decideForwarded(rules: IptablesRules, packet: HostPacket, hook: string): Read {
  const chains = packet.family === (rules.tool === 'ip6tables' ? 6 : 4) ? rules.tables.get('filter') : undefined
  const isWhole = hook === handingChain || !rules.cut
  if (!chains?.has(hook) || !isWhole || rules.filtered) return nothing('no-chain')
  // A chain that hands on is asked for what its rules surely stop, wherever the listing breaks off.
  const { verdict, line, late } = follow(hook === handingChain ? withoutPolicies(chains) : chains, hook, packet)
  return verdict === 'drop' || verdict === 'reject'
    ? { verdict, line, code: codeOf(verdict), late }
    : nothing('undecided')
}

function told({ verdict, line, late, policy }: Followed): Read {
  if (verdict === 'unknown') return nothing('undecided')
  return { verdict, line, code: late !== null ? 'late-rule' : policy ? 'default' : codeOf(verdict), late }
}

function codeOf(verdict: FirewallRead['verdict']): FirewallRead['code'] {
  return verdict === 'drop' || verdict === 'reject' ? `rule-${verdict}` : 'rule'
}

function withoutPolicies(chains: Chains): Chains {
  return new Map([...chains].map(([name, chain]) => [name, { ...chain, policy: null }]))
}

/** A drop before the filter table, in raw or mangle. */
function earlyDrop({ tables }: IptablesRules, packet: HostPacket): string | null {
  for (const name of ['raw', 'mangle']) {
    const chains = tables.get(name)
    if (!chains) continue
    for (const hook of packet.direction === 'ingress' ? ['PREROUTING', 'INPUT'] : ['OUTPUT', 'POSTROUTING']) {
      if (!chains.has(hook)) continue
      const { verdict, line } = follow(chains, hook, packet)
      if (verdict === 'drop') return line
    }
  }
  return null
}

/** Where the nat table sends an incoming packet. */
export function redirectIptables({ tables }: IptablesRules, packet: HostPacket): Redirection {
  const chains = tables.get('nat')
  return !chains || packet.direction === 'egress' ? null : redirection(chains, 'PREROUTING', packet)
}
