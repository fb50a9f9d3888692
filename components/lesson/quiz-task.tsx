import { useId, useMemo, useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { decidingReason, packetInWords } from '@/components/rules'
import type { Messages } from '@/content/ja/messages'
import {
  answersOf,
  decisionOf,
  judgeQuiz,
  optionsOf,
  packetOfFields,
  type QuizExercise,
  type QuizQuestion,
} from '@/lib/lesson'
import { readDocuments } from '@/lib/rules'
import { decodeAnswers } from './quiz-draft'
import { RuleList } from './rule-list'
import { useSolutionOffer } from './solution-offer'
import type { TaskProps } from './task'
import { Passed, TaskShell } from './task-shell'
import { optionInWords } from './task-words'
import styles from './tasks.module.css'
import { useAttempt } from './use-attempt'

type Answers = readonly (string | null)[]

const signs = { right: '✓', wrong: '✕', open: '·' } as const

/** Short questions, one at a time, each judged as it is answered. */
export function QuizTask({ exercise, draft, onDraft, onSolved }: TaskProps<QuizExercise>) {
  const words = useMessages('lessonTasks')
  const { questions } = exercise
  const start = useMemo<Answers>(() => questions.map(() => null), [questions])
  const [kept] = useState(() => decodeAnswers(draft, questions.map(optionsOf)))
  const { history, written } = useAttempt<Answers, never>({
    start,
    kept,
    keep: JSON.stringify,
    onDraft,
    onPause: () => {
      if (judgement.passed) onSolved(true)
    },
  })
  const judgement = useMemo(() => judgeQuiz(exercise, written), [exercise, written])
  useSolutionOffer(() => history.set(questions.map((each) => answersOf(each)[0] ?? null)))
  const [at, setAt] = useState(0)
  const question = questions[at]
  const mark = judgement.marks[at] ?? 'open'
  const open = judgement.marks.filter((each) => each !== 'right').length
  return (
    <TaskShell
      history={history}
      start={start}
      tone={judgement.passed ? 'right' : mark === 'wrong' ? 'wrong' : 'open'}
      wants={judgement.marks.map((each, index) => ({
        what: format(words.quizQuestion, { number: index + 1 }),
        met: each === 'open' ? null : each === 'right',
      }))}
      words={
        judgement.passed ? (
          <Passed>{words.quizPassed}</Passed>
        ) : (
          <p>{mark === 'wrong' ? words.quizWrong : format(words.quizOpen, { open })}</p>
        )
      }
    >
      <ol className={styles.questions}>
        {judgement.marks.map((each, index) => {
          const name = format(words.quizQuestion, { number: index + 1 })
          return (
            <li key={name}>
              <button
                type="button"
                className="button"
                aria-current={index === at ? 'step' : undefined}
                onClick={() => setAt(index)}
              >
                {name} {signs[each]}
              </button>
            </li>
          )
        })}
      </ol>
      {question ? (
        <Ask
          key={at}
          question={question}
          answer={written[at] ?? null}
          right={mark === 'right'}
          onAnswer={(answer) => history.set(written.map((other, index) => (index === at ? answer : other)))}
        />
      ) : null}
      {mark === 'right' && at + 1 < questions.length ? (
        <p className="no-print">
          <button type="button" className="button" onClick={() => setAt(at + 1)}>
            {words.quizNext}
          </button>
        </p>
      ) : null}
    </TaskShell>
  )
}

interface AskProps {
  readonly question: QuizQuestion
  readonly answer: string | null
  readonly right: boolean
  readonly onAnswer: (answer: string) => void
}

function Ask({ question, answer, right, onAnswer }: AskProps) {
  const words = useMessages('lessonTasks')
  const layers = useMessages('reachLayers')
  const name = useId()
  return (
    <>
      {'documents' in question ? <RuleList ruleSet={readDocuments(question.documents).ruleSet} /> : null}
      {'evidence' in question
        ? question.evidence.map((output) => (
            <pre key={output} className={styles.evidence}>
              {output}
            </pre>
          ))
        : null}
      {'packet' in question ? <PacketLine question={question} /> : null}
      <fieldset className={styles.options}>
        <legend>{askedIn(question, words)}</legend>
        {optionsOf(question).map((option) => (
          <label key={option}>
            <input type="radio" name={name} checked={answer === option} onChange={() => onAnswer(option)} />
            {optionInWords(option, words, layers)}
          </label>
        ))}
      </fieldset>
      {right ? <Right question={question} /> : null}
    </>
  )
}

function PacketLine({
  question: { packet },
}: {
  readonly question: Extract<QuizQuestion, { ask: 'fate' | 'decider' }>
}) {
  const rules = useMessages('rules')
  return (
    <p>
      <strong>{packetInWords(packetOfFields(packet), rules)}</strong>
    </p>
  )
}

/** Right, and why, where a packet was asked about. */
function Right({ question }: { readonly question: QuizQuestion }) {
  const words = useMessages('lessonTasks')
  const rules = useMessages('rules')
  const why =
    'packet' in question
      ? decidingReason(
          decisionOf(question),
          packetOfFields(question.packet),
          readDocuments(question.documents).ruleSet,
          rules,
        )
      : ''
  return (
    <p role="status">
      <strong>{words.quizRight}</strong> {why}
    </p>
  )
}

function askedIn(question: QuizQuestion, words: Messages['lessonTasks']): string {
  switch (question.ask) {
    case 'fate':
      return words.quizFate
    case 'decider':
      return words.quizDecider
    case 'redundant':
      return words.quizRedundant
    case 'block':
      return format(words.quizBlock, { range: question.range })
    case 'layer':
      return words.quizLayer
  }
}
