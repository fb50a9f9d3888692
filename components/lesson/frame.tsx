import { createContext, type ReactNode, type SyntheticEvent, useContext, useEffect, useRef } from 'react'

/** What the parts of an exercise's screen know of each other. */
interface Frame {
  readonly id: string
  readonly solved: boolean
  readonly star: boolean
  /** A hint or the solution was opened since the exercise was begun. */
  readonly helped: boolean
  readonly onHelp: () => void
  /** The exercise is begun anew. */
  readonly onRestart: () => void
}

const FrameContext = createContext<Frame>({
  id: '',
  solved: false,
  star: false,
  helped: false,
  onHelp: () => undefined,
  onRestart: () => undefined,
})

export function FrameProvider({ value, children }: { readonly value: Frame; readonly children: ReactNode }) {
  return <FrameContext value={value}>{children}</FrameContext>
}

export function useFrame(): Frame {
  return useContext(FrameContext)
}

/** For a fold that helps: opening it is noted, also where it was opened before the page was live. */
export function useHelpingFold() {
  const { onHelp } = useFrame()
  const fold = useRef<HTMLDetailsElement>(null)
  const note = useRef(onHelp)
  useEffect(() => {
    if (fold.current?.open) note.current()
  }, [])
  return {
    ref: fold,
    onToggle: ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => {
      if (currentTarget.open) onHelp()
    },
  }
}
