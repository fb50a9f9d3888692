import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import styles from './card.module.css'
import type { SiteAsker, SiteHit } from './site'

interface Props {
  readonly asker: SiteAsker
  /** The nearest pages, offered as no more than that. */
  readonly nearest: readonly SiteHit[]
  /** Some word of the question was known. */
  readonly known: boolean
  /** The reader has turned down every candidate: there were some. */
  readonly exhausted?: boolean
  readonly onGo: () => void
}

/** Nothing was asked: a reader says thanks. */
export function Thanked() {
  const text = useMessages('ask')
  return <p className={styles.card}>{text.thanked}</p>
}

/** There is no answer, and where to ask instead. */
export function NoAnswer({ asker, nearest, known, exhausted = false, onGo }: Props) {
  const text = useMessages('ask')
  return (
    <article className={`${styles.card} ${styles.none}`}>
      <p>
        <strong>{exhausted ? text.noMore : text.noAnswer}</strong>
      </p>
      {exhausted ? null : <p>{known ? text.noAnswerLead : text.notFound}</p>}
      <h3>{text.elsewhere}</h3>
      <ul>
        <li>
          <a href={text.docsUrl} rel="noopener external">
            {text.docs}
          </a>
        </li>
        <li>
          <a href={text.ticketUrl} rel="noopener external">
            {text.ticket}
          </a>
        </li>
      </ul>
      {nearest.length > 0 ? (
        <>
          <h3>{text.nearest}</h3>
          <ul>
            {nearest.map(({ slug }) => (
              <li key={slug}>
                <Link to={`/faq/${slug}/`} onClick={onGo}>
                  {asker.titleOf(slug)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </article>
  )
}
