import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import type { Asker, Reply } from '@/lib/ask'
import { wordsOf } from './computed-words'

/** What a screen reader says of a reply. */
export function spoken(reply: Reply, asker: Asker, text: Messages['ask']): string {
  const { outcome, hits, computed } = reply
  if (computed) {
    const words = wordsOf(computed, text)
    return words
      ? format(text.spokenComputed, { result: [words.result, ...words.blocks].join(' ') })
      : text.spokenPasted
  }
  const [top] = hits
  if (outcome === 'none' || !top) return text.noAnswer
  if (outcome === 'did-you-mean') return text.didYouMean
  return format(text.spokenAnswer, { title: asker.titleOf(top.slug), count: hits.length })
}
