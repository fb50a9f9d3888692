import { mask } from '@/lib/reachability'

/** A JSON value with every secret in its texts left out, and how many those were. */
export function maskSecrets(value: unknown): { readonly value: unknown; readonly secrets: number } {
  let secrets = 0
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const masked = mask(part, { addresses: false })
      secrets += masked.secrets
      return masked.text
    }
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, walk(item)]))
  }
  return { value: walk(value), secrets }
}
