import { type Answered, wordsOf } from '@/components/ask'
import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { chipKey } from '@/lib/ask'

type Reply = Pick<Answered['reply'], 'outcome' | 'hits' | 'chips'>

/**
 * What is said of a follow-up whose sure answer stands above already: that it is the same, and for what, where the question names
 * something new, such as another protocol. Null where the answer is another one.
 */
export function answerAbove(reply: Reply, above: Reply, text: Messages['ask']): string | null {
  const slug = ({ outcome, hits }: Reply) => (outcome === 'answer' ? hits[0]?.slug : undefined)
  if (slug(reply) === undefined || slug(reply) !== slug(above)) return null
  const before = new Set(above.chips.map(chipKey))
  const named = reply.chips.filter(
    (chip) => !['thread', 'intent', 'symptom'].includes(chip.kind) && !before.has(chipKey(chip)),
  )
  return named.length === 0
    ? text.answerAbove
    : format(text.answerAboveFor, { what: named.map((chip) => wordsOf(chip, text)).join(text.listSeparator) })
}
