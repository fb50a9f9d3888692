import { format, useMessages } from '@/components/messages'
import type { ExerciseProgress } from '@/lib/lesson'
import { useLesson } from './lesson-context'
import styles from './screens.module.css'
import { useProgress } from './use-progress'

/** The way through a lesson: its text, its exercises by number, its recap; over the text, a way past it. */
export function StepBar({ current }: { readonly current: string }) {
  const text = useMessages('course')
  const { exercises } = useLesson()
  const { progress } = useProgress()
  const [first] = exercises
  const mark = (id: string) => (id === current ? 'step' : undefined)
  return (
    <nav className={`${styles.steps} no-print`} aria-label={text.steps}>
      <ol>
        <li>
          <a href="#reading" aria-current={mark('reading')}>
            {text.reading}
          </a>
        </li>
        {exercises.map(({ id, title }, index) => {
          const state = stateOf(progress.exercises[id])
          const name = format(text.stepState, { number: index + 1, title, state: text[words[state]] })
          return (
            <li key={id}>
              <a
                href={`#${id}`}
                aria-current={mark(id)}
                className={styles.dot}
                data-state={state}
                aria-label={name}
                title={title}
              >
                {index + 1}
              </a>
            </li>
          )
        })}
        <li>
          <a href="#recap" aria-current={mark('recap')}>
            {text.recap}
          </a>
        </li>
        {current === 'reading' && first ? (
          <li className={styles.begin}>
            <a href={`#${first.id}`}>{text.begin}</a>
          </li>
        ) : null}
      </ol>
    </nav>
  )
}

const words = { new: 'stateNew', open: 'stateOpen', solved: 'stateSolved', star: 'stateStar' } as const

/** How far an exercise is. */
function stateOf(entry: ExerciseProgress | undefined): keyof typeof words {
  if (entry?.star) return 'star'
  if (entry?.solved) return 'solved'
  return entry?.draft ? 'open' : 'new'
}
