import { useEffect, useEffectEvent } from 'react'

/** A tool that takes a text from another page. */
export type Receiver = 'rules' | 'reachability' | 'policy' | 'cidr'

const key = (tool: Receiver) => `sekisho:handover:${tool}`

/** Tells a tool that is open already; it calls `preventDefault()` when it has taken the text. */
const arrival = 'sekisho:handover'

/**
 * What became of a text: the tool of this very page has it; it lies ready for the page of the tool; or the browser has no
 * room for it, and it still is where it was.
 */
export type HandedOver = 'taken' | 'left' | 'refused'

/**
 * Hands a text to a tool: at once when the tool is open on this page, else it is left for the tool's page, in this tab
 * alone and until it is taken. A document can be larger than a link carries, and it is nobody else's.
 */
export function handOver(tool: Receiver, text: string): HandedOver {
  const event = new CustomEvent<Parcel>(arrival, { cancelable: true, detail: { tool, text } })
  if (!window.dispatchEvent(event)) return 'taken'
  try {
    leaveFor(tool, text)
    return 'left'
  } catch {
    return 'refused'
  }
}

/** Leaves a text for the page of a tool that is loaded next in this tab; throws where the browser has no room for it. */
export function leaveFor(tool: Receiver, text: string) {
  sessionStorage.setItem(key(tool), text)
}

interface Parcel {
  readonly tool: Receiver
  readonly text: string
}

/** Gives the page of a tool each text that is handed to it, before it was opened or after; null takes none. */
export function useHandedOver(tool: Receiver | null, take: (text: string) => void) {
  const onText = useEffectEvent(take)
  useEffect(() => {
    if (tool === null) return
    try {
      const text = sessionStorage.getItem(key(tool))
      sessionStorage.removeItem(key(tool))
      if (text !== null) onText(text)
    } catch {
      // Storage is closed to the page: nothing was left.
    }
    const arrive = (event: Event) => {
      if (!(event instanceof CustomEvent)) return
      const { tool: meant, text }: Partial<Record<keyof Parcel, unknown>> = Object(event.detail)
      if (meant !== tool || typeof text !== 'string') return
      event.preventDefault()
      onText(text)
    }
    window.addEventListener(arrival, arrive)
    return () => window.removeEventListener(arrival, arrive)
  }, [tool])
}
