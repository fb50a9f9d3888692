import type { ComponentProps } from 'react'
import { useMessages } from '@/components/messages'
import styles from './reading.module.css'

/** The heading of a section, with a link to itself; who comes to it by a link has the focus there. */
export function Heading({ id, children, ...rest }: ComponentProps<'h2'>) {
  const site = useMessages('site')
  return (
    <h2 id={id} tabIndex={id ? -1 : undefined} className={styles.heading} {...rest}>
      {children}
      {id ? (
        <a href={`#${id}`} aria-label={site.linkToSection}>
          #
        </a>
      ) : null}
    </h2>
  )
}
