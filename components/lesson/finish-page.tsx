import { useEffect, useState } from 'react'
import { Link } from '@/components/link'
import { format, formatDate, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { tally } from '@/lib/lesson'
import type { CourseLesson } from './course-lesson'
import { ExerciseState } from './exercise-state'
import styles from './lesson.module.css'
import { ProgressBar } from './progress-bar'
import { progressKey } from './progress-store'
import { RecordNotice } from './record'
import { useProgress } from './use-progress'

/** What the reader has solved, to be printed. */
export function FinishPage({ lessons }: { readonly lessons: readonly CourseLesson[] }) {
  const text = useMessages('lesson')
  const site = useMessages('site')
  const { progress } = useProgress()
  const [today, setToday] = useState('')
  useEffect(() => {
    const now = new Date()
    setToday([now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-'))
  }, [])
  const whole = tally(
    progress,
    lessons.flatMap((lesson) => lesson.exercises.map((exercise) => exercise.id)),
  )
  return (
    <Page
      title={text.finishTitle}
      description={text.finishLead}
      path="/learn/finish/"
      shows={progressKey}
      above={[{ name: site.learn, path: '/learn/' }]}
      short={text.finish}
    >
      <h1>{text.finishTitle}</h1>
      <p className="no-print">{text.finishLead}</p>
      <RecordNotice />
      <p>
        <strong>{whole.solved === whole.of ? text.finishAll : format(text.finishSome, { ...whole })}</strong>
        <br />
        {/* A line that is there before the browser has said which day it is. */}
        {today ? format(text.finishOn, { date: formatDate(today, site) }) : '\u00a0'}
      </p>
      <ProgressBar tally={whole} label={text.progress} />
      <p className="no-print">
        <button type="button" className="button primary" onClick={() => window.print()}>
          {text.print}
        </button>
      </p>
      <table className={styles.finish}>
        <thead>
          <tr>
            <th scope="col">{text.exercise}</th>
            <th scope="col">{text.stateColumn}</th>
          </tr>
        </thead>
        {lessons.map((lesson) => (
          <tbody key={lesson.slug}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                <Link to={`/learn/${lesson.slug}/`}>{lesson.title}</Link>
              </th>
            </tr>
            {lesson.exercises.map((exercise) => (
              <tr key={exercise.id}>
                <td>
                  <Link to={`/learn/${lesson.slug}/#${exercise.id}`}>{exercise.title}</Link>
                </td>
                <td>
                  <ExerciseState entry={progress.exercises[exercise.id]} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Page>
  )
}
