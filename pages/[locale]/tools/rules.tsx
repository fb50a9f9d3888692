import type { GetStaticPaths, GetStaticProps } from 'next'
import { RuleWorkbench } from '@/components/rules'
import { commonPorts } from '@/content/facts'
import { localeOf, localePaths, type PageProps, pageProps } from '@/lib/content'

interface Props extends PageProps {
  readonly sensitive: readonly number[]
}

export default function RuleWorkbenchRoute({ sensitive }: Props) {
  return <RuleWorkbench sensitive={sensitive} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => ({
  props: {
    ...(await pageProps(localeOf(params), ['rules', 'warnings', 'problems'])),
    sensitive: commonPorts.filter((port) => port.sensitive).map((port) => port.port),
  },
})
