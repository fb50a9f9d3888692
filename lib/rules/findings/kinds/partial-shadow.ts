import { type Block, lastOf } from '@/lib/cidr'
import type { Ports, Rule } from '../../model'
import { rankOf } from '../../precedence'
import type { Redundancy } from '../../space'
import { type FindingContext, type FindingDraft, refOf } from '../model'
import { packetsOf, proofOf } from '../proof'

/** Stronger rules of the other action that are tried for one rule: the nearest is nearly always the one. */
const mostTried = 16

/** Needed rules of which a rule of the other action takes part, because it is read earlier. */
export function partialShadow(context: FindingContext, { needed }: Redundancy): FindingDraft[] {
  return needed.flatMap(({ rule }): FindingDraft[] => {
    let tried = 0
    for (const other of context.inOrder) {
      if (rankOf(other) >= rankOf(rule) || tried === mostTried) break
      const common = other.action === rule.action ? null : commonOf(rule, other)
      if (!common) continue
      tried += 1
      const proof = packetsOf(common, context.set)
        .map((packet) => proofOf(context, packet))
        .find((each) => each?.by.kind === 'rule' && each.by.group === other.group && each.by.rule === other.id)
      if (proof) return [shadowed(rule, other, proof)]
    }
    return []
  })
}

function shadowed(rule: Rule, other: Rule, proof: NonNullable<ReturnType<typeof proofOf>>): FindingDraft {
  return {
    kind: 'partial-shadow',
    params: { other: other.id },
    severity: 'info',
    groups: [...new Set([rule.group, other.group])],
    rules: [refOf(rule), refOf(other)],
    proof,
    change: null,
    checks: [],
  }
}

/** What two rules both match, as a rule; null when it is nothing, or turns on lists and groups that differ. */
function commonOf(a: Rule, b: Rule): Rule | null {
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
