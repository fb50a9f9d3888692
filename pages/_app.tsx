import '@/components/page/theme.css'
import '@/components/page/base.css'
import type { AppProps } from 'next/app'
import { LocaleProvider, type LocaleValue } from '@/components/messages'
import { useLiveSignal } from '@/components/runtime'

export default function App({ Component, pageProps }: AppProps<{ locale?: LocaleValue }>) {
  useLiveSignal()
  const page = <Component {...pageProps} />
  return pageProps.locale ? <LocaleProvider value={pageProps.locale}>{page}</LocaleProvider> : page
}
