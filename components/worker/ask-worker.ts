import type { FailureValues, Message } from './serve'

/**
 * Why there is no answer: `broken`, the work has thrown an error that nobody foresaw; `lost`, the script did not load
 * or the browser has ended it. Others are named by the work itself.
 */
export type Failure<F extends string = never> = F | 'broken' | 'lost'

export type WorkReport<A, F extends string = never> =
  /** The share that is done, 0–1. */
  | { readonly progress: number }
  /** Nothing has been heard for a while: the reader may want to stop it. */
  | { readonly silent: true }
  | { readonly answer: A }
  | { readonly failure: Failure<F>; readonly values?: FailureValues }

/** A script that has not begun after this time, in milliseconds, is taken not to come. */
export const longestStart = 20_000
/** After this time without news, in milliseconds, that is said. */
export const longestSilence = 10_000

/**
 * Asks one question in a worker of its own, which ends with the answer. Whatever happens to it, something is reported.
 * The function that comes back stops it for good: nothing is reported any more.
 *
 * @param start makes the worker: `() => new Worker(new URL('./x.worker.ts', import.meta.url), { type: 'module' })`
 */
export function askWorker<Q, A, F extends string = never>(
  start: () => Worker,
  question: Q,
  onReport: (report: WorkReport<A, F>) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let worker: Worker | null = null
  const end = () => {
    clearTimeout(timer)
    worker?.terminate()
    worker = null
  }
  const fail = (failure: Failure<F>) => {
    if (!worker) return
    end()
    onReport({ failure })
  }
  const listen = () => {
    clearTimeout(timer)
    timer = setTimeout(() => onReport({ silent: true }), longestSilence)
  }
  try {
    worker = start()
  } catch {
    // Told later, as all else is: the caller has nothing in hand yet with which to stop it.
    timer = setTimeout(() => onReport({ failure: 'lost' }), 0)
    return end
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Message<A, F>>) => {
    if (!worker) return
    if ('alive' in data) return listen()
    if ('progress' in data) {
      listen()
      onReport(data)
      return
    }
    end()
    onReport(data)
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    fail('lost')
  })
  worker.addEventListener('messageerror', () => fail('broken'))
  timer = setTimeout(() => fail('lost'), longestStart)
  worker.postMessage(question)
  return end
}
