import { format, useMessages } from '@/components/messages'
import type { OngoingWork } from './use-work'
import styles from './working.module.css'

interface Props<F extends string> {
  readonly work: Pick<
    OngoingWork<unknown, F>,
    'answer' | 'stale' | 'running' | 'progress' | 'silent' | 'halted' | 'values' | 'stop' | 'again'
  >
  /** A sentence for each failure that the work names itself, with its values; asking again would not help there. */
  readonly words: Readonly<Record<F, string>>
}

/** How far the work is, with a way to stop it; why there is no answer, with a way to ask again. */
export function Working<F extends string>({ work, words }: Props<F>) {
  const site = useMessages('site')
  const text = useMessages('work')
  const { answer, stale, running, progress, silent, halted, values, stop, again } = work
  if (halted) {
    const own: Readonly<Record<string, string>> = words
    const named = Object.hasOwn(own, halted) ? own[halted] : undefined
    const general = { stopped: text.workStopped, broken: `✕ ${text.workBroken}`, lost: `✕ ${text.workLost}` }
    return (
      <p role={halted === 'stopped' ? 'status' : 'alert'} className={halted === 'stopped' ? undefined : 'drop'}>
        {named === undefined ? general[isGeneral(halted) ? halted : 'broken'] : `✕ ${format(named, values)}`}{' '}
        {named === undefined ? (
          <button type="button" className="button" onClick={again}>
            {site.again}
          </button>
        ) : null}
      </p>
    )
  }
  if (!running) return answer !== null && stale ? <p className="depends">△ {text.workStale}</p> : null
  return (
    <p className={`tools ${styles.working}`} role="status">
      <progress {...(progress === null ? {} : { value: progress, max: 1 })} aria-label={text.working} />
      <span>
        {silent ? text.workSilent : text.working}{' '}
        {progress === null ? '' : format(text.percent, { percent: Math.floor(100 * progress) })}
      </span>
      <button type="button" className="button" onClick={stop}>
        {text.stop}
      </button>
    </p>
  )
}

function isGeneral(halted: string): halted is 'stopped' | 'broken' | 'lost' {
  return halted === 'stopped' || halted === 'broken' || halted === 'lost'
}
