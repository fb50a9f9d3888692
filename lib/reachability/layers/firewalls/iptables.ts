import type { FirewallRead, HostPacket, IptablesRules } from '../../model/evidence'
import type { Chains } from '../../model/filter'
import { type Followed, follow, type Redirection, redirection } from './follow'
import { nothing, type Read } from './read'

/** What the rules of iptables, or of ip6tables, do with the packet. */
export function decideIptables(rules: IptablesRules, packet: HostPacket): Read {
  if (packet.family !== (rules.tool === 'ip6tables' ? 6 : 4)) return nothing('other-family')
  const chains = rules.tables.get('filter')
  const hook = packet.direction === 'ingress' ? 'INPUT' : 'OUTPUT'
  const early = earlyDrop(rules, packet)
  if (early) return { verdict: 'drop', line: early, code: 'rule', late: null }
  const chain = chains?.get(hook)
  if (!chains || !chain) return nothing('no-chain')
  if (chain.policy === null && !chain.headless) return nothing('no-policy')
  if (rules.filtered) return nothing('filtered')
  if (!rules.cut && !chain.headless) return told(follow(chains, hook, packet))
  // What stands before the cut decides only if it does so without the rest.
  const before = follow(withoutPolicies(chains), hook, packet)
  return before.verdict === 'unknown' ? nothing('cut-off') : told(before)
}

/** The chain that Docker asks before it forwards to a container: https://docs.docker.com/engine/network/firewall-iptables/ */
export const forwardedChain = 'DOCKER-USER'

/**
 * What the rules of iptables do with a packet that is forwarded to a container, as far as they stop it.
 *
 * @param packet with the port within the container: its destination has been changed before
 */
export function decideForwarded(rules: IptablesRules, packet: HostPacket): Read {
  const chains = packet.family === (rules.tool === 'ip6tables' ? 6 : 4) ? rules.tables.get('filter') : undefined
  if (!chains?.has(forwardedChain) || rules.cut || rules.filtered) return nothing('no-chain')
  const { verdict, line, late } = follow(chains, forwardedChain, packet)
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
