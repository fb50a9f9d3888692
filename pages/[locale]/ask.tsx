import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, pageProps, questionsByTask } from '@/build'
import type { TaskTitles } from '@/components/answer'
import { AskPage } from '@/components/ask-page'

interface Props {
  readonly tasks: readonly TaskTitles[]
}

export default function AskRoute({ tasks }: Props) {
  return <AskPage tasks={tasks} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  return { props: { ...(await pageProps(locale)), tasks: questionsByTask(locale) } }
}
