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
  const site = useMessages('site')
  const { progress } = useProgress()
  const course = lessons.map(({ slug, exercises }) => ({ slug, exercises: exercises.map(({ id }) => id) }))
  const next = nextOf(progress, course)
  const lesson = lessons.find(({ slug }) => slug === next?.lesson)
  const begun = progress.last !== null
  return (
    <Page title={text.courseTitle} description={text.courseLead} path="/learn/" shows={progressKey} short={site.learn}>
      <h1>{text.courseTitle}</h1>
      <p>{text.courseLead}</p>
      <ProgressBar
        tally={tally(
          progress,
          course.flatMap(({ exercises }) => exercises),
        )}
        label={text.progress}
      />
      <RecordNotice />
      <p className={styles.goOn}>
        {lesson && next ? (
          <Link to={`/learn/${lesson.slug}/${begun ? `#${next.exercise}` : ''}`} className="button primary">
            {begun ? format(text.resume, { title: lesson.title }) : text.start}
          </Link>
        ) : (
          <Link to="/learn/finish/" className="button primary">
            {text.finish}
          </Link>
        )}
      </p>
      <h2 id="lessons">{text.lessons}</h2>
      <LevelMap lessons={lessons} progress={progress} next={next?.lesson ?? null} />
      <p>
        <Link to="/learn/finish/" className="button">
          {text.finish}
        </Link>
      </p>
      <RecordTools />
    </Page>
  )
}
