import { UndoButtons, type Undoing } from './undo-buttons'
import { useUndoKeys } from './use-undo-keys'

/** Undo and redo of the page of a tool, by button and by keys. */
export function PageUndo({ history }: { readonly history: Undoing }) {
  return <UndoButtons history={history} first={useUndoKeys(history)} />
}
