import { type Answered, wordsOf } from '@/components/ask'
import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { chipKey } from '@/lib/ask'

type Reply = Pick<Answered['reply'], 'outcome' | 'hits' | 'chips' | 'fails' | 'computed'>

/**
 * What is said of a follow-up whose sure answer stands above already: that it is the same, for another protocol where it names one
 * and something does not connect. Null where the answer is another one, or where the question names what it may not hold for, such
 * as another port.
 */
export function answerAbove(reply: Reply, above: Reply, text: Messages['ask']): string | null {
  const slug = ({ outcome, hits }: Reply) => (outcome === 'answer' ? hits[0]?.slug : undefined)
  if (slug(reply) === undefined || slug(reply) !== slug(above) || reply.computed) return null
  const before = new Set(above.chips.map(chipKey))
  const named = reply.chips.filter((chip) => chip.kind !== 'thread' && !before.has(chipKey(chip)))
  if (named.length === 0) return text.answerAbove
  const [what, ...more] = named
  return what?.kind === 'protocol' && more.length === 0 && reply.fails
    ? format(text.answerAboveFor, { what: wordsOf(what, text) })
    : null
}
