import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { diagnosisTold, ReachabilityPage } from '@/components/reachability'
import type { ExampleTold } from '@/components/state'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'

interface Props extends PageProps {
  readonly start: Diagnosis
  readonly told: ExampleTold
}

export default function ReachabilityRoute({ start, told }: Props) {
  return <ReachabilityPage start={start} told={told} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  const shared = await pageProps(localeOf(params), [
    'reachability',
    'reachCauses',
    'reachChecks',
    'reachLayers',
    'reachReasons',
    'reachSteps',
    'reachSymptoms',
    'reachWhy',
    'problems',
    'state',
    'work',
  ])
  const { reachability, reachCauses, reachReasons } = shared.locale.messages
  if (!reachability || !reachCauses || !reachReasons) throw new Error('The page has no strings of the diagnosis')
  return {
    props: {
      ...shared,
      told: diagnosisTold(reachability, reachCauses, reachReasons),
      start: diagnose({ target: target.target, evidence: [], assumed: true, undirected: true }),
    },
  }
}
