import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps, policyText } from '@/build'
import { PolicyPage } from '@/components/policy'

interface Props extends PageProps {
  readonly sample: string
}

export default function PolicyRoute({ sample }: Props) {
  return <PolicyPage sample={sample} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => ({
  props: {
    ...(await pageProps(localeOf(params), [
      'jsonCharacters',
      'jsonExpected',
      'jsonProblems',
      'policy',
      'policyEffects',
      'policyExpected',
      'policyGroups',
      'policyProblems',
      'work',
      'state',
    ])),
    sample: policyText('deny-security-group-rules'),
  },
})
