import { cases } from '@/content/cases'
import { decide, parsePacket, readDocuments } from '@/lib/rules'

const arrivals = [
  { protocol: 'tcp', port: 22 },
  { protocol: 'tcp', port: 3306 },
  { protocol: 'icmp', port: null },
  { protocol: 'tcp', port: 80 },
] as const

/** Packets from the internet at the gate of the default group, decided by the rule engine. */
export function checkpoint() {
  const { documents, packet: usual } = cases['default-rules']
  const { ruleSet } = readDocuments(documents)
  return arrivals.map((arrival) => {
    const { protocol, port } = arrival
    const parsed = parsePacket({
      direction: usual.direction,
      peer: usual.peer,
      protocol,
      ...(port === null ? {} : { port }),
    })
    if (!parsed.ok) throw new Error(parsed.problem.code)
    return { ...arrival, passes: decide(ruleSet, parsed.packet).verdict === 'accept' }
  })
}
