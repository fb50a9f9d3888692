import { useMessages } from '@/components/messages'
import type { History } from './use-history'

/** Undo and redo. They can be reached while there is nothing to take back: a button that goes takes the focus along. */
export function UndoButtons({
  history,
}: {
  readonly history: Pick<History<unknown>, 'undo' | 'redo' | 'canUndo' | 'canRedo'>
}) {
  const site = useMessages('site')
  return (
    <>
      <button type="button" className="quiet" aria-disabled={!history.canUndo} onClick={history.undo}>
        {site.undo}
      </button>
      <button type="button" className="quiet" aria-disabled={!history.canRedo} onClick={history.redo}>
        {site.redo}
      </button>
    </>
  )
}
