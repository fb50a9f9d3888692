import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { EmbedsProvider } from '@/components/embeds'
import { Loading } from '@/components/lazy'
import { AllMessages } from '@/components/messages/all-messages'
import { cases } from '@/content/cases'
import { commonPorts, facts } from '@/content/facts'
import type { Arrival } from './checkpoint'

const RuleSimulator = dynamic(
  () => import('@/components/rules/workbench/rule-simulator').then((module) => module.RuleSimulator),
  { loading: Loading },
)

/** The default group with a packet of the picture, at the gate of the simulator, to be changed. Its data comes along, on use. */
export function HomeGate({ arrival: { protocol, port } }: { readonly arrival: Arrival }) {
  const embeds = useMemo(() => {
    const { documents, packet: usual } = cases['default-rules']
    const packet = { direction: usual.direction, peer: usual.peer, protocol, ...(port === null ? {} : { port }) }
    return {
      facts,
      ports: commonPorts,
      cases: { 'default-rules': { documents, packet } },
      policies: {},
      terms: {},
      titles: {},
    }
  }, [protocol, port])
  return (
    <AllMessages>
      <EmbedsProvider value={embeds}>
        <RuleSimulator caseId="default-rules" opened />
      </EmbedsProvider>
    </AllMessages>
  )
}
