import { type ReactNode, useEffect } from 'react'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { tally, withLast } from '@/lib/lesson'
import styles from './lesson.module.css'
import { ProgressBar } from './progress-bar'
import { update } from './progress-store'
import { RecordNotice } from './record'
import { useProgress } from './use-progress'

export interface LessonLink {
  readonly slug: string
  readonly title: string
}

export interface LessonView extends LessonLink {
  readonly lead: string
  readonly minutes: number
  /** Place in the course, from 1. */
  readonly number: number
  readonly exercises: readonly string[]
  readonly previous: LessonLink | null
  readonly next: LessonLink | null
}

const path = (slug: string) => `/learn/${slug}/`

/** One lesson: the document with its live parts, the way on, and how far the reader is. */
export function LessonPage({ view, children }: { readonly view: LessonView; readonly children: ReactNode }) {
  const text = useMessages('lesson')
  const site = useMessages('site')
  const { progress } = useProgress()
  const { slug, previous, next } = view
  useEffect(() => update((before) => withLast(before, slug)), [slug])
  return (
    <Page title={view.title} description={view.lead} path={path(slug)} above={[{ name: site.learn, path: '/learn/' }]}>
      <article className={styles.lesson}>
        <h1>
          <span className={styles.number}>{view.number}</span> {view.title}
        </h1>
        <p>
          {view.lead} <small className={styles.minutes}>{format(text.minutes, { minutes: view.minutes })}</small>
        </p>
        <ProgressBar tally={tally(progress, view.exercises)} label={text.progress} />
        <RecordNotice />
        {children}
      </article>
      <nav className={`${styles.turn} no-print`} aria-label={`${text.previousLesson} / ${text.nextLesson}`}>
        {previous ? (
          <Link to={path(previous.slug)} rel="prev">
            <small>← {text.previousLesson}</small>
            {previous.title}
          </Link>
        ) : (
          <Link to="/learn/">
            <small>←</small>
            {text.courseTitle}
          </Link>
        )}
        {next ? (
          <Link to={path(next.slug)} rel="next">
            <small>{text.nextLesson} →</small>
            {next.title}
          </Link>
        ) : (
          <Link to="/learn/finish/" rel="next">
            <small>→</small>
            {text.finish}
          </Link>
        )}
      </nav>
    </Page>
  )
}
