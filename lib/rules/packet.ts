import { parseAddress } from '@/lib/cidr'
import { sentenceOf } from '@/lib/cidr/sentences'
import type { Direction, Packet, PacketProtocol } from './model'

/** A packet as it is written: in the harness, in a form, in a link. */
export interface PacketFields {
  readonly direction?: unknown
  readonly protocol?: unknown
  readonly peer?: unknown
  readonly port?: unknown
  readonly sourcePort?: unknown
  readonly self?: unknown
  readonly peerGroups?: unknown
  readonly peerNetwork?: unknown
}

/** A field of a packet that could not be read. */
export interface PacketProblem {
  readonly field: keyof PacketFields
  /** Stable kebab-case code; each locale has a sentence for it. */
  readonly code: string
  readonly message: string
}

const directions: readonly Direction[] = ['ingress', 'egress']
const protocols: readonly PacketProtocol[] = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'other']

/**
 * Reads a packet: `direction`, `protocol`, `peer` (an address), `port` 1–65535 for TCP and UDP, optional `sourcePort`,
 * `self` (own address), `peerGroups` (non-empty means the internal network) and `peerNetwork: "internal"`.
 */
export function parsePacket(
  fields: PacketFields,
): { readonly ok: true; readonly packet: Packet } | { readonly ok: false; readonly problem: PacketProblem } {
  const fail = (field: keyof PacketFields, code: string, message: string) => ({
    ok: false as const,
    problem: { field, code, message },
  })
  const direction = directions.find((name) => name === fields.direction)
  if (!direction) return fail('direction', 'direction', 'direction: ingress or egress was expected')
  const protocol = protocols.find((name) => name === fields.protocol)
  if (!protocol) return fail('protocol', 'protocol', `protocol: one of ${protocols.join(', ')} was expected`)
  if (typeof fields.peer !== 'string') return fail('peer', 'peer', 'peer: an address was expected')
  const peer = parseAddress(fields.peer)
  if (!peer.ok) return fail('peer', peer.problem.code, `peer: ${sentenceOf(peer.problem)}`)
  const { family, value } = peer.value

  const withPorts = protocol === 'tcp' || protocol === 'udp'
  const port = fields.port ?? null
  if (withPorts ? !isPort(port) : port !== null) {
    const expected = withPorts ? 'a number from 1 to 65535' : `nothing, since ${protocol} has no ports,`
    return fail('port', withPorts ? 'port' : 'port-without-ports', `port: ${expected} was expected`)
  }
  const sourcePort = fields.sourcePort ?? null
  if (sourcePort !== null && !(withPorts && isPort(sourcePort))) {
    return fail('sourcePort', 'port', 'sourcePort: a number from 1 to 65535 for tcp or udp was expected')
  }
  if ((protocol === 'icmp' && family === 6) || (protocol === 'icmpv6' && family === 4)) {
    return fail('peer', 'icmp-family', `peer: ${protocol} goes with ${protocol === 'icmp' ? 'IPv4' : 'IPv6'} (M-7)`)
  }
  let self: bigint | null = null
  if (fields.self !== undefined && fields.self !== null) {
    const own = typeof fields.self === 'string' ? parseAddress(fields.self) : null
    if (!own?.ok)
      return fail(
        'self',
        own?.problem.code ?? 'peer',
        `self: ${own ? sentenceOf(own.problem) : 'an address was expected'}`,
      )
    if (own.value.family !== family)
      return fail('self', 'mixed-families', 'self: an address of the family of peer was expected')
    self = own.value.value
  }
  const groups = fields.peerGroups ?? []
  if (!Array.isArray(groups) || !groups.every((id) => typeof id === 'string')) {
    return fail('peerGroups', 'peer-groups', 'peerGroups: a list of group ids was expected')
  }
  const network = fields.peerNetwork ?? null
  if (network !== null && network !== 'internal' && network !== 'public') {
    return fail('peerNetwork', 'peer-network', 'peerNetwork: internal or public was expected')
  }
  return {
    ok: true,
    packet: {
      direction,
      protocol,
      family,
      peer: value,
      port: isPort(port) ? port : null,
      sourcePort: isPort(sourcePort) ? sourcePort : null,
      self,
      peerGroups: groups,
      internal: groups.length > 0 || network === 'internal',
    },
  }
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535
}
