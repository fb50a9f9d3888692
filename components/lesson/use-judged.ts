import { useMemo } from 'react'
import type { History } from '@/components/history'
import { useSolutionOffer } from './solution-offer'
import type { TaskProps } from './task'
import { asItIs, useAttempt } from './use-attempt'

interface Options<E, Written, Judgement> {
  readonly exercise: E
  /** What stands there at first: the same value from render to render. */
  readonly start: Written
  /** What had been written before; null when it is nothing that can be gone on with. */
  readonly kept: Written | null
  /** How it is kept; the same function from render to render. */
  readonly keep: (written: Written) => string
  readonly onDraft: (draft: string | null) => void
  /** Holds what is written against the exercise; null: it cannot be read. The same function from render to render. */
  readonly judge: (exercise: E, written: Written) => Judgement
  /** The worked solution, as it is loaded; undefined where the exercise has none. */
  readonly solution: (exercise: E) => Written | undefined
  /** Whether a judgement that passes is one of the fewest rules or blocks; all are where these are not counted. */
  readonly fewest?: (judgement: NonNullable<Judgement>) => boolean
  readonly onSolved: (fewest: boolean) => void
}

interface Judged<Written, Judgement> {
  readonly history: History<Written>
  readonly written: Written
  readonly judgement: Judgement
}

/** An exercise that is judged at each change: with undo, a draft that is kept, and the worked solution to be loaded. */
export function useJudged<E, Written, Judgement extends { readonly passed: boolean } | null>({
  exercise,
  start,
  kept,
  keep,
  onDraft,
  judge,
  solution,
  fewest,
  onSolved,
}: Options<E, Written, Judgement>): Judged<Written, Judgement> {
  const { history, written } = useAttempt<Written, never>({
    start,
    kept,
    keep,
    onDraft,
    onPause: () => {
      if (judgement?.passed) onSolved(fewest ? fewest(judgement) : true)
    },
  })
  const judgement = useMemo(() => judge(exercise, written), [exercise, written, judge])
  useSolutionOffer(() => {
    const worked = solution(exercise)
    if (worked !== undefined) history.set(worked)
  })
  return { history, written, judgement }
}

/** The first of an exercise's solutions, which is the one that is shown. */
export function firstSolution<Written>({ solutions }: { readonly solutions: readonly Written[] }): Written | undefined {
  return solutions[0]
}

interface TextExercise {
  readonly start: string
  readonly solutions: readonly string[]
}

/** An exercise that is written as a text, which is kept as it is. The functions are the same from render to render. */
export function useJudgedText<E extends TextExercise, Judgement extends { readonly passed: boolean }>(
  { exercise, draft, onDraft, onSolved }: Pick<TaskProps<E>, 'exercise' | 'draft' | 'onDraft' | 'onSolved'>,
  judge: (exercise: E, written: string) => Judgement,
  fewest?: (judgement: NonNullable<Judgement>) => boolean,
): Judged<string, Judgement> {
  return useJudged<E, string, Judgement>({
    exercise,
    start: exercise.start,
    kept: draft,
    keep: asItIs,
    onDraft,
    judge,
    solution: firstSolution,
    ...(fewest ? { fewest } : {}),
    onSolved,
  })
}
