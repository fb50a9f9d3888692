import { createContext, type ReactNode, useContext } from 'react'
import type { MessageSection, Messages } from '@/content/ja/messages'

export interface LocaleChoice {
  readonly locale: string
  readonly name: string
}

/** What every page is given: its language, the languages there are, its strings. */
export interface LocaleValue {
  readonly locale: string
  readonly locales: readonly LocaleChoice[]
  readonly messages: Partial<Messages>
  readonly origin: string
}

const LocaleContext = createContext<LocaleValue | null>(null)

export function LocaleProvider({ value, children }: { readonly value: LocaleValue; readonly children: ReactNode }) {
  return <LocaleContext value={value}>{children}</LocaleContext>
}

export function useLocale(): LocaleValue {
  const value = useContext(LocaleContext)
  if (!value) throw new Error('useLocale needs a LocaleProvider above it')
  return value
}

/** Strings of one section in the page's language; the page has to name the section in its getStaticProps. */
export function useMessages<S extends MessageSection>(section: S): Messages[S] {
  const messages = useLocale().messages[section]
  if (!messages) throw new Error(`This page carries no "${section}" messages: name the section in getStaticProps`)
  return messages
}
