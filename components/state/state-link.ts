import { encodeState, longestLink } from '@/components/fragment'
import type { Linked } from './share-state'

/**
 * A packed state as the link `#state=…`, without the secrets that it may hold. Null when it is so long that no link could
 * hold it: text shrinks to a twentieth at best.
 */
export async function stateLink(packed: unknown): Promise<Linked | null> {
  if (JSON.stringify(packed).length > longestLink * 20) return null
  const { maskSecrets } = await import('./masked')
  const { value, secrets } = maskSecrets(packed)
  return { fragment: `#state=${await encodeState(value)}`, secrets }
}
