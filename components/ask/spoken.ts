import { format, type Numbers } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import { computedWords } from './computed-words'
import { isOfAddresses } from './of-addresses'
import type { SiteAsker, SiteReply } from './site'

/**
 * What a screen reader says of a reply; of keys that choose only where a list of suggestions is open.
 *
 * @param figures the sentences of a result of addresses; nothing is said of one until they are there
 */
export function spokenReply(
  reply: SiteReply,
  asker: SiteAsker,
  text: Messages['ask'],
  figures: Messages['figures'] | null,
  numbers: Numbers,
  listed = true,
): string {
  const { outcome, hits, computed } = reply
  if (computed) {
    const words = computedWords(computed, text, figures, numbers)
    if (!words && isOfAddresses(computed)) return ''
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
