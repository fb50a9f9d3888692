import dynamic from 'next/dynamic'
import { type ReactNode, useCallback } from 'react'
import { Loading } from '@/components/lazy'
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

// Few lessons have these, and each brings an engine along.
const AclTask = dynamic(() => import('./acl-task').then((module) => module.AclTask), { loading: Loading })
const CodeTask = dynamic(() => import('./code-task').then((module) => module.CodeTask), { loading: Loading })
const QuizTask = dynamic(() => import('./quiz-task').then((module) => module.QuizTask), { loading: Loading })
const StepsTask = dynamic(() => import('./steps-task').then((module) => module.StepsTask), { loading: Loading })

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
        {exercise.kind === 'acl' ? <AclTask key={key} exercise={exercise} {...common} /> : null}
        {exercise.kind === 'steps' ? <StepsTask key={key} exercise={exercise} {...common} /> : null}
        {exercise.kind === 'code' ? <CodeTask key={key} exercise={exercise} {...common} /> : null}
        {exercise.kind === 'quiz' ? <QuizTask key={key} exercise={exercise} {...common} /> : null}
        <GoOn from={id} solved={entry?.solved ?? false} />
        {children}
      </SolutionRoom>
    </section>
  )
}
