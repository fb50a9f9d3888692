import type { Computed } from './compute'
import type { Entities } from './entities'
import type { Prefill } from './reply'
import { services } from './services'

/** What the fitting tool is opened with; null when no tool takes what the question names. */
export function prefillOf(question: string, entities: Entities, computed: Computed | null): Prefill | null {
  if (computed?.kind === 'pasted') return { tool: computed.tool, pasted: question }
  if (entities.symptom !== null || (computed === null && entities.ports.length > 0)) {
    const [named] = services.filter(({ name }) => entities.services.includes(name))
    const port = entities.ports[0] ?? named?.port ?? null
    const udp = entities.protocols.includes('udp') || (named?.protocol === 'udp' && !entities.protocols.includes('tcp'))
    const icmp = port === null && entities.protocols.some((protocol) => protocol === 'icmp' || protocol === 'icmpv6')
    if (port !== null || icmp) {
      const outward = entities.directions.includes('egress') && !entities.directions.includes('ingress')
      return {
        tool: 'reachability',
        protocol: icmp ? 'icmp' : udp ? 'udp' : 'tcp',
        port,
        // Mail leaves the instance over these ports: that is what fails.
        direction: outward || port === 25 || port === 465 || port === 587 ? 'egress' : 'ingress',
        symptom: entities.symptom,
      }
    }
  }
  if (computed?.kind === 'block') return { tool: 'cidr', value: computed.written }
  if (computed?.kind === 'range') return { tool: 'cidr', value: `${computed.first}-${computed.last}` }
  if (computed?.kind === 'merge') return { tool: 'cidr', value: computed.from.join(', ') }
  if (computed?.kind === 'relation') return { tool: 'cidr', value: computed.b }
  return null
}
