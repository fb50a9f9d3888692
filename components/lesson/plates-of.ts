import type { GoalPacket } from '@/lib/lesson'
import {
  type Action,
  builtInDefault,
  type Counterexample,
  type Decision,
  decide,
  type Packet,
  parsePacket,
  type Rule,
  type RuleSet,
} from '@/lib/rules'

/** A packet at the gate, and what is wanted of it. */
export interface GateRow {
  readonly packet: Packet
  readonly wanted: 'accept' | 'drop'
}

/** A row that was decided. */
export interface DecidedRow extends GateRow {
  readonly decision: Decision
  /** It comes out as wanted. */
  readonly met: boolean
}

/** What can decide a packet, in the order in which it is looked at. */
export type Plate =
  | { readonly kind: 'platform' | 'in-group' | 'default' }
  | { readonly kind: 'rule'; readonly rule: Rule }
  /** Rules that decide none of the packets, counted. */
  | { readonly kind: 'fold'; readonly count: number }

/** The gate of one direction. */
export interface PlatesOfExercise {
  readonly direction: Packet['direction']
  readonly plates: readonly Plate[]
  /** What the default does with these packets; null: not the same with all of them. */
  readonly fallback: Action | null
  /** Rows with the position of the plate that decides; null: that cannot be told. */
  readonly rows: readonly (DecidedRow & { readonly at: number | null })[]
}

/** Up to this many rules of a direction have a plate each. */
const everyPlate = 6

/** What becomes of packets, outbound port 25 as an exercise says it. */
export function decided(ruleSet: RuleSet, rows: readonly GateRow[], port25Unblocked: boolean): readonly DecidedRow[] {
  return rows.map((row) => {
    const decision = decide(ruleSet, row.packet, { port25Unblocked })
    return { ...row, decision, met: decision.verdict === row.wanted }
  })
}

/** The packets of a goal, as the engine takes them. */
export function goalRows(goal: readonly GoalPacket[]): readonly GateRow[] {
  return goal.flatMap(({ wanted, at: _, ...fields }) => {
    const read = parsePacket(fields)
    return read.ok ? [{ packet: read.packet, wanted }] : []
  })
}

/**
 * The packets of a goal as they stand, in the order in which gates show them; where all are right and the judge has found
 * others that are not, those, too.
 */
export function standing(
  ruleSet: RuleSet,
  goal: readonly GoalPacket[],
  found: readonly (Counterexample | null)[],
): readonly DecidedRow[] {
  const rows = decided(ruleSet, goalRows(goal), true)
  if (rows.some(({ met }) => !met)) return inGateOrder(rows)
  return inGateOrder([...rows, ...decided(ruleSet, rowsOf(found), true)])
}

/** Packets that a judge has found, with what was wanted of them. */
export function rowsOf(found: readonly (Counterexample | null)[]): readonly GateRow[] {
  return found.flatMap((each) => (each ? [{ packet: each.packet, wanted: each.wanted.action }] : []))
}

/** Rows in the order in which the gates show them: inbound before outbound. */
export function inGateOrder<R extends Pick<GateRow, 'packet'>>(rows: readonly R[]): readonly R[] {
  const of = (direction: Packet['direction']) => rows.filter(({ packet }) => packet.direction === direction)
  return [...of('ingress'), ...of('egress')]
}

/** The plates that the packets of each direction come by, inbound first. */
export function platesOf(ruleSet: RuleSet, rows: readonly DecidedRow[]): readonly PlatesOfExercise[] {
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const own = rows.filter(({ packet }) => packet.direction === direction)
    const [first] = own
    if (!first) return []
    const plates = platesIn(ruleSet, first.packet, own)
    const [group] = ruleSet.groups
    const defaults = new Set(group ? own.map(({ packet }) => builtInDefault(group, packet)) : [])
    const [fallback = null] = defaults.size === 1 ? defaults : []
    return [{ direction, plates, fallback, rows: own.map((row) => ({ ...row, at: placeOf(row.decision, plates) })) }]
  })
}

function platesIn(ruleSet: RuleSet, packet: Packet, rows: readonly DecidedRow[]): readonly Plate[] {
  // A stranger's packet, so that every rule is looked at.
  const stranger = { ...packet, peerGroups: [], internal: false }
  const rules = decide(ruleSet, stranger, { rulesAlone: true }).trace.map(({ rule }) => rule)
  const deciders = new Set(rows.map(({ decision }) => keyOf(decision)))
  const plates: Plate[] = []
  if (deciders.has('platform')) plates.push({ kind: 'platform' })
  if (deciders.has('in-group')) plates.push({ kind: 'in-group' })
  for (const rule of rules) {
    const last = plates.at(-1)
    if (rules.length <= everyPlate || deciders.has(`${rule.group} ${rule.id}`)) plates.push({ kind: 'rule', rule })
    else if (last?.kind === 'fold') plates.splice(-1, 1, { kind: 'fold', count: last.count + 1 })
    else plates.push({ kind: 'fold', count: 1 })
  }
  return [...plates, { kind: 'default' }]
}

function keyOf({ by }: Decision): string {
  return by.kind === 'rule' ? `${by.group} ${by.rule}` : by.kind
}

function placeOf(decision: Decision, plates: readonly Plate[]): number | null {
  if (decision.verdict === 'depends') return null
  const key = keyOf(decision)
  const at = plates.findIndex((plate) =>
    plate.kind === 'rule' ? `${plate.rule.group} ${plate.rule.id}` === key : plate.kind === key,
  )
  return at < 0 ? null : at
}
