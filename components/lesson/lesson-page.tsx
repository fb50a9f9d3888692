import { type ReactNode, useEffect } from 'react'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { withLast } from '@/lib/lesson'
import { progressKey, update } from './progress-store'
import { RecordNotice } from './record'
import styles from './screens.module.css'

export interface LessonLink {
  readonly slug: string
  readonly title: string
}

export interface LessonView extends LessonLink {
  readonly lead: string
  readonly minutes: number
  /** Place in the course, from 1. */
  readonly number: number
}

const path = (slug: string) => `/learn/${slug}/`

/** One lesson: the document as screens, below a bar that says which lesson it is. */
export function LessonPage({ view, children }: { readonly view: LessonView; readonly children: ReactNode }) {
  const text = useMessages('lesson')
  const course = useMessages('course')
  const site = useMessages('site')
  const { slug } = view
  useEffect(() => update((before) => withLast(before, slug)), [slug])
  return (
    <Page
      title={view.title}
      description={view.lead}
      path={path(slug)}
      shows={progressKey}
      above={[{ name: site.learn, path: '/learn/' }]}
      width="bare"
    >
      <article className={styles.lesson}>
        <div className={styles.bar}>
          <Link to="/learn/" className={styles.back}>
            <span aria-hidden="true">‹</span> {course.course}
          </Link>
          <h1>
            <span className={styles.number}>{view.number}</span> {view.title}
          </h1>
          <p className={styles.lead}>
            {view.lead} <small>{format(text.minutes, { minutes: view.minutes })}</small>
          </p>
        </div>
        <RecordNotice />
        {children}
      </article>
    </Page>
  )
}
