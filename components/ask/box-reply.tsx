import { useLayoutEffect, useState } from 'react'
import { CopyButton } from '@/components/copy'
import { useLocale, useMessages, useNumbers } from '@/components/messages'
import type { ChipKey } from '@/lib/ask'
import { Announcement } from './announcement'
import { AnswerCard } from './answer-card'
import { AnswerLanguage } from './answer-language'
import styles from './card.module.css'
import { ComputedAnswer } from './computed-answer'
import { LanguageNote } from './language-note'
import { NoAnswer, Thanked } from './no-answer'
import { PastedOffer } from './pasted-offer'
import { questionPart } from './question-link'
import type { SiteAsker, SiteReply } from './site'
import { spokenReply } from './spoken'
import { ToolOffer } from './tool-offer'
import { Understood } from './understood'
import { UnknownCode } from './unknown-code'
import { useFigures } from './use-figures'
import { Difference } from './which'

interface Props {
  readonly asker: SiteAsker
  readonly reply: SiteReply
  readonly question: string
  /** A paste was sent by the reader: it goes to its tool. */
  readonly sent: boolean
  /** The candidate that the reader is at in the list below; -1: none. */
  readonly active: number
  /** What was taken away of what was understood. */
  readonly without: readonly ChipKey[]
  readonly onWithout: (without: readonly ChipKey[]) => void
  readonly onGo: () => void
}

/** What a box shows and says while one types. */
export function BoxReply(props: Props) {
  const text = useMessages('ask')
  const numbers = useNumbers()
  const { figures } = useFigures(props.reply.computed)
  return (
    <>
      <Announcement text={spokenReply(props.reply, props.asker, text, figures, numbers)} />
      {/* Cards have headings of the third level, as under a question of the conversation. */}
      <h2 className="visually-hidden">{text.replyHeading}</h2>
      <WholeQuestion question={props.question} />
      <Shown {...props} />
    </>
  )
}

/** What was typed, where the field is too narrow for it: there one sees its end. */
function WholeQuestion({ question }: Pick<Props, 'question'>) {
  const [cut, setCut] = useState(false)
  useLayoutEffect(() => {
    const field = document.activeElement
    setCut(field instanceof HTMLInputElement && field.value === question && field.scrollWidth > field.clientWidth)
  }, [question])
  // The field tells it whole to who does not see it.
  return cut ? (
    <p className={styles.note} aria-hidden="true">
      {question}
    </p>
  ) : null
}

/** The result, and the answer that is best or that the reader is at. */
function Shown({ asker, reply, question, sent, active, without, onWithout, onGo }: Props) {
  const text = useMessages('ask')
  const { locale } = useLocale()
  const { outcome, hits, computed, prefill } = reply
  if (computed?.kind === 'pasted' && prefill && 'pasted' in prefill) {
    return <PastedOffer computed={computed} pasted={prefill.pasted} sent={sent} onGo={onGo} />
  }
  if (reply.thanks) return <Thanked />
  const hit = hits[active] ?? (outcome === 'answer' ? hits[0] : undefined)
  return (
    <AnswerLanguage asker={asker}>
      <Understood chips={reply.chips} without={without} onChange={onWithout} />
      <LanguageNote asker={asker} reply={reply} />
      {computed ? <ComputedAnswer computed={computed} /> : null}
      <UnknownCode unknown={reply.unknownCode} onGo={onGo} />
      {hit ? (
        <AnswerCard key={hit.slug} asker={asker} reply={reply} hit={hit} onGo={onGo}>
          <CopyButton
            label={text.copyLink}
            text={() => `${window.location.origin}/${locale}/ask/#${questionPart(question)}`}
          />
        </AnswerCard>
      ) : null}
      {!hit && outcome === 'did-you-mean' && reply.fails ? (
        <p>
          <ToolOffer reply={reply} onGo={onGo} />
        </p>
      ) : null}
      {!hit && outcome === 'did-you-mean' ? (
        <div className={styles.choice}>
          <p>{text.didYouMean}</p>
          <Difference asker={asker} hits={hits} />
        </div>
      ) : null}
      {!hit && outcome === 'none' && !computed ? (
        <NoAnswer asker={asker} nearest={[]} known={hits.length > 0} onGo={onGo} />
      ) : null}
    </AnswerLanguage>
  )
}
