import { useMemo } from 'react'
import { type Packet, type PacketProblem, parsePacket } from '@/lib/rules'
import type { Assembly } from '../draft/assembly'
import type { RulesDraft } from '../draft/model'
import type { Standing } from '../editor/rule-row'
import { packetFields } from '../packet/draft'
import { type JudgedPacket, judgeForPage } from './judge'

interface Verdict {
  /** Null while it cannot be read; `problem` says why. */
  readonly packet: Packet | null
  readonly problem: PacketProblem | null
  readonly judged: JudgedPacket | null
  /** What the rows have to do with the packet, by key. */
  readonly standings: ReadonlyMap<number, Standing>
}

/** The packet and what becomes of it. */
export function useVerdict(
  assembly: Assembly,
  { packet: written, port25Unblocked, doubts }: Pick<RulesDraft, 'packet' | 'port25Unblocked' | 'doubts'>,
): Verdict {
  const parsed = useMemo(() => parsePacket(packetFields(written)), [written])
  const packet = parsed.ok ? parsed.packet : null
  const judged = useMemo(
    () => packet && judgeForPage(assembly, packet, { port25Unblocked, lost: doubts.unread }),
    [assembly, packet, port25Unblocked, doubts.unread],
  )
  const standings = useMemo(() => standingsOf(assembly, judged), [assembly, judged])
  return { packet, problem: parsed.ok ? null : parsed.problem, judged, standings }
}

function standingsOf({ rowOf }: Assembly, judged: JudgedPacket | null): ReadonlyMap<number, Standing> {
  const standings = new Map<number, Standing>()
  if (!judged) return standings
  for (const { row } of judged.turning) standings.set(row.key, 'turns')
  const sure = judged.decision.verdict !== 'depends'
  for (const { rule, match, decides } of judged.certain.trace) {
    if (match.kind === 'no') continue
    const at = rowOf.get(rule)
    if (at) standings.set(at.row.key, decides ? (sure ? 'decides' : 'otherwise') : 'later')
  }
  return standings
}
