import { useCallback, useEffect, useRef, useState } from 'react'
import { renew } from '@/components/offline'
import { askWorker, type Failure, type WorkReport } from './ask-worker'
import type { FailureValues } from './serve'

/** An answer that is worked out off the main thread. */
export interface OngoingWork<A, F extends string = never> {
  /** The last answer; null until there is one. */
  readonly answer: A | null
  /** The answer belongs to an earlier question. */
  readonly stale: boolean
  readonly running: boolean
  /** Share that is done, 0–1, once it is known. */
  readonly progress: number | null
  /** Nothing has been heard from it for a while. */
  readonly silent: boolean
  /** The reader has stopped it, or it has failed; `again` starts it anew. */
  readonly halted: 'stopped' | Failure<F> | null
  /** What is to be said of a failure that was foreseen. */
  readonly values: FailureValues
  readonly stop: () => void
  readonly again: () => void
}

interface State<Q, A, F extends string> {
  readonly answer: { readonly of: Q; readonly value: A } | null
  readonly progress: number | null
  readonly running: boolean
  readonly silent: boolean
  readonly halted: 'stopped' | Failure<F> | null
  readonly values: FailureValues
}

const noValues: FailureValues = {}
const still = { progress: null, running: false, silent: false, halted: null, values: noValues }

/** Waits this long for the question to settle, in milliseconds: a reader may be typing. */
const settling = 150

interface Options {
  /** Milliseconds to wait for the question to settle. */
  readonly settle?: number
}

/**
 * Answers a question in a worker whenever it changes; null asks nothing. A change while the worker is busy ends that
 * work. Keep the identity of `start` and of the question while they are the same.
 */
export function useWork<Q, A, F extends string = never>(
  start: () => Worker,
  question: Q | null,
  { settle = settling }: Options = {},
): OngoingWork<A, F> {
  const [state, setState] = useState<State<Q, A, F>>({ answer: null, ...still })
  const halt = useRef(() => {})
  const ask = useCallback(
    (pause: number) => {
      halt.current()
      if (question === null) {
        setState((now) => ({ ...now, ...still }))
        return
      }
      const timer = setTimeout(() => {
        setState((now) => ({ ...now, ...still, running: true }))
        halt.current = askWorker<Q, A, F>(start, question, (report: WorkReport<A, F>) => {
          if ('progress' in report) setState((now) => ({ ...now, progress: report.progress, silent: false }))
          else if ('silent' in report) setState((now) => ({ ...now, silent: true }))
          else if ('answer' in report) setState({ ...still, answer: { of: question, value: report.answer } })
          else {
            setState((now) => ({ ...now, ...still, halted: report.failure, values: report.values ?? noValues }))
            // Of a build that is no longer there: asking again would not help.
            if (report.failure === 'lost') renew()
          }
        })
      }, pause)
      halt.current = () => clearTimeout(timer)
    },
    [start, question],
  )
  useEffect(() => {
    ask(settle)
    return () => halt.current()
  }, [ask, settle])
  const stop = useCallback(() => {
    halt.current()
    setState((now) => ({ ...now, ...still, halted: 'stopped' }))
  }, [])
  const { answer, progress, running, silent, halted, values } = state
  return {
    answer: answer?.value ?? null,
    stale: answer !== null && answer.of !== question,
    running,
    progress,
    silent,
    halted,
    values,
    stop,
    again: () => ask(0),
  }
}
