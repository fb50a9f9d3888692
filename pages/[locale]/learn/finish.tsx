import type { GetStaticPaths, GetStaticProps } from 'next'
import { courseOf, localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { type CourseLesson, FinishPage } from '@/components/lesson'

interface Props extends PageProps {
  readonly lessons: readonly CourseLesson[]
}

export default function FinishRoute({ lessons }: Props) {
  return <FinishPage lessons={lessons} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  return { props: { ...(await pageProps(locale, ['lesson'])), lessons: courseOf(locale) } }
}
