import { type ReactNode, useId } from 'react'
import styles from './guide.module.css'

interface Props {
  /** What is pressed or pointed at. */
  readonly label: ReactNode
  readonly kind: 'term' | 'badge'
  /** What is said about it: phrasing only, for it stands inside a paragraph. */
  readonly children: ReactNode
}

/** A word with something to say about it: on hover, on focus and on tap, by CSS alone; print shows it in brackets. */
export function Tip({ label, kind, children }: Props) {
  const id = useId()
  return (
    <span className={styles.tip}>
      <button type="button" className={styles[kind]} aria-describedby={id}>
        {label}
      </button>
      <span role="tooltip" id={id} className={styles.said}>
        {children}
      </span>
    </span>
  )
}
