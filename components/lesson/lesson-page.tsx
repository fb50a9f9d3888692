import { type ReactNode, useEffect } from 'react'
import { format, useMessages } from '@/components/messages'
import { Neighbours, Page } from '@/components/page'
import { tally, withLast } from '@/lib/lesson'
import styles from './lesson.module.css'
import { ProgressBar } from './progress-bar'
import { progressKey, update } from './progress-store'
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
    <Page
      title={view.title}
      description={view.lead}
      path={path(slug)}
      shows={progressKey}
      above={[{ name: site.learn, path: '/learn/' }]}
    >
      <article>
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
      <Neighbours
        label={`${text.previousLesson} / ${text.nextLesson}`}
        previous={
          previous
            ? { to: path(previous.slug), kind: text.previousLesson, title: previous.title }
            : { to: '/learn/', title: text.courseTitle }
        }
        next={
          next
            ? { to: path(next.slug), kind: text.nextLesson, title: next.title }
            : { to: '/learn/finish/', title: text.finish }
        }
      />
    </Page>
  )
}
