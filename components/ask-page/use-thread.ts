import { useRouter } from 'next/router'
import { useCallback, useEffect, useState } from 'react'
import { useLocale } from '@/components/messages'
import { fragmentOf, type Turn, threadOf } from './thread'

/**
 * The conversation, which lives in the page's address: back undoes a turn, and a copied address opens it as it is.
 * A question that came as `?q=`, from a browser's search field, moves into the fragment.
 */
export function useThread() {
  const { locale } = useLocale()
  const { isReady, replace, push, events, query } = useRouter()
  const [turns, setTurns] = useState<readonly Turn[]>([])
  const searched = typeof query.q === 'string' ? query.q : ''

  useEffect(() => {
    const read = () => {
      const { hash } = window.location
      // A fragment that is no conversation, such as a heading's, says nothing about the one that is open.
      if (hash.length < 2 || new URLSearchParams(hash.slice(1, 100_000)).has('q')) setTurns(threadOf(hash))
    }
    read()
    window.addEventListener('hashchange', read)
    window.addEventListener('popstate', read)
    events.on('hashChangeComplete', read)
    events.on('routeChangeComplete', read)
    return () => {
      window.removeEventListener('hashchange', read)
      window.removeEventListener('popstate', read)
      events.off('hashChangeComplete', read)
      events.off('routeChangeComplete', read)
    }
  }, [events])

  useEffect(() => {
    if (!isReady || searched === '') return
    void replace(
      `/${locale}/ask/${fragmentOf([{ question: searched.trim().slice(0, 1000), passed: 0, without: [] }])}`,
      undefined,
      {
        shallow: true,
        scroll: false,
      },
    )
  }, [isReady, searched, locale, replace])

  const show = useCallback(
    (next: readonly Turn[]) => {
      void push(`/${locale}/ask/${fragmentOf(next)}`, undefined, { shallow: true, scroll: false })
    },
    [push, locale],
  )
  return { turns, show }
}
