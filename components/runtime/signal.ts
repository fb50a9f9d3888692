import { useEffect } from 'react'
import { isLive } from './marks'

/** Tells `late` that the page is live. For the root of the tree alone. */
export function useLiveSignal() {
  useEffect(() => {
    // After the effects of this commit: what is replayed finds its handlers and state in place.
    const timer = setTimeout(() => window.dispatchEvent(new Event(isLive)))
    return () => clearTimeout(timer)
  }, [])
}
