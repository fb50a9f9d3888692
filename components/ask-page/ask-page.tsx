import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { QuestionList, type TopicView } from '@/components/answer'
import { AnswerCard, useAsker } from '@/components/ask'
import { CopyButton } from '@/components/copy'
import { useLocale, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import styles from './ask-page.module.css'

function questionInLink(): string {
  const fragment = new URLSearchParams(window.location.hash.slice(1)).get('q')
  return fragment ?? new URLSearchParams(window.location.search).get('q') ?? ''
}

/** A page for one question, which stands in the link; below it every question there is, also without JavaScript. */
export function AskPage({ topics }: { readonly topics: readonly TopicView[] }) {
  const text = useMessages('ask')
  const { locale } = useLocale()
  const { asker, state, prepare } = useAsker()
  const [question, setQuestion] = useState('')
  const composing = useRef(false)
  const id = useId()

  useEffect(() => {
    prepare()
    const open = () => setQuestion(questionInLink())
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [prepare])

  function ask(next: string) {
    setQuestion(next)
    if (composing.current) return
    window.history.replaceState(window.history.state, '', next.trim() ? `#q=${encodeURIComponent(next.trim())}` : '#')
  }

  const reply = useMemo(() => (asker && question.trim() !== '' ? asker.ask(question) : null), [asker, question])
  const examples = [text.example1, text.example2, text.example3, text.example4]
  return (
    <Page title={text.title} description={text.lead} path="/ask/">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <form
        action={`/${locale}/ask/`}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          ask(question)
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {text.label}
        </label>
        <input
          id={id}
          name="q"
          type="search"
          className={`field ${styles.input}`}
          placeholder={text.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={question}
          onChange={(event) => ask(event.target.value)}
          onCompositionStart={() => {
            composing.current = true
          }}
          onCompositionEnd={(event) => {
            composing.current = false
            ask(event.currentTarget.value)
          }}
        />
        <button type="submit" className="button primary">
          {text.button}
        </button>
      </form>
      <div aria-live="polite">
        {state === 'failed' ? <p className="drop">{text.failed}</p> : null}
        {asker && reply ? (
          <>
            <AnswerCard asker={asker} reply={reply} />
            <p className="no-print">
              <CopyButton
                label={text.copyLink}
                text={`${typeof window === 'undefined' ? '' : window.location.origin}/${locale}/ask/#q=${encodeURIComponent(question.trim())}`}
              />
            </p>
          </>
        ) : null}
      </div>
      {reply ? null : (
        <section aria-labelledby="examples">
          <h2 id="examples">{text.examples}</h2>
          <p className={styles.examples}>
            {examples.map((example) => (
              <button key={example} type="button" className="button" onClick={() => ask(example)}>
                {example}
              </button>
            ))}
          </p>
        </section>
      )}
      <section aria-label={text.allQuestions}>
        <QuestionList topics={topics} />
      </section>
    </Page>
  )
}
