import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { questionPart } from '@/components/ask'
import { replaceFragment, showOpened, useFragment } from '@/components/fragment'
import { Link } from '@/components/link'
import { useMessages, useNumbers } from '@/components/messages'
import type { Task } from '@/content/tasks'
import { type FoundAnswer, findIn, type MarkedPiece } from './find'
import styles from './index.module.css'

export interface IndexEntry {
  readonly slug: string
  readonly title: string
  readonly answer: string
  /** What one can do on its page, besides reading. */
  readonly live: 'diagnose' | 'try' | 'calculate' | null
}

export interface TaskView {
  readonly task: Task
  readonly entries: readonly IndexEntry[]
}

const path = (slug: string) => `/faq/${slug}/`

/** Every question under what it helps to do; typing leaves those that hold the words. The list needs no script. */
export function QuestionIndex({ tasks }: { readonly tasks: readonly TaskView[] }) {
  const site = useMessages('site')
  const names = useMessages('taskNames')
  const counts = useMessages('counts')
  const { counted } = useNumbers()
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const hits = useRef<HTMLUListElement>(null)
  const id = useId()
  const all = useMemo(() => tasks.flatMap(({ task, entries }) => entries.map((entry) => ({ ...entry, task }))), [tasks])
  const found = useMemo(() => (typed.trim() === '' ? null : findIn(all, typed)), [all, typed])
  const live = { diagnose: site.liveDiagnose, try: site.liveTry, calculate: site.liveCalculate }

  useFragment(['find'], ({ fields }) => {
    setTyped((fields.get('find') ?? '').slice(0, 200))
    showOpened()
  })
  function write(text: string) {
    setTyped(text)
    replaceFragment(text.trim() === '' ? '' : `#${new URLSearchParams({ find: text })}`)
  }
  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') write('')
    if (event.key === 'ArrowDown') hits.current?.querySelector('a')?.focus()
  }

  return (
    <>
      <search className={`${styles.filter} no-print`}>
        <label htmlFor={id} className="visually-hidden">
          {site.filter}
        </label>
        <input
          ref={field}
          id={id}
          className="field"
          type="search"
          value={typed}
          placeholder={site.filter}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => write(event.target.value)}
          onKeyDown={press}
        />
        <span role="status" className={styles.count}>
          {counted(counts.answers, found ? found.length : all.length)}
        </span>
      </search>
      {found ? (
        <>
          <ul ref={hits} className={styles.hits}>
            {found.map((hit) => (
              <li key={hit.entry.slug}>
                <p>{names[hit.entry.task]}</p>
                <Link to={path(hit.entry.slug)}>
                  <Pieces pieces={hit.title} />
                </Link>
                <p>
                  <Pieces pieces={hit.sentence} />
                </p>
              </li>
            ))}
          </ul>
          <p>
            {found.length === 0 ? `${site.filterNone} ` : ''}
            <Link to={`/ask/#${questionPart(typed.trim().slice(0, 200))}`} className="button">
              {site.filterAsk}
            </Link>
          </p>
        </>
      ) : (
        <div className={styles.layout}>
          <nav className={styles.tasks} aria-label={site.tasks}>
            <ul>
              {tasks.map(({ task }) => (
                <li key={task}>
                  <a href={`#${task}`}>{names[task]}</a>
                </li>
              ))}
            </ul>
          </nav>
          <div className={styles.groups} data-flow="2">
            {tasks.map(({ task, entries }) => (
              <section key={task} aria-labelledby={task}>
                <h2 id={task} tabIndex={-1}>
                  {names[task]}
                </h2>
                <ul className={styles.rows}>
                  {entries.map((entry) => (
                    <li key={entry.slug}>
                      <Link to={path(entry.slug)}>{entry.title}</Link>
                      {entry.live ? <small>{live[entry.live]}</small> : null}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </div>
      )}
    </>
  )
}

function Pieces({ pieces }: { readonly pieces: FoundAnswer<IndexEntry>['title'] }) {
  return pieces.map((piece: MarkedPiece, index) => {
    const key = `${String(index)} ${piece.text}`
    return piece.hit ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>
  })
}
