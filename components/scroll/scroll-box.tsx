import { type KeyboardEventHandler, type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '@/components/messages'
import { labelled } from './labelled'
import styles from './stacks.module.css'

interface Props {
  /** Names it as a region; without one it is a table, which is named only while it scrolls. */
  readonly label?: string
  readonly className?: string | undefined
  /** Keys that mean something inside; without them the box takes the focus only while it has something to scroll. */
  readonly onKeyDown?: KeyboardEventHandler | undefined
  /** Holds a table whose rows stand under one another where they would not fit: no column is out of sight on a phone. */
  readonly stacks?: boolean
  readonly children: ReactNode
}

/**
 * A frame for what may be larger than it. While it scrolls it takes the focus, so that the keyboard can scroll it too; so it
 * does where no script has looked yet whether it scrolls.
 */
export function ScrollBox({ label, className = 'scroll-x', onKeyDown, stacks = false, children }: Props) {
  const site = useMessages('site')
  const frame = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(true)
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const look = () => setScrolls(box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
    const observer = new ResizeObserver(look)
    for (const part of [box, ...box.children]) observer.observe(part)
    return () => observer.disconnect()
  }, [])
  const named = label !== undefined ? { role: 'region', 'aria-label': label } : {}
  const wide = label === undefined && scrolls ? { role: 'group', 'aria-label': site.wideTable } : {}
  const focusable = scrolls || onKeyDown ? { tabIndex: 0, onKeyDown } : {}
  return (
    <div
      ref={frame}
      className={stacks ? `${className} ${styles.stacks}` : className}
      data-stacks={stacks || undefined}
      {...named}
      {...wide}
      {...focusable}
    >
      {stacks ? labelled(children) : children}
    </div>
  )
}
