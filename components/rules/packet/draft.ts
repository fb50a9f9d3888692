import { formatAddress } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import type { Direction, Packet, PacketFields } from '@/lib/rules'

/** A packet while it is edited. */
export interface PacketDraft {
  readonly direction: Direction
  readonly protocol: Packet['protocol']
  readonly peer: string
  readonly port: string
  readonly sourcePort: string
  readonly self: string
  /** `public`, `internal`, or the ids of the groups that the other end belongs to, with a space between them. */
  readonly network: string
}

export const packetProtocols: readonly Packet['protocol'][] = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'other']

/** Whether a value that was stored or linked is a packet as it is edited. */
export function isPacketDraft(value: unknown): value is PacketDraft {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  return (
    ['peer', 'port', 'sourcePort', 'self', 'network'].every((name) => typeof fields.get(name) === 'string') &&
    (fields.get('direction') === 'ingress' || fields.get('direction') === 'egress') &&
    packetProtocols.some((name) => name === fields.get('protocol'))
  )
}

/** Groups that the other end of a packet belongs to. */
export function peerGroupsOf({ network }: PacketDraft): readonly string[] {
  return network === 'public' || network === 'internal' ? [] : network.split(' ')
}

/** The packet's fields as the engine reads them. */
export function packetFields(packet: PacketDraft): PacketFields {
  const number = (written: string) => {
    // What is written with an input method may have digits of full width.
    const text = written.normalize('NFKC').trim()
    return text === '' ? undefined : /^[0-9]{1,6}$/.test(text) ? Number(text) : written
  }
  return {
    direction: packet.direction,
    protocol: packet.protocol,
    peer: packet.peer,
    ...(hasPorts(packet.protocol) ? { port: number(packet.port) ?? '', sourcePort: number(packet.sourcePort) } : {}),
    ...(packet.self.trim() === '' ? {} : { self: packet.self }),
    ...(packet.network === 'internal' ? { peerNetwork: 'internal' } : { peerGroups: peerGroupsOf(packet) }),
  }
}

/** A packet as a case or a link writes it, as a draft. */
export function packetDraft(packet: {
  readonly direction: Direction
  readonly protocol: string
  readonly peer: string
  readonly port?: number
  readonly peerGroups?: readonly string[]
}): PacketDraft {
  return {
    direction: packet.direction,
    protocol: packetProtocols.find((name) => name === packet.protocol) ?? 'tcp',
    peer: packet.peer,
    port: packet.port === undefined ? '' : String(packet.port),
    sourcePort: '',
    self: '',
    network: packet.peerGroups?.join(' ') || 'public',
  }
}

/** A packet of the engine as a draft that reads back to it. */
export function draftOfPacket(packet: Packet): PacketDraft {
  return {
    direction: packet.direction,
    protocol: packet.protocol,
    peer: formatAddress(packet.family, packet.peer),
    port: packet.port === null ? '' : String(packet.port),
    sourcePort: packet.sourcePort === null ? '' : String(packet.sourcePort),
    self: packet.self === null ? '' : formatAddress(packet.family, packet.self),
    network: packet.peerGroups.length > 0 ? packet.peerGroups.join(' ') : packet.internal ? 'internal' : 'public',
  }
}
