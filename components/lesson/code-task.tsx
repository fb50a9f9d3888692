import { useMemo } from 'react'
import { format, useMessages } from '@/components/messages'
import { decidingReason, packetInWords, warningOf } from '@/components/rules'
import { type CodeExercise, type CodeJudgement, judgeCode } from '@/lib/lesson'
import type { RuleSet } from '@/lib/rules'
import styles from './lesson.module.css'
import { Plates } from './plates'
import { type DecidedRow, standing } from './plates-of'
import { RuleList } from './rule-list'
import type { TaskProps } from './task'
import { Passed, TaskShell } from './task-shell'
import { useJudgedText } from './use-judged'

/** Rules to be written as commands or as Terraform, with what is read from them. */
export function CodeTask(props: TaskProps<CodeExercise>) {
  const { exercise, goal } = props
  const words = useMessages('lessonTasks')
  const course = useMessages('course')
  const { history, written, judgement } = useJudgedText(props, judgeCode)
  const rows = useMemo(() => standing(judgement.set, goal, [judgement.tooClosed, judgement.tooOpen]), [judgement, goal])
  const isRead =
    judgement.problems.length === 0 && !judgement.nothing && judgement.otherGroup === null && judgement.stray === null
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
      picture={<Plates arrivals={[{ name: '', ruleSet: judgement.set, rows }]} />}
      words={<Words judgement={judgement} wrong={rows.find(({ met }) => !met) ?? null} />}
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

/** Characters that are shown of a command. */
const mostShown = 60

interface WordsProps {
  readonly judgement: CodeJudgement
  /** The first packet of the picture that does not come out as wanted. */
  readonly wrong: DecidedRow | null
}

function Words({ judgement: { passed, problems, nothing, otherGroup, stray, set }, wrong }: WordsProps) {
  const words = useMessages('lessonTasks')
  const warnings = useMessages('warnings')
  const { listSeparator } = useMessages('rules')
  /** A place among commands begins with its line. */
  const placeInWords = (path: string) => {
    const [at = '', ...field] = path.split('.')
    if (!at.startsWith('line ')) return path
    const line = format(words.codeLine, { line: at.slice('line '.length) })
    return field.length === 0 ? line : `${line}${listSeparator}${field.join('.')}`
  }
  if (passed) return <Passed>{words.codePassed}</Passed>
  const [problem] = problems
  if (problem) {
    return (
      <p>
        ✕ {warningOf(problem, warnings)} {problem.place ? <small>({placeInWords(problem.place.path)})</small> : null}
      </p>
    )
  }
  if (nothing) return <p>{words.codeNothing}</p>
  if (otherGroup !== null) return <p>{format(words.codeOther, { group: otherGroup })}</p>
  if (stray !== null) return <p>{format(words.codeStray, { found: stray.slice(0, mostShown) })}</p>
  return wrong ? <Wrong wrong={wrong} set={set} /> : null
}

function Wrong({ wrong: { packet, wanted, decision }, set }: { readonly wrong: DecidedRow; readonly set: RuleSet }) {
  const text = useMessages('lesson')
  const rules = useMessages('rules')
  return (
    <p>
      <strong>{wanted === 'accept' ? text.tooClosed : text.tooOpen}</strong>{' '}
      {format(text.example, { packet: packetInWords(packet, rules) })} {decidingReason(decision, packet, set, rules)}
    </p>
  )
}
