import type { EvidenceName, IncidentAnswer, Suspect } from '@/lib/lesson'

/** The layers that can be named, in path order. */
export const suspects: readonly Suspect[] = [
  'public-address',
  'network-acl',
  'security-group',
  'host-firewall',
  'listening-socket',
]

const evidence: readonly EvidenceName[] = ['client', 'instance', 'group', 'sockets', 'firewall']

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
