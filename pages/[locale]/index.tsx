import type { GetStaticPaths, GetStaticProps } from 'next'
import { HomePage } from '@/components/home'
import type { Slug } from '@/content/topics'
import { localeOf, localePaths, pageProps, readAnswer } from '@/lib/content'

interface Question {
  readonly slug: string
  readonly title: string
}

interface Props {
  readonly popular: readonly Question[]
  readonly path: readonly Question[]
}

const shown: readonly Slug[] = [
  'port-80-unreachable',
  'service-unreachable',
  'rule-priority',
  'ip-and-cidr',
  'isolate-within-group',
  'raise-rule-limit',
]

/** A way from nothing to whole rule sets, each step with something to try. */
const learning: readonly Slug[] = [
  'what-is-a-security-group',
  'default-rules',
  'protocols-and-ports',
  'ip-and-cidr',
  'rule-priority',
  'communicate-across-groups',
  'isolate-within-group',
  'port-80-unreachable',
]

export default function HomeRoute({ popular, path }: Props) {
  return <HomePage popular={popular} path={path} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const question = (slug: Slug) => ({ slug, title: readAnswer(locale, slug).title })
  return {
    props: { ...(await pageProps(locale)), popular: shown.map(question), path: learning.map(question) },
  }
}
