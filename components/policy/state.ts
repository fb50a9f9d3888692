import { decodeState, encodeState, longestLink } from '@/components/fragment'

/** What the page shows, as it is undone, linked and shared: every field as the reader wrote it. */
export interface PolicyState {
  /** The policies as they were pasted. */
  readonly text: string
  /** Whether another policy is taken to allow every ECS operation. */
  readonly assume: boolean
  /** Whether the closing statement names operations that do much else besides. */
  readonly broad: boolean
  /** The one operation that is asked about, and on which resource. */
  readonly action: string
  readonly resource: string
}

export function startOf(text: string): PolicyState {
  return { text, assume: true, broad: false, action: 'ecs:JoinSecurityGroup', resource: '' }
}

/** Policies shrink to a tenth at best: what is longer than this is not worth the work. */
const longestText = longestLink * 20

/** The state as a fragment; null when it is too long for a link. */
export async function toFragment(state: PolicyState): Promise<string | null> {
  if (state.text.length > longestText) return null
  const fragment = `#state=${await encodeState(state)}`
  return fragment.length > longestLink ? null : fragment
}

/** The state of a fragment, which may come from anyone; null when it cannot be read. */
export async function fromFragment(fragment: string): Promise<PolicyState | null> {
  const encoded = new URLSearchParams(fragment.slice(1)).get('state')
  if (encoded === null) return null
  try {
    const { text, assume, broad, action, resource }: Record<string, unknown> = Object(await decodeState(encoded))
    return typeof text === 'string' &&
      typeof assume === 'boolean' &&
      typeof broad === 'boolean' &&
      typeof action === 'string' &&
      typeof resource === 'string'
      ? { text, assume, broad, action, resource }
      : null
  } catch {
    return null
  }
}
