import { useEffect, useEffectEvent, useState } from 'react'
import { type History, useHistory } from '@/components/history'

interface Options<Written> {
  /** What stands there at first: the same value from render to render. */
  readonly start: Written
  /** What had been written before, as it was kept; null when it is nothing that can be gone on with. */
  readonly kept: Written | null
  /** How it is kept; the same function from render to render. */
  readonly keep: (written: Written) => string
  readonly onDraft: (draft: string | null) => void
  /** Judges what is written; called when the reader pauses after a change, and of what was kept. Absent where only a press of the button may tell. */
  readonly onPause?: () => void
}

/** Milliseconds without a change after which what is written is judged. */
const pause = 150

interface Attempt<Written, Outcome> {
  readonly history: History<Written>
  readonly written: Written
  /** What the judge said of what is written; null while it has not been asked about just that. */
  readonly outcome: Outcome | null
  readonly setOutcome: (outcome: Outcome | null) => void
}

/** What the reader writes for an exercise: with undo, kept as a draft once it was changed, and what was said of it. */
export function useAttempt<Written, Outcome>({
  start,
  kept,
  keep,
  onDraft,
  onPause,
}: Options<Written>): Attempt<Written, Outcome> {
  const history = useHistory(kept ?? start)
  const { value: written, canUndo, canRedo } = history
  const [judged, setJudged] = useState<{ readonly of: Written; readonly outcome: Outcome } | null>(null)

  useEffect(() => {
    if (canUndo || canRedo) onDraft(written === start ? null : keep(written))
  }, [written, start, canUndo, canRedo, keep, onDraft])

  const judge = useEffectEvent((of: Written) => {
    if (of === written) onPause?.()
  })
  useEffect(() => {
    if (!canUndo && !canRedo && kept === null) return
    const timer = setTimeout(() => judge(written), pause)
    return () => clearTimeout(timer)
  }, [written, canUndo, canRedo, kept])

  return {
    history,
    written,
    outcome: judged?.of === written ? judged.outcome : null,
    setOutcome: (outcome) => setJudged(outcome && { of: written, outcome }),
  }
}

/** Keeps a text as it is. */
export const asItIs = (text: string) => text
