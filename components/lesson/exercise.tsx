import { type ReactNode, useCallback } from 'react'
import { useMessages } from '@/components/messages'
import { withDraft, withSolved } from '@/lib/lesson'
import { AddressTask } from './address-task'
import { ExerciseState } from './exercise-state'
import { GoOn } from './go-on'
import { IncidentTask } from './incident-task'
import styles from './lesson.module.css'
import { useExercise } from './lesson-context'
import { PacketTask } from './packet-task'
import { PolicyTask } from './policy-task'
import { update } from './progress-store'
import { RulesTask } from './rules-task'
import { SolutionRoom } from './solution-offer'
import { useProgress } from './use-progress'

/**
 * An exercise of the lesson, by its id: `<Exercise id="ssh-from-you">` with its hints and its worked solution inside.
 * What it asks for stands above it, under a heading with the same id.
 */
export function Exercise({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const text = useMessages('lesson')
  const exercise = useExercise(id)
  const { progress, ready, epoch } = useProgress()
  const entry = progress.exercises[id]
  const onDraft = useCallback((draft: string | null) => update((before) => withDraft(before, id, draft)), [id])
  const onSolved = useCallback((star: boolean) => update((before) => withSolved(before, id, star)), [id])
  const common = { draft: entry?.draft ?? null, onDraft, onSolved }
  // A record that came from elsewhere, or from before this visit, starts the editor anew.
  const key = `${ready} ${epoch}`
  return (
    <section className={styles.exercise} aria-labelledby={id}>
      <p className={styles.state}>
        {text.exercise}: <ExerciseState entry={entry} />
      </p>
      <noscript>
        <p>{text.needsScript}</p>
      </noscript>
      <SolutionRoom>
        {exercise.kind === 'rules' ? <RulesTask key={key} exercise={exercise} {...common} /> : null}
        {exercise.kind === 'packet' ? <PacketTask key={key} exercise={exercise} {...common} /> : null}
        {exercise.kind === 'addresses' ? <AddressTask key={key} exercise={exercise} {...common} /> : null}
        {exercise.kind === 'incident' ? <IncidentTask key={key} exercise={exercise} {...common} /> : null}
        {exercise.kind === 'policy' ? <PolicyTask key={key} exercise={exercise} {...common} /> : null}
        <GoOn from={id} solved={entry?.solved ?? false} />
        {children}
      </SolutionRoom>
    </section>
  )
}
