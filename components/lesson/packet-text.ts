import type { PacketDraft } from '@/components/rules'

const protocols: readonly string[] = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'other']

/** A packet as a draft stores it; null when the text is none: drafts come from storage or a file. */
export function decodePacket(text: string | null): PacketDraft | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isPacket(value) ? value : null
  } catch {
    return null
  }
}

function isPacket(value: unknown): value is PacketDraft {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  return (
    ['peer', 'port', 'sourcePort', 'self', 'network'].every((name) => typeof fields.get(name) === 'string') &&
    (fields.get('direction') === 'ingress' || fields.get('direction') === 'egress') &&
    protocols.some((name) => name === fields.get('protocol'))
  )
}
