import { useEffect } from 'react'
import { useMessages } from '@/components/messages'
import { renew } from '@/components/offline'

interface Props {
  readonly error?: Error | null
  readonly isLoading?: boolean
  /** True once it has taken long enough to be worth a word. */
  readonly pastDelay?: boolean
  readonly retry?: () => void
}

/**
 * What stands in the place of a part that loads on use: a word while it comes, the reason and another try when it does
 * not. `dynamic(() => import('./part').then((module) => module.Part), { loading: Loading })`; the call of `dynamic` has
 * to be written out, Next looks for it.
 */
export function Loading({ error, isLoading, pastDelay, retry }: Props) {
  const site = useMessages('site')
  const failed = Boolean(error)
  useEffect(() => {
    // Of a build that is no longer there: asking again would not help.
    if (failed) renew()
  }, [failed])
  if (error) {
    return (
      <p role="alert" className="drop">
        ✕ {site.partLost}{' '}
        <button type="button" className="button" onClick={retry}>
          {site.again}
        </button>
      </p>
    )
  }
  return isLoading && pastDelay ? <p role="status">{site.loading}</p> : null
}
