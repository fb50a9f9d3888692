import type { ReactNode } from 'react'
import { Loading } from '@/components/lazy'
import type { Messages } from '@/content/ja/messages'
import { messageLoaders } from '@/content/messages.generated'
import { LocaleProvider, useLocale } from './context'
import { type Loaders, useLoadedMessages } from './loaded-messages'

interface Props {
  readonly children: ReactNode
  /** What loads them, by language. Keep it the same from render to render; every string there is when absent. */
  readonly from?: Loaders<Partial<Messages>>
}

/** Gives what is inside more strings of the page's language, loaded on use: for parts that no page names beforehand. */
export function AllMessages({ children, from = messageLoaders }: Props) {
  const locale = useLocale()
  const { messages, failure, retry } = useLoadedMessages(from, true)
  if (!messages) return <Loading error={failure} isLoading={failure === null} pastDelay retry={retry} />
  return (
    <LocaleProvider value={{ ...locale, messages: { ...locale.messages, ...messages } }}>{children}</LocaleProvider>
  )
}
