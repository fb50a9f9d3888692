import type { History } from '@/components/history'
import type { PacketProblem } from '@/lib/rules'
import type { RulesDraft } from '../draft/model'
import { PacketLine } from './line'

interface Props {
  readonly history: History<RulesDraft>
  readonly problem: PacketProblem | null
}

/** The packet of what is being worked on. */
export function DraftPacket({ history: { value: draft, change }, problem }: Props) {
  return (
    <PacketLine
      groups={draft.groups}
      packet={draft.packet}
      problem={problem}
      port25Unblocked={draft.port25Unblocked}
      onChange={(packet) => change((now) => ({ ...now, packet }), 'packet')}
      onUnblock={(port25Unblocked) => change((now) => ({ ...now, port25Unblocked }))}
    />
  )
}
