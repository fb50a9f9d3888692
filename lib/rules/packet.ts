import { type CidrProblem, type CidrProblemCode, parseAddress } from '@/lib/cidr'
import { directions, hasPorts, protocols } from '@/lib/net'
import type { Packet, PacketProtocol } from './model'
import { protocolOfNumber } from './protocol-numbers'

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

/** Why a field of a packet could not be read; those of an address are the address engine's. */
export type PacketProblemCode =
  | CidrProblemCode
  | 'direction'
  | 'protocol'
  | 'peer'
  | 'port'
  | 'port-without-ports'
  | 'icmp-family'
  | 'peer-groups'
  | 'peer-network'

/** A field of a packet that could not be read. */
export interface PacketProblem {
  readonly field: keyof PacketFields
  readonly code: PacketProblemCode
  /** Values for the sentence of an address's problem. */
  readonly params: CidrProblem['params']
}

type ParsedPacket =
  | { readonly ok: true; readonly packet: Packet }
  | { readonly ok: false; readonly problem: PacketProblem }

function fail(field: keyof PacketFields, code: PacketProblemCode, params: CidrProblem['params'] = {}) {
  return { ok: false as const, problem: { field, code, params } }
}

/**
 * Reads a packet: `direction`, `protocol` (a name, an IANA number 0–255, or `other`), `peer` (an address), `port` 1–65535
 * for TCP and UDP, optional `sourcePort`, `self` (own address), `peerGroups` (non-empty means the internal network) and
 * `peerNetwork: "internal"`.
 */
export function parsePacket(fields: PacketFields): ParsedPacket {
  const direction = directions.find((name) => name === fields.direction)
  if (!direction) return fail('direction', 'direction')
  const protocol = packetProtocol(fields.protocol)
  if (protocol === undefined) return fail('protocol', 'protocol')
  if (typeof fields.peer !== 'string') return fail('peer', 'peer')
  const peer = parseAddress(fields.peer)
  if (!peer.ok) return fail('peer', peer.problem.code, peer.problem.params)
  const { family, value } = peer.value
  if ((protocol === 'icmp' && family === 6) || (protocol === 'icmpv6' && family === 4)) {
    return fail('peer', 'icmp-family')
  }
  const ports = packetPorts(fields, protocol)
  if (!ports.ok) return ports
  const self = selfOf(fields.self, family)
  if (typeof self === 'object' && self !== null) return self
  const network = networkOf(fields)
  if (!network.ok) return network
  const { port, sourcePort } = ports
  const { peerGroups, internal } = network
  return {
    ok: true,
    packet: { direction, protocol, family, peer: value, port, sourcePort, self, peerGroups, internal },
  }
}

/** A protocol by its name or its number; undefined for anything else. */
export function packetProtocol(value: unknown): PacketProtocol | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && value >= 0 && value <= 255 ? protocolOfNumber(value) : undefined
  }
  return value === 'other' ? value : protocols.find((name) => name === value)
}

function packetPorts(fields: PacketFields, protocol: PacketProtocol) {
  const withPorts = hasPorts(protocol)
  const port = fields.port ?? null
  if (withPorts ? !isPort(port) : port !== null) return fail('port', withPorts ? 'port' : 'port-without-ports')
  const sourcePort = fields.sourcePort ?? null
  if (sourcePort !== null && !(withPorts && isPort(sourcePort))) return fail('sourcePort', 'port')
  return { ok: true as const, port: isPort(port) ? port : null, sourcePort: isPort(sourcePort) ? sourcePort : null }
}

/** The own address; null when it is not given. */
function selfOf(written: unknown, family: Packet['family']) {
  if (written === undefined || written === null) return null
  if (typeof written !== 'string') return fail('self', 'peer')
  const own = parseAddress(written)
  if (!own.ok) return fail('self', own.problem.code, own.problem.params)
  return own.value.family === family ? own.value.value : fail('self', 'mixed-families')
}

function networkOf(fields: PacketFields) {
  const groups = fields.peerGroups ?? []
  if (!Array.isArray(groups) || !groups.every((id) => typeof id === 'string')) return fail('peerGroups', 'peer-groups')
  const network = fields.peerNetwork ?? null
  if (network !== null && network !== 'internal' && network !== 'public') return fail('peerNetwork', 'peer-network')
  return { ok: true as const, peerGroups: groups, internal: groups.length > 0 || network === 'internal' }
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535
}
