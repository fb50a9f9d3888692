import { type Block, contains, parseBlock } from '@/lib/cidr'
import { platformBlocks } from '@/lib/net'
import type { Packet } from './model'

function block(text: string): Block {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

const services = block(platformBlocks.services)
const workbench = block(platformBlocks.workbench)
const metadata = block(platformBlocks.metadata)

function inside({ family, peer }: Packet, of: Block): boolean {
  return family === of.family && contains(of, peer)
}

/** Whether a packet goes to the metadata server, which is let through before any rule, in both types of groups (O-9). */
export function isToMetadata(packet: Packet): boolean {
  return packet.direction === 'egress' && inside(packet, metadata)
}

/**
 * Whether a packet may come from a load balancer, whose forwarded traffic no rule can stop (O-8): from 100.64.0.0/10, but
 * for the part of Workbench, which needs a rule, and not from a member of a group, which is an instance.
 */
export function mayBeBalancer(packet: Packet): boolean {
  if (packet.direction !== 'ingress' || packet.peerGroups.length > 0) return false
  return inside(packet, services) && !inside(packet, workbench)
}
