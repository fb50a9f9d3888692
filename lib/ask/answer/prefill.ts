import { services, usualPort } from '@/lib/net'
import type { Entities } from '../text/entities'
import type { Computed, Tool } from './compute'
import type { Prefill } from './reply'

/** Mail leaves the instance over these ports: that is what fails. */
const mailPorts: ReadonlySet<number | null> = new Set([25, 465, 587])

/**
 * What the fitting tool is opened with; null when no tool takes what the question names.
 * @param fails whether the question tells of a connection that fails
 * @param offered the tool of the answer that is given: a port that is to be opened is a matter of rules
 */
export function prefillOf(
  question: string,
  entities: Entities,
  computed: Computed | null,
  fails: boolean,
  offered: Tool | null,
): Prefill | null {
  if (computed?.kind === 'pasted') return { tool: computed.tool, pasted: question }
  if (fails || (computed === null && entities.ports.length > 0 && offered !== 'rules')) return toReachability(entities)
  // Parts of a prefix alone are no block that the tool could show.
  const isPlaced = computed?.kind === 'block' || (computed?.kind === 'split' && computed.blocks.length > 0)
  if (isPlaced) return { tool: 'cidr', value: computed.written }
  if (computed?.kind === 'range') return { tool: 'cidr', value: `${computed.first}-${computed.last}` }
  if (computed?.kind === 'merge') return { tool: 'cidr', value: computed.from.join(', ') }
  if (computed?.kind === 'relation') return { tool: 'cidr', value: computed.b }
  return null
}

function toReachability({ services: names, ports, protocols, directions, symptom }: Entities): Prefill {
  const named = services.find(({ name }) => names.includes(name))
  const usual = named ? usualPort(named) : null
  const port = ports[0] ?? usual?.port ?? null
  const udp = protocols.includes('udp') || (usual?.protocol === 'udp' && !protocols.includes('tcp'))
  const icmp = port === null && protocols.some((protocol) => protocol === 'icmp' || protocol === 'icmpv6')
  const outward = directions.includes('egress') && !directions.includes('ingress')
  return {
    tool: 'reachability',
    protocol: icmp ? 'icmp' : udp ? 'udp' : 'tcp',
    port,
    direction: outward || mailPorts.has(port) ? 'egress' : 'ingress',
    symptom,
  }
}
