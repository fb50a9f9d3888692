import { type Packet, type PacketProblem, parsePacket } from '@/lib/rules'
import type { GroupDraft } from '../draft/model'
import { type PacketDraft, packetFields } from './draft'
import { PacketLine } from './line'

interface Props {
  readonly groups: readonly GroupDraft[]
  readonly packet: PacketDraft
  readonly problem: PacketProblem | null
  readonly onChange: (packet: PacketDraft) => void
}

/** A packet to be written for groups that stay as they are; outbound TCP 25 is closed, as on every new account (O-2). */
export function PacketEditor(props: Props) {
  return <PacketLine {...props} />
}

/** The packet as the engine reads it, or what is wrong with it. */
export function readPacket(
  packet: PacketDraft,
): { readonly ok: true; readonly packet: Packet } | { readonly ok: false; readonly problem: PacketProblem } {
  return parsePacket(packetFields(packet))
}
