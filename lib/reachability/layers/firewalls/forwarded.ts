import type { GatheredEvidence } from '../../model/evidence'
import type { Chains } from '../../model/filter'

/** The chain that the kernel asks before it hands a packet on: to a container, for the most part. */
export const forwardChain = 'FORWARD'

/** What rules that accept say of traffic that does not go on from one container to another, nor is begun: replies, the way out. */
const ofOthers = /\bESTABLISHED\b|! -o |\s!\w|\bicmp\b|-[io] (?:lo|wg|tun|tap|virbr)\S{0,20}|\bDOCKER-USER\b/
const rejecting = /\bREJECT\b.{0,120}icmp6?-\S{0,20}(?:prohibited|unreachable)/

/** Whether a chain that is asked before lets something through. */
function mayAccept(chains: Chains, name: string): boolean {
  const chain = chains.get(name)
  return (chain?.rules ?? []).some(({ effect, line }) => effect.kind === 'accept' && !ofOthers.test(line))
}

/**
 * The rule that rejects whatever is handed on, before any lets the traffic of containers through: that of CentOS, of Fedora and of
 * Oracle's images, above which the rules of an engine should stand, and do not.
 */
export function forwardReject({ firewalls }: GatheredEvidence): string | null {
  for (const firewall of firewalls) {
    const chains = firewall.tool === 'iptables' ? firewall.tables.get('filter') : undefined
    for (const { conditions, effect, line } of chains?.get(forwardChain)?.rules ?? []) {
      if (effect.kind === 'reject' && conditions.length === 0 && rejecting.test(line)) return line
      const isLetIn =
        (effect.kind === 'accept' && !ofOthers.test(line)) ||
        ((effect.kind === 'jump' || effect.kind === 'goto') && chains && mayAccept(chains, effect.chain))
      if (isLetIn || effect.kind === 'unclear') break
    }
  }
  return null
}
