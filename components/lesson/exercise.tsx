import dynamic from 'next/dynamic'
import { Children, type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef } from 'react'
import { Loading } from '@/components/lazy'
import { useMessages } from '@/components/messages'
import { withDraft, withHelp, withSolved } from '@/lib/lesson'
import { AddressTask } from './address-task'
import { FrameProvider } from './frame'
import { usePosed } from './lesson-context'
import { PacketTask } from './packet-task'
import { update } from './progress-store'
import { RulesTask } from './rules-task'
import styles from './screens.module.css'
import { SolutionRoom } from './solution-offer'
import { StepBar } from './step-bar'
import { useKeptFocus } from './use-kept-focus'
import { useProgress } from './use-progress'

// Few lessons have these, and each brings an engine along.
const AclTask = dynamic(() => import('./acl-task').then((module) => module.AclTask), { loading: Loading })
const CodeTask = dynamic(() => import('./code-task').then((module) => module.CodeTask), { loading: Loading })
const IncidentTask = dynamic(() => import('./incident-task').then((module) => module.IncidentTask), {
  loading: Loading,
})
const PolicyTask = dynamic(() => import('./policy-task').then((module) => module.PolicyTask), { loading: Loading })
const QuizTask = dynamic(() => import('./quiz-task').then((module) => module.QuizTask), { loading: Loading })
const StepsTask = dynamic(() => import('./steps-task').then((module) => module.StepsTask), { loading: Loading })

/**
 * An exercise of the lesson, by its id: `<Exercise id="ssh-from-you">` with its hints and its worked solution inside. What it
 * asks for stands above it, under a heading with the same id; build/lesson-screens.mjs moves that in, as the first child.
 */
export function Exercise({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const text = useMessages('lesson')
  const { exercise, goal } = usePosed(id)
  const { progress, ready, epoch } = useProgress()
  const entry = progress.exercises[id]
  const [task, ...help] = Children.toArray(children).filter((child) => typeof child !== 'string')
  const onDraft = useCallback((draft: string | null) => update((before) => withDraft(before, id, draft)), [id])
  const onSolved = useCallback((star: boolean) => update((before) => withSolved(before, id, star)), [id])
  const solved = entry?.solved ?? false
  const star = entry?.star ?? false
  const helped = entry?.helped ?? false
  const frame = useMemo(
    () => ({
      id,
      solved,
      star,
      helped,
      onHelp: () => update((before) => withHelp(before, id, true)),
      onRestart: () => update((before) => withHelp(before, id, false)),
    }),
    [id, solved, star, helped],
  )
  const common = { goal, draft: entry?.draft ?? null, onDraft, onSolved }
  const work = useRef<HTMLDivElement>(null)
  useKeptFocus(work)
  // A record that came from elsewhere, or from before this visit, starts the editor anew.
  const key = `${ready} ${epoch}`
  return (
    <section className={styles.exercise} data-screen={id} aria-labelledby={id} onKeyDownCapture={goOn}>
      <StepBar current={id} />
      <FrameProvider value={frame}>
        <SolutionRoom>
          <div className={styles.side}>
            {task}
            <noscript>
              <p>{text.needsScript}</p>
            </noscript>
            <div className={styles.help}>{help}</div>
          </div>
          <div className={styles.work} data-work="" ref={work}>
            {exercise.kind === 'rules' ? <RulesTask key={key} exercise={exercise} {...common} /> : null}
            {exercise.kind === 'packet' ? <PacketTask key={key} exercise={exercise} {...common} /> : null}
            {exercise.kind === 'addresses' ? <AddressTask key={key} exercise={exercise} {...common} /> : null}
            {exercise.kind === 'incident' ? <IncidentTask key={key} exercise={exercise} {...common} /> : null}
            {exercise.kind === 'policy' ? <PolicyTask key={key} exercise={exercise} {...common} /> : null}
            {exercise.kind === 'acl' ? <AclTask key={key} exercise={exercise} {...common} /> : null}
            {exercise.kind === 'steps' ? <StepsTask key={key} exercise={exercise} {...common} /> : null}
            {exercise.kind === 'code' ? <CodeTask key={key} exercise={exercise} {...common} /> : null}
            {exercise.kind === 'quiz' ? <QuizTask key={key} exercise={exercise} {...common} /> : null}
          </div>
        </SolutionRoom>
      </FrameProvider>
    </section>
  )
}

/** Ctrl or ⌘ with Enter goes on from anywhere in an exercise that is solved. */
function goOn(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  const onward = event.currentTarget.querySelector<HTMLElement>('[data-onward].primary')
  if (!onward) return
  event.preventDefault()
  event.stopPropagation()
  onward.click()
}
