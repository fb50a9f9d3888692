import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { type Progress, tally } from '@/lib/lesson'
import { type CourseLesson, partsOf } from './course-lesson'
import styles from './level-map.module.css'

interface Props {
  readonly lessons: readonly CourseLesson[]
  readonly progress: Progress
  /** The lesson where the reader goes on; null when all is solved. */
  readonly next: string | null
}

/** The lessons as stops on a road, a part of the course a road: what is done is filled, where to go on is ringed, nothing is locked. */
export function LevelMap({ lessons, progress, next }: Props) {
  const text = useMessages('courseMap')
  const parts = partsOf(lessons)
  const names = [text.partRead, text.partBuild, text.partGuard, text.partAll]
  return parts.map((part, index) => {
    const ids = part.flatMap(({ exercises }) => exercises.map(({ id }) => id))
    const { solved, of } = tally(progress, ids)
    const [first] = part
    return (
      <section key={first?.slug} className={styles.part} aria-label={names[index]}>
        <h2 id={index === 0 ? 'lessons' : undefined}>
          {names[index]} <small>{format(text.met, { met: solved, of })}</small>
        </h2>
        <ol className={styles.road}>
          {part.map((lesson) => (
            <Stop
              key={lesson.slug}
              lesson={lesson}
              number={lessons.indexOf(lesson) + 1}
              progress={progress}
              isNext={lesson.slug === next}
            />
          ))}
        </ol>
      </section>
    )
  })
}

interface StopProps {
  readonly lesson: CourseLesson
  /** Place in the course, from 1. */
  readonly number: number
  readonly progress: Progress
  readonly isNext: boolean
}

function Stop({ lesson: { slug, title, minutes, gate, exercises }, number, progress, isNext }: StopProps) {
  const text = useMessages('courseMap')
  const words = useMessages('lesson')
  const { solved, stars, of } = tally(
    progress,
    exercises.map(({ id }) => id),
  )
  const state = solved === of ? 'done' : isNext ? 'next' : 'ahead'
  return (
    <li data-state={state} data-gate={gate || undefined} aria-current={isNext ? 'step' : undefined}>
      <Link to={`/learn/${slug}/`}>
        <span className={styles.stop}>{gate ? <GatePicture number={number} /> : number}</span>
        <span className={styles.title}>{title}</span>
        <span className={styles.how}>
          {solved > 0 ? <Stars stars={stars} of={of} /> : null}
          {solved === of ? <span className="visually-hidden">{words.mapDone}</span> : null}
          {solved > 0 && solved < of ? <span>{format(words.progressOf, { solved, of })}</span> : null}
          {solved === 0 ? <span>{format(words.minutes, { minutes })}</span> : null}
          {isNext ? <strong>{text.mapHere}</strong> : null}
        </span>
      </Link>
    </li>
  )
}

/** One star for each exercise that was solved without help. */
function Stars({ stars, of }: { readonly stars: number; readonly of: number }) {
  const text = useMessages('courseMap')
  return (
    <span className={styles.stars} role="img" aria-label={format(text.mapStars, { stars, of })}>
      {'★'.repeat(stars)}
      {'☆'.repeat(of - stars)}
    </span>
  )
}

/** The gate at the end of a part. */
function GatePicture({ number }: { readonly number: number }) {
  return (
    <>
      <svg viewBox="0 0 32 28" aria-hidden="true">
        <path d="M2 4q14 4 28 0M5 11h22M9 5v22M23 5v22" />
      </svg>
      <span className="visually-hidden">{number}</span>
    </>
  )
}
