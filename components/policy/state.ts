import { decodeState } from '@/components/fragment'
import type { Form } from '@/components/state'

/** What the page shows, as it is undone, kept and shared: every field as the reader wrote it. */
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

/** How the state of the page that starts with `sample` is kept, linked (`#state=`) and saved. */
export function formOf(sample: string): Form<PolicyState> {
  const untouched = JSON.stringify(startOf(sample))
  return {
    tool: 'policy',
    names: ['state'],
    typed: (state) => (JSON.stringify(state) === untouched ? new URLSearchParams() : null),
    pack: (state) => state,
    unpack: stateOf,
    fromLink: async (fields) => {
      const state = await decodeState(fields.get('state') ?? '').then(stateOf, () => null)
      return { state, whole: state !== null }
    },
  }
}

/** The state of a value that may come from anyone; null when it is of another shape. */
function stateOf(value: unknown): PolicyState | null {
  const { text, assume, broad, action, resource }: Record<string, unknown> = Object(value)
  return typeof text === 'string' &&
    typeof assume === 'boolean' &&
    typeof broad === 'boolean' &&
    typeof action === 'string' &&
    typeof resource === 'string'
    ? { text, assume, broad, action, resource }
    : null
}
