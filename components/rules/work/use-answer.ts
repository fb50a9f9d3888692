import { useMemo } from 'react'
import { askWorker, type Report, useWork, type Work } from '@/components/worker'
import type { SpaceLimitName } from '@/lib/rules'
import type { Answers, Kind, Questions, Task } from './questions'

/** The rules are too many or too tangled for an exact answer: which limit they exceed. */
export type Limit = SpaceLimitName
export type Pending<A> = Work<A, Limit>

const start = () => new Worker(new URL('./rules.worker.ts', import.meta.url), { type: 'module' })

/**
 * Answers a question whenever it changes; null asks nothing. Keep the question's identity while it is the same.
 *
 * @param options `settle`: milliseconds to wait for the question to settle
 */
export function useAnswer<K extends Kind>(
  kind: K,
  question: Questions[K] | null,
  options?: { readonly settle: number },
): Pending<Answers[K]> {
  const task = useMemo((): Task<K> | null => question && { kind, question }, [kind, question])
  return useWork<Task<K>, Answers[K], Limit>(start, task, options)
}

/** Asks one question, once. The function that comes back stops it. */
export function askOnce<K extends Kind>(
  kind: K,
  question: Questions[K],
  onReport: (report: Report<Answers[K], Limit>) => void,
): () => void {
  return askWorker<Task<K>, Answers[K], Limit>(start, { kind, question }, onReport)
}
