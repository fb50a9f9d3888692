import type { Ports, Rule } from '../model'
import { rankOf } from '../precedence'
import type { Redundant } from '../space'
import { commonOf } from './common'

/** Whether a rule that is never used drops what rules that are read earlier let pass: it was meant to block. */
export function isIdleBlock({ rule, why }: Pick<Redundant, 'rule' | 'why'>, rules: readonly Rule[]): boolean {
  return why === 'unreachable' && rules.some((other) => maySpare(other, rule))
}

/**
 * The priority at which a rule that drops comes before all that now lets its packets pass: theirs, as a drop is read first
 * within one priority (V-2). Null where nothing lets them pass, or where one of these rules would then let nothing pass any
 * more: which of the two is meant is the reader's to say.
 */
export function raisedPriority(rule: Rule, rules: readonly Rule[]): number | null {
  let priority: number | null = null
  for (const other of rules) {
    if (!maySpare(other, rule)) continue
    const common = commonOf(rule, other)
    if (common && isWhole(common, other)) return null
    priority = Math.min(priority ?? other.priority, other.priority)
  }
  return priority
}

/** Whether a rule may let pass, because it is read earlier, what another drops. What is not compared may be the same. */
function maySpare(other: Rule, rule: Rule): boolean {
  if (other.action !== 'accept' || rule.action !== 'drop' || rankOf(other) >= rankOf(rule)) return false
  return other.direction === rule.direction && (!isPlain(rule) || !isPlain(other) || commonOf(rule, other) !== null)
}

/** Whether what a rule matches is told by blocks and ports alone. */
function isPlain({ self, peer, ports }: Rule): boolean {
  return self === null && peer.kind === 'cidr' && ports.kind !== 'list'
}

/** Whether what two rules share is all of one of them. */
function isWhole(common: Rule, { protocol, ports, sourcePorts, peer }: Rule): boolean {
  const sameBlock =
    common.peer.kind === 'cidr' &&
    peer.kind === 'cidr' &&
    common.peer.block.first === peer.block.first &&
    common.peer.block.prefix === peer.block.prefix
  return (
    common.protocol === protocol &&
    samePorts(common.ports, ports) &&
    samePorts(common.sourcePorts, sourcePorts) &&
    (sameBlock || common.peer === peer)
  )
}

function samePorts(a: Ports, b: Ports): boolean {
  if (a.kind !== 'range' || b.kind !== 'range') return a === b || (a.kind === 'any' && b.kind === 'any')
  return a.start === b.start && a.end === b.end
}
