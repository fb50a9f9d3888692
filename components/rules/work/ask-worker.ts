import type { Answers, Kind, Questions, Task } from './questions'

/** `limit`: the rules are too many or too tangled for an exact answer; `unknown`: something went wrong. */
export type Failure = 'limit' | 'unknown'

/** What the worker sends back: the share that is done, 0–1, then the answer or why there is none. */
export type Report<K extends Kind> =
  | { readonly progress: number }
  | { readonly answer: Answers[K] }
  | { readonly failure: Failure }

/**
 * Asks one question in a worker of its own. The function that comes back stops it for good: nothing is reported any more.
 */
export function askWorker<K extends Kind>(
  kind: K,
  question: Questions[K],
  onReport: (report: Report<K>) => void,
): () => void {
  const worker = new Worker(new URL('./rules.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Report<K>>) => {
    if (!('progress' in data)) worker.terminate()
    onReport(data)
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    worker.terminate()
    onReport({ failure: 'unknown' })
  })
  const task: Task<K> = { kind, question }
  worker.postMessage(task)
  return () => worker.terminate()
}
