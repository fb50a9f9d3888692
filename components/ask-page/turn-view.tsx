import { type Answered, offersMore, ReplyView, Understood } from '@/components/ask'
import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import { answerAbove } from './answer-above'
import styles from './ask-page.module.css'
import type { Turn } from './thread'

interface Props {
  readonly turn: Turn
  /** Null until the model that answers it is there. */
  readonly answer: Answered | null
  /** The reply above it, where its best answer is on show. */
  readonly above: Answered['reply'] | null
  /** The address that opens the conversation up to here. */
  readonly link: () => string
  /** Turns candidates down, or takes away something that was understood. */
  readonly onChange: (changed: Partial<Turn>) => void
}

/** Most characters of a question that are shown over its answer: a log that was pasted has thousands. */
const mostShown = 200

function inShort(question: string): string {
  const characters = [...question.slice(0, 2 * mostShown)]
  return characters.length > mostShown ? `${characters.slice(0, mostShown).join('').trimEnd()}…` : question
}

/** One question of the conversation and what came of it. */
export function TurnView({ turn: { question, passed, without }, answer, above, link, onChange }: Props) {
  const text = useMessages('ask')
  return (
    <section aria-label={inShort(question)}>
      <h2 className={styles.question}>{inShort(question)}</h2>
      {answer?.reply.followsUp ? <p className={styles.note}>{text.followsUp}</p> : null}
      <div className={styles.reply}>
        {answer ? (
          <>
            <Understood
              chips={answer.reply.chips}
              without={without}
              onChange={(next) => onChange({ without: next, passed: 0 })}
            />
            <ReplyView
              {...answer}
              passed={passed}
              instead={above && answerAbove(answer.reply, above, text)}
              onChoose={(at) => onChange({ passed: at })}
            />
          </>
        ) : (
          <p className={styles.loading}>{text.queued}</p>
        )}
      </div>
      <p className={`${styles.actions} no-print`}>
        {answer && offersMore(answer.reply, passed) ? (
          <button type="button" className="button" onClick={() => onChange({ passed: passed + 1 })}>
            {text.notThat}
          </button>
        ) : null}
        <CopyButton label={text.copyLink} text={link} />
      </p>
    </section>
  )
}
