import { useEffect, useState } from 'react'
import { useLocale } from '@/components/messages'
import type { Draft } from './model'
import { encodeDraft } from './shared-state'

/** The link that opens the simulator's page with this state; empty until it is known. */
export function useLink(draft: Draft): string {
  const { locale } = useLocale()
  const [link, setLink] = useState('')
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const text = await encodeDraft(draft)
      if (current) setLink(`${window.location.origin}/${locale}/tools/rules/#state=${text}`)
    }, 200)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [draft, locale])
  return link
}
