import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { useAfter } from './lesson-context'

interface Props {
  readonly from: string
  readonly solved: boolean
}

/** The way to the next exercise, or from the last one to the next lesson: the one thing to do once this is solved. */
export function GoOn({ from, solved }: Props) {
  const text = useMessages('lesson')
  const after = useAfter(from)
  const look = solved ? 'button primary' : 'button'
  return (
    <p className="tools no-print">
      {after.kind === 'exercise' ? (
        <a href={`#${after.id}`} className={look}>
          {text.nextExercise}
        </a>
      ) : (
        <Link to={after.to} className={look}>
          {format(text.onTo, { title: after.title ?? text.finish })}
        </Link>
      )}
    </p>
  )
}
