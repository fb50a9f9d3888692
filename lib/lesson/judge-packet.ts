import { type Decision, decide, type Packet, readDocuments } from '@/lib/rules'
import type { PacketExercise } from './model'

export interface PacketJudgement {
  readonly passed: boolean
  /** What happens to the packet. */
  readonly decision: Decision
  /** It comes out as wanted. */
  readonly verdict: boolean
  /** What has to decide it decides it. */
  readonly by: boolean
}

/** Sends a reader's packet through the exercise's groups: any packet that comes out as wanted passes. */
export function judgePacket({ documents, wanted }: PacketExercise, packet: Packet): PacketJudgement {
  const decision = decide(readDocuments(documents).ruleSet, packet)
  const verdict = decision.verdict === wanted.verdict
  const by =
    decision.by.kind === wanted.by &&
    (wanted.rule === null || (decision.by.kind === 'rule' && decision.by.rule === wanted.rule))
  return { passed: verdict && by, decision, verdict, by }
}
