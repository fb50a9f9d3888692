import { useEffect, useId, useMemo, useRef, useState } from 'react'
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
  type QuizJudgement,
  type QuizQuestion,
  type WhyNot,
  whyNot,
} from '@/lib/lesson'
import { readDocuments } from '@/lib/rules'
import { Plates } from './plates'
import { decodeAnswers } from './quiz-draft'
import { RuleList } from './rule-list'
import type { TaskProps } from './task'
import { Passed, TaskShell } from './task-shell'
import { optionInWords } from './task-words'
import styles from './tasks.module.css'
import { useJudged } from './use-judged'

type Answers = readonly (string | null)[]

const signs = { right: '✓', wrong: '✕', open: '·' } as const

const rightAnswers = ({ questions }: QuizExercise): Answers => questions.map((each) => answersOf(each)[0] ?? null)

/** Short questions, one at a time, each judged as it is answered. */
export function QuizTask({ exercise, draft, onDraft, onSolved }: TaskProps<QuizExercise>) {
  const words = useMessages('lessonTasks')
  const { questions } = exercise
  const start = useMemo<Answers>(() => questions.map(() => null), [questions])
  const [kept] = useState(() => decodeAnswers(draft, questions.map(optionsOf)))
  const { history, written, judgement } = useJudged<QuizExercise, Answers, QuizJudgement>({
    exercise,
    start,
    kept,
    keep: JSON.stringify,
    onDraft,
    judge: judgeQuiz,
    solution: rightAnswers,
    onSolved,
  })
  const [at, setAt] = useState(0)
  const [moved, setMoved] = useState(false)
  const question = questions[at]
  const mark = judgement.marks[at] ?? 'open'
  const answer = written[at] ?? null
  const open = judgement.marks.filter((each) => each !== 'right').length
  return (
    <TaskShell
      history={history}
      start={start}
      tone={judgement.passed ? 'right' : mark === 'wrong' ? 'wrong' : 'open'}
      wants={[at, ...questions.map((_, index) => index).filter((index) => index !== at)].flatMap((index) => {
        const [asked, each] = [questions[index], judgement.marks[index]]
        if (!asked || !each) return []
        const name = format(words.quizQuestion, { number: index + 1 })
        return [{ what: `${name}: ${askedIn(asked, words)}`, met: each === 'open' ? null : each === 'right' }]
      })}
      words={
        judgement.passed ? (
          <Passed>{words.quizPassed}</Passed>
        ) : question && answer !== null && mark === 'wrong' ? (
          <Wrong question={question} answer={answer} />
        ) : (
          <p>{format(words.quizOpen, { open })}</p>
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
                aria-label={`${name} ${signs[each]}`}
                onClick={() => {
                  setMoved(false)
                  setAt(index)
                }}
              >
                {index + 1} {signs[each]}
              </button>
            </li>
          )
        })}
      </ol>
      {question ? (
        <Ask
          key={at}
          question={question}
          answer={answer}
          begun={moved}
          right={mark === 'right'}
          onAnswer={(answer) => history.set(written.map((other, index) => (index === at ? answer : other)))}
        />
      ) : null}
      {mark === 'right' && at + 1 < questions.length ? (
        <p className="no-print">
          <button
            type="button"
            className="button primary"
            onClick={() => {
              setMoved(true)
              setAt(at + 1)
            }}
          >
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
  /** The reader comes from the question before: this one takes the focus. */
  readonly begun: boolean
  readonly onAnswer: (answer: string) => void
}

function Ask({ question, answer, right, begun, onAnswer }: AskProps) {
  const words = useMessages('lessonTasks')
  const layers = useMessages('reachLayers')
  const name = useId()
  const part = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (begun) part.current?.focus()
  }, [begun])
  return (
    <div ref={part} tabIndex={-1} className={styles.ask}>
      {'documents' in question ? <RuleList ruleSet={readDocuments(question.documents).ruleSet} /> : null}
      {'evidence' in question
        ? question.evidence.map((output) => (
            <pre key={output} className={styles.evidence}>
              {output}
            </pre>
          ))
        : null}
      {'output' in question ? <pre className={styles.evidence}>{question.output}</pre> : null}
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
    </div>
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

/** Right, and why, where a packet was asked about: in words, and at the gate. */
function Right({ question }: { readonly question: QuizQuestion }) {
  const words = useMessages('lessonTasks')
  const rules = useMessages('rules')
  if (!('packet' in question)) {
    return (
      <p role="status">
        <strong>{words.quizRight}</strong>
      </p>
    )
  }
  const decision = decisionOf(question)
  const packet = packetOfFields(question.packet)
  const { ruleSet } = readDocuments(question.documents)
  const wanted = decision.verdict === 'accept' ? 'accept' : 'drop'
  return (
    <>
      <p role="status">
        <strong>{words.quizRight}</strong> {decidingReason(decision, packet, ruleSet, rules)}
      </p>
      <Plates arrivals={[{ name: '', ruleSet, rows: [{ packet, wanted, decision, met: true }] }]} />
    </>
  )
}

/** Why the option that was chosen is not the answer. */
function Wrong({ question, answer }: { readonly question: QuizQuestion; readonly answer: string }) {
  const words = useMessages('lessonTasks')
  const rules = useMessages('rules')
  const why = useMemo(() => whyNot(question, answer), [question, answer])
  return <p>{format(words.quizWrong, { why: whyInWords(why, question, words, rules) })}</p>
}

function whyInWords(
  why: WhyNot,
  question: QuizQuestion,
  words: Messages['lessonTasks'],
  rules: Messages['rules'],
): string {
  switch (why.kind) {
    case 'decided':
      return 'packet' in question
        ? decidingReason(
            why.decision,
            packetOfFields(question.packet),
            readDocuments(question.documents).ruleSet,
            rules,
          )
        : ''
    case 'no-match':
      return format(words.whyNoMatch, why)
    case 'too-late':
      return format(words.whyTooLate, why)
    case 'tied':
      return format(words.whyTied, why)
    case 'another':
      return words.whyAnother
    case 'needed':
      return format(words.whyNeeded, { rule: why.rule, packet: packetInWords(why.packet.packet, rules) })
    case 'pages':
      return why.more ? words.whyMore : words.whyWhole
    case 'not-held':
      return why.held ? words.whyHeld : words.whyNotHeld
    case 'range':
      return format(words.whyRange, why)
    case 'layer':
      return words.whyLayerPass
  }
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
    case 'whole':
      return words.quizWhole
    case 'holder':
      return format(words.quizHolder, question)
  }
}
