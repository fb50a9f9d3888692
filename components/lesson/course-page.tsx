import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { tally } from '@/lib/lesson'
import styles from './lesson.module.css'
import { ProgressBar } from './progress-bar'
import { progressKey } from './progress-store'
import { RecordNotice, RecordTools } from './record'
import { useProgress } from './use-progress'

export interface CourseLesson {
  readonly slug: string
  readonly title: string
  readonly lead: string
  readonly minutes: number
  readonly exercises: readonly { readonly id: string; readonly title: string }[]
}

/** All lessons, how far the reader is in each, where to go on, and the record itself. */
export function CoursePage({ lessons }: { readonly lessons: readonly CourseLesson[] }) {
  const text = useMessages('lesson')
  const site = useMessages('site')
  const { progress } = useProgress()
  const ids = lessons.flatMap((lesson) => lesson.exercises.map((exercise) => exercise.id))
  const last = lessons.find((lesson) => lesson.slug === progress.last)
  const goTo = last ?? lessons[0]
  return (
    <Page title={text.courseTitle} description={text.courseLead} path="/learn/" shows={progressKey} short={site.learn}>
      <h1>{text.courseTitle}</h1>
      <p>{text.courseLead}</p>
      <ProgressBar tally={tally(progress, ids)} label={text.progress} />
      <RecordNotice />
      {goTo ? (
        <p>
          <Link to={`/learn/${goTo.slug}/`} className="button primary">
            {last ? format(text.resume, { title: last.title }) : text.start}
          </Link>
        </p>
      ) : null}
      <h2 id="lessons">{text.lessons}</h2>
      <ol className={styles.lessons}>
        {lessons.map((lesson) => (
          <li key={lesson.slug}>
            <h3>
              <Link to={`/learn/${lesson.slug}/`}>{lesson.title}</Link>
            </h3>
            <p>
              {lesson.lead}{' '}
              <small className={styles.minutes}>{format(text.minutes, { minutes: lesson.minutes })}</small>
            </p>
            <ProgressBar
              tally={tally(
                progress,
                lesson.exercises.map((exercise) => exercise.id),
              )}
              label={`${lesson.title}: ${text.progress}`}
            />
          </li>
        ))}
      </ol>
      <p>
        <Link to="/learn/finish/" className="button">
          {text.finish}
        </Link>
      </p>
      <RecordTools />
    </Page>
  )
}
