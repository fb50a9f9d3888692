import type { StateForm } from '@/components/state'
import { empty, example, withSource } from './example'
import type { RulesDraft } from './model'

/** Reads and writes documents; it takes the engine, so that it comes when there are some. */
const shared = () => import('./shared-state')

const packing = () => import('./to-share')

/** Fetches what writes documents while its build is there: what is changed later has to be kept whatever comes. */
export function fetchPacking() {
  packing().catch(() => {})
}

/** How the page's state is kept, linked (`#state=`, `#example=`, or `#source=` for the example from another client) and saved. */
export const rulesForm: StateForm<RulesDraft> = {
  tool: 'rules',
  names: ['state', 'source', 'example'],
  typed: (draft) =>
    draft === empty ? new URLSearchParams() : draft === example ? new URLSearchParams({ example: '1' }) : null,
  pack: async (draft) => (await packing()).pack(draft),
  unpack: async (value) => (await shared()).unpack(value),
  fromLink: async (fields) => {
    if (fields.has('example')) return { state: example, whole: true }
    const encoded = fields.get('state')
    if (encoded === null) return { state: withSource((fields.get('source') ?? '').slice(0, 100)), whole: true }
    const state = await (await shared()).decodeDraft(encoded)
    return { state, whole: state !== null }
  },
}
