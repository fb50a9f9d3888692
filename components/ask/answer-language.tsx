import type { ReactNode } from 'react'
import { LocaleProvider, useLocale } from '@/components/messages'
import type { SiteAsker } from './site'

/** The language of the pages that an asker answers from: its own, or English while its language has none. */
export function useAnswerLanguage(asker: SiteAsker | undefined): string {
  const { locale, locales } = useLocale()
  if (!asker) return locale
  return locales.some((choice) => choice.locale === asker.locale) ? asker.locale : 'en'
}

/** Links inside lead to the pages that the asker answers from. */
export function AnswerLanguage({ asker, children }: { readonly asker: SiteAsker; readonly children: ReactNode }) {
  const page = useLocale()
  const language = useAnswerLanguage(asker)
  if (language === page.locale) return children
  return (
    <LocaleProvider value={{ ...page, locale: language }}>
      <div lang={language}>{children}</div>
    </LocaleProvider>
  )
}
