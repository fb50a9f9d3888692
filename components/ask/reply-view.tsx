import { type ReactNode, useId } from 'react'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { answerFor } from '@/lib/ask'
import { AnswerCard } from './answer-card'
import { AnswerLanguage } from './answer-language'
import styles from './card.module.css'
import { ComputedAnswer } from './computed-answer'
import { LanguageNote } from './language-note'
import { NoAnswer } from './no-answer'
import { PastedOffer } from './pasted-offer'
import type { Asker, Hit, Reply } from './site'
import { ToolOffer } from './tool-offer'

interface Props {
  readonly asker: Asker
  readonly reply: Reply
  /** Candidates that the reader has turned down. */
  readonly passed: number
  /** What else one can do with the answer. */
  readonly children?: ReactNode
}

/** Most candidates of a sure answer that are worth a reader's time. */
const most = 4

/** The answer on show after `passed` candidates were turned down; undefined when there is no single one. */
export function hitOf({ outcome, hits }: Reply, passed: number): Hit | undefined {
  return outcome === 'answer' ? hits.slice(0, most)[passed] : undefined
}

function stay() {}

/** What came of a question: a result, an answer, a choice of answers, or an honest none. */
export function ReplyView({ asker, reply, passed, children }: Props) {
  const text = useMessages('ask')
  const group = useId()
  const { outcome, hits, prefill } = reply
  if (reply.computed?.kind === 'pasted' && prefill && 'pasted' in prefill) {
    return <PastedOffer computed={reply.computed} pasted={prefill.pasted} onGo={stay} />
  }
  const computed = passed === 0 ? reply.computed : null
  const hit = hitOf(reply, passed)
  const choices = outcome === 'did-you-mean' && passed === 0 ? hits.slice(0, 3) : []
  const others = hit ? hits.slice(passed + 1, passed + 4) : []
  return (
    <AnswerLanguage asker={asker}>
      <LanguageNote asker={asker} reply={reply} />
      {computed ? <ComputedAnswer computed={computed} /> : null}
      {hit ? (
        <AnswerCard key={hit.slug} asker={asker} reply={reply} hit={hit} onGo={stay}>
          {children}
        </AnswerCard>
      ) : null}
      {choices.length > 0 ? (
        <div className={styles.choice}>
          {reply.fails ? (
            <p>
              <ToolOffer reply={reply} onGo={stay} />
            </p>
          ) : null}
          <p>{text.didYouMean}</p>
          {choices.map((choice) => (
            <details key={choice.slug} name={group}>
              <summary>{asker.titleOf(choice.slug)}</summary>
              <AnswerCard asker={asker} reply={reply} hit={choice} onGo={stay} />
            </details>
          ))}
          {children}
        </div>
      ) : null}
      {!hit && choices.length === 0 && computed ? (
        <p className={styles.others}>
          <Link to={`/faq/${answerFor(computed)}/`}>{asker.titleOf(answerFor(computed))}</Link>
        </p>
      ) : null}
      {!hit && choices.length === 0 && !computed ? (
        <NoAnswer
          asker={asker}
          nearest={passed === 0 ? hits.slice(0, 3) : []}
          known={hits.length > 0}
          exhausted={passed > 0}
          onGo={stay}
        />
      ) : null}
      {others.length > 0 ? (
        <div className={styles.others}>
          <h4>{text.alternatives}</h4>
          <ul>
            {others.map(({ slug }) => (
              <li key={slug}>
                <Link to={`/faq/${slug}/`}>{asker.titleOf(slug)}</Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </AnswerLanguage>
  )
}
