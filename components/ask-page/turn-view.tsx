import { type Answered, hitOf, ReplyView } from '@/components/ask'
import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import styles from './ask-page.module.css'
import type { Turn } from './thread'

interface Props {
  readonly turn: Turn
  /** Null until the model that answers it is there. */
  readonly answer: Answered | null
  /** The address that opens the conversation up to here. */
  readonly link: () => string
  readonly onPass: () => void
}

/** One question of the conversation and what came of it. */
export function TurnView({ turn: { question, passed }, answer, link, onPass }: Props) {
  const text = useMessages('ask')
  return (
    <section aria-label={question}>
      <h2 className={styles.question}>{question}</h2>
      {answer?.reply.followsUp ? <p className={styles.note}>{text.followsUp}</p> : null}
      <div className={styles.reply}>
        {answer ? <ReplyView {...answer} passed={passed} /> : <p className={styles.loading}>{text.loading}</p>}
      </div>
      <p className={`${styles.actions} no-print`}>
        {answer && offers(answer, passed) ? (
          <button type="button" className="button" onClick={onPass}>
            {text.notThat}
          </button>
        ) : null}
        <CopyButton label={text.copyLink} text={link} />
      </p>
    </section>
  )
}

/** Whether there is something to turn down. */
function offers({ reply }: Answered, passed: number): boolean {
  return hitOf(reply, passed) !== undefined || (reply.outcome === 'did-you-mean' && passed === 0)
}
