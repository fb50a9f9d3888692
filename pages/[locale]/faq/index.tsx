import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, pageProps, questionsByTopic } from '@/build'
import { QuestionList, type TopicView } from '@/components/answer'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'

interface Props {
  readonly topics: readonly TopicView[]
}

export default function FaqRoute({ topics }: Props) {
  const site = useMessages('site')
  return (
    <Page
      title={site.faqTitle}
      description={site.faqLead}
      path="/faq/"
      short={site.faq}
      questions={topics.flatMap((topic) => topic.questions)}
    >
      <h1>{site.faqTitle}</h1>
      <p>
        {site.faqLead} <Link to="/all/">{site.all}</Link>
      </p>
      <QuestionList topics={topics} />
    </Page>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  return { props: { ...(await pageProps(locale)), topics: questionsByTopic(locale) } }
}
