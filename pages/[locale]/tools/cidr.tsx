import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { CidrLab, type VSwitchFacts } from '@/components/cidr'
import { facts } from '@/content/facts'

interface Props extends PageProps {
  readonly vswitch: VSwitchFacts
}

export default function CidrLabRoute({ vswitch }: Props) {
  return <CidrLab vswitch={vswitch} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => ({
  props: {
    ...(await pageProps(localeOf(params), ['cidr', 'state', 'work', 'problems', 'notes', 'special'])),
    vswitch: {
      shortest: facts['vswitch-shortest-prefix'].value,
      longest: facts['vswitch-longest-prefix'].value,
      keptFirst: facts['vswitch-kept-first'].value,
      keptLast: facts['vswitch-kept-last'].value,
    },
  },
})
