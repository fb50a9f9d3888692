import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import styles from './tabs.module.css'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly name: string
  /** A number that draws a reader there, with its meaning for who cannot see it. */
  readonly badge?:
    | { readonly text: string; readonly meaning: string; readonly tone: 'drop' | 'depends' | '' }
    | undefined
}

interface Props<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly open: Id
  readonly onOpen: (id: Id) => void
  readonly children: ReactNode
}

/** Views of one thing, one at a time; arrow keys go from tab to tab. */
export function Tabs<Id extends string>({ label, tabs, open, onOpen, children }: Props<Id>) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is open
  useEffect(() => {
    if (list.current) showOpen(list.current)
  }, [open])
  function move(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === open)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const index = (to + tabs.length) % tabs.length
    const next = tabs[index]
    if (!next) return
    onOpen(next.id)
    list.current?.querySelectorAll('button')[index]?.focus()
  }
  return (
    <>
      <div className={`${styles.tabs} no-print`} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ id, name, badge }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === open}
            aria-controls="view"
            tabIndex={id === open ? 0 : -1}
            onClick={() => onOpen(id)}
          >
            {name}
            {badge ? (
              <span className={`${styles.badge} ${badge.tone}`}>
                {badge.text}
                <span className="visually-hidden"> {badge.meaning}</span>
              </span>
            ) : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="view" aria-labelledby={`tab-${open}`} className={styles.view}>
        {children}
      </div>
    </>
  )
}

/** Pixels of the next tab that are seen beside the one that is open. */
const ofNext = 48

/** Brings the open tab into view where there are more than fit. */
function showOpen(list: HTMLElement) {
  const tab = list.querySelector('[aria-selected="true"]')
  if (!tab) return
  const [own, frame] = [tab.getBoundingClientRect(), list.getBoundingClientRect()]
  if (own.left < frame.left) list.scrollLeft -= frame.left - own.left + ofNext
  if (own.right > frame.right) list.scrollLeft += own.right - frame.right + ofNext
}
