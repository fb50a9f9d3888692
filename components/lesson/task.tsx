import type { GoalPacket } from '@/lib/lesson'

/** What every kind of exercise is given. */
export interface TaskProps<E> {
  readonly exercise: E
  /** Packets that show what is asked for; empty where it is not about packets. */
  readonly goal: readonly GoalPacket[]
  /** What the reader had written, as `onDraft` was given it; null: nothing yet. */
  readonly draft: string | null
  readonly onDraft: (draft: string | null) => void
  /** Told with each judgement that passes; `fewest` is false where it can be done with less. */
  readonly onSolved: (fewest: boolean) => void
}
