import { type ReactNode, useEffect, useState } from 'react'
import { Loading } from '@/components/lazy'
import type { Messages } from '@/content/ja/messages'
import { messageLoaders } from '@/content/messages.generated'
import { LocaleProvider, useLocale } from './context'

/** Gives what is inside every string of the page's language, loaded on use: for parts that no page names beforehand. */
export function AllMessages({ children }: { readonly children: ReactNode }) {
  const locale = useLocale()
  const [messages, setMessages] = useState<Messages | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another try
  useEffect(() => {
    let current = true
    setFailure(null)
    messageLoaders[locale.locale]?.().then(
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
  }, [locale.locale, round])
  if (!messages)
    return <Loading error={failure} isLoading={failure === null} pastDelay retry={() => setRound(round + 1)} />
  return <LocaleProvider value={{ ...locale, messages }}>{children}</LocaleProvider>
}
