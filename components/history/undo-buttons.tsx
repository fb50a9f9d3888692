import { useRef } from 'react'
import { useMessages } from '@/components/messages'
import type { History } from './use-history'
import { useUndoKeys } from './use-undo-keys'

/** Undo and redo, by button and by keys. They can be reached while there is nothing to take back: a button that goes takes the focus along. */
export function UndoButtons({
  history,
}: {
  readonly history: Pick<History<unknown>, 'undo' | 'redo' | 'canUndo' | 'canRedo'>
}) {
  const site = useMessages('site')
  const first = useRef<HTMLButtonElement>(null)
  useUndoKeys(history, first)
  return (
    <>
      <button ref={first} type="button" className="quiet" aria-disabled={!history.canUndo} onClick={history.undo}>
        {site.undo}
      </button>
      <button type="button" className="quiet" aria-disabled={!history.canRedo} onClick={history.redo}>
        {site.redo}
      </button>
    </>
  )
}
