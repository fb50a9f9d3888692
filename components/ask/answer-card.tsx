import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import type { Asker, Reply } from '@/lib/ask'
import styles from './ask.module.css'

interface Props {
  readonly asker: Asker
  readonly reply: Reply
  /** Without alternatives and reasons, for the panel below a field. */
  readonly short?: boolean
  readonly onGo?: () => void
}

function stay() {}

/** The answer in two sentences with its page and section; or that there is none, with the nearest pages as such. */
export function AnswerCard({ asker, reply, short = false, onGo = stay }: Props) {
  const text = useMessages('ask')
  const [top, ...others] = reply.hits
  if (!top || reply.outcome === 'none') {
    return (
      <div className={styles.card}>
        <p>
          <strong>{text.noAnswer}</strong>
        </p>
        <p>{top ? text.noAnswerLead : text.notFound}</p>
        {top && !short ? (
          <>
            <h3>{text.nearest}</h3>
            <ul>
              {reply.hits.slice(0, 3).map((hit) => (
                <li key={hit.slug}>
                  <Link to={`/faq/${hit.slug}/`}>{asker.titleOf(hit.slug)}</Link>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    )
  }
  const heading = asker.headingOf(top.slug, top.section)
  return (
    <article className={styles.card}>
      <h2>
        <Link to={`/faq/${top.slug}/`} onClick={onGo}>
          {asker.titleOf(top.slug)}
        </Link>
      </h2>
      <p>{asker.answerOf(top.slug)}</p>
      <p className={styles.links}>
        <Link to={`/faq/${top.slug}/`} className="button primary" onClick={onGo}>
          {text.readMore}
        </Link>
        {heading ? (
          <span>
            {text.section}:{' '}
            <Link to={`/faq/${top.slug}/#${top.section}`} onClick={onGo}>
              {heading}
            </Link>
          </span>
        ) : null}
      </p>
      {short ? null : (
        <>
          {reply.matched.length > 0 ? (
            <details>
              <summary>{text.why}</summary>
              <p>{format(text.whyTerms, { terms: reply.matched.join(' · ') })}</p>
            </details>
          ) : null}
          {others.length > 0 ? (
            <>
              <h3>{text.alternatives}</h3>
              <ul>
                {others.slice(0, 3).map((hit) => (
                  <li key={hit.slug}>
                    <Link to={`/faq/${hit.slug}/`}>{asker.titleOf(hit.slug)}</Link>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      )}
    </article>
  )
}
