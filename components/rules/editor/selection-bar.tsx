import { useState } from 'react'
import { format, useMessages } from '@/components/messages'
import type { DraftRow } from '../draft/assembly'
import type { RuleDraft } from '../draft/model'
import styles from './editor.module.css'

interface Props {
  readonly rows: readonly DraftRow[]
  readonly onEdit: (rows: readonly DraftRow[], part: Partial<RuleDraft>) => void
  readonly onRemove: () => void
  readonly onClear: () => void
}

/** What can be done with all rows that are selected. It stands in the place of the filter, so that nothing moves. */
export function SelectionBar({ rows, onEdit, onRemove, onClear }: Props) {
  const text = useMessages('rules')
  const [priority, setPriority] = useState('')
  const sound = /^(?:[1-9][0-9]?|100)$/.test(priority)
  return (
    <div className={`${styles.selection} no-print`}>
      <strong role="status">{format(text.selected, { count: rows.length })}</strong>
      <label>
        {text.setPriority}{' '}
        <input
          className="field mono"
          inputMode="numeric"
          size={4}
          value={priority}
          onChange={(event) => setPriority(event.target.value)}
        />
      </label>
      <button type="button" className="button" disabled={!sound} onClick={() => onEdit(rows, { priority })}>
        {text.apply}
      </button>
      <button type="button" className="button" onClick={() => onEdit(rows, { action: 'drop' })}>
        {format(text.setAction, { action: text.drop })}
      </button>
      <button type="button" className="button" onClick={() => onEdit(rows, { action: 'accept' })}>
        {format(text.setAction, { action: text.accept })}
      </button>
      <button type="button" className="button" onClick={onRemove}>
        <span className="drop">{format(text.removeSelected, { count: rows.length })}</span>
      </button>
      <button type="button" className="quiet" onClick={onClear}>
        {text.unselect} <kbd>Esc</kbd>
      </button>
    </div>
  )
}
