import { useMemo } from 'react'
import { format, useMessages } from '@/components/messages'
import { decidingReason, packetInWords, warningOf } from '@/components/rules'
import { type CodeExercise, type CodeJudgement, judgeCode } from '@/lib/lesson'
import { type Counterexample, decide, type RuleSet } from '@/lib/rules'
import styles from './lesson.module.css'
import { RuleList } from './rule-list'
import { useSolutionOffer } from './solution-offer'
import type { TaskProps } from './task'
import { Passed, TaskShell } from './task-shell'
import { asItIs, useAttempt } from './use-attempt'

/** Rules to be written as commands or as Terraform, with what is read from them. */
export function CodeTask({ exercise, draft, onDraft, onSolved }: TaskProps<CodeExercise>) {
  const words = useMessages('lessonTasks')
  const course = useMessages('course')
  const { history, written } = useAttempt<string, never>({
    start: exercise.start,
    kept: draft,
    keep: asItIs,
    onDraft,
    onPause: () => {
      if (judgement.passed) onSolved(true)
    },
  })
  const judgement = useMemo(() => judgeCode(exercise, written), [exercise, written])
  useSolutionOffer(() => history.set(exercise.solutions[0] ?? ''))
  const isRead = judgement.problems.length === 0 && !judgement.nothing && judgement.otherGroup === null
  return (
    <TaskShell
      history={history}
      start={exercise.start}
      tone={judgement.passed ? 'right' : 'wrong'}
      wants={[
        { what: course.readable, met: isRead },
        { what: course.allPass, met: isRead ? judgement.tooClosed === null : null },
        { what: course.allStop, met: isRead ? judgement.tooOpen === null : null },
      ]}
      words={<Words judgement={judgement} />}
    >
      <label className={styles.addresses}>
        {exercise.language === 'cli' ? words.codeCli : words.codeTerraform}
        <textarea
          className="field mono"
          rows={Math.min(22, Math.max(8, written.split('\n').length + 1))}
          spellCheck={false}
          autoCapitalize="off"
          value={written}
          onChange={(event) => history.set(event.target.value, 'typed')}
        />
      </label>
      <RuleList ruleSet={judgement.set} />
    </TaskShell>
  )
}

function Words({ judgement }: { readonly judgement: CodeJudgement }) {
  const text = useMessages('lesson')
  const words = useMessages('lessonTasks')
  const warnings = useMessages('warnings')
  const { passed, problems, nothing, otherGroup, tooClosed, tooOpen, set } = judgement
  if (passed) return <Passed>{words.codePassed}</Passed>
  const [problem] = problems
  return (
    <>
      {problem ? (
        <p>
          ✕ {warningOf(problem, warnings)} {problem.place ? <small>({problem.place.path})</small> : null}
        </p>
      ) : nothing ? (
        <p>{words.codeNothing}</p>
      ) : null}
      {otherGroup === null ? null : <p>{format(words.codeOther, { group: otherGroup })}</p>}
      {tooClosed ? <Wrong sentence={text.tooClosed} wrong={tooClosed} set={set} /> : null}
      {tooOpen ? <Wrong sentence={text.tooOpen} wrong={tooOpen} set={set} /> : null}
    </>
  )
}

interface WrongProps {
  readonly sentence: string
  readonly wrong: Counterexample
  readonly set: RuleSet
}

function Wrong({ sentence, wrong: { packet }, set }: WrongProps) {
  const text = useMessages('lesson')
  const rules = useMessages('rules')
  const why = decidingReason(decide(set, packet, { port25Unblocked: true }), packet, set, rules)
  return (
    <p>
      <strong>{sentence}</strong> {format(text.example, { packet: packetInWords(packet, rules) })} {why}
    </p>
  )
}
