import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useLayoutEffect, useState } from 'react'
import { isReady } from './marks'

interface Given {
  /** The part as it was when the page was taken over. */
  readonly first: ReactNode
  /** As it is by now. */
  readonly now: ReactNode
  /** Tells that it has been taken over, and its effects have run. */
  readonly onTaken: () => void
}

/** A task in which a part is taken over. */
interface Turn {
  readonly Part: ComponentType<Given>
  readonly end: () => void
}

/** The turn that was given out last. */
let last: Promise<unknown> = Promise.resolve()
/** Turns that have not ended. */
let open = 0

/** Takes over what stands in the page as it is, and then follows what was changed meanwhile. */
function Taken({ first, now, onTaken }: Given) {
  const [follows, setFollows] = useState(false)
  useLayoutEffect(() => setFollows(true), [])
  useEffect(onTaken, [onTaken])
  return follows ? now : first
}

/** A turn after all that were given out before; null where nothing stands there to be taken over. */
function takeTurn(): Turn | null {
  if (typeof document === 'undefined' || document.documentElement.dataset.runtime === 'live') return null
  const main = document.getElementById('main')
  open += 1
  // What is done in the page waits until all of it answers: `late`.
  if (main) main.dataset.live = ''
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    open -= 1
    if (open === 0 && main) main.dataset.live = isReady
  }
  const come = last.then(() => new Promise((next) => setTimeout(next)))
  last = come
  return { Part: lazy(() => come.then(() => ({ default: Taken }))), end }
}

/**
 * A part of a tool's page that comes to life in a task of its own, after the tree around it and the parts before: a page that is taken
 * over in one task keeps its reader waiting for as long as that takes. Until then its static rendering stands there, and what is done
 * in the page is done again afterwards (`late`).
 *
 * @param children draw exactly one element
 */
export function InTurn({ children }: { readonly children: ReactNode }) {
  const [first] = useState(children)
  const [turn] = useState(takeTurn)
  // A part that goes before its turn keeps nobody waiting.
  useEffect(() => turn?.end, [turn])
  if (turn === null) return children
  const { Part, end } = turn
  return (
    <Suspense fallback={null}>
      <Part first={first} now={children} onTaken={end} />
    </Suspense>
  )
}
