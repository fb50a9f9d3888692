import type { ReactNode } from 'react'
import { useMessages } from '@/components/messages'
import styles from './needs-script.module.css'

/** A tool's example in words, worked out when the page is built. */
export interface ExampleTold {
  /** What is pasted, line by line. */
  readonly given: string
  /** What is asked about it. */
  readonly asked: string
  readonly verdict: string
  readonly because: string
}

interface Props {
  /** Of a tool that begins empty; the others show theirs in their fields. */
  readonly example?: ExampleTold
  /** What can be done all the same. */
  readonly children?: ReactNode
}

/** Says, where no script runs, what the tool needs, and shows its example as text. */
export function NeedsScript({ example, children }: Props) {
  const text = useMessages('state')
  return (
    <div className={styles.needs}>
      <noscript>
        <p className="depends">{text.needsScript}</p>
        {example ? (
          <>
            <pre>{example.given}</pre>
            <p>{example.asked}</p>
            <p>
              <strong>{example.verdict}</strong> {example.because}
            </p>
          </>
        ) : null}
        {children}
      </noscript>
    </div>
  )
}
