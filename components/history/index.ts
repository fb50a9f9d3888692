export { PageUndo } from './page-undo'
export { UndoButtons } from './undo-buttons'
export { type History, useHistory } from './use-history'
