import { type ReactNode, useId, useState } from 'react'
import { LongText } from '@/components/long-text'
import { useMessages } from '@/components/messages'
import styles from './pasted.module.css'

interface Props {
  /** What is to be pasted, as the name of the field. */
  readonly label: string
  /** Something to try it with. */
  readonly example: string
  /** What is said of the text; nothing is said of an empty one. */
  readonly children: (text: string) => ReactNode
}

/** A box in an answer that takes one thing and says what it means. Nothing that is pasted leaves the page. */
export function PasteField({ label, example, children }: Props) {
  const text = useMessages('pasted')
  const id = useId()
  const [written, setWritten] = useState('')
  const [before, setBefore] = useState<string | null>(null)
  const put = (next: string) => {
    setBefore(written)
    setWritten(next)
  }
  return (
    <section className={`${styles.box} no-print`} aria-labelledby={id}>
      <p id={id} className={styles.label}>
        {label}
      </p>
      <LongText
        name={label}
        className="field mono"
        rows={written === '' ? 3 : Math.min(10, written.split('\n').length + 1)}
        spellCheck={false}
        autoCapitalize="off"
        placeholder={example.length > 200 ? `${example.slice(0, 200)}…` : example}
        value={written}
        onChange={(next) => {
          setBefore(null)
          setWritten(next)
        }}
      />
      <p className="tools">
        <button type="button" className="button" onClick={() => put(example)}>
          {text.example}
        </button>
        <button type="button" className="button" aria-disabled={written === ''} onClick={() => put('')}>
          {text.clear}
        </button>
        {before === null || before === written ? null : (
          <button type="button" className="button" onClick={() => put(before)}>
            {text.undo}
          </button>
        )}
        <small>{text.stays}</small>
      </p>
      <div role="status" className={styles.said}>
        {written.trim() === '' ? null : children(written)}
      </div>
    </section>
  )
}
