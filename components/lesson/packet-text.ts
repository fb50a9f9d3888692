import { isPacketDraft, type PacketDraft } from '@/components/rules'

/** A packet as a draft stores it; null when the text is none: drafts come from storage or a file. */
export function decodePacket(text: string | null): PacketDraft | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isPacketDraft(value) ? value : null
  } catch {
    return null
  }
}
