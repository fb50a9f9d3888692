import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { ReachabilityPage } from '@/components/reachability'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'

interface Props extends PageProps {
  readonly start: Diagnosis
}

export default function ReachabilityRoute({ start }: Props) {
  return <ReachabilityPage start={start} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  return {
    props: {
      ...(await pageProps(localeOf(params), [
        'reachability',
        'reachCauses',
        'reachChecks',
        'reachConsole',
        'reachFixes',
        'reachLayers',
        'reachReasons',
        'reachSteps',
        'reachSymptoms',
        'reachUndo',
        'reachWhy',
        'problems',
        'state',
        'work',
      ])),
      start: diagnose({ target: target.target, evidence: [], assumed: true, undirected: true }),
    },
  }
}
