import { formatBlock } from '@/lib/cidr'
import type { Peer, Ports, Reading, Rule } from '@/lib/rules'

function portsOf(ports: Ports): string {
  if (ports.kind === 'any') return '*'
  return ports.kind === 'list' ? ports.id : `${ports.start}-${ports.end}`
}

function peerOf(peer: Peer): string {
  if (peer.kind === 'cidr') return formatBlock(peer.block)
  return peer.kind === 'group' ? peer.groupId : peer.id
}

function ruleOf({ group, direction, action, priority, protocol, ports, peer }: Rule): string {
  return [group, direction === 'ingress' ? 'in' : 'out', action, priority, protocol, portsOf(ports), peerOf(peer)].join(
    ' ',
  )
}

/** Every rule that was read, as `sg-1 in accept 1 tcp 22-22 10.0.0.0/8`, in order of the alphabet. */
export function inShort({ ruleSet }: Reading): readonly string[] {
  return ruleSet.groups.flatMap(({ rules }) => rules.map(ruleOf)).sort()
}
