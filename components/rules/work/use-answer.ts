import { useMemo } from 'react'
import { askWorker, type OngoingWork, useWork, type WorkReport } from '@/components/worker'
import type { SpaceLimitName } from '@/lib/rules'
import type { Kind, Questions, RuleAnswers, RuleTask } from './questions'

/** The rules are too many or too tangled for an exact answer: which limit they exceed. */
export type Limit = SpaceLimitName
export type Pending<A> = OngoingWork<A, Limit>

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
): Pending<RuleAnswers[K]> {
  const task = useMemo((): RuleTask<K> | null => question && { kind, question }, [kind, question])
  return useWork<RuleTask<K>, RuleAnswers[K], Limit>(start, task, options)
}

/** Asks one question, once. The function that comes back stops it. */
export function askOnce<K extends Kind>(
  kind: K,
  question: Questions[K],
  onReport: (report: WorkReport<RuleAnswers[K], Limit>) => void,
): () => void {
  return askWorker<RuleTask<K>, RuleAnswers[K], Limit>(start, { kind, question }, onReport)
}
