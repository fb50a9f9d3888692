import { formatBlock } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import type { Peer, Ports, Rule } from '../../model'

/** What makes two rules duplicates: everything but id, group, description and place. */
export function shapeOf({ direction, protocol, ports, sourcePorts, peer, self, action, priority }: Rule): string {
  const every = hasPorts(protocol) ? '1-65535' : ''
  return [
    direction,
    protocol,
    portsShape(ports, every),
    portsShape(sourcePorts, every),
    peerOf(peer),
    self ? formatBlock(self) : '',
    action,
    priority,
  ].join(' ')
}

/** TCP and UDP rules with `-1/-1` mean every port, as with `1/65535` (M-4). */
function portsShape(ports: Ports, every: string): string {
  if (ports.kind === 'any') return every
  return ports.kind === 'range' ? `${ports.start}-${ports.end}` : `list ${ports.id}`
}

function peerOf(peer: Peer): string {
  if (peer.kind === 'cidr') return formatBlock(peer.block)
  return peer.kind === 'group' ? `group ${peer.groupId}` : `list ${peer.id}`
}
