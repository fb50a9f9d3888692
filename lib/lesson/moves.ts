import { formatPeer, formatPorts, type Rule, type RuleSet } from '@/lib/rules'
import type { Move } from './model'

/** A change that the exercise does not offer, with the rule or group that it was made to. */
export interface ForbiddenMove {
  readonly move: Move
  readonly subject: string
}

function valuesOf(rule: Rule): readonly (readonly [Move, string])[] {
  return [
    ['direction', rule.direction],
    ['action', rule.action],
    ['protocol', String(rule.protocol)],
    ['ports', formatPorts(rule.ports)],
    ['peer', formatPeer(rule.peer)],
    ['priority', String(rule.priority)],
  ]
}

/** Changes from `start` to `set` that are not among `moves`. Rules and groups are the same when their ids are. */
export function forbiddenMoves(start: RuleSet, set: RuleSet, moves: readonly Move[]): ForbiddenMove[] {
  const found: ForbiddenMove[] = []
  const note = (move: Move, subject: string) => {
    if (!moves.includes(move)) found.push({ move, subject })
  }
  for (const before of start.groups) {
    const after = set.groups.find((group) => group.id === before.id)
    if (!after) continue
    if (after.type !== before.type) note('type', before.id)
    else if (after.innerAccess !== before.innerAccess) note('inner-access', before.id)
    for (const rule of before.rules) {
      const now = after.rules.find((other) => other.id === rule.id)
      if (!now) {
        note('remove', rule.id)
        continue
      }
      const values = new Map(valuesOf(now))
      for (const [move, value] of valuesOf(rule)) if (values.get(move) !== value) note(move, rule.id)
    }
    for (const rule of after.rules) if (!before.rules.some((other) => other.id === rule.id)) note('add', rule.id)
  }
  return found
}
