import { type ReactNode, useEffect, useRef } from 'react'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import { useFrame } from './frame'
import styles from './screens.module.css'

/** What stays in view beside what is edited: the goal, the picture, what is said of it. */
export function Sight({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  // What is edited below is brought into view below it: the style sheet is told how much of the window it takes.
  useEffect(() => {
    const sight = frame.current
    const work = sight?.parentElement
    if (!sight || !work) return
    const measure = () => {
      const sticks = getComputedStyle(sight).position === 'sticky'
      work.style.setProperty('--stuck', `${sticks ? sight.offsetHeight : 0}px`)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(sight)
    return () => observer.disconnect()
  }, [])
  return (
    <div className={styles.sight} data-sight="" ref={frame}>
      {children}
    </div>
  )
}

/** Something that is wanted, and whether it is so now; null: that cannot be told yet. */
export interface Want {
  readonly what: string
  readonly met: boolean | null
}

/** The goal in a line: how much of it is met, and the first thing that is not. */
export function GoalLine({ wants }: { readonly wants: readonly Want[] }) {
  const text = useMessages('course')
  const met = wants.filter((want) => want.met).length
  const first = wants.find((want) => !want.met)
  const sign = first ? (first.met === null ? 'depends' : 'drop') : 'accept'
  return (
    <p className={styles.goalLine} data-goal="">
      <strong>{text.target}</strong>
      <span>
        <Sign of={sign} /> <span className="mono">{first ? first.what : text.allMet}</span>
      </span>
      <span className={styles.met}>{format(text.met, { met, of: wants.length })}</span>
    </p>
  )
}

export type Tone = 'right' | 'wrong' | 'open'

interface FeedbackProps {
  readonly tone: Tone
  readonly children: ReactNode
}

/** What became of which packet and what was wanted, or that all is right: said when it changes. */
export function Feedback({ tone, children }: FeedbackProps) {
  const text = useMessages('course')
  const { star, helped } = useFrame()
  return (
    <div className={styles.feedback} data-feedback="" data-tone={tone} role="status">
      {children}
      {tone === 'right' && star ? (
        <p className={styles.star}>{text.aStar}</p>
      ) : tone === 'right' && helped ? (
        <p>{text.noStar}</p>
      ) : null}
    </div>
  )
}
