import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { EmbedsProvider, type Situation } from '@/components/embeds'
import { Loading } from '@/components/lazy'
import { AllMessages } from '@/components/messages/all-messages'
import { cases } from '@/content/cases'
import { commonPorts, facts } from '@/content/facts'
import type { Slug } from '@/content/topics'
import type { Entities } from '@/lib/ask'

const RuleSimulator = dynamic(
  () => import('@/components/rules/workbench/rule-simulator').then((module) => module.RuleSimulator),
  { loading: Loading },
)

interface Props {
  readonly slug: Slug
  readonly entities: Entities
}

/** The situation of an answer with the port and protocol of the question. Its data comes along with it, on use. */
export function LiveSimulator({ slug, entities: { ports, protocols } }: Props) {
  const embeds = useMemo(() => {
    const situation = Object.entries<Situation>(cases).find(([id]) => id === slug)?.[1]
    if (!situation) return null
    const { packet, documents } = situation
    const protocol = protocols.find((name) => name === 'tcp' || name === 'udp') ?? packet.protocol
    const port = packet.port === undefined ? undefined : (ports[0] ?? packet.port)
    const filled = { documents, packet: { ...packet, protocol, ...(port === undefined ? {} : { port }) } }
    return { facts, ports: commonPorts, cases: { [slug]: filled }, policies: {}, terms: {}, titles: {} }
  }, [slug, ports, protocols])
  if (!embeds) return null
  return (
    <AllMessages>
      <EmbedsProvider value={embeds}>
        <RuleSimulator caseId={slug} opened />
      </EmbedsProvider>
    </AllMessages>
  )
}
