import { useMessages, useNumbers } from '@/components/messages'
import styles from './box.module.css'

interface Props {
  readonly pasted: string
  readonly onRemove: () => void
}

/** A pasted text that is no question: it stays beside the field, whole, until the reader takes it away. */
export function PastedNote({ pasted, onRemove }: Props) {
  const text = useMessages('ask')
  const { counted } = useNumbers()
  const [first = ''] = pasted.trimStart().split('\n', 1)
  return (
    <p className={styles.pasted}>
      <span>{counted(text.counted.pasted, pasted.trimEnd().split('\n').length)}</span>
      <code>{first.slice(0, 60)}</code>
      <button type="button" className="button" onClick={onRemove}>
        {text.pastedRemove}
      </button>
    </p>
  )
}
