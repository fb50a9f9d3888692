import { useMessages } from '@/components/messages'
import type { ExerciseProgress } from '@/lib/lesson'

/** How far an exercise is, in a word and a sign. */
export function ExerciseState({ entry }: { readonly entry: ExerciseProgress | undefined }) {
  const text = useMessages('lesson')
  if (entry?.star) return <span className="accept">{text.stateStar}</span>
  if (entry?.solved) return <span className="accept">{text.stateSolved}</span>
  return <span>{entry?.draft ? text.stateOpen : text.stateNew}</span>
}
