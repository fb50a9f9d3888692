import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'

interface Offer {
  /** Puts the worked solution in the place of what is written; null until the editor is live. */
  readonly load: (() => void) | null
  readonly make: (load: (() => void) | null) => void
}

const SolutionContext = createContext<Offer>({ load: null, make: () => undefined })

/** Lets the editor of an exercise take the worked solution that stands below it. */
export function SolutionRoom({ children }: { readonly children: ReactNode }) {
  const [offer, setOffer] = useState<Pick<Offer, 'load'>>({ load: null })
  const value = useMemo(() => ({ ...offer, make: (load: Offer['load']) => setOffer({ load }) }), [offer])
  return <SolutionContext value={value}>{children}</SolutionContext>
}

/** What loads the worked solution into the editor; null while nothing can. */
export function useLoad(): (() => void) | null {
  return useContext(SolutionContext).load
}

/** Offers to load the worked solution; `load` may be another function at each render. */
export function useSolutionOffer(load: () => void) {
  const { make } = useContext(SolutionContext)
  const latest = useRef(load)
  const offered = useRef(make)
  useEffect(() => {
    latest.current = load
  })
  useEffect(() => {
    offered.current(() => latest.current())
  }, [])
}
