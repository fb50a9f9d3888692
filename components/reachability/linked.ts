import { encodeState, longestLink } from '@/components/fragment'
import type { Linked } from '@/components/state'
import { mask } from '@/lib/reachability'
import { piecesOf, questionOf, type ReachDraft } from './draft'

/** The draft as a link that carries its evidence too, without secrets; null when it is far too long for one. */
export async function linkOfDraft(draft: ReachDraft): Promise<Linked | null> {
  const fields = questionOf(draft)
  const pieces = piecesOf(draft)
  if (pieces.length === 0) return { fragment: `#${fields}`, secrets: 0 }
  // Output shrinks to a tenth at best: what is longer than this is not worth the work.
  if (pieces.reduce((sum, { text }) => sum + text.length, 0) > longestLink * 100) return null
  let secrets = 0
  const texts = pieces.map(({ name, text }) => {
    const masked = mask(text, { addresses: false })
    secrets += masked.secrets
    return [name, masked.text]
  })
  fields.set('evidence', await encodeState(texts))
  return { fragment: `#${fields}`, secrets }
}
