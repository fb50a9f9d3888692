import { Link } from '@/components/link'
import styles from './neighbours.module.css'

interface Neighbour {
  readonly to: string
  /** What kind of page it is in this order: `Next question`; nothing for a page outside of it. */
  readonly kind?: string
  readonly title: string
}

interface Props {
  readonly label: string
  readonly previous: Neighbour | null
  readonly next: Neighbour | null
}

/** The way to the page before and the page after. */
export function Neighbours({ label, previous, next }: Props) {
  return (
    <nav className={`${styles.neighbours} no-print`} aria-label={label}>
      {previous ? (
        <Link to={previous.to} rel="prev">
          <small>{`← ${previous.kind ?? ''}`}</small>
          {previous.title}
        </Link>
      ) : null}
      {next ? (
        <Link to={next.to} rel="next">
          <small>{`${next.kind ?? ''} →`}</small>
          {next.title}
        </Link>
      ) : null}
    </nav>
  )
}
