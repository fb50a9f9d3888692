import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { type Progress, tally } from '@/lib/lesson'
import type { CourseLesson } from './course-lesson'
import styles from './level-map.module.css'

interface Props {
  readonly lessons: readonly CourseLesson[]
  readonly progress: Progress
  /** The lesson where the reader goes on; null when all is solved. */
  readonly next: string | null
}

/** The lessons as stops on a road: what is done is filled, where to go on is ringed, and nothing is locked. */
export function LevelMap({ lessons, progress, next }: Props) {
  const text = useMessages('lesson')
  return (
    <ol className={styles.map}>
      {lessons.map(({ slug, title, lead, minutes, exercises }, index) => {
        const { solved, stars, of } = tally(
          progress,
          exercises.map(({ id }) => id),
        )
        const state = solved === of ? 'done' : slug === next ? 'next' : 'ahead'
        const word = { done: text.mapDone, next: text.mapNext, ahead: null }[state]
        return (
          <li key={slug} data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
            <span className={styles.stop} aria-hidden="true">
              {index + 1}
            </span>
            <h3>
              <Link to={`/learn/${slug}/`}>{title}</Link>
            </h3>
            <p>{lead}</p>
            <p className={styles.how}>
              <span>{format(text.minutes, { minutes })}</span>
              <span className={styles.pips} aria-hidden="true">
                {exercises.map(({ id }) => (
                  <i key={id} data-solved={progress.exercises[id]?.solved ?? false} />
                ))}
              </span>
              <span>{format(text.progressOf, { solved, of })}</span>
              {stars > 0 ? <span>{format(text.stars, { stars })}</span> : null}
              {word ? <strong>{word}</strong> : null}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
