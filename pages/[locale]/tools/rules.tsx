import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { type Figures, type KnownService, RuleWorkbench, ruleExampleTold } from '@/components/rules'
import type { ExampleTold } from '@/components/state'
import { commonPorts, facts } from '@/content/facts'

interface Props extends PageProps {
  readonly services: readonly KnownService[]
  readonly figures: Figures
  readonly told: ExampleTold
}

export default function RuleWorkbenchRoute(props: Props) {
  return <RuleWorkbench {...props} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const shared = await pageProps(localeOf(params), [
    'rules',
    'findings',
    'gate',
    'state',
    'work',
    'workbench',
    'warnings',
    'spaceLimits',
    'problems',
  ])
  const { rules } = shared.locale.messages
  if (!rules) throw new Error('The page has no strings of the rule tool')
  return {
    props: {
      ...shared,
      told: ruleExampleTold(rules),
      services: commonPorts.map(({ service, protocol, port, sensitive, use }) => ({
        name: service,
        protocol,
        ports: [{ start: port, end: port }],
        sensitive,
        use,
      })),
      figures: {
        rulesPerGroup: facts['rules-per-group'],
        rulesPerInterface: facts['rules-per-eni'],
        groupsPerInterface: facts['groups-per-eni'],
        prefixListEntries: facts['prefix-list-entries'],
        referencedGroups: facts['referenced-groups'],
        addressesBasic: facts['addresses-basic'],
        addressesAdvanced: facts['addresses-advanced'],
      },
    },
  }
}
