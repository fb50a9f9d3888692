import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { formatAddress } from '@/lib/cidr'
import type { Packet } from '@/lib/rules'

/** A packet in a few words. */
export function packetSentence(packet: Packet, words: Messages['lesson']): string {
  const { protocol, port } = packet
  const name =
    protocol === 'other'
      ? format(words.packetOther, { protocol: 'TCP / UDP / ICMP / GRE' })
      : protocol === 'icmpv6'
        ? 'ICMPv6'
        : typeof protocol === 'number'
          ? `IP ${protocol}`
          : protocol.toUpperCase()
  return format(packet.direction === 'ingress' ? words.packetIn : words.packetOut, {
    peer: formatAddress(packet.family, packet.peer),
    member: packet.peerGroups.length > 0 ? format(words.packetMember, { groups: packet.peerGroups.join(', ') }) : '',
    what: port === null ? name : `${name} ${port}`,
  })
}
