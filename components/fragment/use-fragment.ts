import { useEffect, useEffectEvent } from 'react'

/** What a page reads from its address. */
export interface Opened {
  readonly fields: URLSearchParams
  /** False once another fragment has been opened since: what was read of this one comes too late. */
  readonly isCurrent: () => boolean
}

/** Most characters of a fragment that are read: a link is hostile until it has been read. */
const longest = 200_000

/**
 * Opens the state that stands in the page's address, at the start and whenever the fragment changes.
 *
 * A fragment without any of the page's own `names` says nothing about its state, whatever else it says (`#main`, a
 * heading, nothing): what the page holds stays. Of two links that follow each other the later wins, however long the
 * earlier takes to read.
 */
export function useFragment(names: readonly string[], open: (opened: Opened) => void) {
  const take = useEffectEvent(open)
  const mine = useEffectEvent((fields: URLSearchParams) => names.some((name) => fields.has(name)))
  useEffect(() => {
    let turn = 0
    const read = () => {
      const fields = new URLSearchParams(window.location.hash.slice(1, longest))
      if (!mine(fields)) return
      turn += 1
      const at = turn
      take({ fields, isCurrent: () => at === turn })
    }
    read()
    window.addEventListener('hashchange', read)
    return () => {
      turn += 1
      window.removeEventListener('hashchange', read)
    }
  }, [])
}
