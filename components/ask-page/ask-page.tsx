import { useEffect, useRef } from 'react'
import { QuestionList, type TaskTitles } from '@/components/answer'
import {
  Announcement,
  AskBox,
  Failure,
  questionPart,
  RecentSettings,
  spokenReply,
  useAnswers,
  useFigures,
  useRecent,
} from '@/components/ask'
import { showOpened } from '@/components/fragment'
import { Link } from '@/components/link'
import { useLocale, useMessages, useNumbers } from '@/components/messages'
import { Page } from '@/components/page'
import styles from './ask-page.module.css'
import { fragmentOf, type Turn } from './thread'
import { TurnView } from './turn-view'
import { useThread } from './use-thread'

/** A short conversation, which stands in the link; below it every question there is, also without JavaScript. */
export function AskPage({ tasks }: { readonly tasks: readonly TaskTitles[] }) {
  const text = useMessages('ask')
  const site = useMessages('site')
  const { locale, origin } = useLocale()
  const { turns, show } = useThread()
  const numbers = useNumbers()
  const recent = useRecent()
  const newest = useRef<HTMLDivElement>(null)
  const { answers, state, prepare, retry } = useAnswers(turns)
  const last = answers.at(-1)
  const { figures } = useFigures(last?.reply.computed ?? null)

  useEffect(prepare, [prepare])
  // A conversation that is opened is shown with its answers: nothing moves under the reader's eyes.
  useEffect(() => {
    if (answers.length > 0 || state === 'failed') showOpened()
  }, [answers.length, state])
  // A new turn begins at the top of the window.
  const count = answers.length
  useEffect(() => {
    if (count > 1) newest.current?.scrollIntoView({ block: 'start' })
  }, [count])
  // Who comes from another page with a question has the focus on nothing in it yet, nor who turned the last answer down: it is at
  // the answer then.
  useEffect(() => {
    const nowhere = !document.activeElement || document.activeElement.matches('body, main')
    if (count > 0 && turns.length > 0 && nowhere) newest.current?.focus({ preventScroll: true })
  }, [count, turns])

  const linkTo = (until: number) => () => {
    const site = typeof window === 'undefined' ? origin : window.location.origin
    return `${site}/${locale}/ask/${fragmentOf(turns.slice(0, until))}`
  }
  const change = (index: number) => (changed: Partial<Turn>) =>
    show(turns.map((turn, at): Turn => (at === index ? { ...turn, ...changed } : turn)))

  const examples = [text.example1, text.example2, text.example3, text.example4]
  return (
    <Page title={turns.at(-1)?.question ?? text.title} short={text.title} description={text.lead} path="/ask/">
      <h1>{text.title}</h1>
      {turns.length === 0 ? <p>{text.lead}</p> : null}
      <noscript>
        <p className={styles.noScript}>
          {text.noScript} <a href={`/${locale}/faq/`}>{site.faqTitle}</a>
        </p>
      </noscript>
      {turns.length > 0 ? (
        <div className={styles.thread}>
          {turns.map((turn, index) => (
            <div
              key={`${String(index)} ${turn.question}`}
              ref={index === count - 1 ? newest : null}
              tabIndex={-1}
              className={styles.place}
            >
              <TurnView
                answer={answers[index] ?? null}
                above={turns[index - 1]?.passed === 0 ? (answers[index - 1]?.reply ?? null) : null}
                turn={turn}
                link={linkTo(index + 1)}
                onChange={change(index)}
              />
            </div>
          ))}
        </div>
      ) : null}
      {state === 'failed' ? <Failure onRetry={retry} /> : null}
      {last ? <h2 className={`${styles.next} no-print`}>{text.followUp}</h2> : null}
      <div className={styles.trials}>
        <AskBox
          previous={last?.reply.context}
          onAsk={(question) => show([...turns, { question, passed: 0, without: [] }])}
        />
      </div>
      {last ? <Announcement text={spokenReply(last.reply, last.asker, text, figures, numbers, false)} /> : null}
      {turns.length > 0 ? (
        <p className={styles.startOver}>
          <Link to="/ask/" className="button">
            {text.startOver}
          </Link>
        </p>
      ) : (
        <section aria-labelledby="examples" className={styles.trials}>
          <h2 id="examples">{text.examples}</h2>
          <p className={styles.examples}>
            {examples.map((example) => (
              <Link key={example} to={`/ask/#${questionPart(example)}`} className="button">
                {example}
              </Link>
            ))}
          </p>
          {recent.questions.length > 0 || !recent.keep ? <h2>{text.recent}</h2> : null}
          <p className={styles.examples}>
            {recent.questions.map((question) => (
              <Link key={question} to={`/ask/#${questionPart(question)}`} className="button">
                {question}
              </Link>
            ))}
          </p>
          {recent.questions.length > 0 || !recent.keep ? <RecentSettings /> : null}
        </section>
      )}
      {turns.length > 0 ? (
        <details className="no-print">
          <summary>{text.allQuestions}</summary>
          <QuestionList tasks={tasks} />
        </details>
      ) : (
        <section aria-label={text.allQuestions}>
          <QuestionList tasks={tasks} />
        </section>
      )}
    </Page>
  )
}
