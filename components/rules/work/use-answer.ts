import { useCallback, useEffect, useRef, useState } from 'react'
import { askWorker, type Failure } from './ask-worker'
import type { Answers, Kind, Questions } from './questions'

/** An answer that is worked out off the main thread. */
export interface Pending<A> {
  /** The last answer; null until there is one. */
  readonly answer: A | null
  /** The answer belongs to an earlier question. */
  readonly stale: boolean
  readonly running: boolean
  /** Share that is done, 0–1, once it is known. */
  readonly progress: number | null
  /** The reader has stopped it, or it has failed; `again` starts it anew. */
  readonly halted: 'stopped' | Failure | null
  readonly stop: () => void
  readonly again: () => void
}

/** Waits this long for the question to settle, in milliseconds: a reader may be typing. */
const settle = 150

interface State<K extends Kind> {
  readonly answer: { readonly of: Questions[K]; readonly value: Answers[K] } | null
  readonly progress: number | null
  readonly running: boolean
  readonly halted: 'stopped' | Failure | null
}

/** Answers a question whenever it changes; null asks nothing. Keep the question's identity while it is the same. */
export function useAnswer<K extends Kind>(kind: K, question: Questions[K] | null): Pending<Answers[K]> {
  const [state, setState] = useState<State<K>>({ answer: null, progress: null, running: false, halted: null })
  const halt = useRef(() => {})
  const ask = useCallback(() => {
    halt.current()
    if (question === null) return
    const timer = setTimeout(() => {
      setState((now) => ({ ...now, progress: null, running: true, halted: null }))
      const end = askWorker(kind, question, (report) => {
        if ('progress' in report) setState((now) => ({ ...now, progress: report.progress }))
        else if ('answer' in report) {
          setState({ answer: { of: question, value: report.answer }, progress: null, running: false, halted: null })
        } else setState((now) => ({ ...now, progress: null, running: false, halted: report.failure }))
      })
      halt.current = end
    }, settle)
    halt.current = () => clearTimeout(timer)
  }, [kind, question])
  useEffect(() => {
    ask()
    return () => halt.current()
  }, [ask])
  const stop = useCallback(() => {
    halt.current()
    setState((now) => ({ ...now, progress: null, running: false, halted: 'stopped' }))
  }, [])
  const { answer, running, progress, halted } = state
  return {
    answer: answer?.value ?? null,
    stale: answer !== null && answer.of !== question,
    running,
    progress,
    halted,
    stop,
    again: ask,
  }
}
