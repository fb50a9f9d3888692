import type { ReactNode } from 'react'
import { type History, UndoButtons } from '@/components/history'
import { useMessages } from '@/components/messages'
import styles from './lesson.module.css'

/** What every kind of exercise is given. */
export interface TaskProps<E> {
  readonly exercise: E
  /** What the reader had written, as `onDraft` was given it; null: nothing yet. */
  readonly draft: string | null
  readonly onDraft: (draft: string | null) => void
  readonly onSolved: (star: boolean) => void
}

interface ToolsProps<T> {
  readonly history: History<T>
  readonly start: T
  /** What the first button says. */
  readonly check: string
  readonly onCheck: () => void
}

/** Check, undo, redo, start over. */
export function TaskTools<T>({ history, start, check, onCheck }: ToolsProps<T>) {
  const text = useMessages('lesson')
  return (
    <p className="tools no-print">
      <button type="button" className="button" onClick={onCheck}>
        {check}
      </button>
      <UndoButtons history={history} />
      <button type="button" className="button" onClick={() => history.set(start)}>
        {text.startOver}
      </button>
    </p>
  )
}

/** What the judge says, announced when it changes; empty while there is nothing to say. */
export function Outcome({ passed, children }: { readonly passed: boolean; readonly children: ReactNode }) {
  return (
    <div role="status" className={children ? (passed ? styles.passed : styles.failed) : undefined}>
      {children}
    </div>
  )
}
