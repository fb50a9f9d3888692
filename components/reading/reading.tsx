import type { ReactNode } from 'react'
import { useMessages } from '@/components/messages'
import styles from './reading.module.css'

/** A section of a page: the id and the words of its heading. */
export interface Entry {
  readonly id: string
  readonly title: string
}

interface Props {
  /** Title and answer: what stands first at every width. */
  readonly head: ReactNode
  /** Facts about the text: beside it where there is room. */
  readonly facts?: ReactNode
  readonly contents: readonly Entry[]
  readonly children: ReactNode
}

/** A text with the list of its sections beside it, or folded under its head where there is no room. Needs no script; public/reading.js marks the section that is being read. */
export function Reading({ head, facts, contents, children }: Props) {
  const site = useMessages('site')
  return (
    <div className={styles.frame}>
      <div className={styles.head}>{head}</div>
      <div className={styles.beside}>
        {facts}
        <nav className={styles.contents} aria-label={site.contents} data-contents="">
          <details>
            <summary>{site.contents}</summary>
            <ol>
              {contents.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ol>
          </details>
        </nav>
      </div>
      <div className={styles.text} data-flow="2">
        {children}
      </div>
    </div>
  )
}
