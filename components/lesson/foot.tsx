import type { History } from '@/components/history'
import { useMessages } from '@/components/messages'
import { useFrame } from './frame'
import { useAfter } from './lesson-context'
import styles from './screens.module.css'

interface Props<T> {
  readonly history: History<T>
  readonly start: T
  /** What has to be pressed to be judged, where that is not done at each change. */
  readonly check?: { readonly name: string; readonly onCheck: () => void }
}

/** Take back, begin anew, go on. What leads on is the one thing to do once the exercise is solved. */
export function Foot<T>({ history, start, check }: Props<T>) {
  const site = useMessages('site')
  const text = useMessages('course')
  const words = useMessages('lesson')
  const { id, solved, onRestart } = useFrame()
  const after = useAfter(id)
  const { canUndo, canRedo, undo, redo } = history
  return (
    <div className={`${styles.foot} no-print`} data-foot="">
      <button type="button" className="quiet" aria-disabled={!canUndo} onClick={undo}>
        {site.undo}
      </button>
      <button type="button" className="quiet" aria-disabled={!canRedo} onClick={redo}>
        {site.redo}
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          history.set(start)
          onRestart()
        }}
      >
        {words.startOver}
      </button>
      <span className={styles.compares}>{check ? '' : text.compares}</span>
      {check && !solved ? (
        <button type="button" className="button" onClick={check.onCheck}>
          {check.name}
        </button>
      ) : null}
      <a href={`#${after.id}`} data-onward="" className={solved ? 'button primary' : 'button'}>
        {solved ? (after.last ? text.toRecap : text.next) : text.skip}
      </a>
    </div>
  )
}
