import { useRouter } from 'next/router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { format, useLocale, useMessages } from '@/components/messages'
import type { Reply } from '@/lib/ask'
import { AnswerCard } from './answer-card'
import styles from './ask.module.css'
import { useAsker } from './use-asker'

interface Props {
  /** Puts the cursor into the field when the box appears. */
  readonly focus?: boolean
  /** Called when the reader has gone somewhere. */
  readonly onGo?: () => void
}

const shown = 5

function stay() {}

/** A field with answers while one types: a combobox whose options are the answers' pages. */
export function AskBox({ focus = false, onGo = stay }: Props) {
  const text = useMessages('ask')
  const { locale } = useLocale()
  const { asker, state, prepare } = useAsker()
  const router = useRouter()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [question, setQuestion] = useState('')
  const [reply, setReply] = useState<Reply | null>(null)
  const [active, setActive] = useState(-1)
  const composing = useRef(false)

  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])

  useEffect(() => {
    if (composing.current) return
    setReply(asker && question.trim() !== '' ? asker.ask(question) : null)
    setActive(-1)
  }, [asker, question])

  const hits = reply?.hits.slice(0, shown) ?? []
  const open = hits.length > 0

  function go(to: string) {
    void router.push(to)
    onGo()
  }

  function submit() {
    const chosen = hits[active]
    if (chosen) go(`/${locale}/faq/${chosen.slug}/`)
    else if (question.trim() !== '') go(`/${locale}/ask/#q=${encodeURIComponent(question.trim())}`)
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    // Enter that confirms a conversion of an input method is not for the form.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((at) => (hits.length === 0 ? -1 : ((at + 1 + step + hits.length + 1) % (hits.length + 1)) - 1))
    } else if (event.key === 'Escape' && question !== '') {
      event.preventDefault()
      event.stopPropagation()
      setQuestion('')
    }
  }

  return (
    <div className={styles.box}>
      <form
        action={`/${locale}/ask/`}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {text.label}
        </label>
        <input
          ref={field}
          id={id}
          name="q"
          type="search"
          className={`field ${styles.input}`}
          placeholder={text.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          value={question}
          onFocus={prepare}
          onChange={(event) => {
            prepare()
            setQuestion(event.target.value)
          }}
          onCompositionStart={() => {
            composing.current = true
          }}
          onCompositionEnd={(event) => {
            composing.current = false
            setReply(asker ? asker.ask(event.currentTarget.value) : null)
          }}
          onKeyDown={press}
        />
        <button type="submit" className="button primary">
          {text.button}
        </button>
      </form>
      <p className="visually-hidden" role="status">
        {state === 'loading' ? text.loading : open ? format(text.resultCount, { count: hits.length }) : ''}
      </p>
      {state === 'failed' ? <p className="drop">{text.failed}</p> : null}
      <div className={styles.panel} hidden={question.trim() === '' || !reply}>
        {asker && reply ? <AnswerCard asker={asker} reply={reply} short onGo={onGo} /> : null}
        <div id={`${id}-list`} role="listbox" aria-label={text.alternatives} hidden={!open}>
          {asker
            ? hits.map((hit, index) => (
                <div
                  key={hit.slug}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={index === active ? styles.active : undefined}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => go(`/${locale}/faq/${hit.slug}/`)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') go(`/${locale}/faq/${hit.slug}/`)
                  }}
                >
                  {asker.titleOf(hit.slug)}
                </div>
              ))
            : null}
        </div>
      </div>
    </div>
  )
}
