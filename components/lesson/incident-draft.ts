import { type EvidenceName, type IncidentAnswer, suspects } from '@/lib/lesson'

const evidence: readonly EvidenceName[] = ['client', 'instance', 'flow-log', 'group', 'acl', 'sockets', 'firewall']

/** An answer as a draft stores it; null when the text is none: drafts come from storage or a file. */
export function decodeIncident(text: string | null): IncidentAnswer | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('asked' in value) || !('named' in value)) return null
    const { asked, named } = value
    if (!Array.isArray(asked) || !Array.isArray(named)) return null
    return {
      asked: evidence.filter((name) => asked.includes(name)),
      named: suspects.filter((name) => named.includes(name)),
    }
  } catch {
    return null
  }
}
