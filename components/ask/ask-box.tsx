import dynamic from 'next/dynamic'
import { useRouter } from 'next/router'
import { useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useDroppedFiles, useFileTexts } from '@/components/files'
import { Loading } from '@/components/lazy'
import { useLocale, useMessages } from '@/components/messages'
import type { ChipKey, TurnContext } from '@/lib/ask'
import { useAnswerLanguage } from './answer-language'
import styles from './box.module.css'
import { type Choice, Choices, choicesOf } from './choices'
import { Failure } from './failure'
import { PastedNote } from './pasted-note'
import { questionPart } from './question-link'
import { useRecent } from './recent'
import { RecentSettings } from './recent-settings'
import { useAnswers } from './use-answers'
import { useComposition } from './use-composition'
import { useHighlight } from './use-highlight'
import { useKeptQuestion } from './use-kept-question'

/** What shows a reply comes with the model that gives it. */
const loadReply = () => import('./box-reply')
const BoxReply = dynamic(() => loadReply().then((module) => module.BoxReply), { loading: Loading })

interface Props {
  /** Puts the cursor into the field when the box appears. */
  readonly focus?: boolean
  /** What the questions before named: the next one may lean on it. */
  readonly previous?: TurnContext | undefined
  /** Takes a question; without it the box goes to the ask page. */
  readonly onAsk?: (question: string) => void
  /** Called when the reader has gone somewhere. */
  readonly onGo?: () => void
}

/** A paste longer than this, or of several lines, is a document or a command's output and stays beside the field. */
const longestQuestion = 300

/** Most characters of a question that is asked: it stands in a link. */
const longestAsked = 1000

/** Characters of a paste that can become a question, blanks among them. */
const mostOfOne = 20 * longestAsked

/** A question on one line, as it is asked. */
function onOneLine(question: string): string {
  return question.slice(0, mostOfOne).trim().replace(/\s+/g, ' ')
}

/** Whether a paste can be asked as it is. */
function isAskable(pasted: string): boolean {
  return pasted.length <= mostOfOne && onOneLine(pasted).length <= longestAsked
}

function stay() {}

/** A field with answers while one types: a combobox (WAI-ARIA APG) whose options are answers or recent questions. */
export function AskBox({ focus = false, previous, onAsk, onGo = stay }: Props) {
  const text = useMessages('ask')
  const { locale } = useLocale()
  const recent = useRecent()
  const router = useRouter()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const { text: typed, settled, write, isComposing, handlers } = useComposition()
  const [pasted, setPasted] = useState('')
  const [inside, setInside] = useState(false)
  const [sent, setSent] = useState(false)

  useLayoutEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])

  useKeptQuestion(pasted, typed, isComposing)

  const question = pasted || settled
  const [without, setWithout] = useState<readonly ChipKey[]>([])
  const questions = useMemo(() => (question.trim() === '' ? [] : [{ question, without }]), [question, without])
  // Another question is read whole.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what it is about
  useEffect(() => {
    setWithout([])
    setSent(false)
  }, [question])
  const { answers, state, prepare, retry } = useAnswers(questions, previous)
  useEffect(() => {
    // The field may have been entered before the page was live.
    if (field.current?.closest('search')?.contains(document.activeElement)) setInside(true)
  }, [])
  // Also what was typed before the page was live, when there was no one to see the field being entered.
  useEffect(() => {
    if (question === '' && !inside) return
    prepare()
    loadReply().catch(() => {})
  }, [question, inside, prepare])
  const { asker, reply } = answers[0] ?? {}
  const language = useAnswerLanguage(asker)
  const choices = choicesOf(reply, typed === '' && inside ? recent.questions : [])
  const { active, dismissed, setDismissed, onKeyDown } = useHighlight(question, choices.length)
  const open = choices.length > 0 && !dismissed

  /** What comes after is added to what is there: a command's output and a document are copied one by one. */
  const add = (text: string) => setPasted((before) => (before === '' ? text : `${before.trimEnd()}\n\n${text}`))

  // On a page of its own the box takes what is dropped; in the dialog the page below may have a taker.
  const { takeFiles, note } = useFileTexts('ask', (files) => {
    add(files.map((file) => file.text).join('\n'))
    field.current?.focus()
  })
  useDroppedFiles((files) => {
    if (!field.current?.closest('dialog')) void takeFiles(files)
  })

  function ask(asked: string) {
    if (!pasted) recent.remember(asked)
    setDismissed(true)
    const clear = () => {
      write('')
      setPasted('')
    }
    if (onAsk) {
      clear()
      onAsk(asked)
    } else {
      // Until the page is there that answers, the question stays where it was asked.
      void router.push(`/${locale}/ask/#${questionPart(asked)}`).then(clear)
    }
    onGo()
  }

  function choose(choice: Choice) {
    if (choice.kind === 'recent') {
      write(choice.question)
      field.current?.focus()
      return
    }
    if (!pasted) recent.remember(question)
    void router.push(`/${language}/faq/${choice.slug}/`)
    onGo()
  }

  const askSent = useEffectEvent(() => ask(onOneLine(pasted).slice(0, longestAsked)))
  const fits = isAskable(pasted)
  // What was sent before it was known what it is: no tool's document, so a question. Without a model it is one if it fits whole.
  const isSentQuestion =
    sent && pasted !== '' && (reply ? reply.computed?.kind !== 'pasted' : state === 'failed' && fits)
  useEffect(() => {
    if (isSentQuestion) askSent()
  }, [isSentQuestion])

  function submit() {
    // Enter that confirms a conversion of an input method is not for the form.
    if (isComposing()) return
    const chosen = open ? choices[active] : undefined
    // What a tool reads goes there whole, also once that is known: the ask page takes a line of a thousand characters.
    if (pasted && (!reply || reply.computed?.kind === 'pasted')) {
      setSent(true)
      if (state === 'failed' && !fits) retry()
    } else if (chosen) choose(chosen)
    else if (question.trim() !== '') ask(onOneLine(question).slice(0, longestAsked))
  }

  return (
    <search
      className={`${styles.box} no-print`}
      onFocus={() => {
        if (!inside) setDismissed(false)
        setInside(true)
        prepare()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setInside(false)
      }}
      onPointerEnter={prepare}
    >
      <form
        className={styles.form}
        action={`/${locale}/ask/`}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {previous ? text.followUp : text.label}
        </label>
        <input
          ref={field}
          id={id}
          type="text"
          inputMode="search"
          className={`field ${styles.input}`}
          placeholder={previous ? text.followUpPlaceholder : text.placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-choices`}
          aria-autocomplete="list"
          aria-activedescendant={open && active >= 0 ? `${id}-choices-${String(active)}` : undefined}
          value={typed}
          {...handlers}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const content = event.clipboardData.getData('text/plain')
            if (content.length <= longestQuestion && !content.trim().includes('\n')) return
            event.preventDefault()
            add(content)
          }}
        />
        <button type="submit" className="button primary">
          {text.button}
        </button>
      </form>
      {note}
      {pasted ? <PastedNote pasted={pasted} onRemove={() => setPasted('')} /> : null}
      {state === 'loading' && question.trim() !== '' ? <p className={styles.note}>{text.loading}</p> : null}
      {state === 'failed' ? <Failure onRetry={retry} /> : null}
      <div className={styles.panel} hidden={dismissed || (!reply && choices.length === 0)}>
        {asker && reply ? (
          <BoxReply
            asker={asker}
            reply={reply}
            question={question}
            sent={sent}
            active={active}
            without={without}
            onWithout={setWithout}
            onGo={onGo}
          />
        ) : null}
        <Choices
          id={`${id}-choices`}
          label={!reply ? text.recent : reply.outcome === 'none' ? text.nearest : text.candidates}
          choices={choices}
          active={active}
          language={language}
          titleOf={asker?.titleOf}
          onChoose={choose}
        />
        {!reply && choices.length > 0 ? <RecentSettings /> : null}
      </div>
    </search>
  )
}
