import type { ReactNode } from 'react'
import { Link } from '@/components/link'
import { format, formatDate, useMessages } from '@/components/messages'
import { Neighbours, Page } from '@/components/page'
import styles from './answer.module.css'

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
  readonly previous: QuestionView | null
  readonly next: QuestionView | null
}

const path = (slug: string) => `/faq/${slug}/`

/** One question: the two sentences first, then the document, what to read next, where the facts come from. */
export function AnswerPage({ view, children }: { readonly view: AnswerView; readonly children: ReactNode }) {
  const site = useMessages('site')
  const { previous, next } = view
  return (
    <Page
      title={view.title}
      description={view.answer}
      path={path(view.slug)}
      above={[{ name: site.faq, path: '/faq/' }]}
      questions={[view]}
    >
      <article>
        <h1>{view.title}</h1>
        <p className={styles.answer}>{view.answer}</p>
        {children}
        <section aria-labelledby="related">
          <h2 id="related">{site.related}</h2>
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
          <h2 id="sources">{site.sources}</h2>
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
      </article>
      <Neighbours
        label={`${site.previous} / ${site.next}`}
        previous={previous && { to: path(previous.slug), kind: site.previous, title: previous.title }}
        next={next && { to: path(next.slug), kind: site.next, title: next.title }}
      />
    </Page>
  )
}
