import { useEffect, useState } from 'react'
import { useLocale } from '@/components/messages'
import type { Draft } from './draft'
import { encodeDraft } from './shared-state'

/**
 * The link that opens the simulator's page with this state; empty until it is known.
 * With `mirror` the page's own address follows.
 */
export function useLink(draft: Draft, mirror: boolean): string {
  const { locale } = useLocale()
  const [link, setLink] = useState('')
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const text = await encodeDraft(draft)
      if (!current) return
      const next = `${window.location.origin}/${locale}/tools/rules/#state=${text}`
      setLink(next)
      if (mirror) window.history.replaceState(window.history.state, '', next)
    }, 200)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [draft, locale, mirror])
  return link
}
