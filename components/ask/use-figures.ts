import { useLoadedMessages } from '@/components/messages'
import { figureLoaders } from '@/content/figures.generated'
import type { Computed } from '@/lib/ask'
import { isOfAddresses } from './of-addresses'

/** The sentences of a result, loaded when it is one of addresses; none are needed for another. */
export function useFigures(computed: Computed | null) {
  const { messages, failure, retry } = useLoadedMessages(figureLoaders, computed !== null && isOfAddresses(computed))
  return { figures: messages?.figures ?? null, failure, retry }
}
