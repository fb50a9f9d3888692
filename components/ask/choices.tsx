import { useLocale } from '@/components/messages'
import type { Slug } from '@/content/topics'
import styles from './box.module.css'
import { questionPart } from './question-link'
import type { SiteReply } from './site'

/** What the field can be completed with: an answer's page, or a question asked before. */
export type Choice =
  | { readonly kind: 'answer'; readonly slug: Slug }
  | { readonly kind: 'recent'; readonly question: string }

/** Most candidates that are offered. */
const most = 5

/** What a field is completed with: the answers that come into question, or before anything is typed what was asked before. */
export function choicesOf(reply: SiteReply | undefined, recent: readonly string[]): readonly Choice[] {
  if (!reply) return recent.map((question) => ({ kind: 'recent', question }))
  if (reply.computed?.kind === 'pasted') return []
  return reply.hits.slice(0, most).map(({ slug }) => ({ kind: 'answer', slug }))
}

interface Props {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly active: number
  /** Language of the answers' pages. */
  readonly language: string
  readonly titleOf: ((slug: Slug) => string) | undefined
  readonly onChoose: (choice: Choice) => void
}

/** The listbox of the combobox. The cursor stays in the field; an answer is a link, so that it opens in a new tab, too. */
export function Choices({ id, label, choices, active, language, titleOf, onChoose }: Props) {
  const { locale } = useLocale()
  return (
    <>
      <p className={styles.label} hidden={choices.length === 0} aria-hidden="true">
        {label}
      </p>
      <div id={id} role="listbox" aria-label={label} hidden={choices.length === 0}>
        {choices.map((choice, index) => (
          <a
            key={choice.kind === 'answer' ? choice.slug : `? ${choice.question}`}
            id={`${id}-${String(index)}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={index === active ? styles.active : undefined}
            href={
              choice.kind === 'answer'
                ? `/${language}/faq/${choice.slug}/`
                : `/${locale}/ask/#${questionPart(choice.question)}`
            }
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              onChoose(choice)
            }}
          >
            {choice.kind === 'answer' ? titleOf?.(choice.slug) : choice.question}
          </a>
        ))}
      </div>
    </>
  )
}
