import type { ReactNode } from 'react'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { tally } from '@/lib/lesson'
import { useLesson } from './lesson-context'
import styles from './screens.module.css'
import { StepBar } from './step-bar'
import { useProgress } from './use-progress'

interface Props {
  readonly children: ReactNode
}

/** A lesson as screens, of which one is seen: the one that the address names, else the first. Needs no script. */
export function Screens({ children }: Props) {
  return (
    <div className={styles.screens} data-screens="">
      {children}
    </div>
  )
}

/** What a lesson begins with, to be read, and what it ends with. */
export function Screen({ id, children }: Props & { readonly id: 'reading' | 'recap' }) {
  return (
    <section id={id} className={styles.screen} data-screen={id} tabIndex={-1}>
      <StepBar current={id} />
      <div className={styles.text} data-flow="4" {...(id === 'reading' ? { 'data-around': 'lessons' } : {})}>
        {id === 'recap' ? <Done /> : null}
        {children}
        {id === 'recap' ? <OnToNext /> : <Begin />}
      </div>
    </section>
  )
}

/** What an exercise asks for: its heading and the text below. */
export function Task({ children }: Props) {
  return <div className={styles.task}>{children}</div>
}

function Begin() {
  const text = useMessages('course')
  const [first] = useLesson().exercises
  if (!first) return null
  return (
    <p className="no-print">
      <a href={`#${first.id}`} className="button primary">
        {text.begin}
      </a>
    </p>
  )
}

/** How far the lesson is, at its end. */
function Done() {
  const text = useMessages('course')
  const words = useMessages('lesson')
  const { exercises } = useLesson()
  const { progress } = useProgress()
  const { solved, stars, of } = tally(
    progress,
    exercises.map(({ id }) => id),
  )
  return (
    <p className={styles.done} data-done={solved === of}>
      <strong>{solved === of ? text.lessonDone : format(text.lessonOpen, { solved, of })}</strong>{' '}
      {stars > 0 ? <span className={styles.star}>{format(words.stars, { stars: `${stars} / ${of}` })}</span> : null}
    </p>
  )
}

function OnToNext() {
  const text = useMessages('course')
  const words = useMessages('lesson')
  const { next } = useLesson()
  return (
    <p className="tools no-print">
      {next ? (
        <Link to={`/learn/${next.slug}/`} rel="next" className="button primary">
          {format(text.toLesson, { title: next.title })}
        </Link>
      ) : (
        <Link to="/learn/finish/" rel="next" className="button primary">
          {words.finish}
        </Link>
      )}
      <Link to="/learn/" className="button">
        {text.backToCourse}
      </Link>
    </p>
  )
}
