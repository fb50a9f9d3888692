import { type Packet, type PacketProblem, parsePacket } from '@/lib/rules'
import { type GroupDraft, noDoubts } from '../draft/model'
import { type PacketDraft, packetFields } from './draft'
import { PacketForm } from './form'

interface Props {
  readonly groups: readonly GroupDraft[]
  readonly packet: PacketDraft
  readonly problem: PacketProblem | null
  readonly onChange: (packet: PacketDraft) => void
}

/** A packet to be written for groups that stay as they are; outbound TCP 25 is closed, as on every new account (O-2). */
export function PacketEditor({ groups, packet, problem, onChange }: Props) {
  const draft = { groups, lists: [], packet, port25Unblocked: false, before: null, doubts: noDoubts }
  return <PacketForm draft={draft} problem={problem} onChange={onChange} />
}

/** The packet as the engine reads it, or what is wrong with it. */
export function readPacket(
  packet: PacketDraft,
): { readonly ok: true; readonly packet: Packet } | { readonly ok: false; readonly problem: PacketProblem } {
  return parsePacket(packetFields(packet))
}
