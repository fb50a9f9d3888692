import {
  type ComponentType,
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { isIsland, isLeft, isReady, isTaken } from './marks'

const Region = createContext<RefObject<HTMLDivElement | null> | null>(null)

/** What is below is part of a region that exists already: for a part that lives without the page's scripts. */
export function InRegion({ of, children }: { readonly of: HTMLDivElement; readonly children: ReactNode }) {
  const region = useRef(of)
  return <Region value={region}>{children}</Region>
}

/** Whether the scripts of a part alone have been called, before those of the page that now begins to live. */
function isElsewhere(island: string | undefined): boolean {
  if (island === undefined || typeof document === 'undefined') return false
  if (document.documentElement.dataset.runtime === 'live') return false
  return [...document.querySelectorAll(`[${isTaken}]`)].some((part) => part.getAttribute(isIsland) === island)
}

/** What such a part holds is not written here, and stays as it is. */
const untouched = { __html: '' }

interface LiveProps {
  readonly island?: string | undefined
  readonly children: ReactNode
}

/** Marks a part that answers the reader; its static rendering stands there until it is near the view, or reached for. */
function Live({ island, children }: LiveProps) {
  const region = useRef<HTMLDivElement>(null)
  const [elsewhere] = useState(() => isElsewhere(island))
  useEffect(() => {
    const part = region.current
    return () => {
      if (elsewhere) part?.dispatchEvent(new Event(isLeft))
    }
  }, [elsewhere])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the empty text is never written, as the part is taken over as it is
  if (elsewhere) return <div ref={region} data-live="" data-island={island} dangerouslySetInnerHTML={untouched} />
  return (
    <Region value={region}>
      <div ref={region} data-live="" data-island={island}>
        {children}
      </div>
    </Region>
  )
}

/**
 * The same component, marked as a live part: for vocabularies of components.
 *
 * @param islandOf says of what the part is made where it can live without the page's scripts
 */
export function asLive<P extends object>(
  Part: ComponentType<P>,
  islandOf?: (props: P) => string | undefined,
): ComponentType<P> {
  return function LivePart(props: P) {
    return (
      <Live island={islandOf?.(props)}>
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
