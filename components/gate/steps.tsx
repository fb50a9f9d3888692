import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import styles from './gate.module.css'

interface Props {
  readonly at: number
  readonly last: number
  /** Null: the last step, as it stands when nothing is touched. */
  readonly onStep: (step: number | null) => void
}

/** Milliseconds of a step when all are shown, and of the whole at most. */
const pace = 480
const longest = 2400

/** Goes through the steps by buttons and arrow keys. Nothing plays by itself; a key ends what plays. */
export function Steps({ at, last, onStep }: Props) {
  const words = useMessages('gate')
  const [playing, setPlaying] = useState(false)
  const next = useRef(at)
  useEffect(() => {
    next.current = at
  }, [at])
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(
      () => {
        const to = next.current + 1
        onStep(to >= last ? null : to)
        if (to >= last) setPlaying(false)
      },
      Math.min(pace, longest / last),
    )
    return () => clearInterval(timer)
  }, [playing, last, onStep])
  const go = (to: number) => {
    setPlaying(false)
    onStep(to >= last ? null : Math.max(to, 0))
  }
  function keys(event: KeyboardEvent) {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  return (
    <span className={`${styles.steps} no-print`} role="toolbar" aria-label={words.steps} onKeyDown={keys}>
      <button type="button" aria-label={words.back} aria-disabled={at === 0} onClick={() => go(at - 1)}>
        ‹
      </button>
      <span>{format(words.stepOf, { step: at + 1, steps: last + 1 })}</span>
      <button type="button" aria-label={words.forward} aria-disabled={at === last} onClick={() => go(at + 1)}>
        ›
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          onStep(0)
          setPlaying(!window.matchMedia('(prefers-reduced-motion: reduce)').matches)
        }}
      >
        {words.fromStart}
      </button>
    </span>
  )
}
