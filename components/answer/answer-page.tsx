import type { ReactNode } from 'react'
import { CopyButton } from '@/components/copy'
import { About, type Subject } from '@/components/guide'
import { Link } from '@/components/link'
import { format, formatDate, useLocale, useMessages } from '@/components/messages'
import { Neighbours, Page } from '@/components/page'
import { type Entry, Heading, Reading } from '@/components/reading'
import type { Task } from '@/content/tasks'
import styles from './answer.module.css'

export interface QuestionView {
  readonly slug: string
  readonly title: string
}

export interface SourceView {
  readonly title: string
  readonly url: string
  readonly read: string
  /** Date printed on the page. */
  readonly dated: string | null
  readonly lang: 'ja' | 'en' | 'zh' | null
}

export interface AnswerView extends QuestionView {
  readonly answer: string
  readonly related: readonly QuestionView[]
  /** The lesson that practises this; null where none does. */
  readonly lesson: QuestionView | null
  readonly applies: readonly Subject[]
  readonly needs: readonly string[]
  readonly checked: string
  readonly sources: readonly SourceView[]
  /** The sections of the document. */
  readonly contents: readonly Entry[]
  /** The answers before and after it of the same task, and its place among them. */
  readonly task: Task
  readonly previous: QuestionView | null
  readonly next: QuestionView | null
  readonly at: number
  readonly all: number
  /** Where to report a mistake; null where that is not offered. */
  readonly report: string | null
}

function Source({ source }: { readonly source: SourceView }) {
  const site = useMessages('site')
  const guide = useMessages('guide')
  const { locale } = useLocale()
  const languages = { ja: guide.languageJa, en: guide.languageEn, zh: guide.languageZh }
  const language = source.lang && source.lang !== locale ? languages[source.lang] : null
  const notes = [
    language ? format(guide.sourceIn, { language }) : null,
    source.dated ? format(guide.sourceDated, { date: formatDate(source.dated, site) }) : null,
    format(site.readOn, { date: formatDate(source.read, site) }),
  ].filter((note) => note !== null)
  return (
    <li>
      <a href={source.url} hrefLang={source.lang ?? undefined} rel="noopener external">
        {source.title}
      </a>
      {` (${notes.join(guide.listGlue)})`}
    </li>
  )
}

async function markdownOf(file: string): Promise<string> {
  const answer = await fetch(file)
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  return answer.text()
}

const path = (slug: string) => `/faq/${slug}/`

/** One question: the two sentences first, then the document, what to read next, where the facts come from. */
export function AnswerPage({ view, children }: { readonly view: AnswerView; readonly children: ReactNode }) {
  const site = useMessages('site')
  const names = useMessages('taskNames')
  const guide = useMessages('guide')
  const { locale } = useLocale()
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
      modified={view.checked}
      markdown={`/faq/${view.slug}.md`}
    >
      {/* public/around.js puts the list of all answers in here: it is no part of what a page weighs. */}
      <article className={styles.among} data-around="">
        <Reading
          contents={contents}
          head={
            <>
              <h1>{view.title}</h1>
              <p className={styles.answer}>{view.answer}</p>
            </>
          }
          facts={<About applies={view.applies} needs={view.needs} checked={view.checked} />}
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
                <Source key={source.url} source={source} />
              ))}
            </ul>
            <div className="tools no-print">
              <a href={`/${locale}/faq/${view.slug}.md`} type="text/markdown">
                {guide.markdown}
              </a>
              <CopyButton text={() => markdownOf(`/${locale}/faq/${view.slug}.md`)} label={site.copyMarkdown} />
            </div>
            {view.report ? (
              <p className="no-print">
                <a href={view.report} rel="noopener external">
                  {site.report}
                </a>
              </p>
            ) : null}
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
