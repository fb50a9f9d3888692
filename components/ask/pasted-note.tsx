import { useMessages, useNumbers } from '@/components/messages'
import styles from './box.module.css'

interface Props {
  readonly pasted: string
  readonly onRemove: () => void
}

/** Lines of a text, those at its end that are blank apart; without a copy of each, as it may be megabytes long. */
function linesOf(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** A pasted text that is no question: it stays beside the field, whole, until the reader takes it away. */
export function PastedNote({ pasted, onRemove }: Props) {
  const text = useMessages('ask')
  const { counted } = useNumbers()
  const [first = ''] = pasted.trimStart().split('\n', 1)
  return (
    <p className={styles.pasted}>
      <span>{counted(text.counted.pasted, linesOf(pasted.trimEnd()))}</span>
      <code>{first.slice(0, 60)}</code>
      <button type="button" className="button" onClick={onRemove}>
        {text.pastedRemove}
      </button>
    </p>
  )
}
