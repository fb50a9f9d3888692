import { useEffect, useRef, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import type { LabState } from './lab-state'
import { Result } from './set-result'
import type { SetResult, SetTask } from './set-work'

interface Props extends SetTask {
  readonly onChange: (part: Partial<LabState>) => void
}

interface Report {
  readonly progress?: { readonly read: number; readonly total: number }
  readonly result?: SetResult
}

/** Work that takes a while: begun by hand, in a worker, with progress and a way to stop it. */
export function LongWork({ op, a, b, onChange }: Props) {
  const text = useMessages('cidr')
  const [done, setDone] = useState<{ readonly task: SetTask; readonly result: SetResult } | null>(null)
  const [progress, setProgress] = useState<Report['progress'] | null>(null)
  const [failed, setFailed] = useState(false)
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  // What was computed from another text than the one above is not shown.
  const current = done?.task.op === op && done.task.a === a && done.task.b === b ? done : null

  function stop() {
    worker.current?.terminate()
    worker.current = null
    setProgress(null)
  }

  function compute() {
    stop()
    setDone(null)
    setFailed(false)
    setProgress({ read: 0, total: 0 })
    const task: SetTask = { op, a, b }
    const next = new Worker(new URL('./set.worker.ts', import.meta.url), { type: 'module' })
    worker.current = next
    next.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      if (data.progress) setProgress(data.progress)
      if (data.result) {
        setDone({ task, result: data.result })
        stop()
      }
    })
    next.addEventListener('error', (event) => {
      event.preventDefault()
      setFailed(true)
      stop()
    })
    next.postMessage(task)
  }

  return (
    <>
      <p className="tools no-print">
        <button type="button" className="button primary" onClick={compute}>
          {text.compute}
        </button>
        {progress ? (
          <button type="button" className="button" onClick={stop}>
            {text.cancel}
          </button>
        ) : null}
      </p>
      {progress ? (
        <p>
          <progress aria-label={text.compute} value={progress.read} max={Math.max(progress.total, 1)} />{' '}
          {format(text.progress, {
            read: progress.read.toLocaleString('en-US'),
            total: progress.total.toLocaleString('en-US'),
          })}
        </p>
      ) : null}
      <div role="status">
        {failed ? <p className="drop">✕ {text.computeFailed}</p> : null}
        {current ? (
          <Result
            result={current.result}
            lists={current.task}
            onRepair={(mended, list) => onChange({ [list]: mended })}
          />
        ) : null}
      </div>
    </>
  )
}
