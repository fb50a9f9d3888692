import { useState } from 'react'
import { useMessages } from '@/components/messages'
import { useWork, Working } from '@/components/worker'
import { Result } from './set-result'
import type { SetResult, SetTask } from './set-work'

interface Props extends SetTask {
  /** Takes a list in which an entry was repaired. */
  readonly onRepair: (list: 'a' | 'b', text: string) => void
}

const start = () => new Worker(new URL('./set.worker.ts', import.meta.url), { type: 'module' })
const atOnce = { settle: 0 }

/** Work that takes a while: begun by hand, in a worker, with progress and a way to stop it. */
export function LongWork({ op, a, b, onRepair }: Props) {
  const text = useMessages('cidr')
  const [task, setTask] = useState<SetTask | null>(null)
  // What was computed from another text than the one above is not shown.
  const asked = task && task.op === op && task.a === a && task.b === b ? task : null
  const work = useWork<SetTask, SetResult>(start, asked, atOnce)
  return (
    <>
      <div className="tools no-print">
        <button type="button" className="button primary" onClick={() => setTask({ op, a, b })}>
          {text.compute}
        </button>
      </div>
      {asked ? <Working work={work} words={{}} /> : null}
      <div role="status">
        {asked && work.answer && !work.stale ? (
          <Result result={work.answer} lists={{ a, b }} op={op} onRepair={(mended, list) => onRepair(list, mended)} />
        ) : null}
      </div>
    </>
  )
}
