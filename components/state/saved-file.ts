import type { Receiver } from '@/components/handover'

/** The state of a tool as the text of a file, which opens again on any page of the site that takes files. */
export function fileOf(tool: Receiver, state: unknown): string {
  return `${JSON.stringify({ sekisho: tool, version: 1, state }, null, 1)}\n`
}

/** The tool and state of such a file, whose shape the tool has to check; null when the text is none. */
export function readFile(text: string): { readonly tool: Receiver; readonly state: unknown } | null {
  // Every text that is pasted comes by here: most are told by their beginning, without being read whole.
  if (!/^\s{0,20}\{\s{0,20}"sekisho"/.test(text.slice(0, 100))) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('sekisho' in value && 'state' in value)) return null
    const tool = receivers.find((name) => name === value.sekisho)
    return tool ? { tool, state: value.state } : null
  } catch {
    return null
  }
}

const receivers: readonly Receiver[] = ['rules', 'reachability', 'policy', 'cidr']
