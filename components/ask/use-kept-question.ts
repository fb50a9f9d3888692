import { useEffect } from 'react'
import { keptBeforeRenewal } from '@/components/offline'
import { leaveTyped } from '@/components/runtime'

/**
 * Leaves what stands in a question box to the page that comes in the place of this one. It is there in the box over the page, wherever
 * it was: a page that is not live yet has that one.
 */
export function useKeptQuestion(pasted: string, typed: string, isComposing: () => boolean) {
  const unsent = pasted || typed
  useEffect(() => {
    if (unsent === '') return
    return keptBeforeRenewal(async () => {
      // Leaving would break off what an input method is about to convert.
      if (isComposing()) throw new Error()
      leaveTyped(true, [null, unsent])
    })
  }, [unsent, isComposing])
}
