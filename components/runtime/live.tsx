import { type ComponentType, createContext, type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react'
import { isLive, isReady } from './marks'

const Region = createContext<RefObject<HTMLDivElement | null> | null>(null)

/** Marks a part that answers the reader; its static rendering stands there until it is near the view, or reached for. */
function Live({ children }: { readonly children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null)
  return (
    <Region value={region}>
      <div ref={region} data-live="">
        {children}
      </div>
    </Region>
  )
}

/** The same component, marked as a live part: for vocabularies of components. */
export function asLive<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return function LivePart(props: P) {
    return (
      <Live>
        <Part {...props} />
      </Live>
    )
  }
}

/** The same component, which tells when it answers: for the component that a live part loads. */
export function tellsWhenReady<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return function ReadyPart(props: P) {
    const region = useContext(Region)
    useEffect(() => {
      if (region?.current) region.current.dataset.live = isReady
    }, [region])
    return <Part {...props} />
  }
}

/** Tells `late.ts` that the page is live. For the root of the tree alone. */
export function useLiveSignal() {
  useEffect(() => {
    // After the effects of this commit: what is replayed finds its handlers and state in place.
    const timer = setTimeout(() => window.dispatchEvent(new Event(isLive)))
    return () => clearTimeout(timer)
  }, [])
}
