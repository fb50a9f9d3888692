import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, pageProps, readAnswers } from '@/build'
import { type IndexEntry, QuestionIndex, type TaskView } from '@/components/answer'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { taskOf, tasks } from '@/content/tasks'

interface Props {
  readonly tasks: readonly TaskView[]
}

export default function FaqRoute({ tasks }: Props) {
  const site = useMessages('site')
  return (
    <Page title={site.faqTitle} description={site.faqLead} path="/faq/" short={site.faq} width="wide">
      <h1>{site.faqTitle}</h1>
      <p>
        {site.faqLead} <Link to="/all/">{site.all}</Link>
      </p>
      <QuestionIndex tasks={tasks} />
    </Page>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const entries = readAnswers(locale).map(({ slug, title, answer, body }) => ({
    task: taskOf[slug],
    entry: { slug, title, answer, live: liveIn(body) },
  }))
  const grouped = tasks.map((task) => ({
    task,
    entries: entries.filter((each) => each.task === task).map(({ entry }) => entry),
  }))
  return { props: { ...(await pageProps(locale)), tasks: grouped } }
}

/** What one can do on the page of a document, by the live parts that it names. */
function liveIn(body: string): IndexEntry['live'] {
  if (body.includes('<Reachability')) return 'diagnose'
  if (body.includes('<RuleSimulator')) return 'try'
  return /<(CidrCalculator|QuotaCalculator)/.test(body) ? 'calculate' : null
}
