import { format, useMessages } from '@/components/messages'
import type { Tally } from '@/lib/lesson'
import styles from './lesson.module.css'

/** How far a lesson or the course is: a bar, and the same in words. */
export function ProgressBar({
  tally: { solved, stars, of },
  label,
}: {
  readonly tally: Tally
  readonly label: string
}) {
  const text = useMessages('lesson')
  return (
    <p className={styles.progress}>
      <progress max={of} value={solved} aria-label={label} />
      <span>
        {format(text.progressOf, { solved, of })}
        {stars > 0 ? ` ${format(text.stars, { stars })}` : ''}
      </span>
    </p>
  )
}
