import { decodeState, longestLink } from '@/components/fragment'
import { readDocuments } from '@/lib/rules'
import { isPacketDraft } from '../packet/draft'
import { setupOf, withUnread } from './documents'
import { empty } from './example'
import type { Doubts, RulesDraft, Setup } from './model'
import { noReview, reviewIn } from './review'
import { encodeDraft, type Shared } from './to-share'

/** The state of what `pack` wrote; null when it is of another shape. */
export function unpack(value: unknown): RulesDraft | null {
  if (!isShared(value)) return null
  const setup = setupIn(value.documents, value.doubts, value.region)
  if (setup.groups.length === 0) return null
  return {
    ...setup,
    packet: value.packet,
    port25Unblocked: value.port25Unblocked,
    before: value.before ? setupIn(value.before) : null,
    review: reviewIn(value.review) ?? noReview,
  }
}

/** Documents that this page wrote: a row that cannot be read is in them as it was typed, and becomes a row again. */
function setupIn(documents: readonly unknown[], doubts?: Doubts, region?: string): Setup {
  const setup = setupOf(readDocuments(documents).ruleSet, doubts, region)
  return { ...setup, groups: setup.groups.map((group, index) => withUnread(group, documents[index])) }
}

/** The link, from the root of the site, that opens the tool's page with these documents; null where no link can hold them. */
export async function rulesLink(locale: string, documents: readonly unknown[]): Promise<string | null> {
  const text = await encodeDraft({ ...empty, ...setupOf(readDocuments(documents).ruleSet) })
  return text.length > longestLink ? null : `/${locale}/tools/rules/#state=${text}`
}

/** The draft in a link's fragment; null when it holds none that can be read. */
export async function decodeDraft(text: string): Promise<RulesDraft | null> {
  try {
    return unpack(await decodeState(text))
  } catch {
    return null
  }
}

function isShared(value: unknown): value is Shared {
  if (typeof value !== 'object' || value === null) return false
  if (!('documents' in value && Array.isArray(value.documents))) return false
  if (!('port25Unblocked' in value && typeof value.port25Unblocked === 'boolean')) return false
  if ('doubts' in value && !isDoubts(value.doubts)) return false
  if ('before' in value && !Array.isArray(value.before)) return false
  if ('region' in value && typeof value.region !== 'string') return false
  return 'packet' in value && isPacketDraft(value.packet)
}

function isDoubts(value: unknown): value is Doubts {
  if (typeof value !== 'object' || value === null) return false
  if (!('unread' in value && typeof value.unread === 'number')) return false
  if (!('notes' in value && Array.isArray(value.notes))) return false
  return value.notes.every(
    (note: unknown) =>
      typeof note === 'object' &&
      note !== null &&
      'code' in note &&
      typeof note.code === 'string' &&
      'params' in note &&
      typeof note.params === 'object' &&
      note.params !== null &&
      Object.values(note.params).every((param) => typeof param === 'string' || typeof param === 'number'),
  )
}
