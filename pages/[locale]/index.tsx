import type { GetStaticPaths, GetStaticProps } from 'next'
import { HomePage } from '@/components/home'
import type { Slug } from '@/content/topics'
import { localeOf, localePaths, pageProps, readAnswer } from '@/lib/content'

interface Props {
  readonly popular: readonly { readonly slug: string; readonly title: string }[]
}

const shown: readonly Slug[] = [
  'port-80-unreachable',
  'service-unreachable',
  'rule-priority',
  'ip-and-cidr',
  'isolate-within-group',
  'raise-rule-limit',
]

export default function HomeRoute({ popular }: Props) {
  return <HomePage popular={popular} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const popular = shown.map((slug) => ({ slug, title: readAnswer(locale, slug).title }))
  return { props: { ...(await pageProps(locale)), popular } }
}
