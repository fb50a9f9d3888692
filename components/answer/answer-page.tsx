import type { ReactNode } from 'react'
import { Link } from '@/components/link'
import { format, formatDate, useMessages } from '@/components/messages'
import { Neighbours, Page } from '@/components/page'
import { type Entry, Heading, Reading } from '@/components/reading'
import type { Task } from '@/content/tasks'
import styles from './answer.module.css'
import { useTaskNames } from './question-index'

export interface QuestionView {
  readonly slug: string
  readonly title: string
}

export interface AnswerView extends QuestionView {
  readonly answer: string
  readonly related: readonly QuestionView[]
  /** The lesson that practises this; null where none does. */
  readonly lesson: QuestionView | null
  readonly sources: readonly { readonly title: string; readonly url: string; readonly read: string }[]
  /** The sections of the document. */
  readonly contents: readonly Entry[]
  /** The answers before and after it of the same task, and its place among them. */
  readonly task: Task
  readonly previous: QuestionView | null
  readonly next: QuestionView | null
  readonly at: number
  readonly all: number
}

const path = (slug: string) => `/faq/${slug}/`

/** One question: the two sentences first, then the document, what to read next, where the facts come from. */
export function AnswerPage({ view, children }: { readonly view: AnswerView; readonly children: ReactNode }) {
  const site = useMessages('site')
  const names = useTaskNames()
  const { previous, next, task } = view
  const place = (step: -1 | 1) => `${names[task]} ${format(site.place, { at: view.at + step, all: view.all })}`
  const contents = [...view.contents, { id: 'related', title: site.related }, { id: 'sources', title: site.sources }]
  return (
    <Page
      title={view.title}
      description={view.answer}
      path={path(view.slug)}
      above={[{ name: site.faq, path: '/faq/' }]}
      questions={[view]}
      width="wide"
    >
      <article>
        <Reading
          contents={contents}
          head={
            <>
              <h1>{view.title}</h1>
              <p className={styles.answer}>{view.answer}</p>
            </>
          }
        >
          {children}
          <section aria-labelledby="related">
            <Heading id="related">{site.related}</Heading>
            <ul>
              {view.related.map((other) => (
                <li key={other.slug}>
                  <Link to={path(other.slug)}>{other.title}</Link>
                </li>
              ))}
              {view.lesson ? (
                <li>
                  <Link to={`/learn/${view.lesson.slug}/`}>{format(site.lesson, { title: view.lesson.title })}</Link>
                </li>
              ) : null}
            </ul>
          </section>
          <section aria-labelledby="sources" className={styles.sources}>
            <Heading id="sources">{site.sources}</Heading>
            <ul>
              {view.sources.map((source) => (
                <li key={source.url}>
                  <a href={source.url} rel="noopener external">
                    {source.title}
                  </a>{' '}
                  ({format(site.readOn, { date: formatDate(source.read, site) })})
                </li>
              ))}
            </ul>
          </section>
          <Neighbours
            label={`${site.previous} / ${site.next}`}
            previous={previous && { to: path(previous.slug), kind: place(-1), title: previous.title }}
            next={next && { to: path(next.slug), kind: place(1), title: next.title }}
          />
        </Reading>
      </article>
    </Page>
  )
}
