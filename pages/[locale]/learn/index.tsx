import type { GetStaticPaths, GetStaticProps } from 'next'
import { courseOf, localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { type CourseLesson, CoursePage } from '@/components/lesson'

interface Props extends PageProps {
  readonly lessons: readonly CourseLesson[]
}

export default function CourseRoute({ lessons }: Props) {
  return <CoursePage lessons={lessons} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  return { props: { ...(await pageProps(locale, ['lesson', 'courseMap'])), lessons: courseOf(locale) } }
}
