import { type Block, lastOf } from '@/lib/cidr'
import type { Peer, Ports, Rule } from '../model'
import { byPrecedence } from '../precedence'

/** Whether `a` leaves `b` nothing to decide: it matches every packet that `b` matches, and comes first or does the same (V-2, V-3). */
export function hides(a: Rule, b: Rule): boolean {
  const order = byPrecedence(a, b)
  return (
    order <= 0 &&
    a.direction === b.direction &&
    (a.protocol === 'all' || a.protocol === b.protocol) &&
    portsWithin(b.ports, a.ports) &&
    portsWithin(b.sourcePorts, a.sourcePorts) &&
    peerWithin(b.peer, a.peer) &&
    (a.self === null || (b.self !== null && blockWithin(b.self, a.self)))
  )
}

function portsWithin(inner: Ports, outer: Ports): boolean {
  if (outer.kind === 'any') return true
  if (outer.kind === 'list') return inner.kind === 'list' && inner.id === outer.id
  return inner.kind === 'range' && outer.start <= inner.start && inner.end <= outer.end
}

function peerWithin(inner: Peer, outer: Peer): boolean {
  if (outer.kind === 'cidr') return inner.kind === 'cidr' && blockWithin(inner.block, outer.block)
  if (outer.kind === 'group') return inner.kind === 'group' && inner.groupId === outer.groupId
  return inner.kind === 'prefix-list' && inner.id === outer.id
}

function blockWithin(inner: Block, outer: Block): boolean {
  return inner.family === outer.family && outer.first <= inner.first && lastOf(inner) <= lastOf(outer)
}
