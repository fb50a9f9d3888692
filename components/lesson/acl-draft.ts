import { type AclEntry, mostEntries } from '@/lib/lesson'

const protocols = ['tcp', 'udp', 'icmp', 'gre', 'all'] as const

/** Entries as a draft stores them; null when the text is none: drafts come from storage or a file. */
export function decodeEntries(text: string | null): readonly AclEntry[] | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value) || value.length > mostEntries) return null
    const entries = value.map(entryOf)
    return entries.every((entry) => entry !== null) ? entries : null
  } catch {
    return null
  }
}

function entryOf(value: unknown): AclEntry | null {
  if (typeof value !== 'object' || value === null) return null
  const fields = new Map<string, unknown>(Object.entries(value))
  const direction = (['ingress', 'egress'] as const).find((name) => name === fields.get('direction'))
  const policy = (['accept', 'drop'] as const).find((name) => name === fields.get('policy'))
  const protocol = protocols.find((name) => name === fields.get('protocol'))
  const [port, peer] = [fields.get('port'), fields.get('peer')]
  if (!direction || !policy || !protocol || typeof port !== 'string' || typeof peer !== 'string') return null
  return { direction, policy, protocol, port, peer }
}

/** An entry that is to be filled in: it says nothing yet of ports and the other end. */
export function freshEntry(direction: AclEntry['direction']): AclEntry {
  return { direction, policy: 'accept', protocol: 'tcp', port: '', peer: '' }
}
