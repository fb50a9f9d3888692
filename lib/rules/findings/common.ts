import { type Block, lastOf } from '@/lib/cidr'
import type { Ports, Rule } from '../model'

/** What two rules both match, as a rule; null when it is nothing, or turns on lists and groups that differ. */
export function commonOf(a: Rule, b: Rule): Rule | null {
  if (a.direction !== b.direction || a.self || b.self) return null
  if (a.protocol !== b.protocol && a.protocol !== 'all' && b.protocol !== 'all') return null
  const ports = commonPorts(a.ports, b.ports)
  const sourcePorts = commonPorts(a.sourcePorts, b.sourcePorts)
  const peer = commonPeer(a.peer, b.peer)
  if (!ports || !sourcePorts || !peer) return null
  return { ...a, protocol: a.protocol === 'all' ? b.protocol : a.protocol, ports, sourcePorts, peer }
}

function commonPorts(a: Ports, b: Ports): Ports | null {
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  if (a.kind === 'list' || b.kind === 'list') return a.kind === 'list' && b.kind === 'list' && a.id === b.id ? a : null
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)]
  return start <= end ? { kind: 'range', start, end } : null
}

function commonPeer(a: Rule['peer'], b: Rule['peer']): Rule['peer'] | null {
  if (a.kind === 'group') return b.kind === 'group' && a.groupId === b.groupId ? a : null
  if (a.kind === 'prefix-list') return b.kind === 'prefix-list' && a.id === b.id ? a : null
  if (b.kind !== 'cidr') return null
  if (holdsBlock(a.block, b.block)) return b
  return holdsBlock(b.block, a.block) ? a : null
}

function holdsBlock(outer: Block, inner: Block): boolean {
  return outer.family === inner.family && outer.first <= inner.first && lastOf(inner) <= lastOf(outer)
}
