import { useRef } from 'react'
import { format, useMessages } from '@/components/messages'
import { Effect, PolicyFindings } from '@/components/policy'
import { judgePolicy, type PolicyExercise, type PolicyJudgement, type WrongRequest } from '@/lib/lesson'
import { Foot } from './foot'
import styles from './lesson.module.css'
import look from './screens.module.css'
import { Feedback, GoalLine, Sight } from './sight'
import type { TaskProps } from './task'
import { useJudgedText } from './use-judged'

/** A policy to be written beside those that the user has already. */
export function PolicyTask(props: TaskProps<PolicyExercise>) {
  const { exercise } = props
  const text = useMessages('lesson')
  const course = useMessages('course')
  const { history, written, judgement } = useJudgedText(props, judgePolicy)
  const area = useRef<HTMLTextAreaElement>(null)
  const { reading, tooOpen, tooClosed, passed } = judgement
  return (
    <>
      <Sight>
        <GoalLine
          wants={[
            { what: course.readable, met: reading.ok },
            { what: course.allDenied, met: reading.ok ? tooOpen.length === 0 : null },
            { what: course.restKept, met: reading.ok ? tooClosed.length === 0 : null },
          ]}
        />
        <Dots name={course.allDenied} requests={exercise.deny} wrong={reading.ok ? tooOpen : null} />
        <Dots name={course.restKept} requests={exercise.keep} wrong={reading.ok ? tooClosed : null} />
        <Feedback tone={passed ? 'right' : 'wrong'}>
          <Words judgement={judgement} />
        </Feedback>
      </Sight>
      <label className={styles.addresses}>
        {text.policyLabel}
        <textarea
          ref={area}
          className="field mono"
          rows={14}
          spellCheck={false}
          autoCapitalize="off"
          value={written}
          onChange={(event) => history.set(event.target.value, 'typed')}
        />
      </label>
      {reading.problems.length > 0 ? (
        <PolicyFindings
          text={written}
          problems={reading.problems}
          repaired={null}
          onRepair={history.set}
          onShow={(at) => {
            area.current?.focus()
            area.current?.setSelectionRange(at, at + 1)
          }}
        />
      ) : null}
      <details className={styles.hint}>
        <summary>{text.granted}</summary>
        {exercise.granted.map((document) => (
          <pre key={document}>{document}</pre>
        ))}
      </details>
      <Foot history={history} start={exercise.start} />
    </>
  )
}

interface DotsProps {
  readonly name: string
  readonly requests: PolicyExercise['deny']
  /** Those that do not come out as asked; null: that cannot be told. */
  readonly wrong: readonly WrongRequest[] | null
}

/** The requests of one kind as dots, and how many of them come out as asked. */
function Dots({ name, requests, wrong }: DotsProps) {
  const text = useMessages('course')
  const met = wrong === null ? 0 : requests.length - wrong.length
  return (
    <p className={look.dots}>
      <span>{name}</span>
      <span aria-hidden="true">
        {requests.map((each) => (
          <i
            key={keyOf(each)}
            title={each.action}
            data-met={wrong !== null && !wrong.some(({ request }) => request === each)}
          />
        ))}
      </span>
      <span>{format(text.met, { met, of: requests.length })}</span>
    </p>
  )
}

/** A request as a key: two may differ in their values for a condition alone. */
function keyOf(request: WrongRequest['request']): string {
  return JSON.stringify(request)
}

/** Requests that are named, at most. */
const mostNamed = 3

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
  const course = useMessages('course')
  if (wrong.length === 0) return null
  const rest = wrong.length - mostNamed
  return (
    <>
      <p>
        <strong>{sentence}</strong>
      </p>
      <ul>
        {wrong.slice(0, mostNamed).map(({ request, decision: { effect } }) => (
          <li key={keyOf(request)}>
            <code>{request.action}</code>{' '}
            {request.resource ? format(text.policyOn, { resource: request.resource }) : ''}{' '}
            {Object.entries(request.context ?? {}).map(([key, values]) => (
              <code key={key}>
                {key}: {[values].flat().join(', ')}
              </code>
            ))}{' '}
            <Effect effect={effect} />
          </li>
        ))}
        {rest > 0 ? <li>{format(course.folded, { count: rest })}</li> : null}
      </ul>
    </>
  )
}
