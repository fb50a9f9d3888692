import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { decidingReason, packetInWords } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import { judgeSteps, type SequenceStep, type StepsExercise, type StepsProblem } from '@/lib/lesson'
import { decide, readDocuments } from '@/lib/rules'
import { RuleList } from './rule-list'
import { useSolutionOffer } from './solution-offer'
import { decodePlan } from './steps-draft'
import type { TaskProps } from './task'
import { Passed, TaskShell } from './task-shell'
import { stepInWords } from './task-words'
import styles from './tasks.module.css'
import { useAttempt } from './use-attempt'

type Plan = readonly number[]

const start: Plan = []

/** Steps of a change to be put in an order in which nothing in use is cut. */
export function StepsTask({ exercise, draft, onDraft, onSolved }: TaskProps<StepsExercise>) {
  const words = useMessages('lessonTasks')
  const rules = useMessages('rules')
  const course = useMessages('course')
  const { steps } = exercise
  const [kept] = useState(() => decodePlan(draft, steps.length))
  const { history, written: plan } = useAttempt<Plan, never>({
    start,
    kept,
    keep: JSON.stringify,
    onDraft,
    onPause: () => {
      if (judgement.passed) onSolved(true)
    },
  })
  const judgement = useMemo(() => judgeSteps(exercise, plan), [exercise, plan])
  const all = useMemo(() => readDocuments(exercise.groups).ruleSet, [exercise])
  useSolutionOffer(() => history.set(exercise.solutions[0] ?? start))
  const nameOf = (step: SequenceStep) => stepInWords(step, all, words, rules)
  const joined = all.groups.filter(({ id }) => exercise.joined.includes(id)).map(({ name }) => name)
  return (
    <TaskShell
      history={history}
      start={start}
      tone={judgement.passed ? 'right' : plan.length === 0 ? 'open' : 'wrong'}
      wants={[{ what: course.noGap, met: plan.length === 0 ? null : judgement.passed }]}
      words={
        judgement.problem ? (
          <p>{problemInWords(judgement.problem, words, rules)}</p>
        ) : (
          <Passed>{words.stepsPassed}</Passed>
        )
      }
    >
      <p>
        <strong>{words.stepsPlan}</strong>
      </p>
      {plan.length === 0 ? <p>{words.stepsNone}</p> : null}
      <ol className={styles.plan}>
        {plan.map((place, index) => {
          const step = steps[place]
          if (!step) return null
          const takeBack = format(words.stepTakeBack, { step: nameOf(step) })
          return (
            <li key={place}>
              <span className={styles.number}>{index + 1}</span> {nameOf(step)}{' '}
              <button
                type="button"
                className="button no-print"
                aria-label={takeBack}
                title={takeBack}
                onClick={() => history.set(plan.filter((other) => other !== place))}
              >
                ×
              </button>
            </li>
          )
        })}
      </ol>
      <p>
        <strong>{words.stepsOffered}</strong>
      </p>
      <ul className={`${styles.offered} no-print`}>
        {steps.map((step, place) =>
          plan.includes(place) ? null : (
            <li key={nameOf(step)}>
              <button type="button" className="button" onClick={() => history.set([...plan, place])}>
                {nameOf(step)}
              </button>
            </li>
          ),
        )}
      </ul>
      <p>{format(words.stepsGroups, { groups: joined.join(rules.listSeparator) })}</p>
      <RuleList ruleSet={all} />
    </TaskShell>
  )
}

function problemInWords(problem: StepsProblem, words: Messages['lessonTasks'], rules: Messages['rules']): string {
  if (problem.kind === 'last-group') return format(words.stepsLast, { after: problem.after })
  const sentence = { cut: words.stepsCut, open: words.stepsOpen, end: words.stepsEnd }[problem.kind]
  const { packet } = problem.packet
  const why = decidingReason(decide(problem.at, packet, { port25Unblocked: true }), packet, problem.at, rules)
  return `${format(sentence, { after: problem.after, packet: packetInWords(packet, rules) })} ${why}`
}
