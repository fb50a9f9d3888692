import type { GetStaticPaths, GetStaticProps } from 'next'
import { type KnownService, RuleWorkbench } from '@/components/rules'
import { commonPorts } from '@/content/facts'
import { localeOf, localePaths, type PageProps, pageProps } from '@/lib/content'

interface Props extends PageProps {
  readonly services: readonly KnownService[]
}

export default function RuleWorkbenchRoute({ services }: Props) {
  return <RuleWorkbench services={services} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => ({
  props: {
    ...(await pageProps(localeOf(params), ['rules', 'workbench', 'warnings', 'problems'])),
    services: commonPorts.map(({ service, protocol, port, sensitive, use }) => ({
      name: service,
      protocol,
      ports: [{ start: port, end: port }],
      sensitive,
      use,
    })),
  },
})
