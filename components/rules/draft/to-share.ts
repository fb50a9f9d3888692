import { encodeState } from '@/components/fragment'
import type { PacketDraft } from '../packet/draft'
import { documentsOf } from './documents'
import type { Doubts, RulesDraft } from './model'
import { noReview } from './review'

export interface Shared {
  readonly documents: readonly unknown[]
  readonly packet: PacketDraft
  readonly port25Unblocked: boolean
  /** What was missing in the documents that were pasted. */
  readonly doubts?: Doubts
  readonly region?: string
  /** Documents of what the rules are compared with, where something is. */
  readonly before?: readonly unknown[]
  readonly review?: unknown
}

/** The state as JSON: documents in the API's form, and what stands beside them. */
export function pack(draft: RulesDraft): Shared {
  return {
    documents: documentsOf(draft),
    packet: draft.packet,
    port25Unblocked: draft.port25Unblocked,
    ...(draft.region === '' ? {} : { region: draft.region }),
    ...(draft.doubts.unread > 0 || draft.doubts.notes.length > 0 ? { doubts: draft.doubts } : {}),
    ...(draft.before ? { before: documentsOf(draft.before) } : {}),
    ...(draft.review === noReview ? {} : { review: draft.review }),
  }
}

/** The draft as text for a link's fragment. */
export function encodeDraft(draft: RulesDraft): Promise<string> {
  return encodeState(pack(draft))
}
