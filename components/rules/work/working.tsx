import { format, useMessages } from '@/components/messages'
import styles from '../workbench/workbench.module.css'
import type { Pending } from './use-answer'

/** How work off the main thread is getting on, with a way to stop it or to start it again. */
export function Working({ pending }: { readonly pending: Pending<unknown> }) {
  const text = useMessages('workbench')
  const { running, progress, halted, stale, answer, stop, again } = pending
  if (halted) {
    const words = { stopped: text.stopped, limit: `✕ ${text.tooTangled}`, unknown: `✕ ${text.failed}` }
    return (
      <p role="status" className={halted === 'stopped' ? undefined : 'drop'}>
        {words[halted]}{' '}
        {halted === 'limit' ? null : (
          <button type="button" className="button" onClick={again}>
            {text.again}
          </button>
        )}
      </p>
    )
  }
  if (!running) return answer !== null && stale ? <p className="depends">△ {text.stale}</p> : null
  return (
    <p className={styles.working} role="status">
      <progress {...(progress === null ? {} : { value: progress, max: 1 })} aria-label={text.working} />
      <span>
        {text.working} {progress === null ? '' : format(text.percent, { percent: Math.floor(100 * progress) })}
      </span>
      <button type="button" className="button" onClick={stop}>
        {text.stop}
      </button>
    </p>
  )
}
