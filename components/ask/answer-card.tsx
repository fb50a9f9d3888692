import type { ReactNode } from 'react'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { lessonFor } from '@/content/lessons'
import styles from './card.module.css'
import { LivePart } from './live-part'
import { Marked } from './marked'
import type { SiteAsker, SiteHit, SitePassage, SiteReply } from './site'
import { ToolOffer } from './tool-offer'

interface Props {
  readonly asker: SiteAsker
  readonly reply: SiteReply
  readonly hit: SiteHit
  readonly onGo: () => void
  /** Said in place of the answer's two sentences, which stand above already; null where they do not. */
  readonly instead?: string | null
  /** What else one can do with this answer. */
  readonly children?: ReactNode
}

/** The marks of a passage, in the answer that it is a part of. */
function marksWithin(answer: string, { text, marks }: SitePassage): SitePassage['marks'] {
  const at = answer.indexOf(text)
  return at < 0 ? [] : marks.map(([start, end]) => [start + at, end + at])
}

/** One answer: its two sentences, the passage that speaks of the question, its live part, and why it was chosen. */
export function AnswerCard({ asker, reply, hit, onGo, instead = null, children }: Props) {
  const text = useMessages('ask')
  const { slug, section, score } = hit
  const best = reply.hits[0] === hit
  const passage = best ? reply.passage : null
  const answer = asker.answerOf(slug)
  const heading = asker.headingOf(slug, section)
  const lesson = lessonFor(slug)
  const anchor = `/faq/${slug}/${section ? `#${section}` : ''}`
  return (
    <article className={styles.card}>
      <h3 className={styles.title}>
        <Link to={`/faq/${slug}/`} onClick={onGo}>
          {asker.titleOf(slug)}
        </Link>
      </h3>
      {passage && reply.goesOn && passage.section !== '' && passage.text !== '' ? null : instead ? (
        <p>{instead}</p>
      ) : (
        <p>{passage?.section === '' ? <Marked text={answer} marks={marksWithin(answer, passage)} /> : answer}</p>
      )}
      {heading ? (
        <figure className={styles.passage}>
          {passage && passage.section !== '' && passage.text !== '' ? (
            <blockquote>
              <Marked {...passage} />
            </blockquote>
          ) : null}
          <figcaption>
            →{' '}
            <Link to={anchor} onClick={onGo}>
              {heading}
            </Link>
          </figcaption>
        </figure>
      ) : null}
      <p className={styles.actions}>
        {best && reply.fails ? <ToolOffer reply={reply} onGo={onGo} /> : null}
        <Link to={anchor} className={best && reply.fails ? 'button' : 'button primary'} onClick={onGo}>
          {text.readMore}
        </Link>
        {lesson ? (
          <Link to={`/learn/${lesson}/`} className="button" onClick={onGo}>
            {text.practise}
          </Link>
        ) : null}
        {best && !reply.fails ? <ToolOffer reply={reply} onGo={onGo} /> : null}
        {children}
      </p>
      <LivePart key={slug} slug={slug} entities={reply.entities} />
      {best && reply.matched.length > 0 ? (
        <details className={styles.why}>
          <summary>{text.why}</summary>
          <p>
            {text.whyTerms}{' '}
            {reply.matched.map((term) => (
              <mark key={term}>{term}</mark>
            ))}{' '}
            ({format(text.whyScore, { score: Math.round(score * 100) })})
          </p>
        </details>
      ) : null}
    </article>
  )
}
