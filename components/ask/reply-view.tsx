import { type ReactNode, useId } from 'react'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { answerFor } from '@/lib/ask'
import { AnswerCard } from './answer-card'
import { AnswerLanguage } from './answer-language'
import styles from './card.module.css'
import { ComputedAnswer } from './computed-answer'
import { LanguageNote } from './language-note'
import { NoAnswer, Thanked } from './no-answer'
import { PastedOffer } from './pasted-offer'
import type { SiteAsker, SiteHit, SiteReply } from './site'
import { ToolOffer } from './tool-offer'
import { UnknownCode } from './unknown-code'
import { Difference, Which } from './which'

interface Props {
  readonly asker: SiteAsker
  readonly reply: SiteReply
  /** Candidates that the reader has turned down. */
  readonly passed: number
  /** Says how many candidates are turned down, so that another one is on show. */
  readonly onChoose: (passed: number) => void
  /** Said in place of a sure answer that stands above already; null where it does not. */
  readonly instead?: string | null
  /** What else one can do with the answer. */
  readonly children?: ReactNode
}

/** Most candidates that are worth a reader's time: of a sure answer, and where none is sure. */
const most = { answer: 4, 'did-you-mean': 6, none: 0 } as const
/** How many are offered at once where none is sure. */
const atOnce = 3

interface Shown {
  /** The one answer on show. */
  readonly hit: SiteHit | undefined
  /** Its place among the hits. */
  readonly at: number
  /** Answers to choose from, where none is sure and none was turned down. */
  readonly choices: readonly SiteHit[]
}

/**
 * What is on show after `passed` candidates were turned down: those that were offered at once count as one, and what follows
 * is shown one by one.
 */
export function shownOf({ outcome, hits }: Pick<SiteReply, 'outcome' | 'hits'>, passed: number): Shown {
  if (outcome === 'none') return { hit: undefined, at: 0, choices: [] }
  if (outcome === 'did-you-mean' && passed === 0) return { hit: undefined, at: 0, choices: hits.slice(0, atOnce) }
  const at = outcome === 'answer' ? passed : passed + atOnce - 1
  return { hit: hits.slice(0, most[outcome])[at], at, choices: [] }
}

/** Whether there is something to turn down. */
export function offersMore(reply: Pick<SiteReply, 'outcome' | 'hits'>, passed: number): boolean {
  const { hit, choices } = shownOf(reply, passed)
  return hit !== undefined || choices.length > 0
}

function stay() {}

/** What came of a question: a result, an answer, a choice of answers, or an honest none. */
export function ReplyView({ asker, reply, passed, onChoose, instead = null, children }: Props) {
  const text = useMessages('ask')
  const group = useId()
  const { outcome, hits, prefill } = reply
  if (reply.computed?.kind === 'pasted' && prefill && 'pasted' in prefill) {
    return <PastedOffer computed={reply.computed} pasted={prefill.pasted} onGo={stay} />
  }
  if (reply.thanks) return <Thanked />
  const computed = passed === 0 ? reply.computed : null
  const { hit, at, choices } = shownOf(reply, passed)
  const others = hit && passed === 0 ? hits.slice(1, most.answer) : []
  return (
    <AnswerLanguage asker={asker}>
      <LanguageNote asker={asker} reply={reply} />
      {computed ? <ComputedAnswer computed={computed} /> : null}
      <UnknownCode unknown={reply.unknownCode} onGo={stay} />
      {hit ? (
        <AnswerCard
          key={hit.slug}
          asker={asker}
          reply={reply}
          hit={hit}
          onGo={stay}
          instead={passed === 0 ? instead : null}
        >
          {children}
        </AnswerCard>
      ) : null}
      {hit && passed > 0 ? (
        <Which
          asker={asker}
          hits={hits.slice(0, most[outcome])}
          at={at}
          onChoose={(next) => onChoose(passed + next - at)}
        />
      ) : null}
      {choices.length > 0 ? (
        <div className={styles.choice}>
          {reply.fails ? (
            <p>
              <ToolOffer reply={reply} onGo={stay} />
            </p>
          ) : null}
          <p>{text.didYouMean}</p>
          <Difference asker={asker} hits={choices} />
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
