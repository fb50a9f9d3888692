import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, pageProps, questionsByTopic } from '@/build'
import type { TopicView } from '@/components/answer'
import { AskPage } from '@/components/ask-page'

interface Props {
  readonly topics: readonly TopicView[]
}

export default function AskRoute({ topics }: Props) {
  return <AskPage topics={topics} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  return { props: { ...(await pageProps(locale)), topics: questionsByTopic(locale) } }
}
