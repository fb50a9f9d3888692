import type { RefObject } from 'react'
import { useMessages } from '@/components/messages'
import type { History } from './use-history'

/** What takes back, and brings back. */
export type Undoing = Pick<History<unknown>, 'undo' | 'redo' | 'canUndo' | 'canRedo'>

interface Props {
  readonly history: Undoing
  readonly first?: RefObject<HTMLButtonElement | null>
}

/** Undo and redo. They can be reached while there is nothing to take back: a button that goes takes the focus along. */
export function UndoButtons({ history, first }: Props) {
  const site = useMessages('site')
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
