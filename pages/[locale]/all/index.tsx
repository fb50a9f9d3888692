import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, pageProps, readAnswers } from '@/build'
import type { TaskTitles } from '@/components/answer'
import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { Reading } from '@/components/reading'
import { taskOf, tasks } from '@/content/tasks'

interface Question {
  readonly slug: string
  readonly title: string
  readonly answer: string
}

interface Props {
  readonly tasks: readonly (Pick<TaskTitles, 'task'> & { readonly questions: readonly Question[] })[]
}

/** Every answer in its two sentences, and the way to the full texts of each task. */
export default function AllRoute({ tasks }: Props) {
  const site = useMessages('site')
  const names = useMessages('taskNames')
  return (
    <Page title={site.allTitle} description={site.allLead} path="/all/" width="wide">
      <Reading
        head={
          <>
            <h1>{site.allTitle}</h1>
            <p>{site.allLead}</p>
          </>
        }
        contents={tasks.map(({ task }) => ({ id: task, title: names[task] }))}
      >
        {tasks.map(({ task, questions }) => (
          <section key={task} aria-labelledby={task}>
            <h2 id={task} tabIndex={-1}>
              {names[task]}
            </h2>
            <p className="no-print">
              <Link to={`/all/${task}/`}>{format(site.allOf, { task: names[task] })}</Link>
            </p>
            {questions.map(({ slug, title, answer }) => (
              <article key={slug} aria-labelledby={slug}>
                <h3 id={slug}>
                  <Link to={`/faq/${slug}/`}>{title}</Link>
                </h3>
                <p>{answer}</p>
              </article>
            ))}
          </section>
        ))}
      </Reading>
    </Page>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const all = readAnswers(locale)
  const grouped = tasks.map((task) => ({
    task,
    questions: all
      .filter(({ slug }) => taskOf[slug] === task)
      .map(({ slug, title, answer }) => ({ slug, title, answer })),
  }))
  return { props: { ...(await pageProps(locale)), tasks: grouped } }
}
