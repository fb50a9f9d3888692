import { type ReactNode, useEffect, useState } from 'react'
import { Loading } from '@/components/lazy'
import type { Messages } from '@/content/ja/messages'
import { messageLoaders } from '@/content/messages.generated'
import { LocaleProvider, useLocale } from './context'

type Loaders = Readonly<Record<string, () => Promise<Partial<Messages>>>>

interface Props {
  readonly children: ReactNode
  /** What loads them, by language. Keep it the same from render to render; every string there is when absent. */
  readonly from?: Loaders
}

/** Gives what is inside more strings of the page's language, loaded on use: for parts that no page names beforehand. */
export function AllMessages({ children, from = messageLoaders }: Props) {
  const locale = useLocale()
  const [messages, setMessages] = useState<Partial<Messages> | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another try
  useEffect(() => {
    let current = true
    setFailure(null)
    from[locale.locale]?.().then(
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
  }, [locale.locale, from, round])
  if (!messages)
    return <Loading error={failure} isLoading={failure === null} pastDelay retry={() => setRound(round + 1)} />
  return (
    <LocaleProvider value={{ ...locale, messages: { ...locale.messages, ...messages } }}>{children}</LocaleProvider>
  )
}
