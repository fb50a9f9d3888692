import type { GetStaticPaths, GetStaticProps } from 'next'
import type { ComponentProps } from 'react'
import { checkpoint, courseOf, localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { HomePage } from '@/components/home'
import { taskOf, tasks } from '@/content/tasks'

type Props = PageProps & ComponentProps<typeof HomePage>

export default function HomeRoute({ arrivals, tasks, lessons }: Props) {
  return <HomePage arrivals={arrivals} tasks={tasks} lessons={lessons} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  return {
    props: {
      ...(await pageProps(locale)),
      arrivals: checkpoint(),
      tasks: tasks.map((task) => ({ task, count: Object.values(taskOf).filter((of) => of === task).length })),
      lessons: courseOf(locale).map(({ slug, title }) => ({ slug, title })),
    },
  }
}
