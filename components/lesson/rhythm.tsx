import type { ReactNode } from 'react'
import { format, useMessages } from '@/components/messages'
import { useHelpingFold } from './frame'
import styles from './lesson.module.css'

interface Props {
  readonly children: ReactNode
}

/** What the reader can do after the lesson. */
export function Goal({ children }: Props) {
  const text = useMessages('lesson')
  return (
    <aside className={styles.goal} aria-label={text.goal}>
      <strong>{text.goal}</strong>
      {children}
    </aside>
  )
}

/** A live part to play with before the exercises. */
export function Try({ children }: Props) {
  const text = useMessages('lesson')
  return (
    <section className={styles.try} aria-label={text.tryIt}>
      <strong>{text.tryIt}</strong>
      {children}
    </section>
  )
}

/** What to keep in mind. */
export function Recap({ children }: Props) {
  const text = useMessages('lesson')
  return (
    <aside className={styles.recap} aria-label={text.recap}>
      <strong>{text.recap}</strong>
      {children}
    </aside>
  )
}

/** One of the three hints of an exercise; each says a little more, and is offered once the one before was opened. */
export function Hint({ step, children }: Props & { readonly step: 1 | 2 | 3 }) {
  const text = useMessages('lesson')
  return (
    <details className={styles.hint} data-hint={step} {...useHelpingFold()}>
      <summary>{format(text.hint, { step })}</summary>
      {children}
    </details>
  )
}
