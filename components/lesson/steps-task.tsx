import { useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { decidingReason, packetInWords } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import {
  judgeSteps,
  type SequenceStep,
  type StepsExercise,
  type StepsJudgement,
  type StepsProblem,
  statesOf,
} from '@/lib/lesson'
import { decide, type Packet, readDocuments } from '@/lib/rules'
import { goalOfPacket } from './packet-words'
import { type GateRow, goalRows, rowsOf } from './plates-of'
import { RuleList } from './rule-list'
import type { Want } from './sight'
import { decodePlan } from './steps-draft'
import type { TaskProps } from './task'
import { Passed, TaskShell } from './task-shell'
import { stepInWords } from './task-words'
import styles from './tasks.module.css'
import { type Course, type Moment, Timeline } from './timeline'
import { firstSolution, useJudged } from './use-judged'

type Plan = readonly number[]

const start: Plan = []

/** Steps of a change to be put in an order in which nothing in use is cut. */
export function StepsTask({ exercise, goal, draft, onDraft, onSolved }: TaskProps<StepsExercise>) {
  const words = useMessages('lessonTasks')
  const rules = useMessages('rules')
  const course = useMessages('course')
  const { steps } = exercise
  const [kept] = useState(() => decodePlan(draft, steps.length))
  const {
    history,
    written: plan,
    judgement,
  } = useJudged<StepsExercise, Plan, StepsJudgement>({
    exercise,
    start,
    kept,
    keep: JSON.stringify,
    onDraft,
    judge: judgeSteps,
    solution: firstSolution,
    onSolved,
  })
  const all = useMemo(() => readDocuments(exercise.groups).ruleSet, [exercise])
  const courses = useMemo(() => coursesOf(exercise, plan, goal, judgement), [exercise, plan, goal, judgement])
  const nameOf = (step: SequenceStep) => stepInWords(step, all, words, rules)
  const joined = all.groups.filter(({ id }) => exercise.joined.includes(id)).map(({ name }) => name)
  return (
    <TaskShell
      history={history}
      start={start}
      tone={judgement.passed ? 'right' : plan.length === 0 ? 'open' : 'wrong'}
      wants={wantsOf(courses, plan, judgement, course)}
      picture={<Timeline courses={courses} steps={plan.length} />}
      words={
        plan.length === 0 ? (
          <p>{words.stepsBegin}</p>
        ) : judgement.problem ? (
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
      <ol className={styles.plan} data-plan="" tabIndex={-1}>
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
                onClick={({ currentTarget }) => {
                  leave(currentTarget)
                  history.set(plan.filter((other) => other !== place))
                }}
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
      <ul className={`${styles.offered} no-print`} tabIndex={-1}>
        {steps.map((step, place) =>
          plan.includes(place) ? null : (
            <li key={nameOf(step)}>
              <button
                type="button"
                className="button"
                onClick={({ currentTarget }) => {
                  leave(currentTarget)
                  history.set([...plan, place])
                }}
              >
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

/** The packets of the goal and the one that shows a problem, through the plan so far. */
function coursesOf(
  exercise: StepsExercise,
  plan: Plan,
  goal: TaskProps<StepsExercise>['goal'],
  { problem }: StepsJudgement,
): readonly Course[] {
  const { states } = statesOf(exercise, plan)
  const verdictIn = (documents: readonly unknown[], packet: Packet) =>
    decide(readDocuments(documents).ruleSet, packet, { port25Unblocked: true }).verdict
  const courseOf = ({ packet }: GateRow): Course => {
    const used = verdictIn(exercise.always, packet) === 'accept'
    const closed = exercise.may !== null && verdictIn(exercise.may, packet) === 'drop'
    const wanted = verdictIn(exercise.end, packet) === 'accept' ? 'accept' : 'drop'
    const done = states.length - 1
    const moments = states.map((at, after): Moment => {
      const { verdict } = decide(at, packet, { port25Unblocked: true })
      const bound = used || closed || (after > 0 && after === done && problem?.kind === 'end')
      return { verdict, met: !bound || verdict === wanted }
    })
    return { packet, moments, wanted, always: used || closed }
  }
  const rows = goalRows(goal)
  const courses = rows.map(courseOf)
  const shown = courses.some(({ moments }) => moments.some(({ met }) => !met))
  const found = problem && problem.kind !== 'last-group' && plan.length > 0 && !shown ? rowsOf([problem.packet]) : []
  return [...courses, ...found.map(courseOf)]
}

/** What each packet has to come to in the end, and that nothing goes wrong on the way. */
function wantsOf(
  courses: readonly Course[],
  plan: Plan,
  { passed, problem }: StepsJudgement,
  text: Messages['course'],
): readonly Want[] {
  const ends = courses.map(({ packet, moments, wanted }) => ({
    what: goalOfPacket(packet, wanted, text),
    met: moments.at(-1)?.verdict === wanted,
  }))
  const gap = passed || problem?.kind === 'end'
  return [
    ...ends.filter(({ met }) => !met),
    ...ends.filter(({ met }) => met),
    { what: text.noGap, met: plan.length === 0 ? null : gap },
  ]
}

/** Moves the focus from a button that goes to the one beside it, or to the list where none is left. */
function leave(button: HTMLElement) {
  const item = button.closest('li')
  const beside = item?.nextElementSibling ?? item?.previousElementSibling
  const next = beside?.querySelector('button') ?? item?.parentElement
  next?.focus()
}

function problemInWords(problem: StepsProblem, words: Messages['lessonTasks'], rules: Messages['rules']): string {
  if (problem.kind === 'last-group') return format(words.stepsLast, { after: problem.after })
  const sentence = { cut: words.stepsCut, open: words.stepsOpen, end: words.stepsEnd }[problem.kind]
  const { packet } = problem.packet
  const why = decidingReason(decide(problem.at, packet, { port25Unblocked: true }), packet, problem.at, rules)
  return `${format(sentence, { after: problem.after, packet: packetInWords(packet, rules) })} ${why}`
}
