import type { Messages } from '@/content/ja/messages'
import { formatAddress } from '@/lib/cidr'
import type { Packet, Rule } from '@/lib/rules'
import type { GateRow } from './plates-of'

function nameOfProtocol(protocol: string | number): string {
  return protocol === 'icmpv6' ? 'ICMPv6' : typeof protocol === 'number' ? `IP ${protocol}` : protocol.toUpperCase()
}

/** What a packet is: `TCP 22`. */
export function nameOfPacket({ protocol, port }: Packet): string {
  const name = nameOfProtocol(protocol)
  return port === null ? name : `${name} ${port}`
}

/** Its other end: the groups that it is a member of, else its address. */
export function addressWords({ family, peer, peerGroups }: Packet): string {
  return peerGroups.length > 0 ? peerGroups.join(', ') : formatAddress(family, peer)
}

/** What is to become of a packet: `TCP 22 203.0.113.5: should pass`. */
export function goalOfPacket(packet: Packet, wanted: GateRow['wanted'], text: Messages['course']): string {
  return `${nameOfPacket(packet)} ${addressWords(packet)}: ${wanted === 'accept' ? text.toPass : text.toStop}`
}

/** Protocol and ports of a rule: `TCP 1–1024`. */
export function whatOfRule({ protocol, ports }: Rule, words: { readonly all: string }): string {
  const name = protocol === 'all' ? words.all : nameOfProtocol(protocol)
  if (ports.kind === 'list') return `${name} ${ports.id}`
  if (ports.kind === 'any' || (ports.start === 1 && ports.end === 65535)) return name
  return `${name} ${ports.start === ports.end ? ports.start : `${ports.start}–${ports.end}`}`
}
