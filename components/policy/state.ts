import { decodeState } from '@/components/fragment'
import type { StateForm } from '@/components/state'
import { flag, optional, orNull, recordOf, shape, text } from '@/lib/text'
import type { ContextDraft } from './context-form'

/** What the page shows, as it is undone, kept and shared: every field as the reader wrote it. */
export interface PolicyState {
  /** The policies as they were pasted. */
  readonly text: string
  /** Whether another policy is taken to allow every ECS operation; null: where nothing but denials was pasted. */
  readonly assume: boolean | null
  /** Whether the closing statement names operations that do much else besides. */
  readonly broad: boolean
  /** The one operation that is asked about, and on which resource. */
  readonly action: string
  readonly resource: string
  /** What is known of a request, by condition key. */
  readonly context: ContextDraft
}

export function startOf(policy: string): PolicyState {
  return { text: policy, assume: null, broad: false, action: 'ecs:JoinSecurityGroup', resource: '', context: {} }
}

/** How the state of the page that starts with `sample` is kept, linked (`#state=`) and saved. */
export function formOf(sample: string): StateForm<PolicyState> {
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

const mostKeys = 40
const longest = 1024
const isState = shape({
  text: text(),
  assume: orNull(flag),
  broad: flag,
  action: text(),
  resource: text(),
  context: optional(recordOf(text(longest), mostKeys)),
})

/** The state of a value that may come from anyone; null when it is of another shape. Older links have no context. */
function stateOf(value: unknown): PolicyState | null {
  if (!isState(value)) return null
  const { text: written, assume, broad, action, resource, context = {} } = value
  return { text: written, assume, broad, action, resource, context }
}
