import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { nextOf, tally } from '@/lib/lesson'
import type { CourseLesson } from './course-lesson'
import styles from './lesson.module.css'
import { LevelMap } from './level-map'
import { ProgressBar } from './progress-bar'
import { progressKey } from './progress-store'
import { RecordNotice, RecordTools } from './record'
import { useProgress } from './use-progress'

/** Where to go on, the road of all lessons with how far the reader is on it, and the record itself. */
export function CoursePage({ lessons }: { readonly lessons: readonly CourseLesson[] }) {
  const text = useMessages('lesson')
  const course = useMessages('courseMap')
  const site = useMessages('site')
  const { progress } = useProgress()
  const ids = lessons.map(({ slug, exercises }) => ({ slug, exercises: exercises.map(({ id }) => id) }))
  const next = nextOf(progress, ids)
  return (
    <Page
      title={text.courseTitle}
      description={text.courseLead}
      path="/learn/"
      shows={progressKey}
      short={site.learn}
      width="wide"
    >
      <div className={styles.head}>
        <div>
          <h1>{text.courseTitle}</h1>
          <p>{text.courseLead}</p>
        </div>
        <p className={styles.goOn}>
          <GoOn lessons={lessons} next={next} begun={progress.last !== null} />
        </p>
      </div>
      <ProgressBar
        tally={tally(
          progress,
          ids.flatMap(({ exercises }) => exercises),
        )}
        label={text.progress}
      />
      <RecordNotice />
      <LevelMap lessons={lessons} progress={progress} next={next?.lesson ?? null} />
      <p className={styles.starRule}>{course.starRule}</p>
      <p>
        <Link to="/learn/finish/" className="button">
          {text.finish}
        </Link>
      </p>
      <RecordTools />
    </Page>
  )
}

interface GoOnProps {
  readonly lessons: readonly CourseLesson[]
  readonly next: ReturnType<typeof nextOf>
  readonly begun: boolean
}

/** The one thing to do next. */
function GoOn({ lessons, next, begun }: GoOnProps) {
  const text = useMessages('lesson')
  const course = useMessages('courseMap')
  const at = lessons.findIndex(({ slug }) => slug === next?.lesson)
  const lesson = lessons[at]
  if (!lesson || !next) {
    return (
      <Link to="/learn/finish/" className="button primary">
        {text.finish}
      </Link>
    )
  }
  const exercise = lesson.exercises.findIndex(({ id }) => id === next.exercise)
  // A lesson of which nothing was solved is begun with its text.
  const fragment = exercise > 0 ? `#${next.exercise}` : ''
  return (
    <Link to={`/learn/${lesson.slug}/${fragment}`} className="button primary">
      {begun ? format(course.resumeAt, { number: at + 1, title: lesson.title, exercise: exercise + 1 }) : text.start}
    </Link>
  )
}
