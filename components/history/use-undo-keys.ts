import { useEffect, useEffectEvent, useRef } from 'react'
import type { Undoing } from './undo-buttons'

/**
 * For the page of a tool: Ctrl+Z or ⌘Z, with Shift forward, wherever no field of text has an undo of its own. A page of text has
 * several tools, of which none has the keys.
 *
 * @returns for the button of the undo, which takes the focus where what had it has gone
 */
export function useUndoKeys({ undo, redo }: Undoing) {
  const button = useRef<HTMLButtonElement>(null)
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    // A field has a place in its text, of which a box to tick has none.
    if (event.defaultPrevented || Object(event.target).selectionStart >= 0) return
    event.preventDefault()
    if (event.shiftKey) redo()
    else undo()
    setTimeout(() => document.activeElement === document.body && button.current?.focus())
  })
  useEffect(() => {
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return button
}
