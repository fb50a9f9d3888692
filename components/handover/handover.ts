import { useEffect, useRef } from 'react'

/** A tool that takes a text from another page. */
export type Receiver = 'rules' | 'reachability' | 'policy' | 'cidr'

const key = (tool: Receiver) => `sekisho:handover:${tool}`

/**
 * Leaves a text for the page of a tool, in this tab alone and until it is taken. A document can be larger than a link
 * carries, and it is nobody else's. False when the browser has no room for it.
 */
export function handOver(tool: Receiver, text: string): boolean {
  try {
    sessionStorage.setItem(key(tool), text)
    return true
  } catch {
    return false
  }
}

/** Gives the page of a tool, once, the text that was left for it; null takes none. */
export function useHandedOver(tool: Receiver | null, take: (text: string) => void) {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (tool === null) return
    try {
      const text = sessionStorage.getItem(key(tool))
      if (text === null) return
      sessionStorage.removeItem(key(tool))
      latest.current(text)
    } catch {
      // Storage is closed to the page: nothing was left.
    }
  }, [tool])
}
