import { useRef } from 'react'
import { format, useMessages } from '@/components/messages'
import { Effect, PolicyFindings } from '@/components/policy'
import { judgePolicy, type PolicyExercise, type PolicyJudgement, type WrongRequest } from '@/lib/lesson'
import styles from './lesson.module.css'
import { useSolutionOffer } from './solution-offer'
import { Outcome, type TaskProps, TaskTools } from './task'
import { asItIs, useAttempt } from './use-attempt'

/** A policy to be written beside those that the user has already. */
export function PolicyTask({ exercise, draft, onDraft, onSolved }: TaskProps<PolicyExercise>) {
  const text = useMessages('lesson')
  const { history, written, outcome, setOutcome } = useAttempt<string, PolicyJudgement>({
    start: exercise.start,
    kept: draft,
    keep: asItIs,
    onDraft,
    onPause: check,
  })
  useSolutionOffer(() => history.set(exercise.solutions[0] ?? ''))
  const area = useRef<HTMLTextAreaElement>(null)

  function check() {
    const judgement = judgePolicy(exercise, written)
    setOutcome(judgement)
    if (judgement.passed) onSolved(false)
  }

  return (
    <>
      <details className={styles.hint}>
        <summary>{text.granted}</summary>
        {exercise.granted.map((document) => (
          <pre key={document}>{document}</pre>
        ))}
      </details>
      <label className={styles.addresses}>
        {text.policyLabel}
        <textarea
          ref={area}
          className="field mono"
          rows={Math.min(24, Math.max(8, written.split('\n').length + 1))}
          spellCheck={false}
          value={written}
          onChange={(event) => history.set(event.target.value)}
        />
      </label>
      <TaskTools history={history} start={exercise.start} check={text.check} onCheck={check} />
      <Outcome passed={outcome?.passed ?? false}>{outcome ? <Words judgement={outcome} /> : null}</Outcome>
      {outcome && outcome.reading.problems.length > 0 ? (
        <PolicyFindings
          text={written}
          problems={outcome.reading.problems}
          repaired={null}
          onRepair={history.set}
          onShow={(at) => {
            area.current?.focus()
            area.current?.setSelectionRange(at, at + 1)
          }}
        />
      ) : null}
    </>
  )
}

function Words({ judgement: { passed, reading, tooOpen, tooClosed } }: { readonly judgement: PolicyJudgement }) {
  const text = useMessages('lesson')
  if (passed) {
    return (
      <p>
        <strong>{text.passed}</strong> {text.policyPassed}
      </p>
    )
  }
  if (!reading.ok) return <p>{text.policyUnread}</p>
  return (
    <>
      <WrongList sentence={text.policyTooOpen} wrong={tooOpen} />
      <WrongList sentence={text.policyTooClosed} wrong={tooClosed} />
    </>
  )
}

function WrongList({ sentence, wrong }: { readonly sentence: string; readonly wrong: readonly WrongRequest[] }) {
  const text = useMessages('lesson')
  if (wrong.length === 0) return null
  return (
    <>
      <p>
        <strong>{sentence}</strong>
      </p>
      <ul>
        {wrong.map(({ request: { action, resource }, decision: { effect } }) => (
          <li key={`${action} ${resource ?? ''}`}>
            <code>{action}</code> {resource ? format(text.policyOn, { resource }) : ''} <Effect effect={effect} />
          </li>
        ))}
      </ul>
    </>
  )
}
