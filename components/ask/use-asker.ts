import { useCallback, useRef, useState } from 'react'
import { useLocale } from '@/components/messages'
import type { Asker } from '@/lib/ask'

const askers = new Map<string, Promise<Asker>>()

async function load(locale: string): Promise<Asker> {
  const [{ loadModel }, response] = await Promise.all([import('@/lib/ask'), fetch(`/ask/${locale}.json`)])
  if (!response.ok) throw new Error(`The search model answers ${response.status}`)
  return loadModel(await response.json())
}

export interface AskerState {
  readonly asker: Asker | null
  readonly state: 'idle' | 'loading' | 'ready' | 'failed'
  /** Loads the model of the page's language, once for all boxes; call it when a reader turns to a box. */
  readonly prepare: () => void
}

/** The asker of the page's language, loaded when it is first wanted. */
export function useAsker(): AskerState {
  const { locale } = useLocale()
  const [asker, setAsker] = useState<Asker | null>(null)
  const [state, setState] = useState<AskerState['state']>('idle')
  const started = useRef(false)
  const prepare = useCallback(() => {
    if (started.current) return
    started.current = true
    setState('loading')
    let loading = askers.get(locale)
    if (!loading) {
      loading = load(locale)
      askers.set(locale, loading)
    }
    loading.then(
      (ready) => {
        setAsker(ready)
        setState('ready')
      },
      () => {
        askers.delete(locale)
        started.current = false
        setState('failed')
      },
    )
  }, [locale])
  return { asker, state, prepare }
}
