import { useEffect, useRef, useState } from 'react'
import { useMessages } from '@/components/messages'
import styles from './workbench.module.css'

interface Props {
  /** Empty: nothing to say. */
  readonly text: string
  readonly onUndo: () => void
  readonly onDone: () => void
}

/** Milliseconds after which it goes, unless it is looked at. */
const stays = 10_000

/** Says what was taken away, with the way back; it is gone when the reader turns to something else, or after a while. */
export function Toast({ text, onUndo, onDone }: Props) {
  const site = useMessages('site')
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (text === '' || held) return
    const timer = setTimeout(onDone, stays)
    return () => clearTimeout(timer)
  }, [text, held, onDone])
  const box = useRef<HTMLDivElement>(null)
  /** What had the focus before. */
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (text === '') return
    // It lies over what the reader works at: Undo is at the top of the page, too.
    const leave = ({ target }: Event) => {
      if (!(target instanceof Node && box.current?.contains(target))) onDone()
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('input', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('input', leave)
    }
  }, [text, onDone])
  return (
    <div
      ref={box}
      role="status"
      className={text === '' ? 'visually-hidden' : `${styles.toast} no-print`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={({ relatedTarget }) => {
        setHeld(true)
        before.current = relatedTarget
      }}
      onBlur={() => setHeld(false)}
    >
      {text === '' ? null : (
        <>
          <span>{text}</span>{' '}
          <button
            type="button"
            onClick={() => {
              onUndo()
              onDone()
              setHeld(false)
              // The button goes: the focus is where the reader was, or on the open view.
              const place = before.current?.isConnected
                ? before.current
                : document.querySelector('[aria-selected="true"]')
              if (place instanceof HTMLElement) place.focus()
            }}
          >
            {site.undo}
          </button>
        </>
      )}
    </div>
  )
}
