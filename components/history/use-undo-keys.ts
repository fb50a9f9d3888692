import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { History } from './use-history'

/**
 * Ctrl+Z or ⌘Z, with Shift forward, wherever no field of text has an undo of its own. In a page of text each live part answers for
 * what has the focus in it.
 *
 * @param button of the undo: it takes the focus where what had it has gone
 */
export function useUndoKeys(
  { undo, redo }: Pick<History<unknown>, 'undo' | 'redo'>,
  button: RefObject<HTMLElement | null>,
) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const part = button.current?.closest('div[data-live]')
    // A field has a place in its text, of which a box to tick has none.
    if (event.defaultPrevented || Object(target).selectionStart >= 0) return
    if (part && !(target instanceof Node && part.contains(target))) return
    event.preventDefault()
    if (event.shiftKey) redo()
    else undo()
    setTimeout(() => document.activeElement === document.body && button.current?.focus())
  })
  useEffect(() => {
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
