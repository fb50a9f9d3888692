import { type KeyboardEvent, useEffect, useState } from 'react'

export interface Highlight {
  /** The place of the option that the reader is at; -1: none. */
  readonly active: number
  /** The reader has closed the list. */
  readonly dismissed: boolean
  readonly setDismissed: (dismissed: boolean) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * The option of a combobox that the reader is at, moved by the arrow keys; Escape closes the list.
 *
 * @param question what the options belong to: with another one the reader is at none
 * @param count how many options there are
 */
export function useHighlight(question: string, count: number): Highlight {
  const [active, setActive] = useState(-1)
  const [dismissed, setDismissed] = useState(false)
  useEffect(() => {
    setActive(-1)
    if (question !== '') setDismissed(false)
  }, [question])

  function onKeyDown(event: KeyboardEvent) {
    // 229: Safari ends a conversion before it tells of the key that confirmed it.
    if (event.nativeEvent.isComposing || event.keyCode === 229 || count === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setDismissed(false)
      if (event.altKey) return
      const step = event.key === 'ArrowDown' ? 1 : -1
      const places = count + 1
      setActive((at) => ((at + 1 + step + places) % places) - 1)
    } else if (event.key === 'Escape' && !dismissed) {
      event.preventDefault()
      event.stopPropagation()
      setDismissed(true)
      setActive(-1)
    }
  }
  return { active, dismissed, setDismissed, onKeyDown }
}
