import { type ReactNode, useEffect, useState } from 'react'
import type { Messages } from '@/content/ja/messages'
import { messageLoaders } from '@/content/registry.generated'
import { LocaleProvider, useLocale } from './context'

/** Gives what is inside every string of the page's language, loaded on use: for parts that no page names beforehand. */
export function AllMessages({ children }: { readonly children: ReactNode }) {
  const locale = useLocale()
  const [messages, setMessages] = useState<Messages | null>(null)
  useEffect(() => {
    let current = true
    void messageLoaders[locale.locale]?.().then((loaded) => {
      if (current) setMessages(loaded)
    })
    return () => {
      current = false
    }
  }, [locale.locale])
  if (!messages) return null
  return <LocaleProvider value={{ ...locale, messages }}>{children}</LocaleProvider>
}
