/** What a sentence about a failure names. */
export type FailureValues = Readonly<Record<string, string | number>>

/** A failure that was foreseen: its name, and what is to be said of it. */
export interface Foreseen<F extends string> {
  readonly failure: F
  readonly values?: FailureValues
}

/** What a worker sends back, in this order: that it lives, how far it is, then the answer or why there is none. */
export type Message<A, F extends string> =
  | { readonly alive: true }
  /** The share that is done, 0–1. */
  | { readonly progress: number }
  | { readonly answer: A }
  | Foreseen<F | 'broken'>

/** Reports progress at most this often, in milliseconds. */
const pause = 100

interface Place {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

/**
 * The worker's side: answers each question with `work`. Called once, by the script of the worker.
 *
 * @param work answers one question; may call the function beside it with the share that is done, 0–1
 * @param failureOf names an error that was foreseen; null for any other, which is then reported as `broken`
 */
export function serveWork<Q, A, F extends string = never>(
  work: (question: Q, onProgress: (share: number) => void) => A | Promise<A>,
  failureOf: (error: unknown) => Foreseen<F> | null = () => null,
  place: Place = self,
) {
  const report = (message: Message<A, F>) => place.postMessage(message)
  place.addEventListener('message', ({ data }) => {
    let last = performance.now()
    const onProgress = (progress: number) => {
      const now = performance.now()
      if (now - last < pause) return
      last = now
      report({ progress })
    }
    const fail = (error: unknown) => report(failureOf(error) ?? { failure: 'broken' })
    report({ alive: true })
    try {
      // The page's side is typed by the same Q: nobody else can speak to this worker.
      const answer = work(data as Q, onProgress)
      if (answer instanceof Promise) answer.then((late) => report({ answer: late }), fail)
      else report({ answer })
    } catch (error) {
      fail(error)
    }
  })
}
