import { format, type Numbers } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { computedWords } from './computed-words'
import type { SiteAsker, SiteReply } from './site'

/** What a screen reader says of a reply; of keys that choose only where a list of suggestions is open. */
export function spokenReply(
  reply: SiteReply,
  asker: SiteAsker,
  text: Messages['ask'],
  numbers: Numbers,
  listed = true,
): string {
  const { outcome, hits, computed } = reply
  if (computed) {
    const words = computedWords(computed, text, numbers)
    return words
      ? format(text.spokenComputed, { result: [words.result, ...words.blocks].join(' ') })
      : text.spokenPasted
  }
  if (reply.thanks) return text.thanked
  const [top] = hits
  const unknown = reply.unknownCode ? `${format(text.unknownCode, { code: reply.unknownCode.code })} ` : ''
  if (outcome === 'none' || !top) return `${unknown}${text.noAnswer}`
  if (outcome === 'did-you-mean') return `${unknown}${text.didYouMean}`
  if (!listed) return asker.titleOf(top.slug)
  return numbers.counted(text.counted.spokenAnswer, hits.length, { title: asker.titleOf(top.slug) })
}
