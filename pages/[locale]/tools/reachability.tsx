import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps, pickMessages } from '@/build'
import { diagnosisTold, ReachabilityPage, remarksFor, type WordedDiagnosis } from '@/components/reachability'
import type { ExampleTold } from '@/components/state'
import { diagnose, parseTarget } from '@/lib/reachability'

interface Props extends PageProps {
  readonly start: WordedDiagnosis
  readonly told: ExampleTold
}

export default function ReachabilityRoute({ start, told }: Props) {
  return <ReachabilityPage start={start} told={told} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  const locale = localeOf(params)
  const shared = await pageProps(locale, [
    'reachability',
    'reachCauses',
    'reachChecks',
    'reachLayers',
    'reachSymptoms',
    'reachWhy',
    'problems',
    'state',
    'work',
  ])
  const { reachability, reachCauses } = shared.locale.messages
  const { reachReasons, reachSteps } = await pickMessages(locale, ['reachReasons', 'reachSteps'])
  if (!reachability || !reachCauses || !reachReasons || !reachSteps) {
    throw new Error('There are no strings of the diagnosis')
  }
  const diagnosis = diagnose({ target: target.target, evidence: [], assumed: true, undirected: true })
  return {
    props: {
      ...shared,
      told: diagnosisTold(reachability, reachCauses, reachReasons),
      start: { diagnosis, remarks: remarksFor(diagnosis, { reachReasons, reachSteps }) },
    },
  }
}
