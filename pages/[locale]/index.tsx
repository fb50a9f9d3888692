import type { GetStaticPaths, GetStaticProps } from 'next'
import { type Arrival, checkpoint, courseOf, localeOf, localePaths, pageProps, readAnswer } from '@/build'
import { HomePage } from '@/components/home'
import type { Slug } from '@/content/topics'

interface Entry {
  readonly slug: string
  readonly title: string
}

interface Props {
  readonly arrivals: readonly Arrival[]
  readonly popular: readonly Entry[]
  readonly lessons: readonly Entry[]
}

const shown: readonly Slug[] = [
  'port-80-unreachable',
  'service-unreachable',
  'rule-priority',
  'ip-and-cidr',
  'isolate-within-group',
  'raise-rule-limit',
]

export default function HomeRoute({ arrivals, popular, lessons }: Props) {
  return <HomePage arrivals={arrivals} popular={popular} lessons={lessons} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  return {
    props: {
      ...(await pageProps(locale)),
      arrivals: checkpoint(),
      popular: shown.map((slug) => ({ slug, title: readAnswer(locale, slug).title })),
      lessons: courseOf(locale).map(({ slug, title }) => ({ slug, title })),
    },
  }
}
