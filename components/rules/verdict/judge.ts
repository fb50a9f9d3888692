import type { Unreadable } from '@/components/gate'
import { type Consideration, type Decision, decide, matchRule, type Packet, type Rule } from '@/lib/rules'
import type { Assembly, DraftRow } from '../draft/assembly'
import { readAtMost, unreadableIn } from '../draft/rows'

/** What is known of a packet's fate, rows that cannot be read taken into account. */
export interface JudgedPacket {
  /** By the rules that are read; where one that is not read could turn it, `depends`. */
  readonly decision: Decision
  /** By the rules that are read alone. */
  readonly certain: Decision
  /** Rows that are not read and could turn the verdict. */
  readonly turning: readonly DraftRow[]
  /** Rows that are not read and cannot. */
  readonly harmless: number
  /** The rules that stand in the trace for rows that are not read. */
  readonly standIns: ReadonlyMap<Rule, Unreadable>
}

interface Options {
  readonly port25Unblocked: boolean
  /** Rules of the documents that could not be read and are not among the rows: any of them could turn any verdict. */
  readonly lost: number
}

/** Decides a packet; null where no group is there, or groups that cannot be together. */
export function judgeForPage(
  assembly: Assembly,
  packet: Packet,
  { port25Unblocked, lost }: Options,
): JudgedPacket | null {
  const { ruleSet, unread, missing } = assembly
  if (ruleSet.groups.length === 0 || missing.mixed) return null
  const certain = decide(ruleSet, packet, { port25Unblocked })
  const { by } = certain
  const fixed = by.kind === 'platform' || by.kind === 'in-group'
  const standIns = new Map<Rule, DraftRow>()
  const unreadable: DraftRow[] = []
  for (const row of fixed ? [] : unread) {
    const most = readAtMost(row.row, row.group, packet.family)
    if (!most) unreadable.push(row)
    else if (couldTurn(most, certain, packet, assembly)) standIns.set(most, row)
  }
  const turning = [...unreadable, ...standIns.values()]
  const unsure = turning.length > 0 || (lost > 0 && !fixed)
  const trace = [...standIns.keys()].reduce(withStandIn, certain.trace)
  return {
    certain,
    decision: unsure ? { ...certain, verdict: 'depends', trace } : certain,
    turning,
    harmless: unread.length - turning.length,
    standIns: new Map([...standIns].map(([rule, { row, group }]) => [rule, unreadableIn(row, group)])),
  }
}

/** Whether a rule that says the most that a row could say would come first, match, and do the other thing. */
function couldTurn(most: Rule, { verdict, trace }: Decision, packet: Packet, { ruleSet }: Assembly): boolean {
  if (most.action === verdict) return false
  if (matchRule(most, packet, ruleSet).kind === 'no') return false
  const decider = trace.find(({ match }) => match.kind === 'yes')
  return !decider || !after(most, decider.rule)
}

/** Whether a rule is read after another one for certain (V-1…V-3). */
function after(rule: Rule, other: Rule): boolean {
  if (rule.priority !== other.priority) return rule.priority > other.priority
  return rule.action === 'accept' && other.action === 'drop'
}

function withStandIn(trace: readonly Consideration[], rule: Rule): readonly Consideration[] {
  const at = trace.findIndex((each) => !after(rule, each.rule))
  const match = { kind: 'unknown', lists: [rule.id], statements: [] } as const
  return trace.toSpliced(at < 0 ? trace.length : at, 0, { rule, match, decides: false, late: false })
}
