import { useEffect, useState } from 'react'
import type { Messages } from '@/content/ja/messages'
import { useLocale } from './context'

/** What loads strings, by language. */
export type Loaders<M> = Readonly<Record<string, () => Promise<M>>>

interface LoadedMessages<M> {
  /** Null until they are there. */
  readonly messages: M | null
  /** Why they did not come. */
  readonly failure: Error | null
  readonly retry: () => void
}

/**
 * More strings of the page's language, loaded as soon as they are wanted.
 *
 * @param from what loads them, by language; keep it the same from render to render
 */
export function useLoadedMessages<M extends Partial<Messages>>(from: Loaders<M>, wanted: boolean): LoadedMessages<M> {
  const { locale } = useLocale()
  const [messages, setMessages] = useState<M | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another try
  useEffect(() => {
    if (!wanted) return
    let current = true
    setFailure(null)
    from[locale]?.().then(
      (loaded) => {
        if (current) setMessages(loaded)
      },
      () => {
        if (current) setFailure(new Error('the messages did not load'))
      },
    )
    return () => {
      current = false
    }
  }, [locale, from, round, wanted])
  return { messages, failure, retry: () => setRound(round + 1) }
}
